"""Licenses, languages and people are found by their words, in any case."""

import sqlite3
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section


def index_of(facts: list[dict[str, Any]]) -> Index:
    """An index of entries with these facts, the ids included."""
    entries = [
        Entry(title=fact["id"].upper(), url=f"https://{fact['id']}.example/", section="s", **fact) for fact in facts
    ]
    catalog = CatalogData(name="x", title="X", sections=(Section(id="s", title="S"),))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, entries, "a fingerprint")
    return Index(connection)


@pytest.fixture(scope="module")
def index() -> Index:
    facts: list[dict[str, Any]] = [
        {"id": "a", "license": "MIT", "language": "C", "authors": ("Ada Lovelace", "Åsa Öberg")},
        {"id": "b", "license": "Apache-2.0", "language": "C++", "organization": "Google Research"},
        {"id": "c", "license": "LGPL-3.0-only", "language": "Python", "authors": ("Lovelace Ada",)},
        {"id": "d", "license": "GPL-3.0-only", "language": "Cython", "kind": "tool"},
        {"id": "e"},
    ]
    return index_of(facts)


def ids(index: Index, filter: Filter) -> str:
    return "".join(row.id for row in index.rows(filter))


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (Filter(licenses=["mit"]), "a"),
        (Filter(licenses=["APACHE"]), "b"),
        (Filter(licenses=["apache 2"]), "b"),
        (Filter(licenses=["gpl"]), "d"),
        (Filter(licenses=["3"]), "cd"),
        (Filter(licenses=["mit", "apache"]), "ab"),
        (Filter(licenses=["nosuch"]), ""),
        (Filter(licenses=[""]), ""),
        (Filter(licenses=["-"]), ""),
        (Filter(languages=["c"]), "a"),
        (Filter(languages=["c++"]), "b"),
        (Filter(languages=["py"]), "c"),
        (Filter(languages=["cy"]), "d"),
        (Filter(authors=["ada"]), "ac"),
        (Filter(authors=["ada love"]), "a"),
        (Filter(authors=["lovelace, ada"]), "c"),
        (Filter(authors=["oberg"]), "a"),
        (Filter(authors=["goog"]), "b"),
        (Filter(authors=["lovelace asa"]), ""),
        (Filter(licenses=["mit"], languages=["c++"]), ""),
    ],
    ids=repr,
)
def test_entries_are_found_by_the_words_of_a_field(index: Index, filter: Filter, expected: str) -> None:
    assert ids(index, filter) == expected


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (Filter(excluded=Filter(licenses=["mit"])), "bcde"),
        (Filter(excluded=Filter(languages=["c", "c++"])), "cde"),
        (Filter(excluded=Filter(kinds=["tool"])), "abce"),
        (Filter(excluded=Filter(authors=["ada"])), "bde"),
        (Filter(licenses=["3"], excluded=Filter(licenses=["gpl"])), "c"),
        (Filter(excluded=Filter()), "abcde"),
    ],
    ids=repr,
)
def test_excluded_values_are_omitted_and_entries_without_the_field_are_kept(
    index: Index, filter: Filter, expected: str
) -> None:
    assert ids(index, filter) == expected


def test_fields_that_any_entry_has_are_known(index: Index) -> None:
    assert [key for key in ("kind", "status", "year", "license", "venue", "language") if index.has_field(key)] == [
        "kind",
        "license",
        "language",
    ]


@settings(max_examples=40)  # each builds an index
@given(before=st.text('[]{}",:1 n', max_size=4), after=st.text('[]{}",:1 n', max_size=4))
@example("[", "] AI")
@example('["', '"]')
@example("[1", "]")
def test_text_that_looks_like_json_is_compared_like_any_other_text(before: str, after: str) -> None:
    value = f"{before} meta {after}".strip()
    facts = {"license": value, "code_license": value, "language": value, "organization": value, "authors": (value, "z")}
    index = index_of([{"id": name, name: fact} for name, fact in facts.items()])
    assert ids(index, Filter(authors=["meta"])) == "organizationauthors"
    assert ids(index, Filter(licenses=["meta"])) == "licensecode_license"
    assert ids(index, Filter(languages=["meta"])) == "language"


@pytest.mark.parametrize("name", ["[", "[]", '["ada"]', "[1]", "[[]]", "{", "[" * 5000, '["', "\0", "ada\0"], ids=repr)
@pytest.mark.parametrize("part", ["authors", "licenses", "languages"])
def test_a_name_may_look_like_json(index: Index, part: str, name: str) -> None:
    expected = "ac" if "ada" in name and part == "authors" else ""
    assert ids(index, Filter(**{part: [name]})) == expected  # type: ignore[arg-type]
