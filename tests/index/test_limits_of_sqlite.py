"""Filters within SQLite's limits, which are lower in some builds: parameters of a statement, depth of an expression."""

import sqlite3
from typing import Any

import pytest

from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.conditions import MAX_VALUES
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section

LIMIT = 50


@pytest.fixture(scope="module")
def index() -> Index:
    """An index of a section with many subsections, one entry in each, and a low limit of parameters."""
    below = [Section(id=f"s{number}", title=f"S {number}", parent="top") for number in range(4 * LIMIT)]
    entries = [
        Entry(id=f"e{number}", title=f"E {number}", url="https://a.org/", section=f"s{number}", tags=("T",))
        for number in range(4 * LIMIT)
    ]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(
        connection, CatalogData(name="c", title="C", sections=(Section(id="top", title="Top"), *below)), entries, "f"
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, LIMIT)
    return Index(connection)


def test_a_section_may_have_more_subsections_than_a_statement_has_parameters(index: Index) -> None:
    filter = Filter(sections=["top"])
    assert sum(1 for _ in index.rows(filter)) == 4 * LIMIT
    assert sum(index.counts_by_section(filter).values()) == 4 * LIMIT
    assert not list(index.rows(Filter(excluded=filter)))


def test_more_entries_than_parameters_can_be_filtered(index: Index) -> None:
    assert index.filter_rowids(range(3, 4 * LIMIT), Filter(sections=["top"])) == set(range(3, 4 * LIMIT))
    assert index.filter_rowids([1, 2, 1], Filter(sections=["s1"])) == {2}


VALUES: dict[str, Any] = {
    "authors": "Ada", "kinds": "paper", "languages": "C", "licenses": "MIT", "phrases": "x", "sections": "basics",
    "statuses": "active", "tags": "NLP", "words": "y", "years": (2015, 2020),
}  # fmt: skip
"""A value for each part of a filter."""


def test_each_part_of_a_filter_has_a_value_here() -> None:
    assert {*VALUES, "excluded"} == set(Filter.__slots__)


@pytest.mark.parametrize("part", VALUES)
def test_a_filter_of_too_many_values_is_an_error(small: Index, part: str) -> None:
    values: dict[str, Any] = {part: [VALUES[part]] * MAX_VALUES}
    most = Filter(**values)
    list(small.rows(most))
    list(small.rows(Filter(excluded=most)))
    for filter in (Filter(kinds=["paper"]), Filter(excluded=Filter(kinds=["paper"]))):
        with pytest.raises(UsageError, match="501 values are too many for one filter"):
            small.rows(most.merged_with(filter))


def test_tags_separated_by_commas_count_as_several_values(small: Index) -> None:
    list(small.rows(Filter(tags=[",".join(["NLP"] * MAX_VALUES)])))
    with pytest.raises(UsageError, match="501 values are too many"):
        small.rows(Filter(tags=[",".join(["NLP"] * (MAX_VALUES + 1))]))
