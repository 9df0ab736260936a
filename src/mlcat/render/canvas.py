"""The canvas that text is rendered for: its size and capabilities."""

from __future__ import annotations

MIN_WIDTH, MAX_WIDTH = 20, 500
"""Minimum and maximum width in columns. Below the minimum, Rich loses text; no terminal is wider than the maximum."""


class Canvas:
    """A terminal or a pipe: its size, and whether it has color, clickable links and Unicode."""

    __slots__ = ("color", "height", "links", "terminal", "unicode", "width")

    def __init__(
        self,
        width: int = 100,
        height: int = 24,
        *,
        terminal: bool = False,
        color: bool = False,
        links: bool = False,
        unicode: bool = True,
    ) -> None:
        self.width = min(max(width, MIN_WIDTH), MAX_WIDTH)
        """Columns."""
        self.height = height
        """Lines of the screen of a terminal; not used for a pipe."""
        self.terminal = terminal
        """Whether it is a terminal. On a terminal long texts are cut, in a pipe they are not."""
        self.color = color
        self.links = links
        self.unicode = unicode

    def with_width(self, width: int) -> Canvas:
        """A copy with another width."""
        return Canvas(
            width, self.height, terminal=self.terminal, color=self.color, links=self.links, unicode=self.unicode
        )
