"""Small catalogs built in the test, and the bundled one, as indexes in memory."""

import importlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from mlcat import catalogs
from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section
from mlcat.search import search
from mlcat.text.slugs import slug
from mlcat.validation import read_catalog_data


def entry(title: str, **fields) -> Entry:
    """An entry with a title, and defaults for id, address and section."""
    made_up = {"id": slug(title) or "entry", "url": "https://example.org/x", "section": "shelf"}
    return Entry(title=title, **(made_up | fields))


def index_of(entries: Iterable[Entry | str], sections: Iterable[Section] = ()) -> Index:
    """An index in memory of entries (a string is a title); sections that are not given have their id as title."""
    listed = [listed_entry if isinstance(listed_entry, Entry) else entry(listed_entry) for listed_entry in entries]
    known = {section.id: section for section in sections}
    for listed_item in listed:
        known.setdefault(listed_item.section, Section(id=listed_item.section, title=listed_item.section))
    catalog = CatalogData(name="small", title="Small", sections=tuple(known.values()))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, listed, "of a test")
    return Index(connection)


def ids(index: Index, text: str, filter: Filter | None = None, limit: int | None = None) -> list[str]:
    """The ids of what a search finds, in order."""
    return [index.row(hit.rowid).id for hit in search(index, text, filter, limit).hits]


BUNDLED = read_catalog_data(Path(catalogs.bundled_catalog().path))
"""The catalog that ships with mlcat."""


def search_as_if_large(patch: pytest.MonkeyPatch) -> None:
    """Makes searches in small catalogs use the methods for large ones."""
    for module, bound in (
        ("candidates", "MAX_FULL_SCAN"),
        ("query_expansion.corrections", "MAX_FULL_COMPARISON"),
        ("query_expansion.expansion", "MIN_ENTRIES_WITH_TYPOS"),
    ):
        patch.setattr(importlib.import_module(f"mlcat.search.{module}"), bound, 0)


@pytest.fixture
def as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches in small catalogs use the methods for large ones."""
    search_as_if_large(monkeypatch)


@pytest.fixture(scope="session")
def bundled() -> Index:
    """The index of the bundled catalog."""
    return index_of(BUNDLED.entries, BUNDLED.sections)
