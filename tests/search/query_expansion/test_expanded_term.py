"""What a word of a query is, by how its variants were found."""

import pytest

from mlcat.search.query_expansion.expansion import ExpandedTerm
from mlcat.search.weights import HOW_WEIGHTS


def term(*hows: str, word: str = "cat") -> ExpandedTerm:
    return ExpandedTerm(word, {f"word{number}": (how, 1.0) for number, how in enumerate(hows)}, 1.0, 1)


LITERAL = {"exact", "inflection", "stem", "joined"}
GUESSED = {"corrected", "prefix"}


@pytest.mark.parametrize("how", sorted(HOW_WEIGHTS))
def test_a_variant_makes_a_word_literal_known_or_a_possible_typo(how: str) -> None:
    one = term(how)
    assert one.is_literal is (how in LITERAL)
    assert one.is_known is (how not in GUESSED)
    assert one.may_be_typo is (how == "likely")


def test_the_surest_variant_decides_unless_the_word_may_be_a_typo() -> None:
    assert term("exact", "corrected").is_literal
    assert not term("exact", "likely").is_literal
    assert term("prefix", "synonym").is_known
    assert not term("prefix", "corrected").is_known


def test_a_word_without_variants_has_no_kind_of_match() -> None:
    one = term()
    assert not (one.is_literal or one.is_known or one.may_be_typo or one.is_facet)


def test_literal_stems_are_those_of_variants_other_than_synonyms() -> None:
    variants = {"cats": ("stem", 1.0), "kittens": ("synonym", 1.0), "felines": ("clipping", 1.0)}
    one = ExpandedTerm("survey", variants, 1.0, 1)
    assert len(one.stems) == 3
    assert len(one.literal_stems) == 1 and one.literal_stems < one.stems
    assert one.is_kind and not term().is_kind
