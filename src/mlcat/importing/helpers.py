"""Processes beside this one that draft blocks of lines, each over a pipe of its own.

Pipes and processes, and no pool: a pool has threads and locks that one Ctrl-C at the wrong moment, or a helper killed
while it answers, leaves waiting for each other. Here a helper that is gone is the end of its pipe, and so is the import
for the helpers, whatever ended it.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection
from types import TracebackType

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.interrupts import without_interrupts
from mlcat.importing.ndjson import parse_lines
from mlcat.importing.placing import Batch, Draft, Sections, draft
from mlcat.model import Section

_HELPERS = 2


def draft_lines(lines: list[bytes], name: str, before: int, known: Sections) -> Draft:
    """The draft of a block of lines, of which so many came before; `name` is what errors call the file."""
    invalid: list[CatalogError] = []
    return draft(list(parse_lines(lines, name, invalid.append, before)), invalid, known)


def helpers_can_be_had() -> bool:
    """Whether this system lets processes be started and talked to."""
    try:
        for end in multiprocessing.Pipe():
            end.close()
    except OSError:
        return False
    return True


class Helpers:
    """A context manager: the processes run inside it."""

    def __init__(self, name: str, known: tuple[Section, ...]) -> None:
        self._name = name
        self._known = known
        self._ends: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def __enter__(self) -> Helpers:
        # Ctrl-C goes to all processes of a terminal: the import hears it and ends the helpers, who must not even while
        # they start.
        with without_interrupts():
            try:
                for _ in range(_HELPERS):
                    self._start()
            except BaseException:
                self._stop()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def drafts(self, blocks: Iterator[list[bytes]], before: int) -> Iterator[Draft]:
        """The drafts of blocks of lines, in order; so many lines came before them.

        Raises `ImportFailedError` where a helper is gone.
        """
        busy: deque[Connection] = deque()
        for block in blocks:
            # A helper has one block at a time and is sent the next when its answer was taken: so neither end ever waits
            # for the other to read.
            answer = None
            with self._told():
                if len(busy) == len(self._ends):
                    end = busy.popleft()
                    answer = end.recv_bytes(), end.recv_bytes()
                else:
                    end = self._ends[len(busy)]
                end.send_bytes(before.to_bytes(8, "big") + b"".join(block))
            busy.append(end)
            before += len(block)
            if answer:
                yield _unpack(answer)
        for end in busy:
            with self._told():
                answer = end.recv_bytes(), end.recv_bytes()
            yield _unpack(answer)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tells in our words that a helper is gone."""
        try:
            yield
        except (EOFError, OSError):
            problem = f"{self._name}: a process that reads it was ended from outside."
            raise ImportFailedError(problem, "Is there enough memory?") from None

    def _start(self) -> None:
        here, there = multiprocessing.Pipe()
        self._ends.append(here)
        # A forked process has a copy of every open end; while it is open, nobody sees that the import is gone.
        copied = self._ends.copy() if multiprocessing.get_start_method() == "fork" else []
        process = multiprocessing.Process(target=_help, args=(there, copied, self._name, self._known), daemon=True)
        with there:
            process.start()
        self._processes.append(process)

    def _stop(self) -> None:
        with without_interrupts():  # who presses Ctrl-C twice means it no less
            for end in self._ends:
                end.close()
            for process in self._processes:
                process.kill()
            for process in self._processes:
                process.join()


# --- On their way from process to process ---------------------------------------------------------------------------

# Of the thousands of tuples and strings of a draft `marshal` makes bytes in half the time of `pickle`, which takes the
# few other objects. Both ends are this very Python.
_Packed = tuple[bytes, bytes]


def _pack(drafted: Draft) -> _Packed:
    batch, *rest = drafted
    return pickle.dumps(batch._replace(placed=[], words={})), marshal.dumps((batch.placed, batch.words, *rest))


def _unpack(packed: _Packed) -> Draft:
    placed, words, *rest = marshal.loads(packed[1])
    batch: Batch = pickle.loads(packed[0])
    return Draft(batch._replace(placed=placed, words=words), *rest)


# --- In a helper ------------------------------------------------------------------------------------------------------


def _help(end: Connection, copied: list[Connection], name: str, known: tuple[Section, ...]) -> None:
    """Drafts blocks until the import closes its end, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # where a process is not forked, as `__main__` has it
    for other in copied:
        other.close()
    sections = Sections(known)
    with contextlib.suppress(EOFError, OSError):
        while True:
            block = end.recv_bytes()
            lines = block[8:].split(b"\n")
            for part in _pack(draft_lines(lines, name, int.from_bytes(block[:8], "big"), sections)):
                end.send_bytes(part)
    os._exit(0)
