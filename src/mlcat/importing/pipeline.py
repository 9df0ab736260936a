"""From a stream of entries to placed ones, batch by batch; for large streams in processes beside this one.

Reading, checking and folding an entry takes more than twice as long as writing it: with three processes that draft
blocks, and this one that settles and writes them, two cores have no rest.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from mlcat.errors import CatalogError
from mlcat.importing.batches import CommittedBatch, Committer, Sections, prepare_batch
from mlcat.importing.records import Read
from mlcat.importing.workers import WorkerPool, draft_lines, helpers_can_be_had

BATCH = 2000  # entries that were read already
_BLOCK = 1 << 17  # bytes of a file: a thousand lines, whose entries a core keeps at hand
_LARGE = 4 << 20  # bytes from which other processes are worth their start


def from_file(path: Path, progress: Callable[[int], None]) -> Iterator[CommittedBatch]:
    """The entries of an NDJSON file; see `from_stream`. Raises `OSError` where it cannot be read."""
    with path.open("rb") as file:
        yield from from_stream(file, path.name, progress)


def from_stream(file: BinaryIO, name: str, progress: Callable[[int], None]) -> Iterator[CommittedBatch]:
    """The entries of NDJSON as it is read, in processes beside this one where it is large.

    `name` is what errors call it; `progress` is told the bytes of each batch. Raises `ImportFailedError` where another
    process comes to grief.
    """
    settling = Committer()
    blocks = _blocks(file, progress)
    # The first here, always: it may tell the sections, which all others must know.
    first = next(blocks, [])
    yield settling.settle(draft_lines(first, name, 0, Sections()))
    known = settling.sections.copy()
    before = len(first)
    waiting = _up_to(_LARGE, blocks)
    is_large = sum(len(line) for block in waiting for line in block) >= _LARGE
    if not is_large or (os.cpu_count() or 1) < 2 or not helpers_can_be_had():
        for block in chain(waiting, blocks):
            yield settling.settle(draft_lines(block, name, before, known))
            before += len(block)
        return
    with WorkerPool(name, tuple(known.all.values())) as helpers:
        yield from map(settling.settle, helpers.drafts(chain(waiting, blocks), before))


def from_entries(entries: Iterable[Read], invalid: list[CatalogError]) -> Iterator[CommittedBatch]:
    """The same of entries that were read already; `invalid` are those that could not be."""
    settling = Committer()
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        yield settling.settle(prepare_batch(batch, invalid, settling.sections))
        invalid = []
    if invalid:
        yield CommittedBatch(None, [], [], {}, invalid)


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
