"""Limits the time for parsing a text. It is processor time, so a busy machine does not shorten it."""

import time

from mlcat.errors import ImportFailedError

_SECONDS, _SECONDS_PER_CHARACTER = 20.0, 1e-5  # ten times what parsing usually takes


class Deadline:
    """The end of the time for parsing a text. Only the thread that creates it may check it."""

    def __init__(self, size: int) -> None:
        """Starts the clock for a text of `size` characters."""
        seconds = _SECONDS + size * _SECONDS_PER_CHARACTER
        self._earliest = time.monotonic() + seconds
        self._end = time.thread_time() + seconds

    def check(self) -> None:
        """Raises `ImportFailedError` if the time has passed."""
        # The processor time is never ahead of the clock, but takes eight times as long to read.
        if time.monotonic() > self._earliest and time.thread_time() > self._end:
            raise ImportFailedError("this text takes too long to read.", "It is hardly a list of links.")
