"""Reads NDJSON into batches with final ids; worker processes prepare the blocks of a large stream in parallel.

Preparing an entry (reading, checking, analyzing) takes more than twice as long as writing it. So three workers prepare
entries for one main process, which merges and writes them.

This module uses processes and pipes, not a pool of the standard library. A pool has threads and locks, and can deadlock
after an interrupt at the wrong moment, or if a worker is killed while it answers. With pipes, each side sees an end of
file as soon as the other side has ended, for whatever reason.
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
from collections.abc import Callable, Generator, Iterator
from itertools import chain
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Protocol

from mlcat.constraints import MAX_LINE_BYTES
from mlcat.errors import ImportFailedError
from mlcat.importing.batches import (
    BatchMerger,
    MergedBatch,
    PreparedBatch,
    SectionRegistry,
    prepare_lines,
)
from mlcat.importing.signals import ENDING_SIGNALS, deferred_signals
from mlcat.index.building.documents import from_plain, to_plain
from mlcat.migration import pop_migrated_files, record_migrated_file
from mlcat.model import Section

WORKERS = 3
MIN_SIZE_FOR_WORKERS = 4 << 20  # bytes of a stream; below, starting processes takes longer than they save
BLOCK_SIZE = 1 << 17  # bytes of a stream: about a thousand lines, whose entries fit the cache of a core
MAX_BLOCKS_AHEAD = 6  # a slow block delays those behind it, which wait in memory


class Readable(Protocol):
    """A source of bytes: a file, or standard input."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; an empty result means the end."""


OnBytes = Callable[[int], None]
"""A callback that takes the size in bytes of each block that was read."""


def batches_of_file(path: Path, on_bytes: OnBytes) -> Generator[MergedBatch]:
    """Reads an NDJSON file as `batches_of_stream` does. Raises `OSError`, too, if the file cannot be read."""
    with path.open("rb") as file:
        yield from batches_of_stream(file, path.name, on_bytes)


def batches_of_stream(file: Readable, name: str, on_bytes: OnBytes) -> Generator[MergedBatch]:
    """Yields the batches of NDJSON while it is read. If the stream is large, workers prepare them.

    `name` names the stream in errors. `on_bytes` is called with the size of each block that was read. Raises
    `ImportFailedError` if a worker process is killed.
    """
    merger = BatchMerger()
    blocks = _blocks(file, on_bytes)
    # The first block is always prepared here: it may declare the sections, which all others must know.
    first = next(blocks, b"")
    yield merger.merge(prepare_lines(first.split(b"\n"), name, 0, SectionRegistry()))
    declared = merger.sections.copy()
    lines_before = first.count(b"\n")
    ahead = _take_blocks(MIN_SIZE_FOR_WORKERS, blocks)
    remaining = chain(ahead, blocks)
    is_large = sum(map(len, ahead)) >= MIN_SIZE_FOR_WORKERS
    workers = _start_workers(name, declared) if is_large and (os.cpu_count() or 1) > 1 else None
    if workers:
        with workers:
            yield from map(merger.merge, workers.prepare(remaining, lines_before))
        return
    for block in remaining:
        yield merger.merge(prepare_lines(block.split(b"\n"), name, lines_before, declared))
        lines_before += block.count(b"\n")


def _blocks(file: Readable, on_bytes: OnBytes) -> Iterator[bytes]:
    """Divides a stream into blocks of whole lines, of about BLOCK_SIZE bytes.

    The rest of a line that is too long is dropped.
    """
    parts: list[bytes] = []
    size = 0
    while chunk := file.read(BLOCK_SIZE):
        on_bytes(len(chunk))
        lines, line_feed, rest = chunk.rpartition(b"\n")
        if line_feed:
            yield b"".join([*parts, lines, line_feed])
            parts, size = [rest], len(rest)
        elif size <= MAX_LINE_BYTES:  # the parser reports a line longer than that
            parts.append(chunk)
            size += len(chunk)
    if last := b"".join(parts):
        yield last


def _take_blocks(size: int, blocks: Iterator[bytes]) -> list[bytes]:
    """Takes blocks until they have `size` bytes together, or until none are left."""
    taken_blocks = []
    while size > 0 and (block := next(blocks, None)):
        taken_blocks.append(block)
        size -= len(block)
    return taken_blocks


def _start_workers(name: str, declared: SectionRegistry) -> WorkerPool | None:
    """Starts the workers; returns None if that fails: then this process does the work."""
    workers = WorkerPool(name, tuple(declared.all.values()))
    try:
        workers.start()
    except OSError:
        return None
    return workers


class _Block:
    """A block that a worker prepares, and the answer, None until it has arrived."""

    __slots__ = ("answer", "end")

    def __init__(self, end: Connection) -> None:
        self.end = end
        """The end of the pipe to the worker."""
        self.answer: _Packed | None = None


class WorkerPool:
    """Processes that prepare blocks of lines, each with a pipe of its own. Leaving the context ends them."""

    def __init__(self, name: str, declared: tuple[Section, ...]) -> None:
        """`name` names the stream in errors; `declared` are the sections that every block may use."""
        self._name = name
        self._declared = declared
        self._ends: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def start(self) -> None:
        """Starts the processes. If one cannot be started, ends the others and raises `OSError`."""
        # Ctrl-C reaches all processes of a terminal: this one ends the workers, which ignore it even while they start.
        with deferred_signals():
            try:
                for _ in range(WORKERS):
                    self._start()
            except BaseException:
                self._stop()
                raise

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def prepare(self, blocks: Iterator[bytes], lines_before: int) -> Iterator[PreparedBatch]:
        """Yields the blocks, prepared and in order. `lines_before` is the number of lines before the first.

        Raises `ImportFailedError` if a worker process has ended.
        """
        free = self._ends.copy()
        ahead: deque[_Block] = deque()
        has_more = True
        while has_more or ahead:
            # A worker has one block at a time, so that neither side ever waits for the other to read. All free workers
            # get a block before the next answer is processed.
            while has_more and free and len(ahead) < MAX_BLOCKS_AHEAD:
                lines = next(blocks, b"")
                has_more = bool(lines)
                if has_more:
                    ahead.append(_Block(free.pop()))
                    with self._worker_errors():
                        ahead[-1].end.send_bytes(lines_before.to_bytes(8, "big") + lines)
                    lines_before += lines.count(b"\n")
            with self._worker_errors():
                free += _receive(ahead)
            are_workers_busy = not (has_more and free and len(ahead) < MAX_BLOCKS_AHEAD)
            if are_workers_busy and ahead and (answer := ahead[0].answer):
                ahead.popleft()
                yield _unpack(answer)

    @contextlib.contextmanager
    def _worker_errors(self) -> Iterator[None]:
        """Converts the error of a closed pipe to one that the user understands."""
        try:
            yield
        except (EOFError, OSError):
            problem = f"{self._name}: a process that reads it was ended from outside."
            raise ImportFailedError(problem, "Is there enough memory?") from None

    def _start(self) -> None:
        here, there = multiprocessing.Pipe()
        self._ends.append(here)
        # A forked process has copies of all open ends; while one is open, no worker notices that this one has ended.
        inherited_ends = self._ends.copy() if multiprocessing.get_start_method() == "fork" else []
        process = multiprocessing.Process(
            target=_run_worker, args=(there, inherited_ends, self._name, self._declared), daemon=True
        )
        with there:
            process.start()
        self._processes.append(process)

    def _stop(self) -> None:
        with deferred_signals():  # a second Ctrl-C must not leave workers behind
            for end in self._ends:
                end.close()
            for process in self._processes:
                process.kill()
            for process in self._processes:
                process.join()


def _receive(ahead: deque[_Block]) -> list[Connection]:
    """Receives the answers that have arrived; returns the pipes of the workers that are free again.

    Waits for an answer if the first block has none yet.
    """
    waiting = {block.end: block for block in ahead if not block.answer}
    timeout = 0 if ahead and ahead[0].answer else None
    ready = wait(list(waiting), timeout) if waiting else []
    ends = [end for end in waiting if end in ready]
    for end in ends:
        waiting[end].answer = end.recv_bytes(), end.recv_bytes()
    return ends


# --- Between the processes ------------------------------------------------------------------------------------------

# `marshal` is twice as fast as `pickle` for thousands of tuples and strings, but accepts plain tuples only. The few
# other objects go through `pickle`. Both ends run the same Python.
_Packed = tuple[bytes, bytes]


def _pack(batch: PreparedBatch) -> _Packed:
    objects = (batch.header, batch.sections, batch.errors, pop_migrated_files())
    plain = (batch.lines, to_plain(batch.documents), batch.words, batch.origins, batch.section_names)
    return pickle.dumps(objects), marshal.dumps(plain)


def _unpack(packed: _Packed) -> PreparedBatch:
    header, sections, errors, migrated = pickle.loads(packed[0])
    for name in migrated:
        record_migrated_file(name)
    lines, documents, words, *rest = marshal.loads(packed[1])
    return PreparedBatch(header, sections, lines, from_plain(documents), words, errors, *rest)


def _run_worker(end: Connection, inherited_ends: list[Connection], name: str, declared: tuple[Section, ...]) -> None:
    """Prepares blocks in a worker process until the other end of the pipe is closed."""
    for ending in ENDING_SIGNALS:  # sent to the whole process group, but the import ends its workers itself
        signal.signal(ending, signal.SIG_IGN)
    gc.disable()  # as in the main process; a worker may not be forked from it
    for end_of_other in inherited_ends:
        end_of_other.close()
    sections = SectionRegistry(declared)
    with contextlib.suppress(EOFError, OSError):
        while True:
            block = end.recv_bytes()
            lines = block[8:].split(b"\n")
            for part in _pack(prepare_lines(lines, name, int.from_bytes(block[:8], "big"), sections)):
                end.send_bytes(part)
    os._exit(0)
