"""Entries by the day on which they were added."""

import sqlite3

import pytest

from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.additions import added_since, last_added
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section


def index(**added: str | None) -> Index:
    """The index of entries that were added on these days, each in the section that its first letter names."""
    sections = tuple(Section(id=letter, title=letter) for letter in sorted({name[0] for name in added}))
    catalog = CatalogData(name="ships", title="Ships", sections=sections)
    entries = [
        Entry(id=name, title=name, url="https://a.org/", section=name[0], tags=(name,), added=day)
        for name, day in added.items()
    ]
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    build_index(connection, catalog, entries, "of the test")
    return Index(connection)


SHIPS = {"b1": "2026-01-31", "a1": "2026-01-31", "a2": None, "a3": "2026-02-01", "b2": "2025-12-31"}


def test_the_latest_entries_come_first_and_those_of_a_day_in_catalog_order() -> None:
    rows = [(day, row.id) for day, row in added_since(index(**SHIPS), Filter(), "2026-01-31")]
    assert rows == [("2026-02-01", "a3"), ("2026-01-31", "a1"), ("2026-01-31", "b1")]


def test_a_filter_applies_to_entries_by_day() -> None:
    assert [row.id for _, row in added_since(index(**SHIPS), Filter(sections=["b"]), "2000-01-01")] == ["b1", "b2"]
    with pytest.raises(UsageError):
        added_since(index(**SHIPS), Filter(tags=["none"]), "2000-01-01")


def test_the_last_day_is_that_of_the_latest_entry() -> None:
    assert last_added(index(**SHIPS)) == "2026-02-01"
    assert last_added(index(a=None)) is None


def test_entries_are_read_in_the_order_of_addition() -> None:
    assert [row.id for row in index(**SHIPS).rows(Filter(), sort="added")] == ["a3", "b1", "a1", "b2", "a2"]
