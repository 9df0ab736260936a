"""Draws a state: lines of exactly the size of the screen, and the position of the cursor."""

from __future__ import annotations

from typing import NamedTuple

from mlcat.browse.cells import cut, cut_start, fit, width
from mlcat.browse.keys import KEY_HINTS, NARROW_KEY_HINTS, PANEL_KEY_HINTS, PREVIEW_KEY_HINTS
from mlcat.browse.layout import Layout, compute_layout, list_height
from mlcat.browse.state import FilterOption, Line, ResultRow, State

_PROMPT = "mlcat > "
_MIN_QUERY = 10
"""Minimum columns of the query; if it would have less, the count is omitted."""
_MIN_SECTION = 7
"""Minimum columns of the title of a section beside an entry."""
_BOLD, _DIM, _SELECTED, _NAME = "bold", "ansibrightblack", "reverse", "ansicyan"


class _Border(NamedTuple):
    """The characters of a border."""

    upper: tuple[str, str, str]
    """The left corner, the middle and the right corner of the upper border."""
    lower: tuple[str, str, str]
    dash: str
    bar: str


_UNICODE = _Border(("┌", "┬", "┐"), ("└", "┴", "┘"), "─", "│")
_ASCII = _Border(("+", "+", "+"), ("+", "+", "+"), "-", "|")


class Frame(NamedTuple):
    """A screen."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int]
    """Column and row of the cursor."""


def view(state: State) -> Frame:
    """The screen of a state: one line per row, each exactly as wide as the screen in cells."""
    layout = compute_layout(state.size)
    prompt, column = _prompt(state)
    body = _side_by_side(state, layout) if layout.is_wide else _focused_part(state, layout)
    lines = [prompt, *body, _footer(state)][: max(state.size.rows, 0)]
    return Frame(tuple(lines), (column, 0))


def _prompt(state: State) -> tuple[Line, int]:
    """The line with the query, and the column of the cursor in it."""
    columns = state.size.columns
    count_text = _count_text(state)
    if width(count_text) > columns - len(_PROMPT) - _MIN_QUERY:
        count_text = ""
    query_columns = max(1, columns - len(_PROMPT) - width(count_text) - 2)
    # A long query scrolls to the left, so that the cursor stays visible.
    before = cut_start(state.query[: state.cursor], query_columns - 1)
    visible = before + state.query[state.cursor :]
    line = fit([("", cut(visible, query_columns, ellipsis=""))], query_columns)
    prompt = fit([(_BOLD, _PROMPT), *line, ("", "  "), (_DIM, count_text)], columns)
    return prompt, max(0, min(len(_PROMPT) + width(before), columns - 1))


def _count_text(state: State) -> str:
    """The number of entries that match, and the filters: `12 of 63 · NLP`."""
    searching = _ellipsis(state) if state.is_searching else ""
    results = state.results
    count = 0 if results.is_suggestion else results.total
    parts = [f"{count:,} of {state.total:,}{searching}", *sorted(value for _, value in state.choices)]
    if state.marked:
        parts.append(f"{len(state.marked)} marked")
    return (" · " if state.unicode else " - ").join(parts)


def _side_by_side(state: State, layout: Layout) -> list[Line]:
    """The body of a wide screen: the list, and at the right the preview, the filters or the menu."""
    left = _list(state, layout)
    right = _side_panel(state, layout)
    border = _UNICODE if state.unicode else _ASCII
    if not layout.has_border:
        return [(*left_line, ("", " "), *right_line) for left_line, right_line in zip(left, right, strict=True)]
    edge = (_DIM, border.bar)
    rows: list[Line] = [
        (edge, *left_line, edge, *right_line, edge) for left_line, right_line in zip(left, right, strict=True)
    ]
    lengths = layout.list_columns, layout.side_columns
    upper, lower = (_border_line(border.dash, ends, lengths) for ends in (border.upper, border.lower))
    return [upper, *rows, lower]


def _border_line(dash: str, ends: tuple[str, str, str], lengths: tuple[int, int]) -> Line:
    """The upper or lower border; `ends` are its left corner, its middle and its right corner."""
    left, middle, right = ends
    return ((_DIM, left + dash * lengths[0] + middle + dash * lengths[1] + right),)


def _focused_part(state: State, layout: Layout) -> list[Line]:
    """The body of a narrow screen: the part that has the focus."""
    return _list(state, layout) if state.focus == "list" else _side_panel(state, layout)


def _list(state: State, layout: Layout) -> list[Line]:
    """The lines of the list: the note, then the results that are on the screen."""
    columns = layout.list_columns
    lines: list[Line] = []
    if state.results.note and layout.height > 1:
        lines.append(fit([(_BOLD, cut(f" {state.results.note}", columns, ellipsis=_ellipsis(state)))], columns))
    last_section = ""
    for position in range(state.top, min(state.top + list_height(state), state.results.total)):
        row = state.results.at(position)
        if row is None:
            lines.append(fit([(_DIM, f"  {_ellipsis(state)}")], columns))
            continue
        lines.append(
            _row(state, row, columns, selected=position == state.selected, shows_section=row.section != last_section)
        )
        last_section = row.section
    return _pad_lines(lines, columns, layout.height)


def _row(state: State, row: ResultRow, columns: int, *, selected: bool, shows_section: bool) -> Line:
    """The line of an entry. With `shows_section`, the title of its section is at the right, if it fits."""
    sign = (">" if selected else " ") + ("*" if row.reference in state.marked else " ")
    style = _SELECTED if selected else ""
    title = cut(row.title, columns - 2, ellipsis=_ellipsis(state))
    section_columns = columns - 2 - width(title) - 2
    shows_section = shows_section and section_columns >= _MIN_SECTION
    section = cut(row.section, section_columns, ellipsis=_ellipsis(state)) if shows_section else ""
    gap = " " * (columns - 2 - width(title) - width(section))
    return fit([(style, sign + title + gap), (style or _DIM, section)], columns, style)


def _side_panel(state: State, layout: Layout) -> list[Line]:
    """The preview, the filters or the menu."""
    columns, height = layout.side_columns, layout.height
    if state.focus in ("filters", "menu"):
        return _panel(state, columns, height)
    current = state.current
    if current is None or state.preview_of != current.reference:
        return _pad_lines([], columns, height)
    indent = 1 if layout.has_border else 0
    lines = state.preview[state.preview_top : state.preview_top + height]
    return _pad_lines([fit([("", " " * indent), *line], columns) for line in lines], columns, height)


def _panel(state: State, columns: int, height: int) -> list[Line]:
    """The filters or the menu, scrolled so that the selected row is on the screen."""
    if state.focus == "filters":
        rows = [_option_label(state, option, columns) for option in state.filter_options]
    else:
        rows = [action.label for action in state.actions]
    first = max(0, min(state.panel_row - height + 2, len(rows) - height + 1))
    title = "Filters" if state.focus == "filters" else "More"
    lines = [fit([(_BOLD, f" {title}")], columns)]
    for position, label in enumerate(rows[first : first + max(0, height - 1)], start=first):
        selected = position == state.panel_row
        style = _SELECTED if selected else ""
        text = cut((">" if selected else " ") + label, columns, ellipsis=_ellipsis(state))
        lines.append(fit([(style, text)], columns, style))
    return _pad_lines(lines, columns, height)


def _option_label(state: State, option: FilterOption, columns: int) -> str:
    """The row of a filter in the panel, one cell narrower than the panel."""
    sign = "x" if option.choice in state.choices else " "
    label = f"[{sign}] {option.choice[0]:<8} {'  ' * option.depth}{option.label}"
    count = f"{option.count:,} "
    label_columns = columns - 1 - len(count)
    label = cut(label, label_columns, ellipsis=_ellipsis(state))
    return label + " " * (label_columns - width(label)) + count


def _footer(state: State) -> Line:
    """The last line: a message, or hints for the keys."""
    columns = state.size.columns
    if state.status:
        return fit([(_BOLD, cut(f" {state.status}", columns, ellipsis=_ellipsis(state)))], columns)
    if state.indexing:
        message = f" Indexing {state.indexing}: this takes a while, but only once."
        return fit([(_BOLD, cut(message, columns, ellipsis=_ellipsis(state)))], columns)
    if state.results.hint and state.focus == "list":
        return fit([("", cut(f" {state.results.hint}", columns, ellipsis=_ellipsis(state)))], columns)
    list_keys = KEY_HINTS if compute_layout(state.size).is_wide else NARROW_KEY_HINTS
    keys = list({"list": list_keys, "preview": PREVIEW_KEY_HINTS}.get(state.focus, PANEL_KEY_HINTS))
    while len(keys) > 1 and sum(len(key) + len(meaning) + 4 for key, meaning in keys) > columns:
        del keys[-2]  # the key to leave is the last to be omitted
    return fit([part for key, meaning in keys for part in (("", " "), (_NAME, key), ("", f" {meaning}  "))], columns)


def _pad_lines(lines: list[Line], columns: int, height: int) -> list[Line]:
    """`lines`, cut or filled with blank lines to exactly `height`."""
    empty = fit([], columns)
    return [*lines[:height], *[empty] * (height - len(lines))]


def _ellipsis(state: State) -> str:
    return "…" if state.unicode else "..."
