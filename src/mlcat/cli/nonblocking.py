"""Writes to a non-blocking descriptor, in which mode some programs leave their terminal or pipe."""

import os
import select


def write_waiting(descriptor: int, data: bytes) -> None:
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
