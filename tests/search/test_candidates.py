"""Which entries are scored: all with a word of the query, or in a large catalog the most likely ones."""

import pytest

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.index.schema import MAX_TITLE_SIZE
from mlcat.search import candidates as module
from mlcat.search.candidates import is_large, select_candidates
from mlcat.search.query import parse_query_words
from mlcat.search.query_expansion.expansion import ExpandedTerm, expand

from .conftest import entry, index_of


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch):
    """Sets limits; without an argument, the catalog is large, and every word of it is common."""

    def set_limits(**values: int) -> None:
        for name, value in {"MAX_FULL_SCAN": 0, "MIN_CANDIDATES": 0, **values}.items():
            monkeypatch.setattr(module, name, value)

    return set_limits


def rowids(index: Index, query: str, filter: Filter | None = None) -> list[int]:
    return select_candidates(index, expand(index, parse_query_words(query)), filter or Filter())


def terms(*words: str, count: int = 1) -> list[ExpandedTerm]:
    """Words of a query from the heaviest to the lightest."""
    return [ExpandedTerm(word, {word: ("exact", 1.0)}, -place, count) for place, word in enumerate(words)]


@pytest.fixture(scope="module")
def many() -> Index:
    topics = ("audio image text", "audio image", "image text", "audio", "other")
    return index_of(entry(title, topics=(topic,)) for title, topic in zip("ABDEF", topics, strict=True))


# --- A small catalog --------------------------------------------------------------------------------------------


def test_in_a_small_catalog_all_entries_with_any_word_are_candidates_in_catalog_order(many: Index) -> None:
    assert rowids(many, "audio image text") == [1, 2, 3, 4]
    assert rowids(index_of([entry("Box", summary="a box of audio and cables"), entry("Audio")]), "audio") == [1, 2]


def test_in_a_small_catalog_the_filter_is_ignored(many: Index) -> None:
    assert rowids(many, "audio", Filter(years=((1, 2),))) == [1, 2, 4]


def test_a_query_without_words_of_the_catalog_has_no_candidates(many: Index) -> None:
    assert rowids(many, "kubernetes") == []


def test_a_catalog_is_large_if_it_has_more_entries_than_are_scanned(many: Index, limits) -> None:
    limits(MAX_FULL_SCAN=5)
    assert not is_large(many)
    limits(MAX_FULL_SCAN=4)
    assert is_large(many)


# --- A large catalog --------------------------------------------------------------------------------------------


def test_a_single_word_has_all_its_entries_that_pass_the_filter_as_candidates(limits) -> None:
    index = index_of([entry("Audio", year=2001), entry("Audio Kit", year=2002), entry("Image")])
    limits()
    assert sorted(rowids(index, "audio")) == [1, 2]
    assert rowids(index, "audio", Filter(years=((2002, 2002),))) == [2]
    assert sorted(rowids(index, "audio kubernetes")) == [1, 2]


def test_the_lightest_words_are_dropped_one_at_a_time(limits) -> None:
    without = ("", "d", "c", "b", "a", "cd")
    words = {letter: f"{letter}{letter}x" for letter in "abcd"}
    index = index_of(" ".join(word for letter, word in words.items() if letter not in left) for left in without)
    limits(MAX_FULL_SCAN=3)
    assert sorted(select_candidates(index, terms(*words.values()), Filter())) == [1, 2, 3]
    limits(MAX_FULL_SCAN=3, MAX_DROPPED_WORDS=1)
    assert sorted(select_candidates(index, terms(*words.values()), Filter())) == [1, 2]
    limits(MAX_FULL_SCAN=3, MAX_DROPPED_WORDS=9)
    assert sorted(select_candidates(index, terms(*words.values()), Filter())) == [1, 2, 3, 4]


def test_the_heaviest_word_is_never_dropped(many: Index, limits) -> None:
    limits()
    assert sorted(rowids(many, "audio image text")) == [1, 3]
    assert sorted(select_candidates(many, terms("audio", "other"), Filter())) == [1, 2, 4]


def test_no_word_is_dropped_if_there_are_enough_candidates(many: Index, limits) -> None:
    limits(MAX_CANDIDATES=1)
    assert rowids(many, "audio image text") == [1]


def test_synonyms_are_looked_up_only_for_a_word_that_the_catalog_lacks(limits) -> None:
    limits()
    assert rowids(index_of(["Photo", "Picture"]), "photo") == [1]
    assert sorted(rowids(index_of(["Image", "Picture"]), "photo")) == [1, 2]


@pytest.mark.parametrize(("enough", "expected"), [(1, {1}), (2, {1, 2})])
def test_if_few_entries_have_all_words_those_with_the_rarest_are_candidates(
    limits, enough: int, expected: set[int]
) -> None:
    index = index_of(["Audio Image", "Audio", "Image One", "Image Two", "Image Three"])
    limits(MAX_FULL_SCAN=3, MIN_CANDIDATES=enough, MAX_DROPPED_WORDS=0)
    assert set(rowids(index, "audio image")) == expected


@pytest.mark.parametrize(("scanned", "expected"), [(1, [1]), (2, [1, 3]), (3, [1, 3]), (4, [1, 2, 3, 4])])
def test_the_rarest_words_are_those_with_few_entries_together(limits, scanned: int, expected: list[int]) -> None:
    index = index_of(["Audio", "Text", "Image", "Text Book", "Other"])
    rare = [*terms("audio", "image"), *terms("text", count=2)]
    limits(MAX_FULL_SCAN=scanned, MIN_CANDIDATES=9, MAX_DROPPED_WORDS=0)
    assert sorted(select_candidates(index, rare, Filter())) == expected


def test_without_a_rare_word_there_are_no_further_candidates(limits) -> None:
    limits(MIN_CANDIDATES=9, MAX_DROPPED_WORDS=0)
    assert rowids(index_of(["Audio", "Image"]), "audio image") == []


# --- Words that are all common ----------------------------------------------------------------------------------


def test_the_best_by_bm25_are_candidates_if_one_word_is_not_common(limits) -> None:
    index = index_of([entry("One", summary="audio"), entry("Audio Kit"), entry("Audio Box", topics=("audio",))])
    limits(MAX_FULL_SCAN=2, MAX_CANDIDATES=2)
    assert select_candidates(index, terms("audio", count=2), Filter()) == [3, 2]
    assert select_candidates(index, terms("audio", count=3), Filter()) == [2, 3]


def test_the_entries_with_the_shortest_names_are_candidates_if_all_words_are_common(limits) -> None:
    index = index_of(["Audio Image Text Set", "Audio Image Text", "Audio Image", "Audio Set"])
    limits()
    assert rowids(index, "audio image") == [1, 2, 3]
    limits(MAX_CANDIDATES=2)
    assert rowids(index, "audio image") == [3, 2]


def test_a_name_of_one_word_is_the_shortest(limits) -> None:
    limits(MAX_CANDIDATES=2)
    assert rowids(index_of(["Audio Set", "Audio Kit", "Audio"]), "audio") == [3, 1]


def test_of_names_of_one_length_the_first_are_candidates_up_to_the_maximum(limits) -> None:
    index = index_of([entry("Audio Set", summary="of many loudspeakers"), "Audio Kit", "Audio Box", "Audio"])
    limits(MAX_CANDIDATES=3)
    assert rowids(index, "audio") == [4, 1, 2]


def test_long_names_come_before_entries_that_have_the_words_elsewhere(limits) -> None:
    long = [
        f"Audio {' '.join('bcdefg'[: MAX_TITLE_SIZE - 1])} {number}" for number in (1, 2)
    ]  # one word longer than counted
    counted = [f"Audio {' '.join(f'w{n}' for n in range(MAX_TITLE_SIZE - 1))}"] * 2
    limits(MAX_CANDIDATES=2)
    assert rowids(index_of([entry("Box", topics=("audio",)), *counted, *counted]), "audio") == [2, 3]
    assert rowids(index_of([entry("Box", topics=("audio",)), *long, *long]), "audio") == [1, 2]


def test_entries_with_the_words_elsewhere_fill_up_to_the_maximum_in_catalog_order(limits) -> None:
    elsewhere = [entry(title, topics=("audio",)) for title in ("Two", "Three")]
    index = index_of([entry("One", summary="audio of a long kind"), *elsewhere, entry("Audio")])
    limits(MAX_CANDIDATES=2)
    assert rowids(index, "audio") == [4, 1]
    limits(MAX_CANDIDATES=3)
    assert rowids(index, "audio") == [4, 1, 2]
