"""Handles Ctrl-C, SIGTERM and SIGHUP: late in a critical section, at once during a blocking read."""

from __future__ import annotations

import contextlib
import io
import os
import select
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, BinaryIO

_BUFFER_SIZE = 1 << 16  # bytes: the capacity of a pipe on Linux
ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that ask a process to end; Windows has no SIGHUP."""

Handler = Callable[[int, FrameType | None], Any]


def interruptible(stream: BinaryIO) -> BinaryIO:
    """Returns a buffered reader of the same file. Ctrl-C ends its blocking reads.

    Without it, a signal may have no effect: Python runs a handler only between two of its own instructions. If the
    signal arrives after the last of them, and before the system call blocks, the handler waits for input, perhaps
    forever.

    The reader continues at the position of the descriptor. Do not read from `stream` before: what is in its buffer
    would be lost. Closing the reader does not close `stream`.

    Returns `stream` itself if it has no descriptor. It does so on Windows, too, where `select` accepts only sockets,
    and in other threads than the main one, which receive no signals.
    """
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        return stream
    try:
        return io.BufferedReader(_InterruptibleFile(stream.fileno()), _BUFFER_SIZE)
    except OSError:  # io.UnsupportedOperation: an object in memory
        return stream


class _InterruptibleFile(io.RawIOBase):
    """Reads from a file descriptor without owning it: closing the object leaves the descriptor open."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not select.select([self._descriptor], [], [], 0)[0]:
            _wait_for_input(self._descriptor)
        return os.readv(self._descriptor, [buffer])


def _wait_for_input(descriptor: int) -> None:
    """Blocks until there is input; propagates exceptions of signal handlers."""
    signaled, wake = os.pipe()
    os.set_blocking(wake, False)
    # From here on, a signal writes a byte to the pipe, which ends the wait even if it arrives before the wait begins.
    previous_descriptor = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    try:
        while descriptor not in select.select([descriptor, signaled], [], [])[0]:
            os.read(signaled, 64)
    finally:
        signal.set_wakeup_fd(previous_descriptor)
        os.close(signaled)
        os.close(wake)


def _handlers() -> dict[signal.Signals, Handler]:
    """The handlers of `ENDING_SIGNALS` in this process; empty outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    handlers = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
    return {number: handler for number, handler in handlers.items() if callable(handler)}  # `nohup` ignores some


@contextlib.contextmanager
def exit_on_termination() -> Iterator[None]:
    """Raises `SystemExit` at SIGTERM and SIGHUP inside the block, so that cleanup code runs.

    The exit codes are 143 and 129. A signal that is ignored or has a handler already is left alone.
    """

    def exit_with_code(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    default_signals = []
    if threading.current_thread() is threading.main_thread():
        default_signals = [number for number in ENDING_SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in default_signals:
        signal.signal(number, exit_with_code)
    try:
        yield
    finally:
        for number in default_signals:
            signal.signal(number, signal.SIG_DFL)


@contextlib.contextmanager
def deferred_signals() -> Iterator[None]:
    """Delays Ctrl-C, SIGTERM and SIGHUP until the end of the block. A process forked in the block ignores them.

    It sets handlers, not a signal mask: a mask belongs to one thread, and another thread would still get the signal.
    """
    handlers = _handlers()
    received: list[tuple[signal.Signals, FrameType | None]] = []
    for number in handlers:
        signal.signal(number, lambda received_number, frame: received.append((signal.Signals(received_number), frame)))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if received:
            number, frame = received[0]
            handlers[number](number, frame)


@contextlib.contextmanager
def first_signal_only() -> Iterator[None]:
    """Handles the first Ctrl-C, SIGTERM or SIGHUP, and ignores all others until the end of the block.

    A second one must not interrupt the cleanup.
    """
    handlers = _handlers()

    def handle_first(number: int, frame: FrameType | None) -> None:
        for signal_number in handlers:
            signal.signal(signal_number, signal.SIG_IGN)
        handlers[signal.Signals(number)](number, frame)

    for number in handlers:
        signal.signal(number, handle_first)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
