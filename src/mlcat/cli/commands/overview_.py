"""Bare `mlcat`: what there is and what to type next."""

from __future__ import annotations

import shlex

from mlcat.catalogs import BUNDLED
from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.parsing.options import CATALOG
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.filters import Filter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

EXAMPLES = (
    ("mlcat search find similar images", "by what you need, or by part of a name"),
    ("mlcat show clip", "the details of an entry"),
    ("mlcat list --tag RecSys", "entries by tag, section or kind"),
    ("mlcat open clip --link paper", "its paper in the browser"),
)


def run(terminal: Terminal, *, catalog: str | None) -> int:
    """Writes the overview of a catalog."""
    from mlcat.render.overview import other_catalogs, overview  # Rich

    canvas = terminal.canvas()
    indexes = selection.one(terminal, catalog)
    terminal.write("\n".join(overview(index, _next(terminal, index), canvas) for index in indexes))
    if beside := selection.others(terminal, indexes):
        terminal.write(f"\n{other_catalogs(beside, canvas)}")
    return ExitCode.OK


def _next(terminal: Terminal, index: Index) -> tuple[tuple[str, str], ...]:
    """Commands to type next: for a user's catalog with its own entries and tags in it."""
    last = ("mlcat -h", "all commands")
    if index.name == BUNDLED:
        return (*EXAMPLES, last)
    chosen = selection.option(terminal, None, index)
    part = next((f"--tag {shlex.quote(tag.tag)}" for tag in index.tags()), None)
    part = part or next((f"--section {section.id}" for section in index.sections() if section.count), "")
    first = next(index.rows(Filter(), 1), None)
    return (
        (f"mlcat search WORDS{chosen}", "by what you need, or by part of a name"),
        *([(f"mlcat show {first.id}{chosen}", "the details of an entry")] if first else []),
        (f"mlcat list {part}{chosen}", "entries by tag, section or kind"),
        last,
    )


COMMAND = Command(
    "",
    help="Curated catalogs in the terminal: papers, libraries, datasets and tools for metric learning, offline.",
    examples=EXAMPLES,
    run=run,
    options=(CATALOG,),
)
