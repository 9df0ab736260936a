"""Limits the size, rate and time of a fetch.

A socket timeout is not enough: a server that sends a byte now and then never exceeds it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from mlcat.errors import ImportFailedError

CHECK_CONNECTION = "Check the connection, or try again later."
"""The hint for a server that cannot be reached, or is too slow."""
_INTERVAL = 0.1  # seconds between two checks of the limits; Ctrl-C is handled as late as that
_T = TypeVar("_T")

Progress = Callable[[int, int | None], None]
"""A callback that takes the bytes received so far and their total, None if unknown."""


class Limits(NamedTuple):
    """The limits of a fetch."""

    size: int = 32 * 1024 * 1024
    """Bytes of the document, before and after decompression."""
    connect_seconds: float = 10
    read_seconds: float = 30
    """Seconds without a byte."""
    rate_seconds: float = 30
    """Seconds over which the rate is measured."""
    min_rate: int = 1000
    """Bytes per second, on average over `rate_seconds`."""
    total_seconds: float = 120
    """Seconds for the whole fetch: looking up the host, all redirects, the body."""


class Transfer:
    """The progress of a fetch. The thread that fetches updates it, and another checks it against the limits."""

    def __init__(self, limits: Limits, host: str, progress: Progress | None = None) -> None:
        self.host = host
        """The host of the current request, for error messages."""
        self.received = 0
        """Bytes of the body so far."""
        self.expected: int | None = None
        """Bytes of the whole body, if known."""
        self._limits = limits
        self._progress = progress
        self._deadline = time.monotonic() + limits.total_seconds
        self._window = time.monotonic(), 0  # the start of the rate measurement, and the bytes received before

    def restart(self) -> None:
        """Starts another request of the same fetch: resets its size and rate, but not the deadline."""
        self.received = 0
        self.expected = None
        self._window = time.monotonic(), 0

    def check(self) -> None:
        """Reports the progress. Raises `ImportFailedError` if the fetch takes too long or is too slow."""
        if self._progress and self.received:
            self._progress(self.received, self.expected)
        self.check_deadline()
        now = time.monotonic()
        window_start, received_before = self._window
        if now - window_start < self._limits.rate_seconds:
            return
        if self.received - received_before < self._limits.min_rate * self._limits.rate_seconds:
            raise ImportFailedError(self._slow_message(self.received - received_before), CHECK_CONNECTION)
        self._window = now, self.received

    def check_deadline(self) -> None:
        """Raises `ImportFailedError` after the deadline."""
        if time.monotonic() > self._deadline:
            seconds = f"{self._limits.total_seconds:g}"
            raise ImportFailedError(
                f"'{self.host}' takes too long: not done after {seconds} seconds.", CHECK_CONNECTION
            )

    def _slow_message(self, received: int) -> str:
        seconds = f"{self._limits.rate_seconds:g}"
        if not self.received:
            return f"'{self.host}' does not answer: nothing after {seconds} seconds."
        return f"'{self.host}' is too slow: {received:,} bytes in {seconds} seconds."


def run_with_limits(work: Callable[[], _T], transfer: Transfer) -> _T:
    """Runs `work` in another thread while `transfer` is checked; returns the result of `work`.

    Raises the exception of `work`, or `ImportFailedError` as soon as the transfer exceeds its limits. Then the thread
    is abandoned: it may be in a system call that cannot be interrupted, such as a host look-up.
    """
    outcome: list[_T | BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            outcome.append(error)
        done.set()

    try:
        threading.Thread(target=run, daemon=True).start()
    except RuntimeError:  # no thread could be started: only the timeout of each read applies
        return work()
    while not done.wait(_INTERVAL):
        transfer.check()
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]
