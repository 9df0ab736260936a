"""Ctrl-C: held back where it would leave something half done, handler at once where the process waits for input."""

from __future__ import annotations

import contextlib
import io
import os
import select
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import BinaryIO

_BUFFER = 1 << 16  # bytes: as much as a pipe holds on Linux


def interruptible(stream: BinaryIO) -> BinaryIO:
    """Returns a buffered reader of the same file whose every blocking read ends at Ctrl-C.

    Python runs a signal handler only between two of its own instructions: a signal that arrives after the last of them
    and before the system call blocks is noticed when input arrives, which may be never. The result reads on from where
    the descriptor is, so nothing may have been read through `stream`; closing it does not close `stream`. Returns
    `stream` itself where it has no descriptor, on Windows (its `select` knows sockets only), and outside the main
    thread (no other receives signals).
    """
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        return stream
    try:
        return io.BufferedReader(_InterruptibleFile(stream.fileno()), _BUFFER)
    except OSError:  # io.UnsupportedOperation: an object in memory
        return stream


class _InterruptibleFile(io.RawIOBase):
    """Reads a descriptor that belongs to somebody else."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not select.select([self._descriptor], [], [], 0)[0]:
            _wait_for_input(self._descriptor)
        return os.readv(self._descriptor, [buffer])


def _wait_for_input(descriptor: int) -> None:
    """Blocks until there is input; raises what the handler of a signal raises."""
    signaled, wake = os.pipe()
    os.set_blocking(wake, False)
    # From here on a signal is a byte in the pipe, and so ends the wait even if it arrives before it begins.
    before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    try:
        while descriptor not in select.select([descriptor, signaled], [], [])[0]:
            os.read(signaled, 64)
    finally:
        signal.set_wakeup_fd(before)
        os.close(signaled)
        os.close(wake)


@contextlib.contextmanager
def deferred_sigint() -> Iterator[None]:
    """Delays Ctrl-C until the end of the block; a process that is forked inside never gets it.

    Uses a handler rather than a signal mask: a mask belongs to one thread, and another would still get the signal.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    received: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: received.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if received:
            before(*received[0])


@contextlib.contextmanager
def first_sigint_only() -> Iterator[None]:
    """Handles the first Ctrl-C and ignores further ones until the end of the block, so that cleaning up is not
    interrupted."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):  # `nohup` ignores it
        yield
        return
    handler = before

    def first(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        handler(number, frame)

    signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
