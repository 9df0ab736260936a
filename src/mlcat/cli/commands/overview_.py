"""Bare `mlcat`: what there is and what to type next."""

from __future__ import annotations

from mlcat.cli import shelves
from mlcat.cli.options import CATALOG
from mlcat.cli.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode

NEXT = (
    ("mlcat search find similar images", "what you need, or half a name"),
    ("mlcat show clip", "everything known of one"),
    ("mlcat list --tag RecSys", "all of one tag, section or kind"),
    ("mlcat open clip --link paper", "its paper in the browser"),
    ("mlcat -h", "all commands"),
)


def run(terminal: Terminal, *, catalog: str | None) -> int:
    """Writes the overview of a catalog."""
    from mlcat.render.overview import overview  # Rich

    canvas = terminal.canvas()
    terminal.write("\n".join(overview(index, NEXT, canvas) for index in shelves.one(terminal, catalog)))
    return ExitCode.OK


COMMAND = Command(
    "",
    help="Curated catalogs in the terminal: papers, libraries, datasets and tools for metric learning, offline.",
    examples=NEXT[:-1],
    run=run,
    options=(CATALOG,),
)
