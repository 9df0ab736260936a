"""Lists the entries of catalogs that pass a filter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.lookup.duplicates import Duplicates
    from mlcat.cli.lookup.sorting import Order


class Listing:
    """The entries of some catalogs that pass a filter; an entry that several of them have is listed once."""

    def __init__(self, indexes: list[Index], filter: Filter, *, shows_catalog: bool) -> None:
        """`indexes` are in order of precedence, and all accept the filter; `shows_catalog` as in `Item`."""
        self.indexes = indexes
        self._filter = filter
        self._shows_catalog = shows_catalog
        self._duplicates: Duplicates | None = None
        if len(indexes) > 1:
            from mlcat.cli.lookup.duplicates import Duplicates

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
