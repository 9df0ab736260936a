"""`--sort`: the order of entries, and `--count`."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.cli.parsing.spec import Option
from mlcat.errors import UsageError, suggest
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

KEYS = ("year", "title", "activity", "added")
"""The keys by which entries can be sorted."""
_OTHER_NAMES = {"name": "title", "date": "year", "updated": "activity", "best-match": "relevance"}  # of other programs
RELEVANCE = "relevance"
"""The key by which hits are sorted without an option."""


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
        """The items in this order: years, months and days in chronological order, titles in alphabetical order.

        Items with equal values keep their order; those without a value come last in both directions.
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


def _option(keys: tuple[str, ...]) -> Option:
    def order(typed: str) -> Order:
        key = typed.strip().lower().removeprefix("-")
        key = _OTHER_NAMES.get(key, key)
        if key not in keys:
            raise UsageError(f"'{shorten(typed, 40)}' is not an order.", suggest("Orders", keys, key))
        return Order(key, reverse=typed.strip().startswith("-"))

    return Option(
        "sort", "--sort", metavar="KEY", convert=order, values=keys,
        help=f"Sort by {', '.join(keys[:-1])} or {keys[-1]}; a hyphen in front reverses: --sort=-year.",
    )  # fmt: skip


SORT = _option(KEYS)
"""The option of `list`."""
SORT_HITS = _option((*KEYS, RELEVANCE))
"""The option of `search`."""
COUNT = Option("count", "--count", help="Print only how many there are.")
