"""Which hits are kept besides the best one."""

import pytest

from mlcat.index.reader import Index
from mlcat.model import Section
from mlcat.search import search
from mlcat.search.weights import MIN_HITS, MIN_SHARE, MIN_SHARE_ELSEWHERE, MIN_SHARE_SECOND

from .conftest import entry, ids, index_of

SECTIONS = [Section(id="moor", title="Moor"), Section(id="heath", title="Heath"), Section(id="rest", title="Rest")]
QUERY = "count wading birds"
BEST = entry("Heron", section="moor", summary="Count wading birds")
REST = [entry(f"Stone {number}", id=f"stone-{number}", section="rest", summary="Lies still") for number in range(30)]
COMMON = [
    entry(f"Roll {number}", id=f"roll-{number}", section="rest", summary="A count of stones") for number in range(8)
]


def moor(*entries, topics: tuple[str, ...] = ()) -> Index:
    changed = [entry(old.title, id=old.id, section=old.section, summary=old.summary, topics=topics) for old in entries]
    return index_of([BEST, *changed, *REST, *COMMON], SECTIONS)


def test_an_entry_in_the_section_of_the_best_hit_is_a_hit_with_less_coverage() -> None:
    near = entry("Bittern", section="moor", summary="Watch birds")
    far = entry("Plover", section="heath", summary="Watch birds")
    assert ids(moor(near, far), QUERY) == ["heron", "bittern"]


def test_the_title_of_the_section_alone_does_not_add_an_entry() -> None:
    sections = [Section(id="moor", title="Birds"), *SECTIONS[1:]]
    index = index_of([BEST, entry("Bittern", section="moor", summary="Watch reeds"), *REST, *COMMON], sections)
    assert ids(index, QUERY) == ["heron"]


def test_an_entry_with_topics_is_not_added() -> None:
    assert ids(moor(entry("Bittern", section="moor", summary="Watch birds"), topics=("reeds",)), QUERY) == ["heron"]


def test_only_a_short_list_is_extended() -> None:
    near = [entry(f"Bittern {number}", section="moor", summary="Watch birds") for number in range(9)]
    more = [entry(f"Wader {number}", section="rest", summary="Wading in a count") for number in range(9)]
    assert len(ids(moor(*near, *more), QUERY)) == MIN_HITS


def test_no_entry_is_added_if_the_catalog_lacks_a_word_of_the_query() -> None:
    near = entry("Bittern", section="moor", summary="Watch birds")
    assert ids(moor(near), f"{QUERY} wolf") == ["heron"]


def test_a_large_section_adds_no_entries() -> None:
    entries = [entry(f"Bittern {number}", section="moor", summary="Watch birds") for number in range(20)]
    assert ids(moor(*entries), QUERY) == ["heron"]  # 21 of 59


@pytest.mark.parametrize(("section", "is_kept"), [("moor", True), ("heath", False)])
def test_a_partial_match_is_kept_only_in_the_section_of_the_best_hit(section: str, is_kept: bool) -> None:
    index = moor(
        entry("Avocet", section="heath", summary="Count wading birds by day"),  # the second hit has a lower threshold
        entry("Bittern", section=section, summary="Birds of reeds and ponds go wading in all weather at night"),
    )
    hits = {index.row(hit.rowid).id: hit.score for hit in search(index, QUERY).hits}
    assert ("bittern" in hits) is is_kept
    if is_kept:
        assert MIN_SHARE < hits["bittern"] / hits["heron"] < MIN_SHARE_ELSEWHERE


def test_a_match_of_all_words_is_kept_in_any_section() -> None:
    far = entry("Bittern", section="heath", summary="Birds", description="A count of reeds where birds go, wading")
    index = index_of([BEST, far, *REST, *COMMON], SECTIONS)
    hits = search(index, QUERY).hits
    assert [index.row(hit.rowid).id for hit in hits] == ["heron", "bittern"]
    assert hits[1].score / hits[0].score < MIN_SHARE_ELSEWHERE


def test_the_second_hit_is_kept_with_two_words_of_the_query_and_a_lower_score() -> None:
    far = entry("Bittern", section="heath", summary="Of birds", description="They go wading")
    farther = entry("Crane", section="heath", summary="Of all birds", description="They go wading")
    index = index_of([BEST, far, farther, *REST, *COMMON], SECTIONS)
    first, second = search(index, QUERY).hits
    assert [index.row(hit.rowid).id for hit in (first, second)] == ["heron", "bittern"]
    assert MIN_SHARE_SECOND < second.score / first.score < MIN_SHARE


def test_a_second_hit_after_a_complete_name_needs_the_usual_score() -> None:
    far = entry("Bittern", section="heath", summary="Of birds", description="They go wading")
    best = entry("Wading Birds", section="moor", summary="Count wading birds")
    assert ids(index_of([best, far, *REST, *COMMON], SECTIONS), QUERY) == ["wading-birds"]
