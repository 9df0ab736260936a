"""Progress bars."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

__all__ = ["Progress", "TaskID", "counting_bar", "progress_bar"]

_MIN_WIDTH_WITH_BAR, _MIN_WIDTH_WITH_SIZES = 80, 100  # columns


def progress_bar(stream: TextIO, *, width: int, color: bool) -> Progress:
    """A bar on one line of a stream, erased at the end: bytes, rate, the field `entries` of the task, remaining time.

    Columns that do not fit are omitted: a bar of two lines could not be erased.
    """
    bar: list[ProgressColumn] = [BarColumn()] if width >= _MIN_WIDTH_WITH_BAR else []
    sizes: list[ProgressColumn] = [DownloadColumn()] if width >= _MIN_WIDTH_WITH_SIZES else []
    return Progress(
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


def counting_bar(stream: TextIO, *, width: int, color: bool) -> Progress:
    """A bar on one line of a stream, erased at the end: the number of finished catalogs."""
    bar: list[ProgressColumn] = [BarColumn()] if width >= _MIN_WIDTH_WITH_BAR else []
    return Progress(
        TextColumn("{task.description}", markup=False),
        *bar,
        MofNCompleteColumn(" of "),
        TextColumn("catalogs"),
        console=Console(file=stream, width=width, no_color=not color),
        transient=True,
    )
