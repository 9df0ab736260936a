"""Sorts entries in the order that `--sort` chooses."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.cli.parsing.options import RELEVANCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


class Order:
    """A sort key, and whether the order is reversed."""

    __slots__ = ("key", "reverse")

    def __init__(self, key: str, *, reverse: bool = False) -> None:
        self.key = key
        self.reverse = reverse

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Order) and (self.key, self.reverse) == (other.key, other.reverse)

    def __hash__(self) -> int:
        return hash((self.key, self.reverse))

    def sorted(self, items: Iterable[Item]) -> list[Item]:
        """Sorts the items: by year, month or day in chronological order, by title in alphabetical order. The key
        RELEVANCE keeps them as they are.

        Items with equal values keep their order; those without a value come last, also in reverse.
        """
        all_items = list(items)
        if self.key == RELEVANCE:
            return all_items[::-1] if self.reverse else all_items
        values = [self._value(item) for item in all_items]
        known = [position for position, value in enumerate(values) if value]
        known.sort(key=lambda position: values[position], reverse=self.reverse)
        return [
            all_items[position]
            for position in [*known, *(position for position, value in enumerate(values) if not value)]
        ]

    def _value(self, item: Item) -> str:
        if self.key == "year":
            return str(item.row.year or "")
        if self.key == "title":
            return item.row.title.casefold()
        entry = item.entry()
        return (entry.added if self.key == "added" else entry.last_activity) or ""
