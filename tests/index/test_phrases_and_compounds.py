"""Phrases that meet compounds, inflected parts, and words of one character."""

import pytest

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
