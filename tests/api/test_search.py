"""The library: searches and filters of a catalog."""

from collections.abc import Callable
from typing import Any

import pytest

import mlcat
from mlcat.model import Entry

pytestmark = pytest.mark.usefixtures("warm")


@pytest.mark.parametrize(
    ("filters", "check"),
    [
        ({"kind": "library"}, lambda entry: entry.kind == "library"),
        ({"kind": ["LIBRARY", " tool "]}, lambda entry: entry.kind in ("library", "tool")),
        ({"kind": "papers"}, lambda entry: entry.kind == "paper"),
        ({"tag": "nlp"}, lambda entry: "NLP" in entry.tags),
        ({"tag": ("NLP", "CV")}, lambda entry: {"NLP", "CV"} <= set(entry.tags)),
        ({"section": "Papers"}, lambda entry: entry.section == "papers"),
        ({"status": "dormant"}, lambda entry: entry.status == "dormant"),
        ({"year": 2017}, lambda entry: entry.year == 2017),
        ({"year": (2019, 2020)}, lambda entry: entry.year in (2019, 2020)),
        ({"year": (2021, None)}, lambda entry: entry.year is not None and entry.year >= 2021),
        ({"year": (None, 2010)}, lambda entry: entry.year is not None and entry.year <= 2010),
        ({"license": "mit"}, lambda entry: "MIT" in (entry.license, entry.code_license)),
        ({"language": ["c++", "Cython"]}, lambda entry: {"C++", "Cython"} & set((entry.language or "").split(" / "))),
        (
            {"author": "google"},
            lambda entry: any("Google" in name for name in (*entry.authors, entry.organization or "")),
        ),
        ({"year": None, "tag": ()}, lambda entry: True),
    ],
)
def test_filters_choose_entries(filters: dict[str, Any], check: Callable[[Entry], bool]) -> None:
    catalog = mlcat.open()
    chosen = [entry.id for entry in catalog.entries(**filters)]
    assert chosen == [entry.id for entry in catalog if check(entry)] != []
    hits = catalog.search("learning", limit=None, **filters)
    assert [hit.entry.id for hit in hits] == [
        hit.entry.id for hit in catalog.search("learning", limit=None) if check(hit.entry)
    ]


@pytest.mark.parametrize(
    ("query", "filters", "check"),
    [
        ("kind:library", {"kind": "paper"}, lambda entry: entry.kind in ("library", "paper")),
        ("year:2017", {"year": 2019}, lambda entry: entry.year in (2017, 2019)),
        ("tag:NLP", {"tag": "CV"}, lambda entry: {"NLP", "CV"} <= set(entry.tags)),
        ("tag:NLP", {"kind": "paper"}, lambda entry: "NLP" in entry.tags and entry.kind == "paper"),
        ("-kind:library", {"kind": ["paper", "library"]}, lambda entry: entry.kind == "paper"),
    ],
)
@pytest.mark.parametrize("words", ["learning", ""])
def test_a_filter_beside_a_query_counts_as_a_further_value_of_the_filter_in_it(
    query: str, filters: dict[str, Any], check: Callable[[Entry], bool], words: str
) -> None:
    catalog = mlcat.open()
    hits = catalog.search(f"{words} {query}", limit=None, **filters)
    everything = [hit.entry for hit in catalog.search(words, limit=None)] if words else list(catalog)
    assert [hit.entry.id for hit in hits] == [entry.id for entry in everything if check(entry)] != []


@pytest.mark.parametrize(
    "clause", ["tag:nosuch", "-tag:nosuch", "section:nosuch", "-section:nosuch", "-tag:NLP,nosuch"]
)
def test_an_unknown_section_or_tag_in_a_query_is_an_error(odd: mlcat.Catalog, clause: str) -> None:
    for query in (clause, f"marten {clause}"):
        with pytest.raises(mlcat.UnknownValueError) as caught:
            odd.search(query)
        assert caught.value.value == "nosuch"


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"kind": "libary"}, mlcat.UsageError),
        ({"status": "dead"}, mlcat.UsageError),
        ({"tag": "nosuch"}, mlcat.UsageError),
        ({"section": "nosuch"}, mlcat.UsageError),
        ({"tags": "NLP"}, TypeError),
        ({"year": (2020, 2010)}, mlcat.UsageError),
        ({"year": "2019"}, TypeError),
        ({"year": (2010, 2015, 2020)}, TypeError),
        ({"year": ("2010", None)}, TypeError),
        ({"year": 2019.5}, TypeError),
    ],
)
def test_an_invalid_filter_is_an_error_immediately(
    odd: mlcat.Catalog, filters: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        odd.entries(**filters)
    with pytest.raises(error):
        odd.search("x", **filters)


def test_a_search_returns_hits_with_reasons_and_totals() -> None:
    hits = mlcat.open().search("senten tranformer", limit=2)
    assert isinstance(hits, list)
    assert (len(hits), hits.corrected) == (2, "sentence-transformers")
    assert hits.total > 2
    assert hits[0].score >= hits[1].score
    assert hits[0].catalog == "metric-learning"
    assert hits[0].why[0].word
    assert all(0 <= reason.score <= 1 for hit in hits for reason in hit.why)


@pytest.mark.parametrize("words", ["", "   ", "qwxzvk", "!!!"])
def test_nothing_found_is_an_empty_list(words: str) -> None:
    hits = mlcat.open().search(words)
    assert (hits, hits.total, hits.corrected) == ([], 0, None)


def test_a_query_that_excludes_the_catalog_has_no_hits(odd: mlcat.Catalog) -> None:
    hits = odd.search(f"beacon -catalog:{odd.name}")
    assert (list(hits), hits.total, hits.corrected) == ([], 0, None)
    assert odd.search(f"beacon catalog:{odd.name}") == odd.search("beacon") != []


@pytest.mark.parametrize("limit", ["3", 2.5, [3]])
def test_a_limit_that_is_not_a_whole_number_is_a_type_error(odd: mlcat.Catalog, limit: Any) -> None:
    for look_up in (odd.search, odd.related):
        with pytest.raises(TypeError) as caught:
            look_up("everything", limit=limit)
        assert str(caught.value) == f"the limit {limit!r} is neither a whole number nor None"


def test_a_negative_limit_is_an_error(odd: mlcat.Catalog) -> None:
    assert odd.search("beacon", limit=0) == []
    with pytest.raises(mlcat.UsageError, match="the limit -1 is negative"):
        odd.search("beacon", limit=-1)


def test_a_slice_of_the_hits_has_their_total_and_correction() -> None:
    hits = mlcat.open().search("tripelt loss", limit=5)
    first = hits[:2]
    assert isinstance(first, mlcat.Hits)
    assert first == [hits[0], hits[1]]
    assert (first.total, first.corrected) == (hits.total, hits.corrected)
    assert first.total > 5
    assert first.corrected
    assert [record["id"] for record in first.records()] == [hit.entry.id for hit in first]
    assert isinstance(hits[-1], mlcat.Hit)
