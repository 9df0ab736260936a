"""Look-ups of words and names in alphabetical order."""

import os
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.index.terms import match_any_stem
from mlcat.model import CatalogData, Entry, Section

_TITLES = ("Beacon", "Beaver dam", "Marten", "Éclair", "日本語入門")


@pytest.fixture(scope="module")
def index() -> Index:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    entries = [Entry(id=f"e{i}", title=title, url="https://a.example/", section="s") for i, title in enumerate(_TITLES)]
    build_index(connection, CatalogData(name="c", title="C", sections=(Section(id="s", title="S"),)), entries, "f")
    return Index(connection)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("beacon", 6),
        ("beacons", 6),
        ("beaxcon", 3),
        ("beavxr", 4),
        ("aaaa", 0),
        ("zzz", 0),
        ("b", 1),
        ("", 0),
        ("日月", 1),
    ],
)
def test_the_longest_known_prefix_is_that_of_a_neighbor(index: Index, typed: str, length: int) -> None:
    assert index.vocabulary.known_prefix_length(typed) == length


def test_names_have_prefixes_without_blanks(index: Index) -> None:
    assert index.names.known_prefix_length("beaverdxm") == 7
    assert index.vocabulary.known_prefix_length("beaverdxm") == 6


def test_an_empty_catalog_has_no_known_prefix() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, CatalogData(name="c", title="C"), [], "f")
    assert Index(connection).names.known_prefix_length("beacon") == 0


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.text("abeconrvmtéÉ日本語入門月", max_size=8))
def test_the_known_prefix_is_the_longest_of_all_words(index: Index, typed: str) -> None:
    longest = max(len(os.path.commonprefix([typed, word])) for word in index.vocabulary.all())  # noqa: RUF071 - not of paths
    assert index.vocabulary.known_prefix_length(typed) == longest


def test_stems_are_quoted_alternatives_and_several_in_one_are_all_required() -> None:
    assert match_any_stem({"b", "a c"}) == '("a" AND "c" OR "b")'
    assert match_any_stem({'a" OR "b'}) == '("a" AND "OR" AND "b")'
