"""`mlcat list`: the entries, by section."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.sorting import COUNT, SORT, Order
from mlcat.cli.output import write_entries, write_flat
from mlcat.cli.parsing.formats import FORMAT, output_of
from mlcat.cli.parsing.options import FILTER, LIMIT
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(
    terminal: Terminal,
    *,
    filter: Filter,
    catalog: str | None,
    limit: int | None,
    sort: Order | None,
    count: bool,
    **options: Any,
) -> int:
    """Writes the entries that the filter accepts."""
    output = output_of(options)
    indexes = _accepting(terminal, catalog, filter)
    counts = [index.counts(filter) for index in indexes]
    total = sum(sum(one.values()) for one in counts)
    if count:
        terminal.write(f"{total}\n")
        return ExitCode.OK if total else ExitCode.FAILED
    if output.format:
        write_entries(terminal, output, _in_order(indexes, filter, sort, limit))
    elif sort or output.layout == "panel":
        write_flat(terminal, _in_order(indexes, filter, sort, limit), output.layout)
    else:
        _write_by_section(terminal, indexes, counts, filter, limit)
    if total:
        terminal.flush()
        if limit is not None and total > limit:
            terminal.note(f"{total - limit:,} more: -n {total} shows all.")
        return ExitCode.OK
    from mlcat.cli.lookup.advice import filter_to_drop, missing_field  # only when nothing was found

    problem = missing_field(indexes, filter) or "no entry matches every filter."
    terminal.note(problem, filter_to_drop(indexes, filter))
    return ExitCode.FAILED


def _accepting(terminal: Terminal, catalog: str | None, filter: Filter) -> list[Index]:
    """The catalogs to list. Raises `UsageError` for a section or tag that none has; it names another that does."""
    chosen = selection.one(terminal, catalog)
    try:
        return selection.accepting(chosen, filter)
    except UsageError as error:
        having = next((index for index in selection.others(terminal, chosen) if _accepts(index, filter)), None)
        if having is None:
            raise
        message = f"{error.message.removesuffix('.')} in {chosen[0].name}."
        raise UsageError(message, f"{having.name} has it: add `-c {having.name}`.") from None


def _accepts(index: Index, filter: Filter) -> bool:
    try:
        index.condition(filter)
    except UsageError:
        return False
    return True


def _in_order(indexes: list[Index], filter: Filter, sort: Order | None, limit: int | None) -> Iterator[Item]:
    """The entries of all catalogs, at most `limit`; those of a sorted list are all read first."""
    items = (item for index in indexes for item in _items(index, filter, None if sort else limit))
    return islice(sort.sorted(items) if sort else items, limit)


def _items(index: Index, filter: Filter, limit: int | None) -> Iterator[Item]:
    return (Item(index, row) for row in index.rows(filter, limit))


def _write_by_section(
    terminal: Terminal, indexes: list[Index], counts: list[dict[int, int]], filter: Filter, limit: int | None
) -> None:
    """Tables on a terminal, aligned rows in a pipe; under the catalog's title where there are several."""
    canvas = terminal.canvas()
    left = limit
    for index, count in zip(indexes, counts, strict=True):
        if left == 0:
            break
        if len(indexes) > 1 and count:
            terminal.write(f"{index.title} ({sum(count.values())})\n\n")
        items = _items(index, filter, left)
        if canvas.terminal:
            from mlcat.cli.lookup.references import longest_reference
            from mlcat.render import table  # Rich

            terminal.write_all(table.entries(items, count, canvas, longest_reference(index)))
        else:
            from mlcat.render import rows

            terminal.write_all(rows.entries(items, count))
        if left is not None:
            left = max(0, left - sum(count.values()))


COMMAND = Command(
    "list",
    help="List the entries by section.",
    examples=(
        ("mlcat list", "all of them"),
        ("mlcat list --tag RecSys", "entries with a tag"),
        ("mlcat list -s tools --status active", "maintained entries of a section and its subsections"),
        ("mlcat list -k dataset --json", "as JSON"),
        ("mlcat list --year 2020- | grep -i loss", "one line per entry in a pipe"),
    ),
    run=run,
    options=(*FILTER, *FORMAT, SORT, LIMIT, COUNT),
)
