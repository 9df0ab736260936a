"""No query raises an exception, needs many steps, or is interpreted as full-text syntax."""

import sqlite3

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.steps import steps

from mlcat.filters import Filter
from mlcat.index.terms import match_any_stem
from mlcat.search import search
from mlcat.search.query import parse_query_words
from mlcat.search.query_expansion import corrections, expansion
from mlcat.search.weights import MAX_QUERY_LENGTH, MAX_QUERY_WORDS

from ..conftest import BUNDLED, entry, ids, index_of, search_as_if_large

_BUNDLED = index_of(BUNDLED.entries, BUNDLED.sections)
_SMALL = index_of(
    [
        entry("Near", description="rowid and column of a table, not a title"),
        entry("AND"),
        entry("stems"),
        entry("NULL"),
        entry("CLIP", topics=("search images by text",)),
    ]
)
_EMPTY = index_of([])

_quiet = settings(derandomize=True, deadline=None, max_examples=100, database=None)
# Words of the catalog and any others, so that not only unknown words are tried.
_words = st.sampled_from("clip CLIP faiss metric learning embeding the of image-text wav2clip AND NOT 2019".split())
_pieces = st.one_of(
    _words, st.text(max_size=12), st.sampled_from(list("\"'*^:()-+_{}[]\\;,%?#.\x00\ud800\u202e\u0301 "))
)
_queries = st.one_of(
    st.text(), st.lists(_pieces, max_size=30).map(" ".join), st.lists(_pieces, max_size=30).map("".join)
)
_any_code_point = st.text(st.characters(exclude_categories=()), max_size=80)  # surrogates too


def _well_formed(text: str, filter: Filter | None = None) -> None:
    """Searches, and checks the properties of every result."""
    result = search(_BUNDLED, text, filter, limit=10)
    numbers = [hit.rowid for hit in result.hits]
    assert len(numbers) == len(set(numbers)) <= min(10, result.total)
    assert all(0 < hit.score <= 1 and hit.reasons for hit in result.hits)
    order = [(hit.tier, -hit.score, hit.rowid) for hit in result.hits]
    assert order == sorted(order)


@_quiet
@given(_queries)
@example("")
@example("\x00")
@example("\ud800\udfff")
@example("clip\x00clip")
@example("a" * 100_000)
@example("clip " * 20_000)
@example("İ" * 600)
@example("\u0301" * 600)
@example("ﷺ" * 600)  # a character that decomposes into eighteen
@example("-" * 5_000)
@example("a-" * 5_000)
@example("aB" * 5_000)
@example("1a" * 5_000)
def test_no_query_raises(text: str) -> None:
    _well_formed(text)


@_quiet
@given(_any_code_point)
def test_no_character_raises(text: str) -> None:
    _well_formed(text)


@settings(_quiet, max_examples=60)
@given(_queries)
def test_no_query_raises_in_an_empty_catalog(text: str) -> None:
    assert search(_EMPTY, text).hits == []


@settings(_quiet, max_examples=60)
@given(_queries)
def test_no_query_raises_with_the_methods_for_large_catalogs(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        search_as_if_large(patch)
        _well_formed(text)


@settings(_quiet, max_examples=60)
@given(_queries)
def test_similar_names_can_be_found_for_any_query(text: str) -> None:
    titles = corrections.nearest_titles(_BUNDLED, parse_query_words(text))
    assert len(titles) == len(set(titles)) <= 3


@settings(_quiet, max_examples=60)
@given(_queries)
def test_the_same_query_has_the_same_answer(text: str) -> None:
    once, again = (search(_BUNDLED, text) for _ in range(2))
    assert [(hit.rowid, hit.score) for hit in once.hits] == [(hit.rowid, hit.score) for hit in again.hits]


# --- Limits -----------------------------------------------------------------------------------------------------


def test_text_beyond_the_maximum_query_length_is_ignored() -> None:
    inside = "x" * (MAX_QUERY_LENGTH - 6) + " faiss"
    assert ids(_BUNDLED, " " * (MAX_QUERY_LENGTH - 5) + "faiss")[0] == "faiss"
    assert "faiss" in [term.token for term in parse_query_words(inside).terms]
    assert "faiss" not in [term.token for term in parse_query_words("x" + inside).terms]
    assert ids(_BUNDLED, " " * MAX_QUERY_LENGTH + "faiss") == []


def test_the_number_of_words_in_a_query_is_limited() -> None:
    words = [f"word{chr(97 + place)}" for place in range(MAX_QUERY_WORDS + 2)]
    assert len(parse_query_words(" ".join(words)).terms) <= MAX_QUERY_WORDS
    assert len(parse_query_words(" ".join(words[:MAX_QUERY_WORDS])).terms) == MAX_QUERY_WORDS


def test_the_parts_of_a_compound_are_limited_to_the_same_number() -> None:
    text = "-".join(["image", "text", "search", "clip"] * 20)
    assert len(expansion.expand(_BUNDLED, parse_query_words(text))) <= MAX_QUERY_WORDS


@pytest.mark.parametrize(
    "text",
    [
        "metric learning " * 50_000,
        "embeding serach imagge " * 10_000,
        "-".join(["embedding", "search"] * 10_000),
        "aB1" * 100_000,
        "qwxz" * 100_000,
        " ".join(f"qwxz{n}" for n in range(10_000)),
        "ﷺ" * 10_000,
    ],
    ids=[
        "common words",
        "misspelled words",
        "one compound",
        "one of many parts",
        "one long word",
        "unknown",
        "expanding",
    ],
)
def test_a_long_query_needs_few_more_steps_than_a_short_one(text: str) -> None:
    short = steps(lambda: search(_BUNDLED, "metric learning for images with text", limit=10))
    assert steps(lambda: search(_BUNDLED, text, limit=10)) < 5 * short


# --- Full-text syntax -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'clip" OR "near',
        "clip AND near",
        "clip OR stems",
        "clip NOT clip",
        "NEAR(clip images, 2)",
        "name : clip",
        "{name topic} : clip",
        "^clip",
        "clip*",
        "clip + images",
        "-name : clip",
        '"clip',
        'clip""',
        "(clip",
        "clip)",
        "'; DROP TABLE entries; --",
        "clip' OR '1'='1",
        "%clip%",
        "clip\x00images",
    ],
)
def test_syntax_of_the_full_text_engine_is_plain_text(text: str) -> None:
    words = "".join(char if char.isalnum() or char.isspace() else " " for char in text.replace("\x00", ""))
    assert ids(_SMALL, text) == ids(_SMALL, words)


@pytest.mark.parametrize("word", ["near", "and", "stems", "null"])
def test_operators_of_the_full_text_engine_can_be_searched_for(word: str) -> None:
    assert ids(_SMALL, word)[0] == word


def test_a_stem_is_always_quoted() -> None:
    expression = match_any_stem({'near"', "and", "OR 1"})
    assert expression == '("OR" AND "1" OR "and" OR "near")'
    _SMALL.search_stems(expression, Filter(), 10)


def test_a_query_cannot_change_the_index() -> None:
    before = _SMALL.db.total_changes
    for text in ("DELETE FROM entries", "INSERT INTO stems(stems) VALUES ('delete-all')", "'); DROP TABLE stems; --"):
        search(_SMALL, text)
    assert _SMALL.db.total_changes == before
    assert isinstance(_SMALL.db, sqlite3.Connection)
    assert ids(_SMALL, "clip") == ["clip"]


# --- Input from a terminal or a file system -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["cl\x00ip", "\udcffclip", "\x1bclip\x9b", "\u202eclip", "cl\u200bip", "\ufeffclip", "\tclip\n", "clip\u2028"],
    ids=["NUL", "surrogate", "escape", "override", "zero-width", "byte-order mark", "blanks", "line separator"],
)
def test_invisible_characters_in_a_query_are_ignored(text: str) -> None:
    hit_ids = ids(_BUNDLED, text)
    assert hit_ids[0] == "clip"
    assert parse_query_words(text).text.isprintable()


@pytest.mark.parametrize("text", ["", " ", "\t\n", "...", "?!", "\x00", "\u0301", "🚀", "---", "@#$%"])
def test_a_query_without_a_word_has_no_hits(text: str) -> None:
    assert ids(_BUNDLED, text) == []
    assert parse_query_words(text).terms == []
