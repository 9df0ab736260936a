"""Changes entries of a user's catalog in place: the whole file is written again, or nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mlcat.catalogs import user_catalog
from mlcat.importing.batches import commit_records
from mlcat.importing.records.reading import Record
from mlcat.importing.writing.store import CatalogWriter
from mlcat.model import Publication
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog


def keep_publications(folders: Folders, name: str, found: Mapping[str, Publication]) -> None:
    """Puts publications into the catalog `name`, each as the first of the entry with its id.

    Raises `CatalogError` where the catalog cannot be read, `ImportFailedError` where it cannot be written.
    """
    catalog, entries = read_user_catalog(Path(user_catalog(folders, name).path))

    def records() -> Iterator[Record]:
        yield name, catalog
        for entry in entries:
            first = found.get(entry.id)
            yield name, replace(entry, publications=(first, *entry.publications[1:])) if first else entry

    with CatalogWriter(folders, name) as writer:
        for batch in commit_records(records(), []):
            writer.add(batch)
        writer.finish(catalog)
