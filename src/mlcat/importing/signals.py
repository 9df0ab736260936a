"""Ctrl-C, held back where it would leave something half done."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Generator, Iterator
from types import FrameType


@contextlib.contextmanager
def deferred_sigint() -> Iterator[None]:
    """Holds Ctrl-C back until the end; a process that is forked inside never hears it.

    A handler and no signal mask: a mask is of one thread, and any other would be told.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            before(*came[0])


@contextlib.contextmanager
def first_sigint_only() -> Iterator[None]:
    """The first Ctrl-C is heard, and none after it until the end: what was begun is cleared away in peace."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):  # `nohup` ignores it
        yield
        return
    heard = before

    def first(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        heard(number, frame)

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
