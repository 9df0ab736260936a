"""Reads and rewrites a user's catalog under its lock. The whole file is replaced, or nothing is changed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mlcat.catalogs import user_catalog
from mlcat.errors import CatalogError
from mlcat.importing.batches import batches_of_records
from mlcat.importing.naming import title_from_name
from mlcat.importing.records.mlcat_json import Record
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.model import CatalogData, Entry, Publication
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog

MAX_WAIT = 10
"""Maximum seconds to wait for another process that writes the same catalog."""


class LockedCatalog:
    """A user's catalog whose lock this process holds: no other process changes it."""

    def __init__(self, folders: Folders, name: str, writer: CatalogWriter) -> None:
        self.name = name
        self._path = Path(user_catalog(folders, name).path)
        self._writer = writer
        self.exists = os.path.lexists(self._path)
        """Whether the catalog exists already."""

    def header(self) -> CatalogData:
        """The catalog without its entries; a new one if it does not exist. Raises `CatalogError` for a damaged file."""
        if not self.exists:
            return CatalogData(name=self.name, title=title_from_name(self.name))
        return read_user_catalog(self._path)[0]

    def entries(self) -> Iterator[Entry]:
        """Yields the entries in order. Each call reads the file again. Raises `CatalogError` for a damaged file."""
        if self.exists:
            yield from read_user_catalog(self._path)[1]

    def write(self, header: CatalogData, entries: Iterable[Entry]) -> str:
        """Replaces the entries of the catalog. `header` has their sections; an entry without an id gets a free one.

        Returns the id of the last entry, "" if there is none. Raises `CatalogError` if two entries have the same id,
        `ImportFailedError` if the file cannot be written.
        """
        records: Iterator[Record] = ((self.name, value) for value in _records(header, entries))
        last = ""
        for batch in batches_of_records(records, []):
            if batch.errors:
                raise batch.errors[0]
            self._writer.add(batch)
            if batch.documents:
                last = batch.documents[-1].id
        self._writer.finish(header)
        return last


def _records(header: CatalogData, entries: Iterable[Entry]) -> Iterator[CatalogData | Entry]:
    yield header
    yield from entries


@contextlib.contextmanager
def locked_catalog(folders: Folders, name: str) -> Iterator[LockedCatalog]:
    """Holds the lock of the catalog `name` inside the block, so that nothing else changes it between read and write.

    Raises `LockedError` if another process holds the lock for longer than `MAX_WAIT` seconds, `ImportFailedError` if
    the catalog cannot be written.
    """
    with CatalogWriter(folders, name, wait=MAX_WAIT) as writer:
        yield LockedCatalog(folders, name, writer)


def store_publications(folders: Folders, name: str, publications: Mapping[str, Publication]) -> None:
    """Stores publications in the catalog `name`: each becomes the first publication of the entry with that id.

    Raises `CatalogError` if the catalog cannot be read, `ImportFailedError` if it cannot be written.
    """
    with locked_catalog(folders, name) as catalog:
        if not catalog.exists:
            raise CatalogError(f"there is no catalog '{name}' any more.", "Import it again.")
        catalog.write(catalog.header(), (_with_publication(entry, publications) for entry in catalog.entries()))


def _with_publication(entry: Entry, publications: Mapping[str, Publication]) -> Entry:
    publication = publications.get(entry.id)
    return replace(entry, publications=(publication, *entry.publications[1:])) if publication else entry
