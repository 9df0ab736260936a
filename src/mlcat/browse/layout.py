"""The layout of a screen, shared by drawing (`view`) and scrolling (`update`)."""

from __future__ import annotations

from typing import NamedTuple

from mlcat.browse.state import Size, State

MIN_WIDE = 60
"""Minimum width in columns for the preview beside the list."""
_MIN_BORDERED = 8
"""Minimum height in rows for borders."""
_MIN_LIST, _LIST_SHARE = 26, 0.4


class Layout(NamedTuple):
    """The layout of a screen; all sizes are in cells."""

    wide: bool
    """Whether list and preview stand side by side; else one of them has the screen."""
    bordered: bool
    height: int
    """Rows of the list and of the preview."""
    list_columns: int
    side_columns: int
    """Columns of the preview, of the filters and of the menu."""
    first_row: int
    """The row of the screen in which list and preview begin."""


def compute_layout(size: Size) -> Layout:
    """The layout of a screen of that size."""
    wide = size.columns >= MIN_WIDE
    bordered = wide and size.rows >= _MIN_BORDERED
    height = max(0, size.rows - (4 if bordered else 2))
    if not wide:
        return Layout(wide, bordered, height, size.columns, size.columns, 1)
    inner = size.columns - (3 if bordered else 1)
    list_columns = max(_MIN_LIST, int(inner * _LIST_SHARE))
    return Layout(wide, bordered, height, list_columns, inner - list_columns, 2 if bordered else 1)


def list_height(state: State) -> int:
    """The number of entries that the list shows; a note above them takes one row."""
    height = compute_layout(state.size).height
    return max(0, height - 1) if state.results.note and height > 1 else height


def preview_columns(size: Size) -> int:
    """The width of the page of an entry, in cells; at least 20."""
    layout = compute_layout(size)
    return max(20, layout.side_columns - (1 if layout.bordered else 0))
