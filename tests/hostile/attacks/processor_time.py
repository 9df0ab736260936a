"""A limit of processor time, which a busy machine does not change, and a generous one of waiting."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

_MAX_WAIT = 120
"""Seconds after which a block counts as one that waits forever, such as for a pipe that nobody writes to."""


@contextlib.contextmanager
def limited(seconds: float, what: str) -> Iterator[None]:
    """Raises `TimeoutError` in the block once it has taken `seconds` of processor time, or does not end. For the
    main thread."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {seconds} s of processor time, or {_MAX_WAIT} s in all: {what}")

    before = {number: signal.signal(number, stop) for number in (signal.SIGVTALRM, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    signal.alarm(_MAX_WAIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.alarm(0)
        for number, handler in before.items():
            signal.signal(number, handler)
