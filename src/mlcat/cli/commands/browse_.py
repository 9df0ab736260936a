"""`mlcat browse`: shows a full-screen browser to find, read, open and copy entries."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.output import write_entries
from mlcat.cli.parsing.formats import Output
from mlcat.cli.parsing.options import CATALOG_OPTION
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError, suggest
from mlcat.render.formats import FORMATS
from mlcat.text.safety import clean, shorten

PAGE, ID, URL = "show", "id", "url"
PRINT_FORMATS = (PAGE, ID, URL, *FORMATS)
"""The values of --print: the page of `show`, the reference, the address, or a format of the registry."""


def parse_print_format(typed: str) -> str:
    """Parses one of PRINT_FORMATS, in any case. Raises `UsageError` for anything else."""
    name = typed.strip().lower()
    if name in PRINT_FORMATS:
        return name
    raise UsageError(f"'{shorten(typed, 40)}' cannot be printed.", suggest("Values of --print", PRINT_FORMATS, typed))


def run(terminal: Terminal, *, words: list[str], print_format: str | None, mouse: bool, catalog: str | None) -> int:
    """Shows the browser on the terminal, and writes the chosen entries to stdout at the end."""
    from mlcat.cli.browsing.session import browse

    items = browse(terminal, " ".join(words), catalog, mouse=mouse)
    if isinstance(items, int):
        return items
    if print_format == ID:
        terminal.write_all(f"{clean(item.reference)}\n" for item in items)
    elif print_format == URL:
        terminal.write_all(f"{clean(item.row.url)}\n" for item in items)
    elif print_format in FORMATS:
        write_entries(terminal, Output(format=FORMATS[print_format]), items)
    else:
        from mlcat.cli.lookup.related import related_items
        from mlcat.render.page import render_page

        canvas = terminal.canvas()
        terminal.write_all(render_page(item, related_items(item), canvas) for item in items)
    terminal.flush()
    return ExitCode.OK if items else ExitCode.FAILED


COMMAND = Command(
    "browse",
    help="Find, read, open and copy entries in a full-screen browser. Typing searches; Enter leaves and prints the "
    "selected entry, or all that were marked with Tab.",
    examples=(
        ("mlcat browse", "all entries, by section"),
        ("mlcat browse triplet loss", "begin with a search"),
        ("mlcat browse --print id", "print the ids of what was chosen, for another command"),
    ),
    run=run,
    arguments=(
        Argument(
            "words",
            metavar="[WORDS...]",
            multiple=True,
            required=False,
            help="What to search for at first; it may have filters: `mlcat help query`.",
            completions="id",
            is_query=True,
        ),
    ),
    options=(
        Option(
            "print_format",
            "--print",
            metavar="WHAT",
            convert=parse_print_format,
            completions=PRINT_FORMATS,
            help=f"Print this of each chosen entry: {', '.join(PRINT_FORMATS)}. By default the page that show prints.",
        ),
        Option("mouse", "--mouse", help="Select and scroll with the mouse; selecting text then needs Shift."),
        CATALOG_OPTION,
    ),
)
