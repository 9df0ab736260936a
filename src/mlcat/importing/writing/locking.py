"""Locks a catalog for one writer, with a lock file that names its holder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator

from mlcat.errors import ImportFailedError
from mlcat.paths import Folders
from mlcat.text.safety import one_line

_NO_LOCKS = (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL)
"""Error numbers of file systems without locks."""
_INTERVAL = 0.02  # seconds between two attempts to get a lock
_MAX_READS = 5  # attempts to read the note of the process that holds a lock
_MAX_NOTE = 200  # bytes of a lock file that are read


class LockedError(ImportFailedError):
    """Another process writes this catalog."""


@contextlib.contextmanager
def catalog_lock(folders: Folders, name: str, *, wait: float = 0) -> Iterator[bool]:
    """Holds the lock of the user's catalog `name` until the end of the block. The folder of catalogs must exist.

    Yields True; on a file system without locks, False. Waits at most `wait` seconds for another process, then raises
    `LockedError`, which names that process. Raises `OSError` if the lock file cannot be created.
    """
    path = os.path.join(folders.catalogs, f".{name}.lock")
    descriptor = _wait_for_lock(path, name, time.monotonic() + wait)
    if descriptor is None:
        yield False
        return
    try:
        yield True
    finally:
        # Removed before it is unlocked: a process that has opened the file meanwhile notices that it was removed.
        with contextlib.suppress(OSError):
            os.remove(path)
        with contextlib.suppress(OSError):
            _unlock(descriptor)
        os.close(descriptor)


def _wait_for_lock(path: str, name: str, deadline: float) -> int | None:
    """Calls `_acquire` until it succeeds or the deadline has passed."""
    while True:
        try:
            return _acquire(path, name)
        except LockedError:
            if time.monotonic() >= deadline:
                raise
        time.sleep(_INTERVAL)


def _acquire(path: str, name: str) -> int | None:
    """Locks the file and returns its descriptor; returns None if the file system has no locks."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _lock(descriptor)
            if _is_same_file(descriptor, path):
                _write_note(descriptor)
                return descriptor
        except OSError as error:
            note = _read_note(descriptor)
            os.close(descriptor)
            if error.errno in _NO_LOCKS:
                return None
            problem = f"another process is writing '{name}'" + (f": {note}." if note else ".")
            raise LockedError(problem, "Wait until it has ended, and try again.") from None
        os.close(descriptor)  # the holder has removed the file meanwhile


def _is_same_file(descriptor: int, path: str) -> bool:
    """Whether an open file is still the one at `path`: another process may have removed that."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path, follow_symlinks=False))
    except OSError:
        return False


def _write_note(descriptor: int) -> None:
    """Writes the process that holds the lock into the lock file."""
    import platform

    host = platform.node() or "this machine"
    note = f"process {os.getpid()} on {host}, since {time.strftime('%Y-%m-%d %H:%M:%S')}"
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, note.encode())


def _read_note(descriptor: int) -> str:
    """The note of the process that holds the lock; "" if it has not written one."""
    for _ in range(_MAX_READS):
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            if note := os.read(descriptor, _MAX_NOTE):
                return one_line(note.decode("utf-8", "replace"))
        time.sleep(_INTERVAL)  # it has the lock, but has not written its note yet
    return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _MAX_NOTE, os.SEEK_SET)  # a byte after the note, which must stay readable
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _MAX_NOTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
