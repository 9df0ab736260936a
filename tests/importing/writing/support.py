"""Writes the small catalog `ships`, and reads what was written."""

import errno
import os
from pathlib import Path

from mlcat.catalogs import user_catalog
from mlcat.filters import Filter
from mlcat.importing.batches import batches_of_records
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.index.cache import open_index
from mlcat.model import CatalogData, Entry
from mlcat.paths import Folders

HEADER = CatalogData(name="ships", title="Ships", description="Of ships.", source="a/b", fetched="2026-01-31")


def entries(*titles: str, section: str = "Boats") -> list[Entry]:
    return [Entry(title=title, url=f"https://a.org/{title.lower()}", section=section) for title in titles]


def write(folders: Folders, *titles: str) -> None:
    with CatalogWriter(folders, "ships") as writer:
        fill(writer, *titles)
        writer.finish(HEADER)


def fill(writer: CatalogWriter, *titles: str) -> None:
    for batch in batches_of_records([("", entry) for entry in entries(*titles)], []):
        writer.add(batch)


def titles(folders: Folders) -> list[str]:
    """The entries as a reader finds them."""
    return [row.title for row in open_index(folders, user_catalog(folders, "ships")).rows(Filter())]


def file_contents(folders: Folders) -> dict[str, tuple[int, bytes]]:
    """Every file, with its time and content."""
    files = (path for folder in (folders.catalogs, folders.cache) for path in Path(folder).rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def raise_disk_full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
