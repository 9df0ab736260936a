"""Writes to descriptors that another program has left in non-blocking mode."""

from __future__ import annotations

import io
import os
import select

from mlcat.cli.terminal import is_blocking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO, TextIO


def to_blocking(stream: TextIO) -> TextIO:
    """The stream itself or, if its descriptor is non-blocking, a stream to the same descriptor that waits for a slow
    reader."""
    if is_blocking(stream):
        return stream
    return io.TextIOWrapper(
        to_blocking_bytes(stream.buffer), stream.encoding, errors="replace", newline="", write_through=True
    )


def to_blocking_bytes(stream: BinaryIO) -> BinaryIO:
    """The stream itself or, if its descriptor is non-blocking, a stream to the same descriptor that waits for a slow
    reader."""
    return stream if is_blocking(stream) else io.BufferedWriter(_WaitingFile(stream.fileno()))


class _WaitingFile(io.RawIOBase):
    """A stream to a non-blocking descriptor that waits until everything is written. It does not close the
    descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, data: Any, /) -> int:
        written = bytes(data)
        write_all(self._descriptor, written)
        return len(written)


def write_all(descriptor: int, data: bytes) -> None:
    """Writes all of `data`, waiting while the reader is slow. Raises `BrokenPipeError` if the reader has closed the
    other end.

    Python's own streams lose what does not fit at once. The descriptor stays non-blocking, because other processes may
    share it.
    """
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            select.select([], [descriptor], [])
