"""What the text will be shown on."""

from __future__ import annotations

NARROWEST, WIDEST = 20, 500
"""Bounds of the width in columns: Rich loses text below and nobody has more."""


class Canvas:
    """Width in columns, and whether there is a terminal, colour, clickable links and Unicode."""

    __slots__ = ("color", "links", "terminal", "unicode", "width")

    def __init__(
        self,
        width: int = 100,
        *,
        terminal: bool = False,
        color: bool = False,
        links: bool = False,
        unicode: bool = True,
    ) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.terminal = terminal
        self.color = color
        self.links = links
        self.unicode = unicode
