"""A catalog whose cache a test may damage, and its expected answers."""

import os
from pathlib import Path

import pytest

from mlcat.catalogs import CatalogFile
from mlcat.filters import Filter
from mlcat.index.cache import open_index


def answers(index):
    """The results of several queries: all entries, the counts, a look-up and a search."""
    entries = [index.entry(row.rowid) for row in index.rows(Filter())]
    tags = [(tag.tag, tag.count) for tag in index.tags()]
    return entries, tags, index.names.look_up(["lighthouse"]), index.search_stems('"beacon"', Filter(), 9)


@pytest.fixture(scope="session")
def right(small):
    """The answers of the undamaged index."""
    return answers(small)


@pytest.fixture
def source(small_source, tmp_path) -> CatalogFile:
    """A copy of the oddities that a test may change."""
    path = tmp_path / "oddities.json"
    path.write_bytes(Path(small_source.path).read_bytes())
    return CatalogFile("oddities", str(path), is_bundled=True)


@pytest.fixture
def path(folders, source) -> Path:
    """The index of the catalog, built."""
    open_index(folders, source).close()
    return Path(source.index_path(folders.cache, source.fingerprint()))


def refuse(*_, **__):
    """In place of a function that must not be called: fails the test."""
    raise AssertionError("it was built again")


def file_of(index) -> str:
    """The file of an index; "" for an index in memory."""
    ((path,),) = index.db.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'")
    return os.fsdecode(path or b"")
