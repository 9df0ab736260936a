"""Opens the index of a catalog file, and builds it first if the cache folder has no fresh one.

An index that cannot be written stays in memory.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable

from mlcat.catalogs import CatalogFile, index_files
from mlcat.index.reader import Index
from mlcat.index.schema import SCHEMA_STATEMENTS
from mlcat.paths import Folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.model import CatalogData, Entry

_ATTEMPTS = 3  # an import may replace the catalog between reading its fingerprint and opening its index
_MAX_AGE_UNUSED = 30 * 24 * 3600  # seconds after which the index of another version or installation is removed
_MAX_AGE_TEMPORARY = 3600  # seconds after which the temporary file of a killed build is removed

BLOCK_SIZE = 1 << 18
"""Bytes of a block. An index file has a CRC-32 of four bytes for each block of the database, after the last block."""
TRAILER_SIZE = 20
"""Bytes of the trailer, at the end of an index file: see `trailer`."""
_MAX_CHECKED_BLOCKS = 16  # maximum blocks of an index that is verified as a whole at each opening, in 1 to 3 ms

_STEP = 1_000_000  # instructions of SQLite's virtual machine
_MAX_STEPS = 200  # for one statement; none of ours takes a tenth of that
_STEPS_PER_ENTRY = 0.002  # in addition to _MAX_STEPS


class StaleIndexError(Exception):
    """There is no index for the current state of the catalog, or it is damaged: it must be rebuilt."""


def open_index(
    folders: Folders, file: CatalogFile, *, rebuild: bool = False, on_build: Callable[[], None] = lambda: None
) -> Index:
    """Opens the index of a catalog; builds it first if there is none for the current state of the catalog, or with
    `rebuild`.

    `on_build` is called before a build, which takes a minute for a million entries.

    Raises `CatalogError` if the catalog itself cannot be read. An index that cannot be written is built in memory
    instead, with the same results.
    """
    for _ in range(_ATTEMPTS):
        fingerprint = file.fingerprint()
        path = file.index_path(folders.cache, fingerprint)
        if not rebuild:
            try:
                return open_index_file(path, fingerprint)
            except StaleIndexError:
                pass
        if file.fingerprint() == fingerprint:
            break
    on_build()
    return _build(folders, file, path, fingerprint)


def _build(folders: Folders, file: CatalogFile, path: str, fingerprint: str) -> Index:
    from mlcat.index.building.builder import build_index, build_index_file

    try:
        build_index_file(path, *_read(file), fingerprint)
        index = open_index_file(path, fingerprint)
    except (OSError, sqlite3.Error, StaleIndexError):
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        build_index(connection, *_read(file), fingerprint)
        return Index(connection)
    remove_stale_indexes(folders, file, keep=path)
    return index


def _read(file: CatalogFile) -> tuple[CatalogData, Iterable[Entry]]:
    from dataclasses import replace
    from pathlib import Path

    from mlcat.validation import read_catalog_data, read_user_catalog

    if file.is_bundled:
        catalog = read_catalog_data(Path(file.path))
        return catalog, catalog.entries
    catalog, entries = read_user_catalog(Path(file.path))
    return replace(catalog, name=file.name), entries  # the file name decides: a copied file is another catalog


def remove_stale_indexes(folders: Folders, file: CatalogFile, keep: str) -> None:
    """Removes indexes of earlier states of this catalog, old indexes of other versions of mlcat, and temporary files
    of killed builds; `keep` is the path of the index in use."""
    now = time.time()
    of_this_version = set(index_files(folders, file))
    for path in of_this_version.union(index_files(folders, file, any_version=True)):
        try:
            age = now - os.stat(path).st_mtime
            if path.endswith(".tmp"):
                stale = age > _MAX_AGE_TEMPORARY
            elif path in of_this_version:
                stale = path != keep
            else:
                stale = age > _MAX_AGE_UNUSED
            if stale:
                os.remove(path)
        except OSError:  # another process was faster
            pass


def open_index_file(path: str, fingerprint: str) -> Index:
    """Opens the index at `path`. Raises `StaleIndexError` if it is missing, damaged or not that of `fingerprint`."""
    try:
        verify(path)
        connection = _connect(path)
        index = Index(connection)
        connection.limit(_MAX_STEPS + int(_STEPS_PER_ENTRY * index.count))
    except (OSError, sqlite3.Error, KeyError, ValueError, OverflowError) as error:
        raise StaleIndexError(str(error)) from None
    if index.fingerprint != fingerprint:
        index.close()
        raise StaleIndexError("it was made of another state of the catalog")
    return index


def verify(path: str) -> None:
    """Raises `ValueError` if the index at `path` was changed since it was written.

    A file of up to `_MAX_CHECKED_BLOCKS` blocks is verified as a whole. Of a larger one, the clock chooses one block,
    so that each is verified eventually; all are verified if its modification time has changed. SQLite itself notices
    damaged trees, but not damaged text.
    """
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        file.seek(-TRAILER_SIZE, os.SEEK_END)
        end = file.read()
        size, modified = (int.from_bytes(end[position : position + 8], "big", signed=True) for position in (0, 8))
        count = -(-size // BLOCK_SIZE)
        if size < 0 or size + 4 * count + TRAILER_SIZE != status.st_size:
            raise ValueError("its size is not the one it had")
        file.seek(size)
        checksums = file.read(4 * count)
        if end != trailer(size, modified, checksums):
            raise ValueError("its checksums are damaged")
        changed = status.st_mtime_ns != modified * 10**9
        verifies_all = changed or count <= _MAX_CHECKED_BLOCKS
        for number in range(count) if verifies_all else [_next_block(count)]:
            file.seek(number * BLOCK_SIZE)
            if (
                checksum(file.read(min(BLOCK_SIZE, size - number * BLOCK_SIZE)))
                != checksums[4 * number : 4 * number + 4]
            ):
                raise ValueError("its checksum does not fit")
    if changed:  # a copy or a backup
        try:
            os.utime(path, (modified, modified))
        except OSError:  # the file of another user
            pass


def checksum(data: bytes) -> bytes:
    """The CRC-32 of `data`, in four bytes."""
    return zlib.crc32(data).to_bytes(4, "big")


def trailer(size: int, modified: int, checksums: bytes) -> bytes:
    """The trailer of an index file: the size of the database in bytes and the modification time in seconds, in eight
    bytes each, then a checksum of these and of the checksums of the blocks."""
    numbers = size.to_bytes(8, "big") + modified.to_bytes(8, "big", signed=True)
    return numbers + checksum(checksums + numbers)


def _next_block(count: int) -> int:
    """The number of the block to verify, from 0 to `count` - 1: taken from the clock, so that each is verified
    eventually."""
    return time.time_ns() // 1000 % count


class _Steps:
    """Counts the steps of a statement."""

    __slots__ = ("limit", "number")

    def __init__(self) -> None:
        self.number = 0
        self.limit = _MAX_STEPS

    def next(self) -> bool:
        """Counts a step; returns whether the limit is exceeded."""
        self.number += 1
        return self.number > self.limit


class _Connection(sqlite3.Connection):
    """A connection that aborts statements that take far more steps than any of ours: the file may be forged."""

    def __init__(self, path: str, **settings: Any) -> None:
        super().__init__(path, **settings)
        self._steps = _Steps()  # a separate object, to avoid a reference cycle
        self.set_progress_handler(self._steps.next, _STEP)

    def limit(self, steps: int) -> None:
        """Sets the maximum number of steps of a statement; a longer one raises `sqlite3.OperationalError`."""
        self._steps.limit = steps

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Runs a statement, and restarts the count of steps."""
        self._steps.number = 0
        return super().execute(sql, parameters)


def _connect(path: str) -> _Connection:
    """Opens a database, which may be damaged or forged, for reading. Raises `ValueError` for another schema."""
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # An empty host is needed: without one, SQLite would take `a` in //a/b for the host.
    host = "//" if escaped.startswith("/") else ""
    # `immutable` takes no lock and needs no write permission for the folder. A library user may read from several
    # threads; `mlcat.api` lets them in one at a time.
    connection = _Connection(f"file:{host}{escaped}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {setting}")
    # Without the tables stems_..., which FTS5 creates itself.
    query = "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND NOT (type = 'table' AND name GLOB 'stems_*')"
    if {sql for (sql,) in connection.execute(query)} != SCHEMA_STATEMENTS:
        raise ValueError("it has another schema")
    return connection
