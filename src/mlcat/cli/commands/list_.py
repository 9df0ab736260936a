"""`mlcat list`: the entries, by section."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mlcat.cli import selection
from mlcat.cli.advice import filter_to_drop
from mlcat.cli.formats import FORMAT, output_of
from mlcat.cli.options import FILTER, LIMIT, filter_of
from mlcat.cli.output import write_entries
from mlcat.cli.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render import rows
from mlcat.render.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(
    terminal: Terminal,
    *,
    section: list[str],
    tag: list[str],
    kind: list[str],
    status: list[str],
    year: tuple[int, int] | None,
    catalog: str | None,
    limit: int | None,
    **options: Any,
) -> int:
    """Writes the entries that the filter lets through."""
    output = output_of(options)
    only = filter_of(section, tag, kind, status, year)
    indexes = selection.knowing(selection.one(terminal, catalog), only)
    counts = [index.counts(only) for index in indexes]
    if output.format:
        write_entries(
            terminal, output, islice((item for index in indexes for item in _items(index, only, limit)), limit)
        )
    else:
        _for_people(terminal, indexes, counts, only, limit)
    total = sum(sum(count.values()) for count in counts)
    if total:
        terminal.flush()
        if limit is not None and total > limit:
            terminal.note(f"{total - limit:,} more: -n {total} shows all.")
        return ExitCode.OK
    terminal.note("no entry has all of that.", filter_to_drop(indexes, only))
    return ExitCode.FAILED


def _items(index: Index, only: Filter, limit: int | None) -> Iterator[Item]:
    return (Item(index, row) for row in index.rows(only, limit))


def _for_people(
    terminal: Terminal, indexes: list[Index], counts: list[dict[int, int]], only: Filter, limit: int | None
) -> None:
    """Tables on a terminal, aligned rows in a pipe; under the catalog's title where there are several."""
    canvas = terminal.canvas()
    left = limit
    for index, count in zip(indexes, counts, strict=True):
        if left == 0:
            break
        if len(indexes) > 1 and count:
            terminal.write(f"{index.title} ({sum(count.values())})\n\n")
        items = _items(index, only, left)
        if canvas.terminal:
            from mlcat.render import table  # Rich

            terminal.write_all(table.entries(items, count, canvas, index.longest_id))
        else:
            terminal.write_all(rows.entries(items, count))
        if left is not None:
            left = max(0, left - sum(count.values()))


COMMAND = Command(
    "list",
    help="List the entries, by section.",
    examples=(
        ("mlcat list", "all of them"),
        ("mlcat list --tag RecSys", "of one domain"),
        ("mlcat list -s tools --status active", "of a section and those in it, still alive"),
        ("mlcat list -k dataset --json", "as JSON, for programs"),
        ("mlcat list --year 2020.. | grep -i loss", "rows to grep"),
    ),
    run=run,
    options=(*FILTER, *FORMAT, LIMIT),
)
