"""From a stream of entries to placed ones, batch by batch, for large streams in a process beside this one.

Reading, checking and folding an entry takes as long as writing it: with two processes, two cores work. The other
process sees the whole stream in order, so ids and sections come out as they would in one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.ndjson import Read, parse_lines
from mlcat.importing.writing import Placed, Placing
from mlcat.model import Catalog, Section

BATCH = 2000
_AHEAD = 4  # batches under way: enough to keep both processes busy, few enough to bound memory
_LARGE = 4 << 20  # bytes from which a second process is worth its start


class Batch(NamedTuple):
    """What became of some entries, in order."""

    facts: Catalog | None
    """The catalog's own facts, if these lines had them."""
    sections: list[Section]
    """Those that were met for the first time."""
    placed: list[Placed]
    invalid: list[CatalogError]
    """The entries that cannot be used."""


class Worker:
    """Places entries; remembers ids and sections from batch to batch."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._placing = Placing()
        self._lines = 0

    def lines(self, lines: list[bytes]) -> Batch:
        """Lines of NDJSON."""
        start, self._lines = self._lines, self._lines + len(lines)
        invalid: list[CatalogError] = []
        return self.entries(parse_lines(lines, self._name, invalid.append, start), invalid)

    def entries(self, entries: Iterable[Read], invalid: list[CatalogError]) -> Batch:
        """Entries that were read, with those that could not be, to which it may add."""
        facts = None
        before = len(self._placing.sections)
        placed = []
        for where, one in entries:
            if isinstance(one, Catalog):
                facts = one
                self._placing.expect(one.sections)
                continue
            try:
                placed.append(self._placing.place(one))
            except CatalogError as error:
                invalid.append(CatalogError(f"{where}: {error.message}", error.hint))
        sections = list(islice(self._placing.sections.values(), before, None))
        return Batch(facts, sections, placed, invalid)


def from_file(path: Path, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The entries of an NDJSON file, in a process beside this one where it is large.

    `progress` is told the bytes of each batch. Raises `OSError` where the file cannot be read, `ImportFailedError`
    where the other process comes to grief.
    """
    with path.open("rb") as file:
        batches = _batches(file, progress)
        if path.stat().st_size < _LARGE or (os.cpu_count() or 1) < 2:
            worker = Worker(path.name)
            yield from map(worker.lines, batches)
            return
        with ProcessPoolExecutor(1, initializer=_begin, initargs=(path.name,)) as beside:
            try:
                yield from _ahead(beside, batches)
            except BrokenProcessPool:
                raise ImportFailedError(
                    f"{path}: the process that reads it was ended from outside.", "Is there enough memory?"
                ) from None
            finally:
                beside.shutdown(wait=False, cancel_futures=True)


def from_lines(lines: Iterable[bytes], name: str, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The same of lines that come from elsewhere."""
    return map(Worker(name).lines, _batches(lines, progress))


def from_entries(entries: Iterable[Read], invalid: list[CatalogError]) -> Iterator[Batch]:
    """The same of entries that were read already; `invalid` are those that could not be."""
    worker = Worker("")
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        yield worker.entries(batch, invalid)
        invalid = []
    if invalid:
        yield Batch(None, [], [], invalid)


def _batches(lines: Iterable[bytes], progress: Callable[[int], None]) -> Iterator[list[bytes]]:
    remaining = iter(lines)
    while batch := list(islice(remaining, BATCH)):
        yield batch
        progress(sum(map(len, batch)))


def _ahead(beside: ProcessPoolExecutor, batches: Iterator[list[bytes]]) -> Iterator[Batch]:
    under_way: deque[Future[Batch]] = deque()
    for batch in batches:
        under_way.append(beside.submit(_work, batch))
        if len(under_way) >= _AHEAD:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


_worker: Worker | None = None  # of the process beside


def _begin(name: str) -> None:
    global _worker  # noqa: PLW0603 - what the process is for, set once when it begins
    _worker = Worker(name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both: the import hears it and ends this one
    threading.Thread(target=_end_with_the_import, daemon=True).start()


def _end_with_the_import() -> None:
    """Ends this process when the one that waits for it is killed and cannot do so."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(lines: list[bytes]) -> Batch:
    assert _worker
    return _worker.lines(lines)
