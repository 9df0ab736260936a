"""Writes a user's catalog atomically: its index first, if that can be written, then its file.

Everything is written to temporary files first. Then the new index is put in place, and last the new catalog. The file
name of an index has the fingerprint of its catalog file, so every reader finds the index of the catalog that it sees.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace

from mlcat.catalogs import CatalogFile, user_catalog
from mlcat.errors import ImportFailedError
from mlcat.importing.batches import MergedBatch
from mlcat.importing.signals import deferred_signals
from mlcat.importing.writing.locking import catalog_lock
from mlcat.importing.writing.staging import StagingFiles, writing_to
from mlcat.importing.writing.temporary_files import remove_leftovers
from mlcat.index.building.builder import Builder, create_database, write_trailer
from mlcat.index.cache import remove_stale_indexes
from mlcat.model import CatalogData, Section
from mlcat.paths import Folders

_THREADS = 2  # besides the main thread, at the end of a large import
_MIN_THREADED = 2000  # entries; fewer are written sooner than the threads start


class CatalogWriter:
    """Writes one catalog. A context manager, which holds the lock of the catalog.

    Nothing is changed before `finish`, and no temporary file is left after the block.
    """

    def __init__(self, folders: Folders, name: str, *, replaces: bool = True, wait: float = 0) -> None:
        """Unless `replaces`, `finish` fails if the catalog exists. `wait` is how long to wait for the lock, in
        seconds."""
        self._wait = wait
        self._folders = folders
        self._catalog: CatalogFile = user_catalog(folders, name)
        self._replaces = replaces
        self._sections: list[Section] = []
        self._count = 0
        self._staging = StagingFiles(folders, name)
        self._lock = contextlib.ExitStack()
        self._db: sqlite3.Connection | None = None
        self._builder: Builder | None = None

    def __enter__(self) -> CatalogWriter:
        """Raises `LockedError` if another process writes this catalog, `ImportFailedError` if it cannot be written."""
        try:
            with writing_to(self._folders.catalogs):
                os.makedirs(self._folders.catalogs, exist_ok=True)
                self._lock.enter_context(catalog_lock(self._folders, self._catalog.name, wait=self._wait))
            remove_leftovers(self._folders, self._catalog.name)
            self._staging.open()
            with self._optional_index():
                os.makedirs(self._folders.cache, exist_ok=True)
                self._db = create_database(self._staging.index)
                self._builder = Builder(self._db)
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with deferred_signals():
            self._remove()

    def add(self, batch: MergedBatch) -> None:
        """Adds the sections and entries of a batch. Raises `ImportFailedError` if they cannot be written."""
        self._sections += batch.sections
        self._count += len(batch.lines)
        self._staging.write(batch.lines)
        with self._optional_index():
            if self._builder:
                self._builder.number_sections(batch.sections)
                self._builder.add(batch.documents, batch.words)

    def finish(self, header: CatalogData) -> None:
        """Replaces the index and the catalog. `header` has the catalog's own fields, without its sections.

        Raises `ImportFailedError` if they cannot be written, or if the catalog exists and must not be replaced.
        """
        header = replace(header, name=self._catalog.name, sections=tuple(self._sections), entries=())
        self._assemble(header)
        self._staging.adopt_mode()
        with writing_to(self._folders.catalogs):
            fingerprint = self._catalog.fingerprint(os.stat(self._staging.catalog))
        with self._optional_index():
            self._finish_index(header, fingerprint)
        with writing_to(self._catalog.path):
            self._replace()
        remove_stale_indexes(self._folders, self._catalog, self._catalog.index_path(self._folders.cache, fingerprint))

    def _replace(self) -> None:
        """Puts the new catalog in place. Unless it replaces one, fails if another process has created it meanwhile."""
        if self._replaces:
            os.replace(self._staging.catalog, self._staging.target)
            return
        try:
            try:
                os.link(self._staging.catalog, self._catalog.path)  # unlike a rename, fails if there is one
            except OSError as error:
                if isinstance(error, FileExistsError) or os.path.lexists(self._catalog.path):
                    raise FileExistsError from None
                os.rename(self._staging.catalog, self._catalog.path)  # a file system without hard links
        except FileExistsError:
            problem = f"another import has created the catalog '{self._catalog.name}' meanwhile."
            raise ImportFailedError(problem, "Replace it with --force, or choose another --name.") from None

    def _assemble(self, header: CatalogData) -> None:
        """Writes the file of the catalog and, at the same time, the slow parts of the index.

        For a large catalog, each takes seconds. Threads suffice: writing to the disk and SQLite release the interpreter
        lock, and this thread sorts the words meanwhile.
        """
        if self._count < _MIN_THREADED or not _can_start_threads():
            self._staging.assemble(header)
            with self._optional_index():
                if self._builder:
                    self._builder.make_indexes()
                    self._builder.vocabulary.sort()
            return
        from concurrent.futures import ThreadPoolExecutor  # loads queues and logging

        with ThreadPoolExecutor(_THREADS) as threads:
            assembled = threads.submit(self._staging.assemble, header)
            try:
                with self._optional_index():
                    if self._builder:
                        indexed = threads.submit(self._builder.make_indexes)
                        self._builder.vocabulary.sort()
                        indexed.result()
                assembled.result()
            except BaseException:  # for example Ctrl-C; leaving the block waits for the threads
                if self._db:
                    self._db.interrupt()
                raise

    def _finish_index(self, header: CatalogData, fingerprint: str) -> None:
        if not self._builder or not self._db:
            return
        self._builder.finish(header, fingerprint)
        self._db.close()
        write_trailer(self._staging.index)
        os.replace(self._staging.index, self._catalog.index_path(self._folders.cache, fingerprint))

    @contextlib.contextmanager
    def _optional_index(self) -> Iterator[None]:
        """Gives up the index if it cannot be written. Then the first search builds it, in memory if necessary."""
        try:
            yield
        except (OSError, sqlite3.Error):
            self._builder = None

    def _remove(self) -> None:
        if self._db:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._staging.remove()
        self._lock.close()


def _can_start_threads() -> bool:
    """Whether this process can start `_THREADS` threads. The system may limit their number."""
    release = threading.Event()
    threads = [threading.Thread(target=release.wait) for _ in range(_THREADS)]
    started = []
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
    except RuntimeError:
        return False
    finally:
        release.set()
        for thread in started:
            thread.join()
    return True
