"""Entries are found by well-known abbreviations and other names of their subjects."""

import pytest

from mlcat.index.reader import Index
from mlcat.search import search

from .conftest import entry, ids, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("scikit-learn", summary="Models for tables"),
            entry("Sentence Transformers", summary="Vectors of sentences"),
            entry("Pipelines", id="pipelines", summary="Steps around scikit-learn estimators"),
            entry("Brook", summary="Natural language processing for rivers"),
            entry("Creek", summary="Language for natural processing of stones"),
            entry("Ford", summary="A CLI for bridges"),
            entry("Delta", summary="In command of a line of boats"),
            entry("Estuary", summary="K-nearest neighbors and fine-tuning"),
            entry("OpenCV-Python", id="opencv-python", summary="Computer vision"),
            *(entry(f"Pebble {number}", summary="Stones") for number in range(20)),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sklearn", "scikit-learn"),
        ("SBERT", "sentence-transformers"),
        ("sentence-bert", "sentence-transformers"),
        ("cv2", "opencv-python"),
        ("sklaern", "scikit-learn"),  # a typo in the short name
    ],
)
def test_an_entry_is_found_by_another_name(index: Index, typed: str, first: str) -> None:
    assert ids(index, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nlp", ["brook"]),
        ("NLP for rivers", ["brook"]),
        ("command line for bridges", ["ford", "delta"]),
        ("sklearn estimators", ["pipelines"]),
        ("knn", ["estuary"]),
    ],
)
def test_an_entry_is_found_by_another_form_of_its_words(index: Index, typed: str, expected: list[str]) -> None:
    assert ids(index, typed) == expected


def test_the_words_of_a_full_form_must_be_adjacent(index: Index) -> None:
    assert "creek" not in ids(index, "nlp")
    assert ids(index, "cli") == ["ford"]


def test_the_other_form_is_shown_as_the_reason(index: Index) -> None:
    (match,) = [reason for reason in search(index, "nlp").hits[0].reasons if reason.how == "clipping"]
    assert (match.word, match.matched, match.field) == ("nlp", "natural language processing", "summary")


def test_the_word_itself_is_better_than_its_full_form() -> None:
    index = index_of([entry("A", summary="Natural language processing"), entry("B", summary="An NLP kit")])
    assert ids(index, "nlp") == ["b", "a"]
