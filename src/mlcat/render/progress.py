"""A progress bar: the one thing that is drawn while a command still runs, and so on the stream itself."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from mlcat.text.safety import shorten

_WITH_BAR, _WITH_SIZES = 80, 100  # columns


class DrawnBar:
    """A bar on a stream: bytes, rate, entries so far and time left. It leaves no trace."""

    def __init__(self, stream: TextIO, what: str, *, width: int, color: bool) -> None:
        # What does not fit is left out: a bar of two lines would leave its traces behind.
        self._most = width // 3
        bar: list[ProgressColumn] = [BarColumn()] if width >= _WITH_BAR else []
        sizes: list[ProgressColumn] = [DownloadColumn()] if width >= _WITH_SIZES else []
        self._drawn = Progress(
            TextColumn("{task.description}", markup=False),
            *bar,
            TaskProgressColumn(),
            *sizes,
            TransferSpeedColumn(),
            TextColumn("{task.fields[entries]} entries"),
            TimeRemainingColumn(),
            console=Console(file=stream, width=width, no_color=not color),
            transient=True,
        )
        self._task = self._drawn.add_task(shorten(what, self._most), total=None, entries="0")

    def start(self) -> None:
        """Shows it."""
        self._drawn.start()

    def update(self, taken: int, total: int | None, entries: int) -> None:
        """So many bytes of so many are taken in, and so many entries written."""
        self._drawn.update(self._task, completed=taken, total=total, entries=f"{entries:,}")

    def say(self, what: str, entries: int) -> None:
        """What is being done now, with how many entries."""
        self._drawn.update(self._task, description=shorten(what, self._most), entries=f"{entries:,}")

    def stop(self) -> None:
        """Takes it away."""
        self._drawn.stop()
