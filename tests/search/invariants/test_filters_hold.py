"""A filter removes hits from the ranking before the limit, and changes nothing else."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.model import Entry
from mlcat.search import search

from ..conftest import BUNDLED, entry, ids, index_of

_FILE = Path(__file__).parent.parent.parent / "relevance" / "queries.jsonl"
_JUDGED = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
_TUNE = [judged["query"] for judged in _JUDGED if judged["split"] == "tune"]

_TAGS = sorted({tag for entry in BUNDLED.entries for tag in entry.tags})
_SECTIONS = [section.id for section in BUNDLED.sections]
_PARENTS = {section.id: section.parent for section in BUNDLED.sections}


def _random_filter(rng: random.Random) -> Filter:
    """One to three parts, each of one or two values."""
    first = rng.randint(2004, 2023)
    parts: dict[str, Any] = {
        "sections": rng.sample(_SECTIONS, rng.randint(1, 3)),
        "tags": rng.sample(_TAGS, rng.choice((1, 1, 1, 2))),
        "kinds": rng.sample(KINDS, rng.randint(1, 3)),
        "statuses": rng.sample(STATUSES, rng.randint(1, 2)),
        "years": [(first, first + rng.randint(0, 12))],
    }
    chosen = rng.sample(sorted(parts), rng.choice((1, 1, 2, 3)))
    return Filter(**{name: parts[name] for name in chosen})


def _lets_through(filter: Filter, one: Entry) -> bool:
    """Whether an entry matches a filter, computed without the index."""
    above = {one.section, _PARENTS[one.section]}
    return (
        (not filter.sections or bool(above & set(filter.sections)))
        and set(filter.tags) <= set(one.tags)
        and (not filter.kinds or one.kind in filter.kinds)
        and (not filter.statuses or one.status in filter.statuses)
        and (not filter.years or (one.year is not None and filter.years[0][0] <= one.year <= filter.years[0][1]))
    )


_ENTRIES = {entry.id: entry for entry in BUNDLED.entries}


def _described(filter: Filter) -> dict[str, object]:
    return {name: getattr(filter, name) for name in Filter.__slots__ if getattr(filter, name)}


def _failures(
    index: Index, queries: list[str], filters: int, *, may_add: bool = False
) -> list[tuple[str, dict[str, object]]]:
    """Queries whose ranking under a filter is not the ranking without it, filtered; with `may_add`, apart from more."""
    failures = []
    for query in queries:
        rng = random.Random(query)
        everything = search(index, query).hits
        scored = [(index.row(hit.rowid).id, hit.score) for hit in everything]
        for filter in (_random_filter(rng) for _ in range(filters)):
            wanted = [(id, score) for id, score in scored if _lets_through(filter, _ENTRIES[id])]
            result = search(index, query, filter)
            ranked = [(index.row(hit.rowid).id, hit.score) for hit in result.hits]
            if may_add:
                ranked = [hit for hit in ranked if hit in wanted]
            if ranked != wanted or result.total != len(result.hits):
                failures.append((query, _described(filter)))
    return failures


def test_ranking_with_a_filter_is_the_ranking_without_it_filtered(bundled: Index) -> None:
    assert not _failures(bundled, _TUNE[::2], 2)


def test_filters_hold_with_the_methods_for_large_catalogs(bundled: Index, as_if_large: None) -> None:
    """A filter may add entries there, which without it are not among the candidates."""
    assert not _failures(bundled, _TUNE[1::12], 2, may_add=True)


def test_a_filter_is_applied_before_the_limit(bundled: Index) -> None:
    for query in _TUNE[::5]:
        filter = _random_filter(random.Random(query))
        complete = search(bundled, query, filter)
        cut = search(bundled, query, filter, limit=2)
        assert [hit.rowid for hit in cut.hits] == [hit.rowid for hit in complete.hits[:2]]
        assert cut.total == complete.total


def test_an_excluded_exact_name_is_not_a_hit(bundled: Index) -> None:
    filter = Filter(kinds=["dataset"])
    for typed in ("faiss", "FAISS", "fais", "facebook ai similarity search", "search similarity facebook ai"):
        assert "faiss" in ids(bundled, typed)
        assert "faiss" not in ids(bundled, typed, filter)


def test_an_excluded_name_is_not_a_hit_by_its_prefix() -> None:
    index = index_of([entry("Kestopol", tags=("NLP",)), entry("Kestomar", tags=("CV",))])
    assert ids(index, "kest", Filter(tags=["CV"])) == ["kestomar"]


def test_a_filter_does_not_add_hits_by_prefix() -> None:
    index = index_of([entry("Helper", description="a kest is a unit", tags=("NLP",)), entry("Kestopol", tags=("CV",))])
    assert ids(index, "kest") == ["helper"]
    assert ids(index, "kest", Filter(tags=["CV"])) == []


def test_a_filter_does_not_add_irrelevant_hits(bundled: Index) -> None:
    assert ids(bundled, "kubernetes ingress controller", Filter(kinds=["library"])) == []


def test_a_section_filter_includes_its_subsections(bundled: Index) -> None:
    assert ids(bundled, "faiss", Filter(sections=["tools"]))[0] == "faiss"
    assert ids(bundled, "embedding projector", Filter(sections=["approximate-nearest-neighbors"]))[:1] != [
        "embedding-projector"
    ]


@pytest.mark.parametrize("filter", [Filter(sections=["no-such"]), Filter(tags=["no-such"])], ids=["section", "tag"])
@pytest.mark.parametrize("query", ["faiss", "fais", "metric learning", "qwxzqwxz", ""])
def test_an_unknown_section_or_tag_is_an_error_for_every_query(bundled: Index, query: str, filter: Filter) -> None:
    with pytest.raises(UsageError, match="no-such"):
        search(bundled, query, filter)


def test_a_filter_adds_no_hits_to_the_ranking() -> None:
    index = index_of(
        entry(f"One {n}", id=f"one-{n}", summary="image search", tags=("A" if n % 2 else "B",)) for n in range(600)
    )
    assert search(index, "image search").total == 600
    assert search(index, "image search", Filter(tags=["B"])).total == 300
