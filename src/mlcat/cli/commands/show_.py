"""`mlcat show`: everything known of an entry."""

from __future__ import annotations

from mlcat.cli import selection
from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.last_hits import hit_or_entry
from mlcat.cli.output import write_entries
from mlcat.cli.parsing.formats import FORMAT, output_of
from mlcat.cli.parsing.options import CATALOG
from mlcat.cli.parsing.spec import Argument, Command
from mlcat.cli.resolve import resolve_entry
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.search.related import related_entries
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RELATED = 5  # entries named at the foot of a page

ENTRY = "An id, a title or an alias, in any case; catalog:id where two catalogs share one."


def run(terminal: Terminal, *, entries: list[str], catalog: str | None, **options: Any) -> int:
    """Writes the page of each entry; those that are not found are told of at the end."""
    output = output_of(options)
    indexes = selection.every(terminal, catalog)
    items, missing = _find_all(terminal, indexes, entries, selection.option(terminal, catalog))
    if output.format:
        write_entries(terminal, output, items)
    elif items:
        from mlcat.render.page import page  # Rich

        canvas = terminal.canvas()
        terminal.write_all(page(item, _related(item), canvas) for item in items)
    terminal.flush()
    for error in missing:
        terminal.error(error)
    return ExitCode.FAILED if missing else ExitCode.OK


def _find_all(
    terminal: Terminal, indexes: list[Index], names: list[str], option: str
) -> tuple[list[Item], list[NotFoundError]]:
    """The entries that are found, and the errors for the other names."""
    items: list[Item] = []
    missing: list[NotFoundError] = []
    for name in names:
        try:
            items.append(hit_or_entry(terminal, indexes, name, option))
        except NotFoundError as error:
            missing.append(error)
    if missing and len(names) > 1 and (together := _together(indexes, names, option)):
        return items, [together]
    return items, missing


def _related(item: Item) -> list[Item]:
    """Entries of its catalog on the same topics."""
    index = item.index
    return [Item(index, index.row(rowid)) for rowid in related_entries(index, item.row.rowid, _RELATED)]


def _together(indexes: list[Index], names: list[str], option: str) -> NotFoundError | None:
    """Where the words are one name that lacked its quotes: `mlcat show fashion mnist`."""
    name = " ".join(names)
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return None
    first = next(word for word in names if not _exists(indexes, word))
    return NotFoundError(
        f"no entry '{shorten(first, 60)}'.", f'Did you mean `mlcat show "{shorten(name, 80)}"{option}`?'
    )


def _exists(indexes: list[Index], name: str) -> bool:
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return False
    return True


COMMAND = Command(
    "show",
    help="Show everything known of an entry: who made it, licence, status, how to install it, every link.",
    examples=(
        ("mlcat show faiss", "by id"),
        ('mlcat show "fashion mnist" SCANN', "by title or alias, several at once"),
        ("mlcat show clip --json", "as JSON, every field"),
    ),
    run=run,
    everywhere=True,
    arguments=(
        Argument(
            "entries",
            metavar="ENTRY...",
            many=True,
            help=ENTRY,
            missing="Name one: `mlcat show faiss`; `mlcat list` has them all.",
            values="id",
        ),
    ),
    options=(CATALOG, *FORMAT),
)
