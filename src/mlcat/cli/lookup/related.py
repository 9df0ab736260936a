"""Finds the entries that are related to an entry, for its page."""

from __future__ import annotations

from mlcat.render.item import Item
from mlcat.search.related import related_entries

MAX_RELATED = 5
"""Maximum number of related entries that a page names."""


def related_items(item: Item, *, shows_catalog: bool = False) -> list[Item]:
    """At most MAX_RELATED entries of the catalog of `item` on the same topics, the most similar first; `shows_catalog`
    as in `Item`."""
    index = item.index
    rowids = related_entries(index, item.row.rowid, MAX_RELATED)
    return [Item(index, index.row(rowid), shows_catalog=shows_catalog) for rowid in rowids]
