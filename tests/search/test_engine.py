"""How the hits by name and by words become one ranking, and what is reported as a correction."""

import math

import pytest

from mlcat.model import Section
from mlcat.search import search
from mlcat.search.engine import _merge
from mlcat.search.results import Reason, RowHit, Tier
from mlcat.search.weights import MIN_SCORE_BESIDE_NAME

from .conftest import entry, ids, index_of


def by_words(rowid: int, score: float, *fields: str) -> RowHit:
    return RowHit(rowid, score, [Reason("heron", "heron", field, "exact", score) for field in fields])


def test_a_hit_by_name_comes_before_one_by_words_of_the_same_entry() -> None:
    name, words, other = by_words(1, 1.0, "title"), by_words(1, 0.5, "summary"), by_words(2, 0.5, "summary")
    assert _merge({1: name}, [words, other]) == [name, other]
    assert _merge({}, [words, name]) == [words]


@pytest.mark.parametrize(
    ("hit", "is_kept"),
    [
        (by_words(2, MIN_SCORE_BESIDE_NAME, "summary"), True),
        (by_words(2, math.nextafter(MIN_SCORE_BESIDE_NAME, 0), "summary"), False),
        (by_words(2, 0.9, "topics", "topics"), False),
        (by_words(2, 0.9, "topics", "summary"), True),
    ],
)
def test_beside_a_name_a_hit_by_words_has_a_minimum_score_and_not_only_topics(hit: RowHit, is_kept: bool) -> None:
    assert (hit in _merge({1: by_words(1, 1.0, "title")}, [hit])) is is_kept
    assert _merge({}, [hit]) == [hit]


def test_identifiers_come_before_names_by_kind_then_names_a_few_edits_away_and_words() -> None:
    near = [Tier.NEAR_NAME + edits for edits in (1, 2, 3)]
    by_name = [Tier.ID, Tier.TITLE, Tier.ALIAS, Tier.DERIVED, Tier.REORDERED]
    tiers = [Tier.IDENTIFIER, *by_name, *near, Tier.ACRONYM, Tier.WORDS, Tier.LISTED]
    assert tiers == sorted(set(tiers))
    assert list(Tier.OF_KIND) == [*by_name, Tier.ACRONYM]


def test_two_hits_with_the_same_title_and_address_are_one() -> None:
    sections = [Section(id="reeds", title="Reeds"), Section(id="shore", title="Shore")]
    same = [entry("Heron", id=f"heron-{section.id}", section=section.id) for section in sections]
    (hit,) = search(index_of([*same, entry("Stone")], sections), "heron").hits
    assert (hit.rowid, hit.copies) == (1, [2])
    moved = entry("Heron", id="heron-2", url="https://example.org/other")
    assert ids(index_of([same[0], moved], sections), "heron") == ["heron-reeds", "heron-2"]


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("smb", None),  # the initials
        ("boat single mast", None),
        ("single mast baot", "Single Mast Boat"),
        ("single maast bota", "Single Mast Boat"),
        ("pictures of harborz", "picture harbor"),
        ("pictures of harbors", None),
        ("pictures of harb", None),  # unfinished, not misspelled
    ],
)
def test_the_correction_is_that_of_the_first_hit(query: str, corrected: str | None) -> None:
    index = index_of([entry("Single Mast Boat"), entry("Atlas", summary="Pictures of harbors"), *["Reef", "Stone"]])
    assert search(index, query).corrected == corrected
