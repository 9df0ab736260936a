"""Corrections of words and names."""

import sys

import pytest

from mlcat.index.reader import Index
from mlcat.search.query import parse_query_words
from mlcat.search.query_expansion import corrections
from mlcat.search.query_expansion.corrections import max_edits, near_names, near_words, nearest_titles

from ..conftest import entry, ids, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("FAISS", aliases=("faiss-cpu",), description="similarity search of vectors"),
            entry("Quaterion"),
            entry("sentence-transformers", aliases=("SBERT",)),
            entry("OpenMetricLearning"),
            entry("CLIP"),
            entry("Clap"),
        ]
    )


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both methods: comparing with all words, and looking up the forms one edit away."""
    if request.param == "large":
        monkeypatch.setattr(corrections, "MAX_FULL_COMPARISON", 0)


@pytest.mark.parametrize(("length", "edits"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (15, 2), (16, 3), (100, 3)])
def test_longer_words_allow_more_edits(length: int, edits: int) -> None:
    assert max_edits("x" * length) == edits


@pytest.mark.parametrize(
    ("typed", "word"),
    [("fais", "faiss"), ("fiass", "faiss"), ("faisss", "faiss"), ("gaiss", "faiss"), ("serach", "search")],
)
def test_a_word_one_edit_away_is_near(index: Index, size: None, typed: str, word: str) -> None:
    assert (word, 1) in near_words(index, typed)


def test_a_long_word_may_be_two_edits_away(index: Index, size: None) -> None:
    assert near_words(index, "quatirionn") == [("quaterion", 2)]
    assert near_words(index, "simmilarty") == [("similarity", 2)]


def test_a_short_word_may_not_be_two_edits_away(index: Index, size: None) -> None:
    assert near_words(index, "faxxs") == []


def test_a_word_of_three_letters_is_not_corrected(index: Index, size: None) -> None:
    assert near_words(index, "cli") == []


def test_corrections_are_ordered_by_distance_first_letter_and_length(index: Index, size: None) -> None:
    assert near_words(index, "clxp") == [("clap", 1), ("clip", 1)]
    assert near_words(index, "flap") == [("clap", 1)]
    assert near_words(index_of(["Blip", "Clip", "Clipp"]), "clik") == [("clip", 1)]
    assert [word for word, _ in near_words(index_of(["Blap", "Clamp", "Clip"]), "clap")] == ["clip", "clamp", "blap"]


def test_at_the_same_distance_a_word_of_the_same_length_comes_first(size: None) -> None:
    index = index_of(["Quatrin", "Quaterion", "Quatxyrixzn"])
    assert near_names(index, "quatxrixn") == [("quaterion", 2), ("quatrin", 2), ("quatxyrixzn", 2)]
    index = index_of(["Abcdefgi", "Abcdefghik"])
    assert near_names(index, "abcdefghi") == [("abcdefghik", 1), ("abcdefgi", 1)]


def test_a_long_name_or_word_may_differ_by_three_letters_in_length(size: None) -> None:
    index = index_of(["Counterrevolutionary"])
    word = max(index.vocabulary.all(), key=len)
    name = "counterrevolutionary"
    for near, right in ((near_words, word), (near_names, name)):
        assert near(index, right + "xyz") == [(right, 3)]
        assert near(index, right[:-3]) == [(right, 3)]
        assert near(index, right + "wxyz") == []


@pytest.mark.parametrize(("count", "is_found"), [(20_000, True), (20_001, False)])
def test_up_to_20000_words_or_names_are_all_compared(
    monkeypatch: pytest.MonkeyPatch, count: int, is_found: bool
) -> None:
    index = index_of(["Harbormaster"])
    for near, terms in ((near_words, index.vocabulary), (near_names, index.names)):
        monkeypatch.setattr(terms, "count", count)
        assert bool(near(index, "hxrbormxster")) is is_found  # the first letters are not those of the name


def test_a_name_of_four_letters_is_near_only_what_has_its_letters(size: None) -> None:
    index = index_of(["Clip", "Sloop"])
    assert near_names(index, "clik") == []
    assert near_names(index, "cilp") == [("clip", 1)]
    assert near_names(index, "slook") == [("sloop", 1)]


def test_names_are_compared_without_blanks(index: Index, size: None) -> None:
    assert near_names(index, "openmetriclerning") == [("openmetriclearning", 1)]
    assert near_names(index, "sentencetranformers")[0] == ("sentencetransformers", 1)


def test_a_nonsense_word_has_no_corrections(index: Index, size: None) -> None:
    assert near_names(index, "kubernetes") == []
    assert near_words(index, "kubernetes") == []


def test_similar_titles_are_suggested_for_a_query_without_hits(index: Index, size: None) -> None:
    assert nearest_titles(index, parse_query_words("quatrion")) == ["Quaterion"]


def test_a_title_is_suggested_once_even_if_its_aliases_are_similar(index: Index) -> None:
    assert nearest_titles(index, parse_query_words("faisss")) == ["FAISS"]


def test_for_a_query_of_four_letters_one_title_for_each_similar_name_is_suggested() -> None:
    index = index_of([entry("Clips"), entry("C-Lips"), entry("Klips")])
    assert nearest_titles(index, parse_query_words("clip")) == ["Clips", "Klips"]
    assert nearest_titles(index, parse_query_words("cli")) == []


def test_at_most_three_titles_are_suggested() -> None:
    assert (
        len(nearest_titles(index_of([f"Quaterion {letter}" for letter in "abcdef"]), parse_query_words("quaterion")))
        == 3
    )


@pytest.mark.parametrize("typed", ["", "abc", "?!", "kubernetes ingress"])
def test_short_or_dissimilar_queries_have_no_suggestions(index: Index, size: None, typed: str) -> None:
    assert nearest_titles(index, parse_query_words(typed)) == []


@pytest.fixture(scope="module")
def million() -> Index:
    """Like a catalog of a million entries: every word has others one edit away, few of which are meant."""
    made_up = ["pandaa", "pandus", "bandas", "padnas", "nmpy", "numpa", "ruft"]
    users = [entry(f"{name} user {number}") for name in ("pandas", "numpy", "ruff") for number in range(300)]
    return index_of([*made_up, "pandas", "numpy", "ruff", *users])


def test_in_a_large_catalog_the_frequent_word_is_preferred(million: Index, as_if_large: None) -> None:
    assert near_names(million, "pndas")[0] == ("pandas", 1)
    assert near_names(million, "pansas")[0] == ("pandas", 1)
    assert near_names(million, "nupmy")[0] == ("numpy", 1)
    assert [ids(million, typed)[0] for typed in ("pandsa", "andas", "nuumpy")] == ["pandas", "pandas", "numpy"]


def test_rare_names_come_first_and_then_more_likely_ones(million: Index, as_if_large: None) -> None:
    assert ids(million, "padnas")[:2] == ["padnas", "pandas"]
    assert ids(million, "nmpy")[:2] == ["nmpy", "numpy"]


def test_one_edit_in_a_large_catalog_does_not_load_rapidfuzz(
    million: Index, as_if_large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)  # importing it fails
    assert near_words(million, "nupy")[0] == ("numpy", 1)
    assert near_names(million, "pndas")[0] == ("pandas", 1)
    assert nearest_titles(million, parse_query_words("qwxzvk jjqptr")) == []
    with pytest.raises(ImportError):
        near_names(million, "pandxsusxr12")


@pytest.mark.parametrize(
    ("typed", "is_near"),
    [
        ("eprontss", True),  # two edits after the first letter
        ("perintsx", True),  # the first two letters in the other order, and a further edit
        ("oprints", True),  # a single edit, of the first letter
        ("preprints", False),
        ("imprints", False),
    ],
)
def test_a_name_two_edits_away_begins_with_the_same_letters(typed: str, is_near: bool) -> None:
    index = index_of([entry("EPrints"), *(entry(f"Oak {number}") for number in range(5))])
    assert (ids(index, typed) == ["eprints"]) is is_near
