"""From a stream of entries to placed ones, batch by batch; for large streams in processes beside this one.

Reading, checking and folding an entry takes twice as long as writing it: with two processes that draft batches, and
this one that settles and writes them, two cores have no rest.
"""

from __future__ import annotations

import marshal
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.ndjson import Read, parse_lines
from mlcat.importing.placing import Batch, Draft, Settling, draft
from mlcat.model import Section

BATCH = 2000  # lines
_BLOCK = 1 << 17  # bytes of a file: a thousand lines, whose entries a core keeps at hand
_BESIDE = 2  # processes that draft
_AHEAD = 8  # batches under way: enough to keep all processes busy, few enough to bound memory
_LARGE = 4 << 20  # bytes from which other processes are worth their start


def from_file(path: Path, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The entries of an NDJSON file, in processes beside this one where it is large.

    `progress` is told the bytes of each batch. Raises `OSError` where the file cannot be read, `ImportFailedError`
    where another process comes to grief.
    """
    with path.open("rb") as file:
        if path.stat().st_size < _LARGE or (os.cpu_count() or 1) < 2:
            yield from from_lines(file, path.name, progress)
            return
        settling = Settling()
        batches = _blocks(file, progress)
        # The first batch here: it may tell the sections, which all others must know.
        first = next(batches, [])
        yield settling.settle(_draft_lines(first, path.name, 0, ()))
        known = tuple(settling.sections.all.values())
        with ProcessPoolExecutor(_BESIDE, initializer=_begin, initargs=(path.name, known)) as beside:
            try:
                yield from map(settling.settle, _ahead(beside, batches, len(first)))
            except BrokenProcessPool:
                raise ImportFailedError(
                    f"{path}: a process that reads it was ended from outside.", "Is there enough memory?"
                ) from None
            finally:
                beside.shutdown(wait=False, cancel_futures=True)


def from_lines(lines: Iterable[bytes], name: str, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The same of lines that come from elsewhere, in this process."""
    settling = Settling()
    before = 0
    for batch in _batches(lines, progress):
        yield settling.settle(_draft_lines(batch, name, before, settling.sections.all.values()))
        before += len(batch)


def from_entries(entries: Iterable[Read], invalid: list[CatalogError]) -> Iterator[Batch]:
    """The same of entries that were read already; `invalid` are those that could not be."""
    settling = Settling()
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        yield settling.settle(draft(batch, invalid, settling.sections.all.values()))
        invalid = []
    if invalid:
        yield Batch(None, [], [], {}, invalid)


def _draft_lines(lines: list[bytes], name: str, before: int, known: Iterable[Section]) -> Draft:
    invalid: list[CatalogError] = []
    return draft(list(parse_lines(lines, name, invalid.append, before)), invalid, known)


def _batches(lines: Iterable[bytes], progress: Callable[[int], None]) -> Iterator[list[bytes]]:
    remaining = iter(lines)
    while batch := list(islice(remaining, BATCH)):
        yield batch
        progress(sum(map(len, batch)))


def _blocks(file: BinaryIO, progress: Callable[[int], None]) -> Iterator[list[bytes]]:
    """The lines of a file, so many at a time as make up some size."""
    while batch := file.readlines(_BLOCK):
        yield batch
        progress(sum(map(len, batch)))


def _ahead(beside: ProcessPoolExecutor, batches: Iterator[list[bytes]], before: int) -> Iterator[Draft]:
    under_way: deque[Future[_Packed]] = deque()
    for batch in batches:
        under_way.append(beside.submit(_work, b"".join(batch), before))
        before += len(batch)
        if len(under_way) >= _AHEAD:
            yield _unpack(under_way.popleft().result())
    while under_way:
        yield _unpack(under_way.popleft().result())


# A draft on its way from process to process: of its thousands of tuples and strings `marshal` makes bytes in half the
# time of `pickle`, which takes the few other objects. And bytes are small: unpacked is what is settled next, no more.
_Packed = tuple[bytes, bytes]


def _pack(drafted: Draft) -> _Packed:
    batch, given = drafted
    return pickle.dumps(batch._replace(placed=[], words={})), marshal.dumps((batch.placed, batch.words, given))


def _unpack(packed: _Packed) -> Draft:
    placed, words, given = marshal.loads(packed[1])
    batch: Batch = pickle.loads(packed[0])
    return Draft(batch._replace(placed=placed, words=words), given)


# --- In a process beside ------------------------------------------------------------------------------------------

_name = ""
_known: tuple[Section, ...] = ()


def _begin(name: str, known: tuple[Section, ...]) -> None:
    global _name, _known
    _name, _known = name, known
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all: the import hears it and ends this one
    threading.Thread(target=_end_with_the_import, daemon=True).start()


def _end_with_the_import() -> None:
    """Ends this process when the one that waits for it is killed and cannot do so."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(lines: bytes, before: int) -> _Packed:
    return _pack(_draft_lines(lines.split(b"\n"), _name, before, _known))
