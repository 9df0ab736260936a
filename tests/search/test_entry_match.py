"""How much of a query an entry has to explain to be a hit, to be one for want of others, and to be suggested."""

import math

import pytest

from mlcat.search.entry_match import EntryMatch, Evidence
from mlcat.search.weights import (
    LONG_QUERY_FACTOR,
    MIN_COVERAGE,
    MIN_COVERAGE_NAMED,
    MIN_COVERAGE_SCATTERED,
    MIN_COVERAGE_SINGLE_WORD,
    MIN_COVERAGE_SUGGESTED,
    MIN_COVERAGE_SUGGESTED_SINGLE_WORD,
    MIN_COVERAGE_WEAK,
    MIN_LONG_QUERY,
    MIN_SCORE_WEAK,
)


def evidence(
    coverage: float, words: int, matched: int, together: int, *, contains_name: bool = False, has_unknown: bool = False
) -> Evidence:
    return Evidence(coverage, words, matched, together, contains_name=contains_name, has_unknown=has_unknown)


def below(threshold: float) -> float:
    return math.nextafter(threshold, 0)


@pytest.mark.parametrize(
    ("words", "matched", "together", "contains_name", "least"),
    [
        (2, 1, 1, False, MIN_COVERAGE_SINGLE_WORD),
        (2, 1, 1, True, MIN_COVERAGE_NAMED),
        (2, 0, 0, False, MIN_COVERAGE_SINGLE_WORD),
        (1, 1, 1, False, MIN_COVERAGE),
        (2, 2, 1, False, MIN_COVERAGE),
        (3, 2, 2, False, MIN_COVERAGE),
        (3, 2, 1, False, MIN_COVERAGE_SCATTERED),
        (3, 2, 1, True, MIN_COVERAGE_NAMED),
        (1, 0, 0, False, MIN_COVERAGE_SCATTERED),
        (MIN_LONG_QUERY - 1, 3, 2, False, MIN_COVERAGE),
        (MIN_LONG_QUERY, 3, 2, False, MIN_COVERAGE * LONG_QUERY_FACTOR),
        (MIN_LONG_QUERY, 3, 1, False, MIN_COVERAGE_SCATTERED * LONG_QUERY_FACTOR),
        (MIN_LONG_QUERY, 2, 2, False, MIN_COVERAGE),
        (MIN_LONG_QUERY, 3, 2, True, MIN_COVERAGE_NAMED),
    ],
)
def test_a_hit_has_at_least_the_coverage_that_its_words_demand(
    words: int, matched: int, together: int, contains_name: bool, least: float
) -> None:
    assert evidence(least, words, matched, together, contains_name=contains_name).suffices
    assert not evidence(below(least), words, matched, together, contains_name=contains_name).suffices


def test_an_entry_with_all_heavy_words_is_a_complete_match() -> None:
    assert evidence(0.5, 2, 2, 1).has_all_heavy
    assert not evidence(0.5, 2, 1, 1).has_all_heavy


def test_half_of_a_known_query_suffices_weakly_with_a_heavy_word_in_a_phrase() -> None:
    assert evidence(MIN_COVERAGE_WEAK, 2, 1, 1).covers_enough_weakly
    assert not evidence(below(MIN_COVERAGE_WEAK), 2, 1, 1).covers_enough_weakly
    assert not evidence(MIN_COVERAGE_WEAK, 2, 1, 0).covers_enough_weakly
    assert not evidence(MIN_COVERAGE_WEAK, 2, 1, 1, has_unknown=True).covers_enough_weakly


@pytest.mark.parametrize(
    ("score", "has_topics", "suffices"),
    [(MIN_SCORE_WEAK, False, True), (below(MIN_SCORE_WEAK), False, False), (MIN_SCORE_WEAK, True, False)],
)
def test_only_a_match_without_topics_that_scores_enough_suffices_weakly(
    score: float, has_topics: bool, suffices: bool
) -> None:
    half = evidence(MIN_COVERAGE_WEAK, 2, 1, 1)
    assert EntryMatch(score, half, [], (0.0, "", "", ""), has_topics=has_topics).suffices_weakly is suffices


def test_an_entry_with_two_words_may_be_suggested_even_if_the_catalog_lacks_another() -> None:
    assert evidence(MIN_COVERAGE_SUGGESTED, 3, 2, 0, has_unknown=True).may_be_suggested
    assert not evidence(below(MIN_COVERAGE_SUGGESTED), 3, 2, 2).may_be_suggested


def test_an_entry_with_one_word_may_be_suggested_if_the_catalog_has_all() -> None:
    assert evidence(MIN_COVERAGE_SUGGESTED_SINGLE_WORD, 2, 1, 1).may_be_suggested
    assert not evidence(below(MIN_COVERAGE_SUGGESTED_SINGLE_WORD), 2, 1, 1).may_be_suggested
    assert not evidence(MIN_COVERAGE_SUGGESTED_SINGLE_WORD, 2, 1, 0).may_be_suggested
    assert not evidence(MIN_COVERAGE_SUGGESTED_SINGLE_WORD, 2, 1, 1, has_unknown=True).may_be_suggested
