"""Writes a catalog of the user's: its file and its index, both or neither.

Everything is written to temporary files first. The index is put in place before the catalog: its name contains the
state of the catalog file it belongs to, so that every reader finds the index of the catalog that it sees.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from mlcat.catalogs import CatalogFile, user_catalog
from mlcat.errors import ImportFailedError
from mlcat.importing.batches import CommittedBatch
from mlcat.importing.signals import deferred_sigint
from mlcat.importing.staging import StagingFiles, writing_to
from mlcat.index.builder import Builder, connect, seal
from mlcat.index.cache import clear
from mlcat.model import CatalogData, Section
from mlcat.paths import Folders


class CatalogWriter:
    """Writes one catalog. A context manager: unless `finish` returns, nothing is changed and no file is left."""

    def __init__(self, folders: Folders, name: str, *, replaces: bool = True) -> None:
        self._folders = folders
        self._catalog: CatalogFile = user_catalog(folders, name)
        self._replaces = replaces
        self._sections: list[Section] = []
        self._staging = StagingFiles(folders, name)
        self._db: sqlite3.Connection | None = None
        self._builder: Builder | None = None

    def __enter__(self) -> CatalogWriter:
        try:
            self._staging.open()
            with self._optional_index():
                os.makedirs(self._folders.cache, exist_ok=True)
                self._db = connect(self._staging.index)
                self._builder = Builder(self._db)
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with deferred_sigint():
            self._remove()

    def add(self, batch: CommittedBatch) -> None:
        """Adds the sections and entries of a batch. Raises `ImportFailedError` where they cannot be written."""
        self._sections += batch.sections
        self._staging.write([line for line, _ in batch.entries])
        with self._optional_index():
            if self._builder:
                self._builder.expect(batch.sections)
                self._builder.add([document for _, document in batch.entries], batch.words)

    def finish(self, facts: CatalogData) -> None:
        """Puts the index and the catalog in place; `facts` are the catalog's own, without sections and entries.

        Raises `ImportFailedError` where they cannot be written, or where the catalog exists and is not to be replaced.
        """
        if not self._replaces and os.path.exists(self._catalog.path):
            problem = f"there is a catalog '{self._catalog.name}' by now: another import was quicker."
            raise ImportFailedError(problem, "Replace it with --force, or choose another --name.")
        facts = replace(facts, name=self._catalog.name, sections=tuple(self._sections), entries=())
        self._assemble(facts)
        with writing_to(self._folders.catalogs):
            fingerprint = self._catalog.fingerprint(os.stat(self._staging.catalog))
        with self._optional_index():
            self._finish_index(facts, fingerprint)
        with writing_to(self._catalog.path):
            os.replace(self._staging.catalog, self._catalog.path)
        clear(self._folders, self._catalog, self._catalog.index_path(self._folders.cache, fingerprint))

    def _assemble(self, facts: CatalogData) -> None:
        """Writes the catalog's file, and at the same time what takes long of the index.

        Of a large catalog each takes seconds. Threads are enough: neither the disk nor SQLite needs the interpreter,
        which sorts the words.
        """
        with ThreadPoolExecutor() as threads:
            assembled = threads.submit(self._staging.assemble, facts)
            try:
                with self._optional_index():
                    if self._builder:
                        indexed = threads.submit(self._builder.make_indexes)
                        self._builder.vocabulary.sort()
                        indexed.result()
                assembled.result()
            except BaseException:  # Ctrl-C above all: leaving the block waits for the threads
                if self._db:
                    self._db.interrupt()
                raise

    def _finish_index(self, facts: CatalogData, fingerprint: str) -> None:
        if not self._builder or not self._db:
            return
        self._builder.finish(facts, fingerprint)
        self._db.close()
        seal(self._staging.index)
        os.replace(self._staging.index, self._catalog.index_path(self._folders.cache, fingerprint))

    @contextlib.contextmanager
    def _optional_index(self) -> Iterator[None]:
        """Gives the index up where it cannot be written: the first search builds it then, in memory if necessary."""
        try:
            yield
        except (OSError, sqlite3.Error):
            self._builder = None

    def _remove(self) -> None:
        if self._db:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._staging.remove()
