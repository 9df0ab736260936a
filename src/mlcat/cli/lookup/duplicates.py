"""Removes duplicates from lists of several catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.text.addresses import canonical_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


class Duplicates:
    """Finds the entries that pass a filter and are in several catalogs.

    The entry of the first catalog is kept; those of the others are copies. Entries of one catalog are never copies of
    each other.
    """

    def __init__(self, indexes: list[Index], filter: Filter) -> None:
        """`indexes` are in order of precedence, and all accept the filter."""
        self.counts: list[dict[int, int]] = []
        """For each catalog, the number of its entries by section number, without copies."""
        self._first: dict[str, str] = {}
        self._catalogs: dict[str, list[str]] = {}
        """The catalogs that have a thing, by its canonical address; only of things that several have."""
        for index in indexes:
            self.counts.append(self._add(index, filter))

    def _add(self, index: Index, filter: Filter) -> dict[int, int]:
        counts: dict[int, int] = {}
        for section, url in index.addresses(filter):
            address = canonical_address(url)
            first = self._first.setdefault(address, index.name)
            if first == index.name:
                counts[section] = counts.get(section, 0) + 1
            elif index.name not in (names := self._catalogs.setdefault(address, [first])):
                names.append(index.name)
        return counts

    def drop_from(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items without copies; each names the other catalogs that have it."""
        for item in items:
            names = self._catalogs.get(canonical_address(item.row.url), [item.catalog])
            if names[0] == item.catalog:
                item.also_in = tuple(names[1:])
                yield item
