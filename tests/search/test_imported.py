"""Search in imported lists: names inside titles, identifiers, duplicates, suggestions, other scripts."""

import pytest

from mlcat.index.reader import Index
from mlcat.model import Link
from mlcat.search import search
from mlcat.search.query import parse_query_words
from mlcat.search.results import Tier

from .conftest import entry, ids, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("yard/sloop", id="sloop", url="https://github.com/yard/sloop", summary="Boats with one mast"),
            entry("sloop-guard", url="https://github.com/other/sloop-guard", summary="Watches each sloop"),
            entry(
                "Mast Placement Planner (MPP)", id="mpp-planner", url="https://mpp.example/", summary="Where masts go"
            ),
            entry("Anchor Chain Winch", url="https://winch.example/", summary="Pulls chains"),
            entry(
                "Keel",
                url="https://doi.org/10.1145/12.34",
                links=(Link(label="code", url="https://git.example/k/keel"),),
            ),
            *(entry(f"Paper {number}", url=f"https://arxiv.org/abs/1801.0769{number}") for number in range(3)),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [("sloop", "sloop"), ("SLOOP", "sloop"), ("slopo", "sloop"), ("mpp", "mpp-planner"), ("acw", "anchor-chain-winch")],
)
def test_a_name_inside_a_title_finds_its_entry_first(index: Index, typed: str, first: str) -> None:
    assert ids(index, typed)[0] == first


def test_a_title_or_alias_comes_before_a_name_inside_a_title() -> None:
    index = index_of([entry("yard/sloop", id="a", url="https://github.com/yard/sloop"), entry("Sloop", id="b")])
    assert ids(index, "sloop")[:2] == ["b", "a"]
    assert [hit.tier for hit in search(index, "sloop").hits[:2]] == [Tier.TITLE, Tier.DERIVED]


def test_a_title_comes_before_an_id_derived_from_an_address() -> None:
    index = index_of([entry("抽取工具", id="cocoa", url="https://github.com/a/cocoa"), entry("cocoa", id="cocoa-kit")])
    assert ids(index, "cocoa")[0] == "cocoa-kit"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://github.com/Yard/Sloop/", ["sloop"]),
        ("yard/sloop", ["sloop"]),
        ("k/keel", ["keel"]),
        ("doi:10.1145/12.34", ["keel"]),
        ("https://git.example/k/keel.git", ["keel"]),
        ("arXiv:1801.07691v4", ["paper-1"]),
        ("1801.07692", ["paper-2"]),
        ("1801.07699", []),
        ("https://github.com/yard/ketch", []),
    ],
)
def test_an_identifier_finds_only_its_entry(index: Index, typed: str, expected: list[str]) -> None:
    assert ids(index, typed) == expected


def test_a_number_is_not_a_misspelling_of_another_number() -> None:
    index = index_of(["GPT-4", "XYZ-123", entry("Survey", year=2019)])
    for typed in ("gpt-5", "xyz-124", "2018"):
        assert ids(index, typed) == []


def test_a_correction_is_a_complete_name_only_if_it_is_the_complete_query() -> None:
    index = index_of(["Vega", *(f"Chart {number}" for number in range(9))])
    assert ids(index, "vegaa") == ["vega"]
    assert ids(index, "vegaa restaurants berlin") == []


def test_an_entry_in_several_sections_is_one_hit() -> None:
    index = index_of(
        [
            entry("Winch", id="winch", url="https://winch.example/", section="deck"),
            entry("Winch", id="winch-2", url="https://winch.example/", section="anchor"),
            entry("Winch", id="winch-3", url="https://other.example/", section="anchor"),
        ]
    )
    first, second = search(index, "winch").hits
    assert (index.row(first.rowid).id, [index.row(rowid).id for rowid in first.copies]) == ("winch", ["winch-2"])
    assert (index.row(second.rowid).id, second.copies) == ("winch-3", [])
    assert search(index, "winch").total == 2


def test_without_hits_the_closest_entries_are_suggested() -> None:
    others = [
        entry(f"Thing {word[0]}{number}", summary=f"about {word}")
        for word in ("Ship", "Cargo", "Deck", "Oar", "Port")
        for number in range(4)
    ]
    index = index_of([entry("Grab", summary="winds a rope"), *others])
    result = search(index, "rope ship cargo")
    assert result.hits == []
    assert [index.row(hit.rowid).id for hit in result.suggestions] == ["grab"]
    assert search(index, "banana bread recipe").suggestions == []
    assert search(index, "qwxzz").suggestions == []


def test_a_query_with_hits_has_no_suggestions() -> None:
    index = index_of([entry("Grab", summary="winds a rope"), entry("Winch", summary="winds a cable")])
    result = search(index, "rope")
    assert ids(index, "rope") == ["grab"]
    assert result.suggestions == []


def test_an_unknown_address_has_the_closest_entries_as_suggestions() -> None:
    others = [entry(f"Thing {number}", summary="about ships") for number in range(12)]
    index = index_of([entry("Grab", summary="winds a rope"), *others])
    result = search(index, "https://rope.example/grab/winds")
    assert result.hits == []
    assert [index.row(hit.rowid).id for hit in result.suggestions] == ["grab"]


@pytest.mark.parametrize("typed", ["分词", "中文", "固有表現", "日本語", "형태소", "한국어", "ภาษาไทย", "抽"])
def test_a_part_of_a_text_without_blanks_finds_it(typed: str) -> None:
    index = index_of(
        [
            entry("甲", id="a", summary="一个开源的中文分词工具包"),
            entry("乙", id="b", summary="日本語の文書から固有表現を抽出するライブラリ"),
            entry("병", id="c", summary="한국어형태소분석기"),
            entry("ง", id="d", summary="เครื่องมือค้นหาภาษาไทยแบบเร็ว"),
        ]
    )
    (hit_id,) = ids(index, typed)
    assert typed in (index.entry(index.rowid_by_id(hit_id) or 0).summary or "")


def test_kana_that_differ_in_their_voicing_mark_are_different_words() -> None:
    index = index_of([entry("バス", id="bus"), entry("パス", id="path"), entry("ハス", id="lotus")])
    assert [ids(index, typed)[0] for typed in ("バス", "パス", "ハス", "ﾊﾞｽ")] == ["bus", "path", "lotus", "bus"]


def test_a_word_as_typed_outranks_its_stem() -> None:
    index = index_of(
        [
            entry("Fast Q-SAW", id="fast", summary="A saw for quick cuts"),
            entry("Faster Q-SAW, GLD", id="faster", summary="A saw for cuts in real time"),
            *(entry(f"Tool {letter}", summary="Goes fast") for letter in "abcdef"),
        ]
    )
    assert ids(index, "faster q-saw")[0] == "faster"


def test_a_long_query_is_truncated_after_normalization() -> None:
    query = parse_query_words("ﷺ" * 600)
    assert max(map(len, query.names)) <= 600


@pytest.mark.parametrize(
    ("title", "summary", "is_found"),
    [
        ("Rudder atlas", "Drawings of ships", True),
        ("Drawings", "Ships with a rudder or an oar", False),  # the summary only mentions it
        ("OLD-RUDDER", "Drawings of ships", False),  # a part of a name
    ],
)
def test_one_word_of_two_is_enough_if_a_title_has_it_as_a_word(title: str, summary: str, is_found: bool) -> None:
    others = [entry(f"Sail {number}", summary="Cloth") for number in range(9)]
    mast = entry("Mast", summary="Pine pedals", section="wood")
    index = index_of([entry(title, id="found", summary=summary), mast, *others])
    assert ids(index, "rudder pedals") == (["found"] if is_found else [])


def test_a_part_of_a_name_is_found_in_addition_to_an_entry_with_the_word() -> None:
    masts = [entry(f"Mast {number}", summary="Pine pedals", section="wood") for number in range(3)]
    sails = [entry(f"Sail {number}", summary="Cloth", section="wood") for number in range(9)]
    index = index_of([entry("OLD-RUDDER"), entry("Rudder atlas"), *masts, *sails])
    assert sorted(ids(index, "rudder pedals")) == ["old-rudder", "rudder-atlas"]
