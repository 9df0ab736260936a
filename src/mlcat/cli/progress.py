"""Shows the progress of an import: a bar on stderr if that is a terminal, otherwise nothing."""

from __future__ import annotations

import time
from types import TracebackType

from mlcat.cli.terminal import Terminal
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from mlcat.render.progress import Progress, TaskID

_INTERVAL = 0.1  # seconds between two updates of the bar


class Bar:
    """A progress bar with the rate and the time left, as a context manager. `advance` may be called as often as one
    likes."""

    def __init__(self, terminal: Terminal, description: str) -> None:
        self._drawn: Progress | None = None
        self._entries = 0
        self._next = 0.0
        if terminal.is_terminal(terminal.err) and terminal.environ.get("TERM") != "dumb":
            width, color = terminal.width(terminal.err), not terminal.environ.get("NO_COLOR")
            self._max_title = width // 3
            from mlcat.cli.nonblocking import to_blocking

            self._drawn = self._draw(to_blocking(terminal.err), width, color)
            self._task: TaskID = self._drawn.add_task(
                shorten(description, self._max_title), total=self._total, entries="0"
            )

    _total: int | None = None
    """The number that the bar counts up to, if it is known at the start."""

    def _draw(self, stream: TextIO, width: int, color: bool) -> Progress:
        from mlcat.render.progress import progress_bar

        return progress_bar(stream, width=width, color=color)

    def advance(self, received: int, total: int | None) -> None:
        """Updates the bar: `received` bytes of `total` have been read; `total` is None if unknown."""
        if self._drawn and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            self._drawn.update(self._task, completed=received, total=total, entries=f"{self._entries:,}")

    def set_entry_count(self, entries: int) -> None:
        """Sets the number of entries written, to be shown at the next update."""
        self._entries = entries

    def describe(self, description: str) -> None:
        """Changes the description of what is being done."""
        if self._drawn:
            shortened = shorten(description, self._max_title)
            self._drawn.update(self._task, description=shortened, entries=f"{self._entries:,}")

    def pause(self) -> None:
        """Hides the bar, for example while asking the user a question."""
        if self._drawn:
            self._drawn.stop()

    def resume(self) -> None:
        """Shows the bar again."""
        if self._drawn:
            try:
                self._drawn.start()
            except RuntimeError:  # no thread can be started that would draw it
                self._drawn.stop()
                self._drawn = None

    def hidden_during(self, write: Callable[[], None]) -> None:
        """Calls `write`, which writes to the terminal, while the bar is hidden."""
        self.pause()
        write()
        self.resume()

    def step(self) -> None:
        """Called when a catalog is done; only `CatalogBar` counts them."""

    def __enter__(self) -> Bar:
        self.resume()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()


class CatalogBar(Bar):
    """A bar that counts the catalogs of an update that are done."""

    def __init__(self, terminal: Terminal, description: str, total: int) -> None:
        self._total = total
        super().__init__(terminal, description)

    def _draw(self, stream: TextIO, width: int, color: bool) -> Progress:
        from mlcat.render.progress import counting_bar

        return counting_bar(stream, width=width, color=color)

    def advance(self, received: int, total: int | None) -> None:
        """Does nothing: the bytes of several concurrent fetches have no common total."""

    def step(self) -> None:
        """Counts one more catalog as done."""
        if self._drawn:
            self._drawn.advance(self._task)
