"""Styles that are readable on dark and on light backgrounds, and texts with these styles.

They use the palette of 16 colors. Nothing that matters is dim, yellow or white: on one of the backgrounds, it would
vanish. This module imports Rich, which takes three to four times as long as a start of Python; `list` in a pipe does
not load it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.box import ASCII, ROUNDED, Box
from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.text.safety import one_line
from mlcat.text.tokens import token_spans

HEADING = "bold"
TITLE = "bold default"  # `default` resets the color of the frame
ID = "cyan"
TAG = "magenta"
LABEL = "cyan"
BORDER = "cyan"
COMMAND = "bold green"
MARK = "bold underline"
STATUS = {"active": "green", "dormant": "magenta", "archived": "red"}


def draw(canvas: Canvas, *parts: RenderableType, width: int | None = None) -> str:
    """Draws the parts one below the other as text for the canvas. `width` replaces the width of the canvas."""
    console = Console(
        file=io.StringIO(),
        width=width or canvas.width,
        force_terminal=canvas.color or canvas.links,
        color_system="standard" if canvas.color or canvas.links else None,
        no_color=not canvas.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    # Rich pads lines with blanks, but these would disturb grep, diff and copying.
    return "\n".join(line.rstrip(" ") for line in capture.get().split("\n"))


def clean_text(value: str, style: str = "") -> Text:
    """A text from a catalog: cleaned, on one line, and not parsed as markup."""
    return Text(one_line(value), style)


def address_text(url: str, canvas: Canvas) -> Text:
    """An address, as a link if the canvas has links."""
    linked_text = Text(one_line(url), overflow="fold")
    if canvas.links:
        linked_text.stylize(link_style(url))
    return linked_text


def link_style(url: str) -> Style:
    """The style of a link. Apply it to the text, not to its cell, so that padding is not underlined."""
    return Style(link=link_target(url), underline=True)


def link_target(url: str) -> str:
    """An address for a hyperlink escape sequence, percent-encoded: only printable ASCII is allowed there."""
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in one_line(url)
    )


def mark_words(value: str, words: Iterable[str], style: str = "") -> Text:
    """A text from a catalog with these words marked, and other forms of them."""
    marked_text = clean_text(value, style)
    all_words = set(words)
    if all_words:
        for start, end, forms in token_spans(marked_text.plain):
            if not all_words.isdisjoint(forms):
                marked_text.stylize(MARK, start, end)
    return marked_text


def box(canvas: Canvas) -> Box:
    """The box of panels: with round corners, or in ASCII."""
    return ROUNDED if canvas.unicode else ASCII


def dot(canvas: Canvas) -> str:
    """The separator of facts on one line."""
    return " · " if canvas.unicode else " - "


def join_facts(canvas: Canvas, parts: Iterable[Text]) -> Text:
    """The parts that are not empty, on one line with separators."""
    return Text(dot(canvas)).join([part for part in parts if part.plain])
