"""Quality of search over entries without topics, as in imported lists: `imported.json`."""

import json
import sqlite3
from pathlib import Path

import pytest
from judged import Judged, measure

from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section
from mlcat.search import search
from mlcat.text.slugs import slug

# Just below the measured values, which are in the comments.
SUCCESS = 0.95  # measured 1.000
REFUSAL = 0.99  # 1.000

DATA = json.loads((Path(__file__).parent / "imported.json").read_text("utf-8"))
QUERIES = [
    Judged(query=one["query"], kind=one["kind"], best=tuple(one["best"]), also=(), split="tune")
    for one in DATA["queries"]
]


@pytest.fixture(scope="module")
def index() -> Index:
    sections = {entry["section"]: slug(entry["section"]) for entry in DATA["entries"]}
    catalog = CatalogData(
        name="imported", title="Imported", sections=tuple(Section(id=id, title=title) for title, id in sections.items())
    )
    entries = [Entry(**{**entry, "section": sections[entry["section"]]}) for entry in DATA["entries"]]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, entries, "of a test")
    return Index(connection)


def test_quality_is_at_least_the_recorded_minimum(index: Index) -> None:
    quality = measure(QUERIES, lambda query: [index.row(hit.rowid).id for hit in search(index, query).hits])
    assert (quality.success >= SUCCESS, quality.refusal >= REFUSAL) == (True, True), quality


def test_every_id_is_of_an_entry() -> None:
    known = {entry["id"] for entry in DATA["entries"]}
    assert {id for query in QUERIES for id in query.best} <= known
