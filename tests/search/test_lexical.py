"""The retriever by words: unfinished names, suggestions, and which of the matches are hits."""

from dataclasses import replace
from typing import Any

import pytest

from mlcat.filters import Filter
from mlcat.model import Section
from mlcat.search import lexical, search
from mlcat.search.weights import MAX_SUGGESTIONS, MIN_HITS, WORDS_SCORE

from .conftest import entry, ids, index_of

SECTIONS = [Section(id="moor", title="Moor"), Section(id="rest", title="Rest")]
REST = [entry(f"Stone {number}", id=f"stone-{number}", section="rest", summary="Lies still") for number in range(60)]


# --- Unfinished names -------------------------------------------------------------------------------------------


def test_an_unfinished_name_scores_above_words_and_more_if_more_of_it_is_typed() -> None:
    index = index_of(["Harbor Pilot Registers", "Harbor Pilot Charts", "Harbor of Pilots"])
    hits = search(index, "harbor pilo").hits
    assert [index.row(hit.rowid).id for hit in hits] == [
        "harbor-pilot-charts",
        "harbor-pilot-registers",
        "harbor-of-pilots",
    ]
    assert [hit.score for hit in hits[:2]] == pytest.approx([WORDS_SCORE + 10 / 1600, WORDS_SCORE + 10 / 1900])
    assert hits[2].score < WORDS_SCORE
    assert [(reason.how, reason.matched) for reason in hits[0].reasons] == [("prefix", "harborpilotchart")]


def test_two_letters_begin_a_name_and_one_letter_does_not() -> None:
    index = index_of(["Quay", "Stone"])
    assert search(index, "qu").hits[0].score > WORDS_SCORE > search(index, "q").hits[0].score


def test_words_that_the_catalog_has_begin_no_name() -> None:
    index = index_of(["Harbor Pilot", "Harbor Pilots", entry("Atlas", summary="harbor of a pilot")])
    assert all(reason.how != "prefix" for hit in search(index, "harbor pilot").hits for reason in hit.reasons)


# --- Suggestions ------------------------------------------------------------------------------------------------


def test_the_best_of_the_suggestions_come_first_and_then_in_catalog_order() -> None:
    entries = [entry(f"Note {number}", summary="on gulls, about herons and reeds") for number in range(6)]
    index = index_of([*entries, entry("Gull Reeds Atlas", year=2001), *REST], SECTIONS)
    result = search(index, "gulls reeds zebra quagga")
    assert result.hits == []
    suggested = [index.row(hit.rowid).id for hit in result.suggestions]
    assert suggested == ["gull-reeds-atlas", *(f"note-{number}" for number in range(4))][: len(suggested)]
    assert len(suggested) == MAX_SUGGESTIONS
    few = search(index, "gulls reeds zebra quagga", Filter(years=((2001, 2001),)))
    assert [index.row(hit.rowid).id for hit in few.suggestions] == ["gull-reeds-atlas"]


# --- The tail of the matches ------------------------------------------------------------------------------------


def test_a_match_with_exactly_the_minimum_score_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of([entry(f"Wader {number}", summary="Counts birds") for number in range(3)] + ["Stone"])
    for name in ("MIN_SHARE", "MIN_SHARE_ELSEWHERE", "MIN_SHARE_SECOND"):
        monkeypatch.setattr(lexical, name, 1.0)
    assert ids(index, "birds") == ["wader-0", "wader-1", "wader-2"]


def test_the_best_entries_of_the_section_fill_up_a_list_to_five() -> None:
    whole = [entry(f"Heron {number}", section="moor", summary="Count wading birds") for number in range(4)]
    less = entry("Bittern", section="moor", description="Watch birds", summary="Birds")
    more = entry("Plover", section="moor", summary="Birds", aliases=("Bird watch",))
    index = index_of([*whole, less, more, *REST], SECTIONS)
    assert ids(index, "count wading birds") == [*(f"heron-{number}" for number in range(4)), "plover"]


def test_a_list_that_is_long_enough_is_not_filled_up() -> None:
    whole = [entry(f"Heron {number}", section="moor", summary="Count wading birds") for number in range(MIN_HITS + 1)]
    parts = [entry(f"Plover {number}", section="moor", summary="Birds") for number in range(4)]
    index = index_of([*whole, *parts, *REST], SECTIONS)
    assert ids(index, "count wading birds") == [f"heron-{number}" for number in range(MIN_HITS + 1)]


@pytest.mark.parametrize(
    ("size", "of", "is_added"),
    [(20, 100, True), (21, 100, False), (30, 300, True), (31, 300, False), (500, 6000, True), (501, 6000, False)],
)
def test_only_a_section_of_twenty_entries_or_a_tenth_up_to_500_fills_up_a_list(
    size: int, of: int, is_added: bool
) -> None:
    best, part = (entry(title, section="moor", summary="Count birds") for title in ("Heron", "Plover"))
    index = index_of([best, replace(part, summary="Birds"), *REST], SECTIONS)
    index.count = of
    index.sections()[0].own_count = size
    assert ids(index, "count birds") == ["heron", "plover"][: 1 + is_added]


@pytest.mark.parametrize(
    ("part", "is_added"),
    [
        ({"summary": "Birds"}, True),  # exactly the minimum, a quarter of the query
        ({"description": "Wading birds"}, False),  # a description also mentions other things
        ({"summary": "Birds", "topics": ("reed maps",)}, False),  # its topics say that it is for another need
    ],
    ids=str,
)
def test_a_list_is_filled_up_by_what_has_a_quarter_of_the_query_in_its_summary(
    part: dict[str, Any], is_added: bool
) -> None:
    whole = entry("Heron", section="moor", summary="Count wading birds daily")
    weigh_alike = [entry(f"Note {word}", section="rest") for word in ("count", "wading", "daily")] * 2
    parts = [entry(f"Plover {number}", section="moor", **part) for number in (1, 2)]
    index = index_of([whole, *parts, *weigh_alike, *REST], SECTIONS)
    assert ids(index, "count wading birds daily") == ["heron", *["plover-1", "plover-2"] * is_added]


@pytest.mark.parametrize(("section", "is_hit"), [("moor", True), ("rest", False)])
def test_a_match_with_fewer_words_may_score_less_in_the_section_of_the_best(section: str, is_hit: bool) -> None:
    whole = [entry(f"Heron {number}", section="moor", topics=("count wading birds",)) for number in range(MIN_HITS)]
    part = entry("Plover", section=section, summary="Wading birds")
    index = index_of([*whole, part, *REST], SECTIONS)
    assert ids(index, "count wading birds")[MIN_HITS:] == ["plover"] * is_hit


def test_only_a_query_of_several_words_has_a_second_answer_with_a_far_lower_score() -> None:
    best, other = entry("Heron", topics=("birds moor",)), entry("Atlas", topics=("maps",), description="Moor, birds")
    index = index_of([best, other, "Stone"])
    assert ids(index, "birds moor") == ["heron", "atlas"]
    assert ids(index, "birds") == ["heron"]


def test_without_a_better_match_half_of_the_query_suffices_if_it_is_a_whole_word() -> None:
    mentioned = entry("Plants", description="Natives of the moor")
    for title, hits in (("MM-REACT", []), ("Set of React", ["set-of-react"])):
        assert ids(index_of([title, mentioned, *REST], SECTIONS), "react native") == hits
