"""Phrases and excluded words in compounds, with parts that are inflected, irregular or spelled in another way."""

import pytest

from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.text.english import _IRREGULAR

from .test_text_conditions import having, index_of


def test_a_part_of_a_compound_is_found_in_the_singular_that_shares_three_letters_with_it() -> None:
    index = index_of(["cities-based model", "city-based tool"])
    assert having("city based", index) == ["cities-based model", "city-based tool"]


@pytest.mark.parametrize(
    ("phrase", "is_found"),
    [
        ("abc def", True),
        ("ab c def", True),
        ("ab c d ef", True),
        ("ab c d e f", False),
        ("y ab c d ef x", True),
        ("ab c d ef x", True),
        ("x ab c d ef", False),
    ],
)
def test_up_to_four_words_may_be_one_compound(phrase: str, is_found: bool) -> None:
    index = index_of(["y abc-def x"])
    assert bool(having(phrase, index)) is is_found


def test_a_word_of_one_letter_is_not_a_prefix() -> None:
    index = index_of(["xy model", "x model"])
    assert having("x model", index) == ["x model"]


def with_word(word: str, index: Index) -> list[str]:
    """The titles of the entries that have a word or an inflection of it; those that it excludes are the same."""
    found = [row.title for row in index.rows(Filter(words=[word]))]
    left = [row.title for row in index.rows(Filter(excluded=Filter(words=[word])))]
    assert sorted(found + left) == sorted(row.title for row in index.rows(Filter()))
    return found


SPELLINGS = (
    *_IRREGULAR.items(),
    *((f"{form}s", word) for form, word in (("grey", "gray"), ("licence", "license"), ("judgement", "judgment"))),
    *(("colour", "color"), ("neighbours", "neighbor"), ("centre", "center"), ("modelling", "modeling")),
    *(("analyse", "analyze"), ("catalogues", "catalog"), ("optimisation", "optimization")),
    *(("flies", "fly"), ("skies", "sky"), ("tries", "try"), ("axes", "ax"), ("movies", "movie")),
)
"""Words that are folded, in other ways than by leaving out an s alone, with another form of each."""


@pytest.mark.parametrize(("form", "word"), SPELLINGS)
@pytest.mark.parametrize("compound", ["{}-based", "off-{}-based", "My{}Net", "{}-ResNet"])
def test_each_form_of_a_word_is_found_in_a_compound_with_the_other(form: str, word: str, compound: str) -> None:
    for written, typed in ((form, word), (word, form), (form, form)):
        title = f"{compound.format(written.capitalize())} tool"
        index = index_of([title, "Other thing"])
        assert with_word(typed, index) == [title], (written, typed)
        if not compound.startswith("My"):
            assert having(typed, index) == [title], (written, typed)
            assert having(f"{compound.format(typed).replace('-', ' ')} tool", index) == [title], (written, typed)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("greying", "gray"),
        ("grayed", "grey"),
        ("licencing", "license"),
        ("practising", "practice"),
        ("practised", "practise"),
        ("centring", "center"),
        ("cataloguing", "catalog"),
        ("colouring", "color"),
        ("installing", "install"),
        ("misspelled", "misspell"),
        ("flies", "fly"),
        ("tried", "try"),
        ("drying", "dries"),
        ("dried", "dry"),
    ],
)
def test_an_inflection_of_a_word_in_another_spelling_is_excluded_with_it(form: str, word: str) -> None:
    for title in (form, f"{form}-based", f"off-{form}"):
        index = index_of([title, "Other thing"])
        assert with_word(word, index) == [title]
        assert with_word(form, index) == [title]
