"""The values that options take."""

import pytest

from mlcat.cli.parsing import options
from mlcat.errors import UsageError
from mlcat.search.query_language.syntax import COMMA_SEPARATED, FILTER_FIELDS


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("007", 7), ("9" * 40, 999_999_999_999)])
def test_a_whole_number_is_parsed(typed: str, number: int) -> None:
    assert options.parse_number(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "00", "-1", "+1", "1.0", "1e3", "٣", "x"])
def test_other_values_are_not_numbers(typed: str) -> None:
    with pytest.raises(UsageError):
        options.parse_number(typed)


def test_the_fields_of_a_query_are_named_like_the_options() -> None:
    assert set(options.QUERY_FIELDS) == set(FILTER_FIELDS)
    assert {option.name for option in options.FILTER_OPTIONS if option.comma_separated} == COMMA_SEPARATED


@pytest.mark.parametrize("word", ["-tag:CV", "-TAG:CV", "-year:2020..", '-"two words"', "-catalog:", "-author:x y"])
def test_an_excluded_filter_is_not_an_option(word: str) -> None:
    assert options.is_exclusion(word)


@pytest.mark.parametrize("word", ["", "-", "--", "tag:CV", "--tag:CV", "-tag", "-tNLP", "-n3", "-http://x", "-:x", "x"])
def test_other_words_with_a_hyphen_may_be_options(word: str) -> None:
    assert not options.is_exclusion(word)
