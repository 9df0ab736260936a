"""Opens catalogs: those of the user by name, and files by path."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from mlcat.api.catalog import Catalog
from mlcat.catalogs import all_catalogs, bundled_catalog, find_catalog
from mlcat.errors import CatalogError
from mlcat.index.cache import open_index
from mlcat.index.reader import Index
from mlcat.paths import user_folders
from mlcat.text.safety import shorten


def open_catalog(name: str | None = None) -> Catalog:
    """Opens the bundled catalog, or the one called `name`, ignoring case.

    Builds the index of the catalog in the cache folder, unless it is up to date there; in memory if the folder cannot
    be written. Raises `UsageError` for an unknown name, `TypeError` for one that is not a string, and `CatalogError`
    for a catalog that cannot be read.

    >>> import mlcat
    >>> catalog = mlcat.open()
    >>> catalog.name, len(catalog)
    ('metric-learning', 63)
    """
    check_type(name, "a catalog")
    folders = user_folders(os.environ)
    return Catalog(open_index(folders, find_catalog(folders, name) if name is not None else bundled_catalog()))


def read_catalog(path: str | os.PathLike[str]) -> Catalog:
    """Reads a catalog file, validates it, and indexes it in memory; nothing is stored.

    A file with the suffix `.ndjson` or `.jsonl` has the catalog's own fields on the first line and one entry on each
    further line; any other file is one JSON object. Raises `CatalogError` if the file cannot be read or is invalid; the
    message names the entry and the field.

    >>> import mlcat
    >>> catalog = mlcat.read("catalog/metric-learning.json")
    >>> catalog.title, catalog.get("FAISS").kind
    ('Awesome Metric Learning', 'library')
    """
    from mlcat.index.building.builder import build_index
    from mlcat.validation import read_catalog_data, read_user_catalog

    file = Path(path)
    _check_path(file)
    if file.suffix in (".ndjson", ".jsonl"):
        header, entries = read_user_catalog(file)
    else:
        header = read_catalog_data(file)
        entries = iter(header.entries)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    build_index(connection, header, entries, "")
    return Catalog(Index(connection))


def _check_path(path: Path) -> None:
    """Raises `CatalogError` for a path that no file can have: one with a NUL or a lone surrogate."""
    try:
        os.stat(path)
    except OSError:  # reported where the file is read
        pass
    except ValueError:
        raise CatalogError(f"'{shorten(str(path), 200)}' cannot be the name of a file.", "Check the path.") from None


def check_type(name: object, owner: str) -> None:
    """Raises `TypeError` unless `name`, the name of `owner`, is a string or None."""
    if not isinstance(name, str | None):
        raise TypeError(f"the name {shorten(repr(name), 60)} of {owner} is not a string")


def catalog_names() -> list[str]:
    """The names that `open` accepts: the bundled catalog first, then the user's catalogs in alphabetical order.

    >>> import mlcat
    >>> mlcat.catalog_names()[0]
    'metric-learning'
    """
    return [file.name for file in all_catalogs(user_folders(os.environ))]
