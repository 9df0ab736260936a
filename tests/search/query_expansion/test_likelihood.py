"""Which of several near words is the likeliest: its frequency less the penalties for what is rarely mistyped."""

import pytest

from mlcat.search.query_expansion.corrections import _by_likelihood
from mlcat.search.weights import FIRST_LETTER_PENALTY, LENGTH_PENALTY, OTHER_LETTERS_PENALTY

from ..conftest import index_of

INDEX = index_of(["stormy"] * 7 + ["other"])


@pytest.mark.parametrize(
    ("typed", "candidate", "likelihood"),
    [
        ("stomry", "stormy", 3.0),
        ("tsormy", "stormy", 3.0 - FIRST_LETTER_PENALTY),
        ("stormx", "stormy", 3.0 - OTHER_LETTERS_PENALTY),
        ("storm", "stormy", 3.0 - OTHER_LETTERS_PENALTY - LENGTH_PENALTY),
        ("stormyxx", "stormy", 3.0 - OTHER_LETTERS_PENALTY - 2 * LENGTH_PENALTY),
        ("otehr", "other", 1.0),
        ("zerba", "zebra", 0.0),
    ],
)
def test_a_likelihood_is_the_logarithm_of_the_frequency_less_penalties(
    typed: str, candidate: str, likelihood: float
) -> None:
    ((word, edits, found),) = _by_likelihood(INDEX, typed, [(candidate, 1)])
    assert (word, edits) == (candidate, 1)
    assert found == pytest.approx(likelihood)


def test_corrections_are_ordered_by_edits_likelihood_and_alphabet() -> None:
    near = [("zebra", 1), ("stormy", 2), ("stormy", 1), ("zebrb", 1), ("other", 1)]
    ranked = [(candidate, edits) for candidate, edits, _ in _by_likelihood(INDEX, "zebrc", near)]
    assert ranked == [("zebra", 1), ("zebrb", 1), ("stormy", 1), ("other", 1), ("stormy", 2)]


def test_twelve_are_kept() -> None:
    assert len(_by_likelihood(INDEX, "a", [(f"a{number}", 1) for number in range(20)])) == 12
