"""Ctrl-C, held back where it would leave something half done."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Generator, Iterator
from types import FrameType


@contextlib.contextmanager
def without_interrupts() -> Iterator[None]:
    """Holds Ctrl-C back until the end; where a system cannot, it comes at once."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def one_interrupt() -> Iterator[None]:
    """The first Ctrl-C is heard, and none after it until the end: what was begun is cleared away in peace."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def first(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if callable(before):  # as it was: mostly it raises KeyboardInterrupt
            before(number, frame)

    if before is signal.SIG_IGN or before is None:  # `nohup`; a handler that is not Python's
        yield
        return
    signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def ended(stream: Iterator[object]) -> Iterator[None]:
    """Ends a generator here, and not when somebody happens to forget it."""
    try:
        yield
    finally:
        if isinstance(stream, Generator):
            stream.close()
