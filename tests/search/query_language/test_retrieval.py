"""Results of queries with phrases, excluded words and filters, compared with every entry of the bundled catalog."""

import itertools
import random
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.model import Entry
from mlcat.publications import author_name
from mlcat.search import search
from mlcat.search.query import parse_query
from mlcat.search.query_expansion.corrections import nearest_titles
from mlcat.search.weights import MAX_CANDIDATES
from mlcat.text.compounds import split_compound
from mlcat.text.english import fold
from mlcat.text.tokens import chunks

from ..conftest import BUNDLED, entry, ids, index_of

SECTIONS = {section.id: section for section in BUNDLED.sections}


def texts(one: Entry) -> list[str]:
    """All indexed texts of an entry, in each of which a phrase may occur."""
    section = SECTIONS[one.section]
    titles = [section.title, SECTIONS[section.parent].title if section.parent else ""]
    prose = " ".join([one.description or "", *(p.title for p in one.publications if p.title != one.title)])
    facts = (one.organization, one.kind, one.language, one.status, str(one.year or ""))
    people = [author_name(author) for publication in one.publications for author in publication.authors]
    more = [str(value) for publication in one.publications for value in (publication.year, publication.venue) if value]
    owner = re.findall(r"(?:github|gitlab|kaggle)\.com/([^/]+)", one.url)
    listed = (one.title, one.summary, prose, *one.aliases, *one.topics, *one.tags, *one.authors, *titles, *facts)
    return [text for text in (*listed, *people, *more, *owner) if text]


def words(text: str) -> list[str]:
    """The words of a text, as a phrase is compared with it."""
    return [fold(fold("".join(parts))) for chunk in chunks(text) for parts in split_compound(chunk)]


@cache
def words_by_entry() -> dict[str, list[list[str]]]:
    """The words of each text of each entry, by id."""
    return {entry.id: [words(text) for text in texts(entry)] for entry in BUNDLED.entries}


@cache
def having(*phrase: str) -> set[str]:
    """The ids of all entries that contain a phrase of these words."""
    return {id for id, listed in words_by_entry().items() if any(_contains(text, list(phrase)) for text in listed)}


def _contains(text: list[str], phrase: list[str]) -> bool:
    starts = (at for at, word in enumerate(text) if word == phrase[0])
    return any(text[at : at + len(phrase)] == phrase for at in starts)


def phrases() -> list[str]:
    """Runs of one to four words from the texts of every entry, and some that no entry has."""
    rng = random.Random("phrases")
    runs = []
    for bundled_entry in BUNDLED.entries:
        for text in rng.sample(texts(bundled_entry), 3):
            typed = re.findall(r"[\w'’.+#-]*\w[\w+#]*", text)
            first = rng.randrange(len(typed))
            runs.append(" ".join(typed[first : first + rng.randint(1, 4)]))
        runs.append(" ".join(rng.sample(re.findall(r"\w+", bundled_entry.summary or bundled_entry.title), 2)))
    return [phrase for phrase in runs if words(phrase)]


@pytest.mark.parametrize("large", [False, True])
def test_a_phrase_finds_exactly_the_entries_that_contain_it(
    bundled: Index, large: bool, request: pytest.FixtureRequest
) -> None:
    if large:
        request.getfixturevalue("as_if_large")
    wrong = []
    for phrase in phrases():
        actual, expected = set(ids(bundled, f'"{phrase}"')), having(*words(phrase))
        rowid_by_id = {entry.id for entry in BUNDLED.entries if entry.id.replace("-", "") == "".join(words(phrase))}
        marked = {id for id in actual if "".join(words(phrase)) in {"".join(word) for word in words_by_entry()[id]}}
        if not expected <= actual <= expected | rowid_by_id | marked:
            wrong.append((phrase, actual ^ expected))
    assert wrong == []


def test_the_tested_phrases_include_found_and_unfound_ones() -> None:
    counts = [len(having(*words(phrase))) for phrase in phrases()]
    assert counts.count(0) > 20
    assert len(counts) - counts.count(0) > 150


@pytest.mark.parametrize("word", ["music", "loss", "transformer", "clip", "recommend", "image", "google", "nlp"])
def test_an_excluded_word_removes_exactly_the_entries_that_contain_it(bundled: Index, word: str) -> None:
    pattern = re.compile(rf"(?i)(?<![^\W_]){word}(s|ing|ed)?(?![^\W_])")
    remaining = {row.id for row in bundled.rows(parse_query(f"-{word}").filter)}
    for bundled_entry in BUNDLED.entries:
        if any(pattern.search(text) for text in texts(bundled_entry)):
            assert bundled_entry.id not in remaining
    assert [id for id in ids(bundled, f"learning -{word}") if id not in remaining] == []
    assert set(ids(bundled, f"-{word}")) == remaining


# --- Filters in the query and filters as options ------------------------------------------------------------------


def _values() -> list[tuple[str, str, str]]:
    """Every value of the bundled catalog, as (field, part of the filter, value)."""
    every = BUNDLED.entries
    return [
        *(("tag", "tags", tag) for tag in sorted({tag for entry in every for tag in entry.tags})),
        *(("section", "sections", name) for section in BUNDLED.sections for name in (section.id, section.title)),
        *(("kind", "kinds", kind) for kind in KINDS),
        *(("status", "statuses", status) for status in STATUSES),
        *(("license", "licenses", value) for value in sorted({entry.license for entry in every if entry.license})),
        *(("language", "languages", value) for value in sorted({entry.language for entry in every if entry.language})),
        *(
            ("author", "authors", value)
            for value in sorted({entry.organization for entry in every if entry.organization})
        ),
    ]


@pytest.mark.parametrize(("field", "part", "value"), _values(), ids=str)
def test_a_filter_in_the_query_is_the_same_as_the_option(bundled: Index, field: str, part: str, value: str) -> None:
    values: dict[str, Any] = {part: [value]}
    wanted, excluded = Filter(**values), Filter(excluded=Filter(**values))
    for clause, filter, query in (
        (f'{field}:"{value}"', wanted, "learning {}"),
        (f'-{field}:"{value}"', excluded, "{} learning"),
    ):
        assert ids(bundled, clause) == [row.id for row in bundled.rows(filter)]
        expected = [(hit.rowid, hit.score) for hit in search(bundled, "learning", filter).hits]
        assert [(hit.rowid, hit.score) for hit in search(bundled, query.format(clause)).hits] == expected


@settings(max_examples=50)  # each has up to five clauses
@given(st.lists(st.sampled_from(["tag:CV", "tag:NLP", "-tag:Audio", "kind:paper", "kind:library", "-status:active",
                                 "year:2019..", "year:..2012", "language:python", "-author:google"]), max_size=5),
       st.integers(0, 5))  # fmt: skip
def test_filters_in_the_query_and_options_are_combined(bundled: Index, typed: list[str], split: int) -> None:
    options = Filter()
    for clause in typed[split:]:
        options = options.merged_with(parse_query(clause).filter)
    query = " ".join(["learning", *typed[:split]])
    together = " ".join(["learning", *typed])
    assert sorted(ids(bundled, query, options)) == sorted(ids(bundled, together))


def test_a_limit_does_not_change_the_total(bundled: Index) -> None:
    result = search(bundled, "tag:CV", limit=2)
    assert (len(result.hits), result.total) == (2, 23)
    assert [hit.score for hit in result.hits] == [1.0, 1.0]
    assert [hit.reasons for hit in result.hits] == [[], []]


def test_filters_alone_are_in_the_order_of_the_list() -> None:
    sections = ("b", "a", "b", "a")
    index = index_of(entry(f"E{n}", section=section, kind="tool") for n, section in enumerate(sections))
    assert ids(index, "kind:tool") == [row.id for row in index.rows(Filter())] == ["e0", "e2", "e1", "e3"]


def test_an_empty_query_finds_nothing_even_with_options(bundled: Index) -> None:
    assert search(bundled, "", Filter(tags=["CV"])).total == 0


def test_a_hit_by_name_must_match_the_filter(bundled: Index) -> None:
    assert ids(bundled, "faiss")[0] == "faiss"
    for clause in ("-faiss", "-kind:library", "tag:CV", '"triplet loss"', "-tag:NLP -vector"):
        hit_ids = ids(bundled, f"faiss {clause}")
        assert ("faiss" in hit_ids) == (clause == "-tag:NLP -vector" and "faiss" in ids(bundled, clause))


def test_an_address_keeps_its_colons(bundled: Index) -> None:
    assert ids(bundled, "https://arxiv.org/abs/1801.07698 tag:CV") == ["arcface"]
    assert ids(bundled, "https://arxiv.org/abs/1801.07698 tag:NLP") == []
    assert ids(bundled, "arXiv:1801.07698v3") == ["arcface"]


# --- Phrases and other words --------------------------------------------------------------------------------------


def test_a_phrase_is_neither_corrected_nor_expanded() -> None:
    index = index_of([entry("Northern Light"), entry("Picture search"), entry("Tracking")])
    assert ids(index, "norhern light") == ["northern-light"]
    assert ids(index, '"norhern light"') == []
    assert ids(index, "image") == ["picture-search"]
    assert ids(index, '"image"') == []
    assert (ids(index, "track"), ids(index, '"track"')) == (["tracking"], [])


def test_words_outside_the_phrase_must_match() -> None:
    index = index_of([entry("Kasparov", summary="against deep blue, a chess engine"), entry("Blue deep")])
    assert ids(index, '"deep blue"') == ["kasparov"]
    assert ids(index, '"deep blue" chess') == ["kasparov"]
    assert ids(index, '"deep blue" zebra quagga okapi tapir mule') == []


def test_a_phrase_is_found_in_low_ranked_entries() -> None:
    topics = [entry(f"Image search {n}", topics=("image search",), summary="image search") for n in range(30)]
    index = index_of([entry("Zed", topics=("other",), description="It is good for image search."), *topics])
    assert "zed" not in ids(index, "image search")
    assert ids(index, '"image search"')[-1] == "zed"
    assert search(index, '"image search"').total == 31


def test_an_entry_with_the_phrase_that_covers_enough_is_a_hit_however_low_its_score() -> None:
    best = [entry(f"Image search {n}", topics=("fast image search engine",)) for n in range(30)]
    index = index_of([entry("Zed", topics=("other",), description="An engine for image search."), "Engine", *best])
    assert "zed" not in ids(index, "image search engine")
    assert ids(index, '"image search" engine')[-1] == "zed"


def test_an_entry_whose_id_is_a_phrase_need_not_cover_the_query() -> None:
    index = index_of([entry("Sloop", id="qx7"), entry("Sloop", id="other", url="https://a.example/"), "Stone"])
    assert ids(index, '"qx7" "sloop"') == ["qx7"]


def test_excluded_entries_are_neither_hits_nor_suggestions() -> None:
    others = [
        entry(f"Thing {word} {n}", summary=f"about {word}") for word in ("ship", "cargo", "deck") for n in range(4)
    ]
    index = index_of([entry("Grab", summary="winds a rope"), entry("Sentence Transformers"), *others])
    query = parse_query("rope ship cargo").words
    assert [index.row(hit.rowid).id for hit in search(index, query, parse_query("-tag:").filter).suggestions] == [
        "grab"
    ]
    assert search(index, query, parse_query("-winds").filter).suggestions == []
    query = parse_query("sentencetransfrmrswwww").words
    assert nearest_titles(index, query) == ["Sentence Transformers"]
    assert nearest_titles(index, query, parse_query("-sentence").filter) == []
    assert search(index, "sentense transformrs -sentence").hits == []


@pytest.mark.parametrize("clause", ["tag:nosuch", "section:nosuch", "kind:nosuch", "status:x", "year:x"])
def test_an_unknown_value_is_wrong_usage(bundled: Index, clause: str) -> None:
    for query in (clause, f"clip {clause}", f'"clip" {clause}'):
        with pytest.raises(UsageError):
            search(bundled, query)


@pytest.mark.parametrize("clause", ["-tag:nosuch", "-section:nosuch"])
def test_an_excluded_value_that_no_entry_has_excludes_nothing(bundled: Index, clause: str) -> None:
    assert ids(bundled, f"triplet loss {clause}") == ids(bundled, "triplet loss") != []


def test_clauses_in_any_order_find_the_same(bundled: Index) -> None:
    clauses = ["learning", "tag:CV", "-video", '"triplet loss"', "-kind:survey"]
    orders = list(itertools.permutations(clauses))[::4]  # each clause before and after each other
    hit_ids = [ids(bundled, " ".join(order)) for order in orders]
    assert hit_ids[0]
    assert all(sorted(hit_id) == sorted(hit_ids[0]) for hit_id in hit_ids)


def test_in_a_large_catalog_only_some_entries_with_a_phrase_are_scored(as_if_large: None) -> None:
    index = index_of(entry(f"Deep blue {n}", id=f"b{n}", summary="chess") for n in range(3 * MAX_CANDIDATES))
    result = search(index, '"deep blue"')
    assert MAX_CANDIDATES <= result.total <= 2 * MAX_CANDIDATES
    assert result.is_capped
