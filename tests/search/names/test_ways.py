"""In which way a query is a name of an entry, with its score, its tier and the field that has it."""

import pytest

from mlcat.index.reader import Index
from mlcat.search import search
from mlcat.search.results import Tier
from mlcat.search.weights import NAME_SCORES, NEAR_NAME_SCORES, SPELLING_VARIANT_PENALTY

from ..conftest import entry, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("Single Mast Boat", id="smb-1", aliases=("Sloop Rig",), url="https://github.com/yard/dinghies"),
            entry("dj-ango", id="dj-ango"),
            entry("Colour Charts", id="charts"),
            entry("Other"),
        ]
    )


P = SPELLING_VARIANT_PENALTY


@pytest.mark.parametrize(
    ("query", "id", "how", "field", "score", "tier"),
    [
        ("smb-1", "smb-1", "name", "id", NAME_SCORES[0], Tier.ID),
        ("smb1", "smb-1", "name", "id", NAME_SCORES[0] - P, Tier.TITLE),
        ("Single Mast Boat", "smb-1", "name", "title", NAME_SCORES[1], Tier.TITLE),
        ("SINGLE MAST BOAT", "smb-1", "name", "title", NAME_SCORES[1], Tier.TITLE),
        ("singlemast boat", "smb-1", "name", "title", NAME_SCORES[1] - P, Tier.TITLE),
        ("single mast boats", "smb-1", "name", "title", NAME_SCORES[1] - 2 * P, Tier.TITLE),
        ("sloop rig", "smb-1", "name", "aliases", NAME_SCORES[2], Tier.ALIAS),
        ("sloop rigs", "smb-1", "name", "aliases", NAME_SCORES[2] - P, Tier.ALIAS),
        ("dinghies", "smb-1", "name", "title", NAME_SCORES[3], Tier.DERIVED),
        ("boat single mast", "smb-1", "reordered", "title", NAME_SCORES[4], Tier.REORDERED),
        ("rig sloop", "smb-1", "reordered", "title", NAME_SCORES[4], Tier.REORDERED),
        ("smb", "smb-1", "acronym", "title", NAME_SCORES[5], Tier.ACRONYM),
        ("dj-ango", "dj-ango", "name", "id", NAME_SCORES[0], Tier.ID),
        ("django", "dj-ango", "name", "id", NAME_SCORES[0] - P, Tier.TITLE),
        ("color charts", "charts", "name", "title", None, Tier.TITLE),
    ],
)
def test_a_name_is_matched_in_the_surest_way(
    index: Index, query: str, id: str, how: str, field: str, score: float | None, tier: int
) -> None:
    hit = search(index, query).hits[0]
    (reason,) = hit.reasons
    assert (index.row(hit.rowid).id, reason.how, reason.field, hit.tier) == (id, how, field, tier)
    assert reason.word == query
    assert reason.score == hit.score
    if score is not None:
        assert hit.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("query", "title", "edits"),
    [("pandsa", "pandas", 1), ("tensorflwo", "tensorflow", 1), ("tensrflwo", "tensorflow", 2)],
)
def test_a_name_a_few_edits_away_is_corrected(query: str, title: str, edits: int) -> None:
    index = index_of(["Other", title])
    hit = search(index, query).hits[0]
    (reason,) = hit.reasons
    assert (index.row(hit.rowid).title, reason.how, reason.matched) == (title, "corrected", title)
    assert hit.tier == Tier.NEAR_NAME + edits
    assert hit.score == pytest.approx(NEAR_NAME_SCORES[edits - 1])


def test_an_identifier_finds_its_entry_with_the_highest_score(index: Index) -> None:
    for query in ("yard/dinghies", "github.com/yard/dinghies"):
        (hit,) = search(index, query).hits
        (reason,) = hit.reasons
        assert (hit.score, hit.tier, index.row(hit.rowid).id) == (1.0, Tier.IDENTIFIER, "smb-1")
        assert (reason.word, reason.matched, reason.field, reason.how, reason.score) == (
            query, query, "url", "identifier", 1.0,
        )  # fmt: skip


def test_a_blank_may_follow_the_colon_of_an_identifier() -> None:
    index = index_of([entry("Sloop", url="https://arxiv.org/abs/1801.07698"), "Other"])
    for query in ("arXiv:1801.07698", "arXiv: 1801.07698"):
        assert search(index, query).hits[0].tier == Tier.IDENTIFIER


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("github.com/yard/sloop", ["Sloop"]),
        ("https://codeberg.org/Yard/Sloop.git", ["Mirror"]),
        ("yard/sloop", ["Sloop", "Mirror"]),
        ("https://gitlab.com/yard/sloop/", []),
    ],
)
def test_repositories_of_one_name_at_two_hosts_are_distinguished(query: str, titles: list[str]) -> None:
    addresses = {"Sloop": "https://github.com/yard/sloop", "Mirror": "https://codeberg.org/yard/sloop"}
    index = index_of([*(entry(title, url=url) for title, url in addresses.items()), "Other"])
    assert [index.row(hit.rowid).title for hit in search(index, query).hits] == titles


def test_a_rare_name_is_followed_by_a_far_more_frequent_one_edit_away(as_if_large: None) -> None:
    index = index_of(["padnas", "pandas", *(f"pandas reader {number}" for number in range(25))])
    hits = search(index, "padnas").hits
    assert [index.row(hit.rowid).id for hit in hits[:2]] == ["padnas", "pandas"]
    assert [hit.tier for hit in hits[:2]] == [Tier.ID, Tier.NEAR_NAME + 1]


def test_of_entries_with_a_near_name_the_one_whose_title_has_as_many_blanks_comes_first() -> None:
    index = index_of([entry("Mast", id="a"), entry("Tall Boat", id="b", aliases=("River Sloop",)), entry("riversloop")])
    assert [index.row(hit.rowid).id for hit in search(index, "river slop").hits][:2] == ["b", "riversloop"]
    assert [index.row(hit.rowid).id for hit in search(index, "riverslop").hits][:2] == ["riversloop", "b"]


def test_further_corrected_names_score_less_each() -> None:
    index = index_of(["pandax", "panday", "pandaz"])
    hits = search(index, "pandaq").hits
    assert [hit.score for hit in hits] == pytest.approx([NEAR_NAME_SCORES[0] - place / 1000 for place in range(3)])


def test_an_acronym_that_is_a_word_of_a_name_is_not_taken_for_initials() -> None:
    index = index_of(["Single Mast Boat", "SMB tools"])
    assert {reason.how for hit in search(index, "smb").hits for reason in hit.reasons} == {"exact", "phrase"}
