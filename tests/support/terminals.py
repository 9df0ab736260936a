"""Reads what a process writes to a pseudo-terminal, with a deadline."""

import os
import select
from collections.abc import Iterator

SILENCE = 30
"""Seconds after which a process that writes nothing is taken to hang."""


def output(descriptor: int) -> Iterator[bytes]:
    """Yields what is written to the other end until it is closed; raises `TimeoutError` after a long silence."""
    while True:
        if not select.select([descriptor], [], [], SILENCE)[0]:
            raise TimeoutError(f"nothing was written for {SILENCE} seconds")
        try:
            data = os.read(descriptor, 65536)
        except OSError:  # how Linux says that the other end is closed
            return
        if not data:
            return
        yield data
