"""Abbreviations and other names that are not specific to a catalog."""

from collections import Counter
from itertools import chain, groupby

import pytest

from mlcat.index.building import abbreviations
from mlcat.index.building.abbreviations import abbreviation_pairs, data_lines, keys_of_other_names, read_pairs
from mlcat.text.normalize import name_key
from mlcat.text.tokens import token_parts, tokens


class Everything:
    """A vocabulary that has every word."""

    def __contains__(self, word: object) -> bool:
        return True


def test_every_line_is_a_short_form_and_its_full_form() -> None:
    read = list(read_pairs())
    assert len(read) == len(set(read)) > 200
    assert all(name_key(short) and name_key(full) and name_key(short) != name_key(full) for short, full in read)


def test_words_of_letters_are_written_as_their_tokens() -> None:
    for text in chain.from_iterable(read_pairs()):
        parts = [token_parts(token) for token in tokens(text)]
        words = [*chain.from_iterable(parts)]
        assert abbreviations._as_one_word_and_words(text) == ("".join(words), words)


def test_comments_are_no_data() -> None:
    assert not any("#" in line for name in ("abbreviations.txt", "synonyms.txt") for line in data_lines(name))


def test_each_short_form_has_one_line() -> None:
    shorts = [short for short, _ in groupby(short for short, _ in read_pairs())]
    assert [short for short, times in Counter(shorts).items() if times > 1] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nlp", "natural language processing"),
        ("natural language processing", "nlp"),
        ("sklearn", "scikit learn"),
        ("sklearn", "scikitlearn"),
        ("scikit learn", "sklearn"),
        ("text speech", "tts"),  # stop words are removed from a query before the look-up
        ("tts", "text to speech"),  # they are in the text of an entry
    ],
)
def test_a_short_form_means_the_full_form_and_vice_versa(typed: str, meant: str) -> None:
    assert (typed, meant) in set(abbreviation_pairs(Everything()))


def test_a_form_in_one_word_is_given_once_and_one_of_several_words_also_joined() -> None:
    pairs = Counter(abbreviation_pairs(Everything()))
    assert pairs["natural language processing", "nlp"] == 1
    assert pairs["nlp", "naturallanguageprocessing"] == pairs["nlp", "natural language processing"] == 1


def test_a_query_may_have_a_compound_as_one_word_or_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abbreviations, "read_pairs", lambda: [("wav2clip", "text-to-image model")])
    assert set(abbreviation_pairs({"wav2clip", "model", "text", "to", "image"})) == {
        ("wav2clip", "text to image model"),
        ("wav 2 clip", "text to image model"),
        ("text image model", "wav2clip"),
    }


def test_a_short_form_with_a_stop_word_inside_is_not_taken_apart() -> None:
    assert {typed for typed, meant in abbreviation_pairs(Everything()) if meant == "text to image"} == {"t2i"}


def test_only_words_of_the_vocabulary_are_returned() -> None:
    assert {pair for pair in abbreviation_pairs({"natural", "language", "processing"}) if pair[0] == "nlp"} == {
        ("nlp", "natural language processing")
    }
    assert [pair for pair in abbreviation_pairs({"natural", "language"}) if pair[0] == "nlp"] == []


def test_names_are_known_by_their_keys_in_both_directions() -> None:
    assert "scikitlearn" in keys_of_other_names()["sklearn"]
    assert "sklearn" in keys_of_other_names()["scikitlearn"]
