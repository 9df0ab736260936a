"""Facet counts: how many of the entries that pass a filter have each value."""

import pytest
from search.conftest import entry, index_of

from mlcat.filters import Filter
from mlcat.index.facets import section_counts, tag_counts, value_counts
from mlcat.index.reader import Index
from mlcat.model import Section

NEW = Filter(years=((2020, 2024),))


@pytest.fixture(scope="module")
def boats() -> Index:
    sections = [Section(id="sail", title="Sail"), Section(id="keel", title="Keel", parent="sail")]
    entries = [
        entry("Yawl", section="sail", tags=("Wood",), kind="tool", year=2019),
        entry("Sloop", section="keel", tags=("wood", "steel"), kind="paper", year=2021, status="active"),
        entry("Ketch", section="keel", tags=("steel", "Glass"), kind="paper", year=2024),
        entry("Raft", section="keel", tags=("steel",)),
    ]
    return index_of(entries, sections)


def test_a_section_has_the_entries_of_the_sections_below_it_too(boats: Index) -> None:
    assert list(section_counts(boats, Filter()).items()) == [("sail", 4), ("keel", 3)]
    assert list(section_counts(boats, Filter(kinds=["tool"])).items()) == [("sail", 1), ("keel", 0)]


def test_years_come_from_the_latest_and_other_values_from_the_most_frequent(boats: Index) -> None:
    assert value_counts(boats, "year", Filter()) == [("2024", 1), ("2021", 1), ("2019", 1)]
    assert value_counts(boats, "kind", Filter()) == [("paper", 2), ("tool", 1)]
    assert value_counts(boats, "status", NEW) == [("active", 1)]


def test_only_columns_of_values_are_counted(boats: Index) -> None:
    with pytest.raises(ValueError, match="no column 'title' to count"):
        value_counts(boats, "title", Filter())


def test_tags_come_from_the_most_frequent_in_the_first_spelling(boats: Index) -> None:
    assert tag_counts(boats, Filter()) == [("steel", 3), ("Wood", 2), ("Glass", 1)]
    assert tag_counts(boats, NEW) == [("steel", 2), ("Wood", 1), ("Glass", 1)]
    assert tag_counts(boats, Filter(kinds=["tool"])) == [("Wood", 1)]
