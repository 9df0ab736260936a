"""`mlcat show`: shows everything that is known of an entry."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.entry_arguments import resolve_arguments
from mlcat.cli.lookup.related import related_items
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, parse_output
from mlcat.cli.parsing.options import CATALOG_OPTION, ENTRY_OR_HIT_HELP
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(terminal: Terminal, *, entries: list[str], catalog: str | None, full: bool, **options: Any) -> int:
    """Writes the page of each entry, and at the end the errors about those that are not found."""
    output = parse_output(options)
    indexes = selection.open_named_or_all(terminal, catalog)
    option = selection.catalog_option(terminal, catalog)
    items, missing = resolve_arguments(terminal, indexes, entries, "show", option)
    if output.writes_format(items):
        from mlcat.cli.output import write_entries

        write_entries(terminal, output, items)
    elif items:
        from mlcat.render.page import render_page

        canvas = terminal.canvas()
        terminal.write_all(render_page(item, related_items(item), canvas, full=full) for item in items)
    terminal.flush()
    for error in missing:
        terminal.error(error)
    return ExitCode.FAILED if missing else ExitCode.OK


COMMAND = Command(
    "show",
    help="Show the details of an entry: what it is, authors, license, status, how to install it, links.",
    examples=(
        ("mlcat show faiss", "by id"),
        ('mlcat show "fashion mnist" SCANN', "by title or alias, several at once"),
        ("mlcat show clip --json", "as JSON, with every field"),
    ),
    run=run,
    searches_all=True,
    arguments=(
        Argument(
            "entries",
            metavar="ENTRY...",
            multiple=True,
            help=ENTRY_OR_HIT_HELP,
            missing_hint="Name one: `mlcat show faiss`; `mlcat list` has them all.",
            completions="id",
        ),
    ),
    options=(Option("full", "--all", help="Also show all links, aliases and topics."), CATALOG_OPTION, *FORMAT_OPTIONS),
)
