"""Guesses for a word that the catalog lacks: which come first, and which words are near enough."""

import pytest

from mlcat.index.reader import Index
from mlcat.search.query import Term
from mlcat.search.query_expansion import guesses
from mlcat.search.query_expansion.expansion import Variants
from mlcat.search.query_expansion.guesses import guess_variants, likely_corrections
from mlcat.search.weights import SECOND_EDIT_FACTOR

from ..conftest import entry, index_of


def guessed(index: Index, word: str, synonyms: Variants | None = None) -> dict[str, Variants]:
    return {term.word: variants for term, variants in guess_variants(index, Term(word, 0.5), synonyms or {})}


def catalog(*titles: str, topics: str = "", copies: int = 1) -> Index:
    entries = [entry(title, topics=(topics,) if topics else ()) for title in titles for _ in range(copies)]
    return index_of(entries)


def test_synonyms_come_before_everything() -> None:
    synonyms: Variants = {"lake": ("synonym", 1.0)}
    assert guessed(catalog("pond"), "ponds", synonyms) == {"ponds": synonyms}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lan", {"lantern": ("prefix", 1.0)}),
        ("lant", {"lantern": ("prefix", 1.0)}),
        ("lanteen", {"lantern": ("corrected", 1.0)}),
        ("lanternabc", {}),
    ],
)
def test_a_word_may_be_unfinished_or_misspelled(word: str, expected: Variants) -> None:
    assert guessed(catalog("lantern"), word) == {word: expected}


def test_a_short_prefix_means_names_only_and_a_longer_one_any_word() -> None:
    index = catalog("x", topics="lantern")
    assert guessed(index, "lan") == {"lan": {}}
    assert guessed(index, "lant") == {"lant": {"lantern": ("prefix", 1.0)}}


def test_one_edit_comes_before_a_prefix_and_two_edits_come_after_it() -> None:
    beginning = {"harborma": {"harbormaster": ("prefix", 1.0)}}
    assert guessed(catalog("harbarmx", "harbormaster"), "harborma") == beginning
    assert guessed(catalog("harbormx", "harbormaster"), "harborma") == {"harborma": {"harbormx": ("corrected", 1.0)}}


def test_for_four_letters_one_edit_comes_before_a_prefix() -> None:
    index = catalog("lana", "lanterns")
    assert guessed(index, "lant") == {"lant": {"lana": ("corrected", 1.0)}}
    assert guessed(index, "lan") == {"lan": {"lana": ("prefix", 1.0), "lantern": ("prefix", 1.0)}}


def test_two_words_typed_as_one_come_before_two_edits() -> None:
    index = catalog("sea gull", "seagxll")
    assert guessed(index, "seagull") == {"seagull": {"seagxll": ("corrected", 1.0)}}
    index = catalog("storm gull", "stormgyxl")
    assert guessed(index, "stormgull") == {"storm": {"storm": ("exact", 1.0)}, "gull": {"gull": ("exact", 1.0)}}


def test_a_correction_of_two_edits_is_less_certain() -> None:
    assert guessed(catalog("stormgyxl"), "stormgull") == {"stormgull": {"stormgyxl": ("corrected", SECOND_EDIT_FACTOR)}}


def test_halves_have_at_least_three_letters_and_an_entry_with_both() -> None:
    assert set(guessed(catalog("cat zebra"), "catzebra")) == {"cat", "zebra"}
    assert set(guessed(catalog("zebra cat"), "zebracat")) == {"cat", "zebra"}
    assert set(guessed(catalog("ox zebra"), "oxzebra")) == {"oxzebra"}
    assert set(guessed(catalog("zebra ox"), "zebraox")) == {"zebraox"}
    assert set(guessed(catalog("cat", "zebra"), "catzebra")) == {"catzebra"}


def test_the_split_with_the_more_frequent_rarer_half_is_chosen() -> None:
    index = catalog("fire fly", "fire", "fly", "firef lyx", "abc")
    assert set(guessed(index, "fireflyx")) == {"firef", "lyx"}
    index = catalog("moon lamp", "moon lamp", "moonl amp", "moonl", "moonl")
    assert set(guessed(index, "moonlamp")) == {"moon", "lamp"}


@pytest.mark.parametrize(
    ("word", "other", "is_near"),
    [
        ("gul", "gull", False),  # of three letters only the prefix is compared
        ("gall", "gull", True),
        ("catt", "cat", True),
        ("1234", "1235", False),
        ("1234", "x1234", False),
        ("abcd1", "abcd2", False),
        ("xull", "gull", True),
        ("xtorm", "storm", True),
        ("xtormy", "stormy", False),
        ("xtormyx", "stormyx", True),
        ("tsormy", "stormy", True),
    ],
)
def test_a_name_is_similar_by_these_rules(word: str, other: str, is_near: bool) -> None:
    variants = guessed(catalog(other), word)[word]
    assert ({how for how, _ in variants.values()} == {"corrected"}) is is_near


@pytest.mark.parametrize(
    ("word", "other", "is_near"),
    [
        ("gall", "gull", False),
        ("gulls", "gulle", False),
        ("stomr", "storm", True),
        ("stomry", "stormy", True),
        ("stormz", "stormy", True),
        ("xtormy", "stormy", False),
        ("xtormyx", "stormyx", False),
        ("stormaaxy", "stormabby", False),
        ("stormaaxyz", "stormabbyz", True),
    ],
)
def test_the_rules_are_stricter_for_a_word_outside_names(word: str, other: str, is_near: bool) -> None:
    assert bool(guessed(catalog("q", topics=other), word)[word]) is is_near


class TestLikelyCorrections:
    """For a rare word of a large catalog."""

    @staticmethod
    def likely(index: Index, word: str) -> list[str]:
        return [row.word for row in likely_corrections(index, index.vocabulary.rows([word])[word])]

    @staticmethod
    def index(rare: str, common: str, times: int, *, named: bool = True, rare_times: int = 1) -> Index:
        rares = [entry(rare) if named else entry("q", topics=(rare,)) for _ in range(rare_times)]
        return index_of([*rares, *(entry(common) for _ in range(times))])

    @pytest.mark.parametrize(("times", "is_likely"), [(20, True), (19, False)])
    def test_a_named_word_needs_a_name_twenty_times_as_frequent(self, times: int, is_likely: bool) -> None:
        assert self.likely(self.index("pnadax", "pandax", times), "pnadax") == ["pandax"] * is_likely

    @pytest.mark.parametrize(("times", "is_likely"), [(3, True), (2, False)])
    def test_another_word_needs_a_name_three_times_as_frequent(self, times: int, is_likely: bool) -> None:
        assert self.likely(self.index("pnadax", "pandax", times, named=False), "pnadax") == ["pandax"] * is_likely

    @pytest.mark.parametrize(("word", "is_likely"), [("panx", True), ("pax", False)])
    def test_a_word_of_three_letters_is_none(self, word: str, is_likely: bool) -> None:
        common = word.replace("x", "z")
        assert self.likely(self.index(word, common, 30), word) == [common] * is_likely

    @pytest.mark.parametrize(("times", "is_likely"), [(2, True), (3, False)])
    def test_a_word_that_three_entries_have_is_not_rare(self, times: int, is_likely: bool) -> None:
        index = self.index("pnadax", "pandax", 80, rare_times=times)
        assert self.likely(index, "pnadax") == ["pandax"] * is_likely

    @pytest.mark.parametrize(("times", "is_likely"), [(40, True), (39, False)])
    def test_the_ratio_is_that_of_the_two_words(self, times: int, is_likely: bool) -> None:
        assert self.likely(self.index("pnadax", "pandax", times, rare_times=2), "pnadax") == ["pandax"] * is_likely

    def test_in_a_very_large_catalog_more_entries_are_few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        index = self.index("pnadax", "pandax", 97, rare_times=3)
        monkeypatch.setattr(guesses, "MAX_RARE_SHARE", 0.03)
        assert self.likely(index, "pnadax") == ["pandax"]
        monkeypatch.setattr(guesses, "MAX_RARE_SHARE", 0.0299)
        assert self.likely(index, "pnadax") == []

    @pytest.mark.parametrize(("word", "is_likely"), [("xandax", False), ("apndax", True), ("panda", True)])
    def test_the_first_letter_stays_unless_two_change_places(self, word: str, is_likely: bool) -> None:
        assert self.likely(self.index(word, "pandax", 30), word) == ["pandax"] * is_likely

    def test_the_common_word_is_a_name(self) -> None:
        index = index_of([entry("pnadax"), *(entry("q", topics=("pandax",)) for _ in range(30))])
        assert self.likely(index, "pnadax") == []
