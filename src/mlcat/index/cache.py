"""Opens the index of a catalog file: that in the cache folder if it is fresh, else a new one, if need be in memory."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable

from mlcat.catalogs import CatalogFile, index_files
from mlcat.index.reader import Index, StaleIndexError, open_file
from mlcat.paths import Folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.model import CatalogData, Entry

_ATTEMPTS = 3  # an import may replace the catalog between reading its fingerprint and opening its index
_UNUSED = 30 * 24 * 3600  # seconds after which the index of another version or installation is removed
_ABANDONED = 3600  # seconds after which the temporary file of a killed build is removed


def open_index(
    folders: Folders, source: CatalogFile, *, rebuild: bool = False, on_build: Callable[[], None] = lambda: None
) -> Index:
    """The index of a catalog; it is built if there is none for the current state of the catalog, or with `rebuild`.

    `on_build` is called before a build, which takes a minute for a million entries.

    Raises `CatalogError` if the catalog itself cannot be read. An index that cannot be written is built in memory
    instead, with the same results.
    """
    for _ in range(_ATTEMPTS):
        fingerprint = source.fingerprint()
        path = source.index_path(folders.cache, fingerprint)
        if not rebuild:
            try:
                return open_file(path, fingerprint)
            except StaleIndexError:
                pass
        if source.fingerprint() == fingerprint:
            break
    on_build()
    return _build(folders, source, path, fingerprint)


def _build(folders: Folders, source: CatalogFile, path: str, fingerprint: str) -> Index:
    # Imported here: building is rare, and validation needs Pydantic.
    from mlcat.index.building.builder import build, build_file

    try:
        build_file(path, *_read(source), fingerprint)
        index = open_file(path, fingerprint)
    except (OSError, sqlite3.Error, StaleIndexError):
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        build(connection, *_read(source), fingerprint)
        return Index(connection)
    clear(folders, source, keep=path)
    return index


def _read(source: CatalogFile) -> tuple[CatalogData, Iterable[Entry]]:
    from dataclasses import replace
    from pathlib import Path

    from mlcat.validation import read_catalog, read_user_catalog

    if source.bundled:
        catalog = read_catalog(Path(source.path))
        return catalog, catalog.entries
    catalog, entries = read_user_catalog(Path(source.path))
    return replace(
        catalog, name=source.name
    ), entries  # a copy of a file is another catalog, whatever its first line says


def clear(folders: Folders, source: CatalogFile, keep: str) -> None:
    """Removes the indexes of earlier states of this catalog, old ones of other versions of mlcat, and temporary files
    of killed builds; `keep` is the path of the index in use."""
    now = time.time()
    own = set(index_files(folders, source))
    for path in own.union(index_files(folders, source, any_version=True)):
        try:
            age = now - os.stat(path).st_mtime
            if path.endswith(".tmp"):
                stale = age > _ABANDONED
            elif path in own:
                stale = path != keep
            else:
                stale = age > _UNUSED
            if stale:
                os.remove(path)
        except OSError:  # another process was faster
            pass
