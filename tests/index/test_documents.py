"""From entries to what the tables hold of them."""

import pytest

from mlcat.index import documents as preparing
from mlcat.index.documents import prepare_documents
from mlcat.model import Entry

WORDS = {"shelf": "Shelf"}


def entry(id: str, **fields) -> Entry:
    return Entry(**({"id": id, "title": id, "url": f"https://{id}.example/", "section": "shelf"} | fields))


def test_more_entries_than_are_folded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "_AT_ONCE", 2)
    prepared = prepare_documents((entry(f"n{number}") for number in range(5)), WORDS)
    assert [one[1][0] for one in prepared] == ["n0", "n1", "n2", "n3", "n4"]
    assert [one[2].partition("\n")[0] for one in prepared] == [f"n{number}_n_{number}" for number in range(5)]


def test_no_entries() -> None:
    assert prepare_documents([], WORDS) == []


def test_an_entry_with_little_has_little() -> None:
    assert prepare_documents([entry("sloop")], WORDS) == [
        (
            "shelf",
            ("sloop", "sloop", "https://sloop.example/", "", None, None, None, None, "{}"),
            "sloop\n\n\n\nshelf\n\n",
            ("sloop ", "shelf ", "", "1"),
            {"sloop": 0},
            (),
        )
    ]


def test_columns_hold_what_lists_show_and_the_rest_as_json() -> None:
    ((_, columns, *_),) = prepare_documents(
        [entry("a", tags=("NLP", "CV"), kind="tool", year=2020, authors=("Ada",), et_al=True, license="MIT")], WORDS
    )
    assert columns[3:] == ("NLP\tCV", "tool", None, 2020, None, '{"authors":["Ada"],"et_al":true,"license":"MIT"}')


def test_a_tag_given_twice_counts_once_as_it_was_spelled_first() -> None:
    assert prepare_documents([entry("a", tags=("CV", "cv", "NLP"))], WORDS)[0][5] == ("CV", "NLP")
