"""Bare `mlcat`: shows what there is and what to type next."""

from __future__ import annotations

import shlex

from mlcat.catalogs import BUNDLED
from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.parsing.options import CATALOG_OPTION
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
    from mlcat.render.overview import render_overview

    canvas = terminal.canvas()
    indexes = selection.open_named_or_current(terminal, catalog)
    others = selection.other_catalogs(terminal, indexes)
    max_lines = canvas.height - 1 if canvas.terminal and len(indexes) == 1 else None  # the last line is the next prompt
    for number, index in enumerate(indexes):
        option = selection.catalog_option(terminal, None, index)
        terminal.write("\n" if number else "")
        terminal.write(
            render_overview(
                index, _next_commands(index, option), canvas, catalog_option=option, others=others, max_lines=max_lines
            )
        )
    return ExitCode.OK


def _next_commands(index: Index, option: str) -> tuple[tuple[str, str], ...]:
    """Commands to type next: for a user's catalog with its own entries and tags in it."""
    last = ("mlcat -h", "all commands")
    if index.name == BUNDLED:
        return (*EXAMPLES, last)
    part = next((f"-t {shlex.quote(tag.tag)}" for tag in index.tags()), None)
    sections = (section.id for section in index.sections() if section.total_count)
    part = part or f"-s {min(sections, key=len, default='ID')}"
    first = next(index.rows(Filter(), 1), None)
    return (
        (f"mlcat search WORDS{option}", "by need or name"),
        *([(f"mlcat show {first.id}{option}", "the details of an entry")] if first else []),
        (f"mlcat list {part}{option}", "by tag, section or kind"),
        last,
    )


COMMAND = Command(
    "",
    help="Curated catalogs in the terminal: papers, libraries, datasets and tools for metric learning, offline.",
    examples=EXAMPLES,
    run=run,
    options=(CATALOG_OPTION,),
)
