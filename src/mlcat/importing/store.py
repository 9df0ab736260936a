"""Puts a new catalog on the user's shelf: its file and its index, both whole or neither.

Everything is written aside first. The index is put in place before the catalog: its name carries the state of the
catalog file it belongs to, so that every reader finds the index of the catalog it sees, the old one or the new one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import BinaryIO

from mlcat.catalogs import CatalogFile, user_catalog
from mlcat.completion.values import write_values
from mlcat.errors import ImportFailedError
from mlcat.importing.batches import StoredEntry
from mlcat.importing.signals import deferred_sigint
from mlcat.index.builder import Builder, connect, seal
from mlcat.index.cache import clear
from mlcat.index.reader import open_file
from mlcat.index.vocabulary import WordCounts
from mlcat.model import CatalogData, Section
from mlcat.paths import Folders
from mlcat.validation import to_json

_ABANDONED = 24 * 3600  # seconds after which a file that a killed import left behind is cleared away in any case
_SILENT = 600  # seconds after which it is, where no such process runs here
_COPY = 1 << 20


class CatalogWriter:
    """Writes one catalog. A context manager: whatever is not finished leaves no trace."""

    def __init__(self, where: Folders, name: str, *, replaces: bool = True) -> None:
        self.source: CatalogFile = user_catalog(where, name)
        self.count = 0
        self._replaces = replaces
        self._sections: dict[str, Section] = {}
        self._aside = _Aside(where, name)

    def __enter__(self) -> CatalogWriter:
        try:
            self._aside.open()
        except BaseException:
            self._aside.remove()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with deferred_sigint():
            self._aside.remove()

    @property
    def sections(self) -> list[Section]:
        """The sections so far, in the order in which they came."""
        return list(self._sections.values())

    def expect(self, sections: Iterable[Section]) -> None:
        """Makes sections known, in reading order, before their entries come."""
        listed = list(sections)
        self._sections.update((section.id, section) for section in listed)
        self._aside.expect(listed)

    def add(self, batch: list[StoredEntry], words: WordCounts) -> None:
        """Writes entries whose sections are known, and their words."""
        self.count += len(batch)
        self._aside.write(batch, words)

    def finish(self, facts: CatalogData) -> None:
        """Puts the catalog and its index in place; `facts` are the catalog's own, without sections and entries.

        Raises `ImportFailedError` where that cannot be, or where it would replace a catalog and is not to.
        """
        if not self._replaces and os.path.exists(self.source.path):
            problem = f"there is a catalog '{self.source.name}' by now: another import was quicker."
            raise ImportFailedError(problem, "Replace it with --force, or choose another --name.")
        facts = replace(facts, name=self.source.name, sections=tuple(self._sections.values()), entries=())
        self._aside.finish(self.source, facts)


class _Aside:
    """The files of an import that is under way: entries, index, and in the end the catalog."""

    def __init__(self, where: Folders, name: str) -> None:
        self._where = where
        self._name = name
        mark = f"{name}.{os.getpid()}"
        self._entries = os.path.join(where.catalogs, f".{mark}.entries.tmp")
        self._catalog = os.path.join(where.catalogs, f".{mark}.catalog.tmp")
        self._index = os.path.join(where.cache, f".{mark}.index.tmp")
        self._file: BinaryIO | None = None
        self._db: sqlite3.Connection | None = None
        self._builder: Builder | None = None

    def open(self) -> None:
        """Begins the files. The index is a cache: where it cannot be written the import goes on without."""
        try:
            os.makedirs(self._where.catalogs, exist_ok=True)
            self._clear_abandoned()
            self._file = open(self._entries, "wb", buffering=_COPY)  # noqa: SIM115 - closed when the import ends
        except OSError as error:
            raise _unwritable(self._where.catalogs, error) from None
        with self._without_index():
            os.makedirs(self._where.cache, exist_ok=True)
            self._db = connect(self._index)
            self._builder = Builder(self._db)

    def expect(self, sections: list[Section]) -> None:
        """Sections that entries may come in."""
        if self._builder:
            self._builder.expect(sections)

    def write(self, batch: list[StoredEntry], words: WordCounts) -> None:
        """Entries with ids, in known sections, and their words."""
        assert self._file
        try:
            self._file.writelines([line for line, _ in batch])
        except OSError as error:
            raise _unwritable(self._where.catalogs, error) from None
        with self._without_index():
            if self._builder:
                self._builder.add([prepared for _, prepared in batch], words)

    def finish(self, source: CatalogFile, facts: CatalogData) -> None:
        """From the entries to the catalog, whole, on the disk; then the index into place, then the catalog."""
        try:
            fingerprint = self._complete(source, facts)
        except OSError as error:
            raise _unwritable(self._where.catalogs, error) from None
        with self._without_index():
            self._finish_index(source, facts, fingerprint)
        try:
            os.replace(self._catalog, source.path)
        except OSError as error:
            raise _unwritable(source.path, error) from None
        clear(self._where, source, source.index_path(self._where.cache, fingerprint))

    def remove(self) -> None:
        """Removes whatever stands aside."""
        for handle in (self._file, self._db):
            if handle:
                with contextlib.suppress(OSError, sqlite3.Error):
                    handle.close()
        for path in (self._entries, self._catalog, self._index):
            with contextlib.suppress(OSError):
                os.remove(path)

    def _complete(self, source: CatalogFile, facts: CatalogData) -> str:
        """The catalog's file, and meanwhile what takes long of the index; returns the fingerprint of the file.

        Of a large catalog each takes seconds. Threads will do: neither the disk nor SQLite needs the interpreter, which
        sorts the words.
        """
        with ThreadPoolExecutor() as beside:
            copied = beside.submit(self._put_together, facts)
            try:
                with self._without_index():
                    if self._builder:
                        indexed = beside.submit(self._builder.make_indexes)
                        self._builder.vocabulary.sort()
                        indexed.result()
                copied.result()
            except BaseException:  # Ctrl-C above all: the threads are waited for
                if self._db:
                    self._db.interrupt()
                raise
        return source.fingerprint(os.stat(self._catalog))

    def _put_together(self, facts: CatalogData) -> None:
        """The catalog's own keys stand first and are known last: sections are made as entries come."""
        assert self._file
        self._file.close()
        with open(self._catalog, "wb") as whole, open(self._entries, "rb") as entries:
            whole.write(to_json(facts) + b"\n")
            shutil.copyfileobj(entries, whole, _COPY)
            whole.flush()
            os.fsync(whole.fileno())
        os.remove(self._entries)

    def _finish_index(self, source: CatalogFile, facts: CatalogData, fingerprint: str) -> None:
        if not self._builder or not self._db:
            return
        self._builder.finish(facts, fingerprint)
        self._db.close()
        seal(self._index)
        path = source.index_path(self._where.cache, fingerprint)
        os.replace(self._index, path)
        write_values(path, open_file(path, fingerprint))

    @contextlib.contextmanager
    def _without_index(self) -> Iterator[None]:
        """Gives the index up where it cannot be written; the first search builds it then, in memory if it must."""
        try:
            yield
        except (OSError, sqlite3.Error):
            self._builder = None

    def _clear_abandoned(self) -> None:
        for folder in (self._where.catalogs, self._where.cache):
            with contextlib.suppress(OSError):
                for name in os.listdir(folder):
                    path = os.path.join(folder, name)
                    if name.startswith(".") and name.endswith(".tmp") and self._is_abandoned(path, name.split(".")):
                        os.remove(path)

    def _is_abandoned(self, path: str, mark: list[str]) -> bool:
        """Whether the import is gone that wrote this file: `.name.process.kind.tmp`."""
        age = time.time() - os.stat(path).st_mtime
        if len(mark) != 5 or not mark[2].isdecimal() or _runs(int(mark[2])):
            return age > _ABANDONED
        # No process of this machine. Another one may share the folder: it would have written lately.
        return mark[1] == self._name or age > _SILENT


def _runs(process: int) -> bool:
    """Whether there is a process of that number; where that cannot be asked, there may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's; no number of a process
        return True
    return True


def _unwritable(path: str, error: OSError) -> ImportFailedError:
    # Not the error's own file name: that is of a file which stands aside, and tells nobody anything.
    return ImportFailedError(f"{path}: cannot be written: {error.strerror or error}.", "Nothing was changed.")
