"""Quality of search over entries without topics, as in imported lists: `imported.json`."""

import sqlite3

import pytest
from judged import load_imported, measure

from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.search import search

# Just below the measured values, which are in the comments.
SUCCESS = 0.99  # measured 1.000
REFUSAL = 0.99  # 1.000

CATALOG, ENTRIES, QUERIES = load_imported()


@pytest.fixture(scope="module")
def index() -> Index:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, CATALOG, ENTRIES, "of a test")
    return Index(connection)


def test_quality_is_at_least_the_recorded_minimum(index: Index) -> None:
    quality = measure(QUERIES, lambda query: [index.row(hit.rowid).id for hit in search(index, query).hits])
    assert (quality.success >= SUCCESS, quality.refusal >= REFUSAL) == (True, True), quality


def test_every_id_is_of_an_entry() -> None:
    known = {entry.id for entry in ENTRIES}
    assert {id for query in QUERIES for id in query.best} <= known
