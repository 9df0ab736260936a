"""The reasons of a hit: matched words, fields, kinds of match, and contributions to the score."""

import json
from pathlib import Path

import pytest

from mlcat.index.reader import Index
from mlcat.index.schema import FIELDS
from mlcat.search import RowHit, search
from mlcat.search.results import Tier
from mlcat.search.weights import HOW_WEIGHTS

from .conftest import BUNDLED, entry, index_of

_FILE = Path(__file__).parent.parent / "relevance" / "queries.jsonl"
_JUDGED = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
_TUNE = [judged["query"] for judged in _JUDGED if judged["split"] == "tune"]

OF_WORDS = {*HOW_WEIGHTS, "phrase"}
"""How a word, or several in one phrase, match those of the catalog."""
OF_NAMES = {"name", "reordered", "acronym", "corrected", "prefix", "identifier"}
"""How the whole query matches a name: the name itself, its words in another order, its initials, a few edits away, its
beginning; or an address."""


def hits(index: Index, queries: list[str]) -> list[tuple[str, RowHit]]:
    return [(query, hit) for query in queries for hit in search(index, query).hits]


@pytest.fixture(scope="module")
def all_hits(bundled: Index) -> list[tuple[str, RowHit]]:
    """All hits of the judged queries, of the titles, and of titles without their last letter."""
    titles = [entry.title for entry in BUNDLED.entries]
    return hits(bundled, [*_TUNE, *titles, *(title[:-1] for title in titles)])


def explained(index: Index, query: str) -> dict[str, list[tuple[str, str, str, str]]]:
    """By id: word, matched word, field, how."""
    return {
        index.row(hit.rowid).id: [(match.word, match.matched, match.field, match.how) for match in hit.reasons]
        for hit in search(index, query).hits
    }


def test_every_contribution_has_word_matched_word_field_and_kind_of_match(all_hits: list[tuple[str, RowHit]]) -> None:
    for query, hit in all_hits:
        for match in hit.reasons:
            assert match.word and match.matched, query
            assert match.field in (*FIELDS, "id", "url", "links"), query
            assert match.how in OF_WORDS | OF_NAMES, query
            assert match.score > 0, query


def test_the_contributions_of_words_add_up_to_the_score(all_hits: list[tuple[str, RowHit]]) -> None:
    by_words = [(query, hit) for query, hit in all_hits if hit.tier == Tier.WORDS]
    assert by_words
    for query, hit in by_words:
        assert sum(match.score for match in hit.reasons) == pytest.approx(hit.score), query


def test_a_name_is_one_contribution_with_the_complete_score(all_hits: list[tuple[str, RowHit]]) -> None:
    by_name = [(query, hit) for query, hit in all_hits if hit.tier < Tier.WORDS]
    assert by_name
    for query, hit in by_name:
        assert [match.score for match in hit.reasons] == [hit.score], query
        assert {match.how for match in hit.reasons} <= OF_NAMES, query


def test_the_largest_contribution_comes_first(all_hits: list[tuple[str, RowHit]]) -> None:
    for query, hit in all_hits:
        given = [match.score for match in hit.reasons]
        assert given == sorted(given, reverse=True), query


def test_the_reasons_of_a_hit_are_computed_once(all_hits: list[tuple[str, RowHit]]) -> None:
    assert all(hit.reasons is hit.reasons for _, hit in all_hits)


def test_the_tuning_queries_match_in_every_field_and_every_kind_of_match(all_hits: list[tuple[str, RowHit]]) -> None:
    """Otherwise the tests above would prove less than they claim."""
    matches = [match for _, hit in all_hits for match in hit.reasons]
    assert {match.field for match in matches} >= {*FIELDS, "id"}
    # A much more common word is suggested for a rare one in large catalogs only.
    assert {match.how for match in matches} >= (OF_WORDS | OF_NAMES) - {"likely", "acronym"}


# --- One of each kind -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small() -> Index:
    return index_of(
        [
            entry(
                "FaceNet",
                id="face-embedder",
                aliases=("triplet embedder", "zorbulent mapperino"),
                authors=("Florian Schroff",),
            ),
            entry("Wav2CLIP", summary="Audio retrieval", tags=("Sound",)),
            entry("Kestopol", topics=("find pictures of birds",), description="On marshes."),
            *(entry(f"Other {letter}") for letter in "abcdef"),
        ]
    )


@pytest.mark.parametrize(
    ("query", "id", "match"),
    [
        ("face-embedder", "face-embedder", ("face-embedder", "faceembedder", "id", "name")),
        ("FaceNet", "face-embedder", ("FaceNet", "facenet", "title", "name")),
        ("triplet embedder", "face-embedder", ("triplet embedder", "tripletembedder", "aliases", "name")),
        ("facenat", "face-embedder", ("facenat", "facenet", "title", "corrected")),
        ("triplat embedder", "face-embedder", ("triplat embedder", "tripletembedder", "aliases", "corrected")),
        ("face embeddar", "face-embedder", ("face embeddar", "faceembedder", "id", "corrected")),
        ("schroff", "face-embedder", ("schroff", "schroff", "people", "exact")),
        ("sound", "wav2clip", ("sound", "sound", "facets", "exact")),
        ("audio", "wav2clip", ("audio", "audio", "summary", "exact")),
        ("clip", "wav2clip", ("clip", "clip", "title", "part")),
        ("retriever", "wav2clip", ("retriever", "retrieval", "summary", "stem")),
        ("retrievaling", "wav2clip", ("retrievaling", "retrieval", "summary", "inflection")),
        ("photos birds", "kestopol", ("photo", "picture", "topics", "synonym")),
        ("pitcures birds", "kestopol", ("pitcure", "picture", "topics", "corrected")),
        ("find pictures of birds", "kestopol", ("find picture bird", "find picture of bird", "topics", "phrase")),
        ("marshes", "kestopol", ("marsh", "marsh", "description", "exact")),
        ("kestopol birds", "kestopol", ("kestopol", "kestopol", "title", "exact")),
        ("face net schroff", "face-embedder", ("face", "facenet", "title", "joined")),
        ("kesto", "kestopol", ("kesto", "kestopol", "id", "prefix")),
        ("zorbulentmap", "face-embedder", ("zorbulentmap", "zorbulentmapperino", "aliases", "prefix")),
    ],
)
def test_a_match_has_the_expected_reason(small: Index, query: str, id: str, match: tuple[str, str, str, str]) -> None:
    assert match in explained(small, query)[id]


def test_a_word_without_a_match_is_not_a_reason(small: Index) -> None:
    words = {word for word, *_ in explained(small, "pictures birds zzyzx")["kestopol"]}
    assert {"picture", "bird"} <= words
    assert "zzyzx" not in words
