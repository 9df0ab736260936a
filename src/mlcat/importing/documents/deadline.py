"""A time limit for parsing a text, in processor time, which a busy machine does not shorten."""

import time

from mlcat.errors import ImportFailedError

_SECONDS, _SECONDS_PER_CHARACTER = 20.0, 1e-5  # ten times what parsing usually takes


class Deadline:
    """The time at which parsing a text is aborted; for the thread that made it."""

    def __init__(self, size: int) -> None:
        """Starts the clock for a text of `size` characters."""
        seconds = _SECONDS + size * _SECONDS_PER_CHARACTER
        self._earliest = time.monotonic() + seconds
        self._end = time.thread_time() + seconds

    def check(self) -> None:
        """Raises `ImportFailedError` if the time has passed."""
        # Reading the processor time takes eight times as long as reading the clock, which is never behind it.
        if time.monotonic() > self._earliest and time.thread_time() > self._end:
            raise ImportFailedError("this text takes too long to read.", "It is hardly a list of links.")
