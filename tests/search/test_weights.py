"""The constants of the ranking, as far as they depend on one another."""

from itertools import pairwise

import pytest

from mlcat.index.building.synonyms import synonyms
from mlcat.index.schema import NAME_FIELDS, NameKind
from mlcat.search import weights
from mlcat.search.weights import HOW_WEIGHTS, NAME_SCORES, NEAR_NAME_SCORES

SHARES = [name for name, value in vars(weights).items() if isinstance(value, float) and name.isupper()]


@pytest.mark.parametrize("name", SHARES)
def test_scores_weights_and_shares_are_below_one(name: str) -> None:
    assert 0 < getattr(weights, name) < 1


def test_names_score_less_the_less_sure_they_are_and_more_than_words() -> None:
    assert NAME_SCORES[0] == 1.0
    assert all(first >= second for first, second in pairwise(NAME_SCORES))
    assert all(first > second for first, second in pairwise(NEAR_NAME_SCORES))
    assert NAME_SCORES[4] > NEAR_NAME_SCORES[0] > weights.WORDS_SCORE > NAME_SCORES[5]


def test_each_kind_of_name_has_a_score_and_a_field_by_its_number() -> None:
    kinds = [NameKind.ID, NameKind.TITLE, NameKind.ALIAS, NameKind.DERIVED, NameKind.REORDERED, NameKind.ACRONYM]
    assert kinds == list(range(len(NAME_SCORES))) == list(range(len(NAME_FIELDS)))


def test_the_longest_synonym_is_looked_up() -> None:
    class Everything:
        def __contains__(self, word: object) -> bool:
            return True

    longest = max(len(word.split()) for word, _, _ in synonyms(Everything()))
    assert longest == weights.MAX_WORDS_OF_SYNONYM


def test_the_penalties_of_a_spelling_never_reach_the_next_kind_of_name() -> None:
    worst = 2 * weights.SPELLING_VARIANT_PENALTY
    assert all(first - worst < second or first > second for first, second in pairwise(NAME_SCORES))
    assert worst < NAME_SCORES[1] - NAME_SCORES[2]


def test_a_meaning_is_worth_less_the_less_sure_it_is() -> None:
    order = ("exact", "joined", "clipping", "corrected", "likely", "stem", "synonym")
    assert all(HOW_WEIGHTS[first] > HOW_WEIGHTS[second] for first, second in pairwise(order))


def test_less_evidence_demands_more_coverage() -> None:
    assert (
        weights.MIN_COVERAGE_NAMED
        < weights.MIN_COVERAGE_IN_SECTION
        < weights.MIN_COVERAGE_SUGGESTED_SINGLE_WORD
        < weights.MIN_COVERAGE_SUGGESTED
        < weights.MIN_COVERAGE
        < weights.MIN_COVERAGE_WEAK
        < weights.MIN_COVERAGE_SCATTERED
        < weights.MIN_COVERAGE_SINGLE_WORD
    )
    assert weights.MIN_SHARE < weights.MIN_SHARE_ELSEWHERE
