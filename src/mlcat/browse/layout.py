"""Computes the layout of a screen, for drawing (`view`) and for scrolling (`navigation`)."""

from __future__ import annotations

from typing import NamedTuple

from mlcat.browse.state import Size, State

MIN_COLUMNS_SIDE_BY_SIDE = 60
"""Minimum columns of a screen with the preview beside the list."""
_MIN_ROWS_WITH_BORDER = 8
"""Minimum rows of a screen with borders."""
_MIN_LIST_COLUMNS = 26
_LIST_SHARE = 0.4  # of the columns of a wide screen


class Layout(NamedTuple):
    """The layout of a screen; all sizes are in cells."""

    is_wide: bool
    """Whether list and preview are side by side. If not, only one of them is on the screen."""
    has_border: bool
    height: int
    """Rows of the list and of the preview."""
    list_columns: int
    side_columns: int
    """Columns of the preview, of the filters and of the menu."""
    first_row: int
    """The row of the screen in which list and preview begin."""


def compute_layout(size: Size) -> Layout:
    """The layout of a screen of that size."""
    is_wide = size.columns >= MIN_COLUMNS_SIDE_BY_SIDE
    has_border = is_wide and size.rows >= _MIN_ROWS_WITH_BORDER
    height = max(0, size.rows - (4 if has_border else 2))
    if not is_wide:
        return Layout(is_wide, has_border, height, size.columns, size.columns, 1)
    inner = size.columns - (3 if has_border else 1)
    list_columns = max(_MIN_LIST_COLUMNS, int(inner * _LIST_SHARE))
    return Layout(is_wide, has_border, height, list_columns, inner - list_columns, 2 if has_border else 1)


def list_height(state: State) -> int:
    """The number of entries that fit into the list, below a note if there is one."""
    height = compute_layout(state.size).height
    return max(0, height - 1) if state.results.note and height > 1 else height


def preview_columns(size: Size) -> int:
    """The columns of the page of an entry: at least 20."""
    layout = compute_layout(size)
    return max(20, layout.side_columns - (1 if layout.has_border else 0))
