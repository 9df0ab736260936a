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
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.ndjson import Read, parse_lines
from mlcat.importing.placing import Batch, Draft, Settling, draft
from mlcat.model import Section

BATCH = 2000  # entries that were read already
_BLOCK = 1 << 17  # bytes of a file: a thousand lines, whose entries a core keeps at hand
_BESIDE = 2  # processes that draft
_AHEAD = 8  # batches under way: enough to keep all processes busy, few enough to bound memory
_LARGE = 4 << 20  # bytes from which other processes are worth their start


def from_file(path: Path, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The entries of an NDJSON file; see `from_stream`. Raises `OSError` where it cannot be read."""
    with path.open("rb") as file:
        yield from from_stream(file, path.name, progress)


def from_stream(file: BinaryIO, name: str, progress: Callable[[int], None]) -> Iterator[Batch]:
    """The entries of NDJSON as it is read, in processes beside this one where it is large.

    `name` is what errors call it; `progress` is told the bytes of each batch. Raises `ImportFailedError` where another
    process comes to grief.
    """
    settling = Settling()
    blocks = _blocks(file, progress)
    # The first here, always: it may tell the sections, which all others must know.
    first = next(blocks, [])
    yield settling.settle(_draft_lines(first, name, 0, ()))
    known = tuple(settling.sections.all.values())
    before = len(first)
    waiting = _up_to(_LARGE, blocks)
    if sum(len(line) for block in waiting for line in block) < _LARGE or (os.cpu_count() or 1) < 2:
        for block in chain(waiting, blocks):
            yield settling.settle(_draft_lines(block, name, before, known))
            before += len(block)
        return
    with ProcessPoolExecutor(_BESIDE, initializer=_begin, initargs=(name, known)) as beside:
        try:
            yield from map(settling.settle, _ahead(beside, chain(waiting, blocks), before))
        except BrokenProcessPool:
            raise ImportFailedError(
                f"{name}: a process that reads it was ended from outside.", "Is there enough memory?"
            ) from None
        finally:
            beside.shutdown(wait=False, cancel_futures=True)


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


def _blocks(file: BinaryIO, progress: Callable[[int], None]) -> Iterator[list[bytes]]:
    """The lines of a file, so many at a time as make up some size."""
    while block := file.readlines(_BLOCK):
        yield block
        progress(sum(map(len, block)))


def _up_to(size: int, blocks: Iterator[list[bytes]]) -> list[list[bytes]]:
    """The next blocks, until they have that size in bytes."""
    taken = []
    while size > 0 and (block := next(blocks, None)):
        taken.append(block)
        size -= sum(map(len, block))
    return taken


def _ahead(beside: ProcessPoolExecutor, blocks: Iterator[list[bytes]], before: int) -> Iterator[Draft]:
    under_way: deque[Future[_Packed]] = deque()
    for block in blocks:
        under_way.append(beside.submit(_work, b"".join(block), before))
        before += len(block)
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
