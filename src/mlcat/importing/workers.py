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
from multiprocessing.connection import Connection, wait
from types import TracebackType

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.batches import CommittedBatch, PreparedBatch, Sections, prepare_batch
from mlcat.importing.records import parse_lines
from mlcat.importing.signals import deferred_sigint
from mlcat.model import Section

_HELPERS = 3
_UNDER_WAY = 6  # blocks, at the most: one that takes long holds up those behind it


def draft_lines(lines: list[bytes], name: str, before: int, known: Sections) -> PreparedBatch:
    """The draft of a block of lines, of which so many came before; `name` is what errors call the file."""
    invalid: list[CatalogError] = []
    return prepare_batch(list(parse_lines(lines, name, invalid.append, before)), invalid, known)


def helpers_can_be_had() -> bool:
    """Whether this system lets processes be started and talked to."""
    try:
        for end in multiprocessing.Pipe():
            end.close()
    except OSError:
        return False
    return True


class _Block:
    """A block at a helper, or back from it."""

    __slots__ = ("answer", "end")

    def __init__(self, end: Connection) -> None:
        self.end = end
        self.answer: _Packed = (b"", b"")
        """Empty until it comes."""


def _answered(under_way: deque[_Block]) -> list[Connection]:
    """Takes the answers that have come and returns whose; waits for one where there is none to go on with."""
    waiting = {block.end: block for block in under_way if not block.answer[0]}
    ready = wait(list(waiting), 0 if under_way and under_way[0].answer[0] else None) if waiting else []
    ends = [end for end in waiting if end in ready]
    for end in ends:
        waiting[end].answer = end.recv_bytes(), end.recv_bytes()
    return ends


class WorkerPool:
    """A context manager: the processes run inside it."""

    def __init__(self, name: str, known: tuple[Section, ...]) -> None:
        self._name = name
        self._known = known
        self._ends: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def __enter__(self) -> WorkerPool:
        # Ctrl-C goes to all processes of a terminal: the import hears it and ends the helpers, who must not even while
        # they start.
        with deferred_sigint():
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

    def drafts(self, blocks: Iterator[list[bytes]], before: int) -> Iterator[PreparedBatch]:
        """The drafts of blocks of lines, in order; so many lines came before them.

        Raises `ImportFailedError` where a helper is gone.
        """
        free = self._ends.copy()
        under_way: deque[_Block] = deque()
        is_more = True
        while is_more or under_way:
            # A helper has one block at a time, so that neither end ever waits for the other to read. All that are free
            # get one before the next answer is worked on.
            while is_more and free and len(under_way) < _UNDER_WAY:
                lines = next(blocks, [])
                is_more = bool(lines)
                if is_more:
                    under_way.append(_Block(free.pop()))
                    with self._told():
                        under_way[-1].end.send_bytes(before.to_bytes(8, "big") + b"".join(lines))
                    before += len(lines)
            with self._told():
                free += _answered(under_way)
            if under_way and under_way[0].answer[0] and not (is_more and free and len(under_way) < _UNDER_WAY):
                yield _unpack(under_way.popleft().answer)

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
        with deferred_sigint():  # who presses Ctrl-C twice means it no less
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


def _pack(drafted: PreparedBatch) -> _Packed:
    batch, *rest = drafted
    return pickle.dumps(batch._replace(placed=[], words={})), marshal.dumps((batch.placed, batch.words, *rest))


def _unpack(packed: _Packed) -> PreparedBatch:
    placed, words, *rest = marshal.loads(packed[1])
    batch: CommittedBatch = pickle.loads(packed[0])
    return PreparedBatch(batch._replace(placed=placed, words=words), *rest)


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
