"""Words in American spelling and in the singular."""

import pytest

from mlcat.text.english import base_forms, fold, inflections, irregular_forms


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("neighbours", "neighbor"), ("behaviour", "behavior"), ("centre", "center"),
        ("centred", "centered"), ("metres", "meter"), ("fibre", "fiber"), ("calibre", "caliber"),
        ("optimisation", "optimization"), ("normalised", "normalized"), ("tokenisers", "tokenizer"),
        ("vectorise", "vectorize"), ("summarised", "summarized"), ("categoriser", "categorizer"),
        ("regularising", "regularizing"), ("analysed", "analyzed"), ("catalogue", "catalog"), ("dialogues", "dialog"),
        ("labelled", "labeled"), ("modelling", "modeling"), ("licence", "license"), ("grey", "gray"),
        ("programme", "program"), ("maths", "math"), ("artefact", "artifact"),
    ],
)  # fmt: skip
def test_british_spelling_becomes_american(british, american):
    assert fold(british) == american
    assert fold(american) == american


@pytest.mark.parametrize(
    "word",
    ["four", "hour", "charm", "alarms", "label", "tourism", "your", "noise", "rise", "arising", "raised", "promise",
     "compromised", "enterprise", "surprised",
     "comprises", "expertise", "precise", "acre", "calling", "falling", "filling"],
)  # fmt: skip
def test_words_that_only_look_british_keep_their_spelling(word):
    assert fold(word) == word.removesuffix("s")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("queries", "query"), ("boxes", "box"), ("losses", "loss"), ("batches", "batch"), ("hashes", "hash"),
        ("datasets", "dataset"), ("indices", "index"), ("matrices", "matrix"), ("corpora", "corpus"),
        ("analyses", "analysis"), ("children", "child"), ("vertices", "vertex"),
    ],
)  # fmt: skip
def test_plurals_become_singular(plural, singular):
    assert fold(plural) == singular
    assert fold(singular) == singular


@pytest.mark.parametrize(
    "word", ["loss", "class", "corpus", "analysis", "bias", "gas", "is", "series", "news", "faiss"]
)
def test_words_that_only_look_plural_lose_at_most_their_s(word):
    assert fold(word) in {word, word.removesuffix("s")}
    assert fold(word) == fold(fold(word))


@pytest.mark.parametrize("word", ["loss", "class", "corpus", "analysis", "gas", "series", "faiss"])
def test_words_that_end_in_ss_us_or_is_stay(word):
    assert fold(word) == word


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("training", "train"),
        ("based", "base"),
        ("planned", "plan"),
        ("studied", "study"),
        ("greying", "gray"),
        ("practising", "practice"),
        ("practised", "practice"),
        ("centring", "center"),
        ("installing", "install"),
        ("misspelled", "misspell"),
        ("king", "king"),
    ],
)
def test_the_base_forms_of_an_inflection_include_its_base_as_it_is_folded(word: str, base: str) -> None:
    assert fold(base) in base_forms(fold(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("track", ["track", "tracking", "tracked", "trackking", "trackked"]),
        ("plan", ["plan", "planing", "planed", "planning", "planned"]),
        ("cache", ["cache", "caching", "cached"]),
        ("study", ["study", "studying", "studyed", "studied"]),
    ],
)
def test_the_inflections_of_a_word_are_those_with_ing_and_ed(word: str, forms: list[str]) -> None:
    assert list(inflections(word)) == forms


@pytest.mark.parametrize(
    ("word", "folded"), [("movie", "movy"), ("movies", "movy"), ("zombie", "zomby"), ("pie", "pie")]
)
def test_a_final_ie_becomes_y_in_longer_words_as_it_does_before_s(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_irregular_forms_are_the_words_that_are_folded_irregularly() -> None:
    assert irregular_forms("mouse") == ("mice",)
    assert irregular_forms("license") == ("licence",)
    assert irregular_forms("cat") == ()


@pytest.mark.parametrize("word", ["a" * 400_000 + "lle", "al" * 200_000 + "lle", "an" * 200_000 + "isa"])
@pytest.mark.timeout(20)  # the patterns of shorter words would take minutes
def test_a_word_of_thousands_of_letters_is_folded(word: str) -> None:
    assert fold(word) == word
