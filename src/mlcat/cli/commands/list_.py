"""`mlcat list`: the entries, by section."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.output import write_entries, write_without_sections
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, parse_output
from mlcat.cli.parsing.options import COUNT, FILTER_OPTIONS, LIMIT, SORT
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.lookup.duplicates import Duplicates
    from mlcat.cli.lookup.sorting import Order


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
    output = parse_output(options)
    opened = selection.open_for_listing(terminal, catalog)
    indexes = selection.select_by_filter_or_advise(terminal, opened, filter, "list")
    listing = Listing(indexes, filter, shows_catalog=len(opened) > 1)
    total = listing.total
    if count:
        terminal.write(f"{total}\n")
        return ExitCode.OK if total else ExitCode.FAILED
    if output.writes_format(total):
        write_entries(terminal, output, listing.in_order(sort, limit))
    elif sort or output.layout == "panel":
        write_without_sections(terminal, listing.in_order(sort, limit), output.layout)
    else:
        _write_by_section(terminal, listing, limit)
    if total:
        terminal.flush()
        if limit is not None and total > limit:
            terminal.note(f"{total - limit:,} more: -n {total} shows all.")
        return ExitCode.OK
    from mlcat.cli.lookup.filter_advice import filter_to_drop, missing_field  # only when nothing was found

    problem = missing_field(indexes, filter) or "no entry matches every filter."
    terminal.note(problem, filter_to_drop(indexes, filter))
    return ExitCode.FAILED


class Listing:
    """The entries of some catalogs that pass a filter; an entry that several of them have is listed once."""

    def __init__(self, indexes: list[Index], filter: Filter, *, shows_catalog: bool) -> None:
        """`indexes` are in order of precedence, and all accept the filter; `shows_catalog` as in `Item`."""
        self.indexes = indexes
        self._filter = filter
        self._shows_catalog = shows_catalog
        self._duplicates: Duplicates | None = None
        if len(indexes) > 1:
            from mlcat.cli.lookup.duplicates import Duplicates  # regular expressions

            self._duplicates = Duplicates(indexes, filter)
        self.counts = (
            self._duplicates.counts if self._duplicates else [index.counts_by_section(filter) for index in indexes]
        )
        """For each catalog, the number of its entries by section number."""
        self.total = sum(sum(counts.values()) for counts in self.counts)

    def items_of(self, index: Index, limit: int | None = None) -> Iterator[Item]:
        """The entries of one of the catalogs, at most `limit`."""
        if self._duplicates is None:
            return (Item(index, row, shows_catalog=self._shows_catalog) for row in index.rows(self._filter, limit))
        items = (Item(index, row, shows_catalog=self._shows_catalog) for row in index.rows(self._filter))
        return islice(self._duplicates.drop_from(items), limit)

    def in_order(self, sort: Order | None = None, limit: int | None = None) -> Iterator[Item]:
        """At most `limit` entries of all catalogs, catalog by catalog or by `sort`, which reads all of them first."""
        items = (item for index in self.indexes for item in self.items_of(index, None if sort else limit))
        return islice(sort.sorted(items) if sort else items, limit)


def _write_by_section(terminal: Terminal, listing: Listing, limit: int | None) -> None:
    """Writes the entries by section, as tables on a terminal and as aligned rows in a pipe; if there are several
    catalogs, each under its title."""
    canvas = terminal.canvas()
    remaining = limit
    for index, counts in zip(listing.indexes, listing.counts, strict=True):
        if remaining == 0:
            break
        if len(listing.indexes) > 1 and counts:
            terminal.write(f"{one_line(index.title)} ({sum(counts.values()):,})\n\n")
        items = listing.items_of(index, remaining)
        if canvas.terminal:
            from mlcat.cli.lookup.references import longest_reference
            from mlcat.render import table  # Rich

            terminal.write_all(table.render_entries(items, counts, canvas, longest_reference(index)))
        else:
            from mlcat.render import rows

            terminal.write_all(rows.render_entries(items, counts))
        if remaining is not None:
            remaining = max(0, remaining - sum(counts.values()))


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
    options=(*FILTER_OPTIONS, *FORMAT_OPTIONS, SORT, LIMIT, COUNT),
)
