"""Measures text in terminal cells, and cuts and pads it."""

from __future__ import annotations

from collections.abc import Iterable

from wcwidth import wcwidth

from mlcat.browse.state import Fragment, Line
from mlcat.text.safety import clean


def width(text: str) -> int:
    """The width of a text in cells. It must not have control characters."""
    return len(text) if text.isascii() else sum(max(wcwidth(char), 0) for char in text)


def cut(text: str, columns: int, *, ellipsis: str = "…") -> str:
    """Cleans a text, and cuts it to at most `columns` cells, with an ellipsis."""
    text = clean(text)
    if width(text) <= columns:
        return text
    if columns < width(ellipsis):
        return ""
    return _prefix(text, columns - width(ellipsis)) + ellipsis


def cut_start(text: str, columns: int) -> str:
    """The longest end of a text that fits into `columns` cells. The text must not have control characters."""
    if text.isascii():
        return text[max(0, len(text) - columns) :]
    used = 0
    for position in range(len(text), 0, -1):
        used += max(wcwidth(text[position - 1]), 0)
        if used > columns:
            return text[position:]
    return text


def fit(line: Iterable[Fragment], columns: int, style: str = "") -> Line:
    """A line of exactly `columns` cells: cut if it is longer, padded in `style` if it is shorter."""
    fitted: list[Fragment] = []
    remaining = columns
    for fragment_style, text in line:
        part = _prefix(clean(text), remaining)
        if part:
            fitted.append((fragment_style, part))
            remaining -= width(part)
        if part != clean(text):
            break  # only half of a wide character would fit; the next fragment must not take its cell
    if remaining > 0:
        fitted.append((style, " " * remaining))
    return tuple(fitted)


def line_text(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(text for _, text in line)


def _prefix(text: str, columns: int) -> str:
    """The longest prefix of `text` that takes at most `columns` cells."""
    if text.isascii():
        return text[:columns]
    used = 0
    for position, char in enumerate(text):
        used += max(wcwidth(char), 0)
        if used > columns:
            return text[:position]
    return text
