"""Merges entries of several catalogs that are the same thing: their addresses have the same canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.text.addresses import canonical_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def merge_duplicates(items: Iterable[Item], indexes: list[Index]) -> list[Item]:
    """Merges items with the same canonical address; returns the others unchanged, all in order.

    Of several items, the one from the first of the indexes is kept, with the names of the other catalogs.
    """
    all_items = list(items)
    if len(all_items) < 2:
        return all_items
    precedence = {index.name: position for position, index in enumerate(indexes)}
    groups: dict[str, list[Item]] = {}
    for item in all_items:
        groups.setdefault(canonical_address(item.row.url), []).append(item)
    return [_merge_group(sorted(group, key=lambda item: precedence[item.catalog])) for group in groups.values()]


def _merge_group(items: list[Item]) -> Item:
    """The first of several items for the same thing, with the names of the other catalogs added."""
    first = items[0]
    names = dict.fromkeys(name for item in items for name in item.catalogs)
    first.also_in = tuple(name for name in names if name != first.catalog)
    return first


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
        """The catalogs that have a thing, by its canonical address; only for things that several catalogs have."""
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
