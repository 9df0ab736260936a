"""How far an import is: a bar on stderr where that is a terminal, nothing elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from mlcat.cli.terminal import Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.progress import DrawnBar

_EVERY = 0.1  # seconds between two looks at the bar


class Bar:
    """A progress bar with rate and time left. A context manager; `told` may be called as often as one likes."""

    def __init__(self, terminal: Terminal, what: str) -> None:
        self._shown: DrawnBar | None = None
        self._entries = 0
        self._next = 0.0
        if terminal.is_terminal(terminal.err) and terminal.environ.get("TERM") != "dumb":
            from mlcat.render.progress import DrawnBar  # Rich

            color = not terminal.environ.get("NO_COLOR")
            self._shown = DrawnBar(terminal.err, what, width=terminal.width(terminal.err), color=color)

    def told(self, taken: int, total: int | None) -> None:
        """So many bytes of so many are taken in."""
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            self._shown.update(taken, total, self._entries)

    def count(self, entries: int) -> None:
        """So many entries are written."""
        self._entries = entries

    def say(self, what: str) -> None:
        """What is being done now."""
        if self._shown:
            self._shown.say(what, self._entries)

    def pause(self) -> None:
        """Takes the bar away while somebody is asked something."""
        if self._shown:
            self._shown.stop()

    def resume(self) -> None:
        """Shows it again."""
        if self._shown:
            self._shown.start()

    def __enter__(self) -> Bar:
        if self._shown:
            self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.stop()
