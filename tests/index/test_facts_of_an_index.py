"""What an index knows of its catalog."""

import sqlite3
from typing import Any

from search.conftest import entry, index_of

from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Section


def test_the_facts_of_the_catalog_are_kept() -> None:
    facts: dict[str, Any] = {
        "name": "small", "title": "Small", "description": "About boats.", "homepage": "https://a.org",
        "license": "MIT", "source": "yard/boats", "fetched": "2026-01-02",
    }  # fmt: skip
    catalog = CatalogData(**facts, sections=(Section(id="shelf", title="Shelf"),))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, [entry("Sloop", id="a-long-id"), entry("Yawl")], "of a test")
    index = Index(connection)
    assert {name: getattr(index, name) for name in facts} == facts
    assert (index.fingerprint, index.count, index.longest_id_length) == ("of a test", 2, 9)
    assert (index.names.count > 0, index.vocabulary.count > 0) == (True, True)


def test_a_fact_that_the_catalog_lacks_is_none() -> None:
    index = index_of(["Sloop"])
    assert (index.description, index.homepage, index.license, index.source, index.fetched) == (None,) * 5
    assert (index.longest_id_length, index_of([entry("Sloop", id="a")]).longest_id_length) == (5, 1)
