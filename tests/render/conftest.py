"""Items of the catalog of oddities, and canvases."""

import re

import pytest

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.search import search

PIPE = Canvas(100)
TERMINAL = Canvas(100, terminal=True, color=True, links=True)


def without_colors(text: str) -> str:
    """A text without colors and links."""
    return re.sub(r"\x1b(]8;[^\x1b]*\x1b\\|\[[0-9;]*m)", "", text)


def item(index: Index, entry_id: str) -> Item:
    """The entry of that id."""
    n = index.rowid_by_id(entry_id)
    assert n is not None
    return Item(index, index.row(n))


def hits(index: Index, query: str) -> list[Item]:
    """The hits of a search."""
    return [Item(index, index.row(hit.rowid), hit) for hit in search(index, query).hits]


@pytest.fixture
def items(small: Index) -> list[Item]:
    """All items in the order of `list`."""
    return [Item(small, row) for row in small.rows(Filter())]


@pytest.fixture
def counts(small: Index) -> dict[int, int]:
    """The number of items in each section."""
    return small.counts_by_section(Filter())
