"""Advises what to change if nothing was found: the filter to drop, similar names, or the closest entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mlcat.cli.lookup.duplicates import merge_duplicates
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.search import SearchResult, search
from mlcat.search.weights import MAX_SUGGESTIONS
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.query import ParsedQuery, QueryWords

_NAMES = {
    "sections": "section",
    "tags": "tag",
    "kinds": "kind",
    "statuses": "status",
    "years": "year",
    "licenses": "license",
    "languages": "language",
    "authors": "author",
}
_FIELDS = {
    "kinds": ("a kind", ("kind",)),
    "statuses": ("a status", ("status",)),
    "years": ("a year", ("year",)),
    "licenses": ("a license", ("license", "code_license")),
    "languages": ("a language", ("language",)),
    "authors": ("an author", ("authors", "organization")),
}
"""The parts of a filter that need an optional field, each with the name of the field in a sentence and its keys."""


def advise_on_filter(indexes: list[Index], filter: Filter) -> list[str]:
    """Lines of advice for a list without entries: the field that the catalogs lack, else the filter to drop."""
    return [missing_field(indexes, filter) or "no entry matches every filter.", filter_to_drop(indexes, filter)]


def advise_on_query(
    indexes: list[Index],
    parsed: ParsedQuery,
    results: list[SearchResult],
    filter: Filter,
    catalog_option: str,
    *,
    dashes: str = "--",
) -> list[str]:
    """Lines of advice for a query without hits: the filter to drop if a filter was the cause; else similar names, else
    the closest entries, else what to try.

    `results` are those of the indexes, in order. `catalog_option` is the ` -c NAME` that hints repeat, `dashes` the
    prefix of option names in them.
    """
    if filter and (line := _filter_advice(indexes, parsed, filter, dashes)):
        return [line]
    if parsed.words.terms:
        if names := _similar_names(indexes, parsed.words, filter):
            return ["Similar names: " + ", ".join(f"'{shorten(name, 50)}'" for name in names) + "."]
        if items := closest_entries(indexes, results):
            lines = [f"  {item.reference}  {shorten(item.row.summary or item.row.title, 80)}" for item in items]
            return ["Nothing matches all of it. Closest:", *lines]
    return [f"Try other words, or look through `mlcat list{catalog_option}`."]


def _filter_advice(indexes: list[Index], parsed: ParsedQuery, filter: Filter, dashes: str) -> str:
    """The field that the catalogs lack, or the one filter to drop; "" if the filters were not the cause."""
    if problem := missing_field(indexes, filter):
        return problem
    query, typed = parsed.words, {}
    if parsed.clauses:
        from mlcat.cli.lookup.query_clauses import typed_by_part

        typed = typed_by_part(parsed)
    if not query.terms:
        return filter_to_drop(indexes, filter, None, dashes, typed)
    line = filter_to_drop(indexes, filter, lambda index, wider: search(index, query, wider).total, dashes, typed)
    if not line and any(search(index, query).total for index in indexes):
        return "There are hits without the filters."
    return line


def _similar_names(indexes: list[Index], query: QueryWords, filter: Filter) -> list[str]:
    """At most three titles of entries with a name near the query that pass the filter."""
    from mlcat.search.query_expansion.corrections import nearest_titles

    names = dict.fromkeys(name for index in indexes for name in nearest_titles(index, query, filter))
    return list(names)[:3]


def closest_entries(indexes: list[Index], results: list[SearchResult]) -> list[Item]:
    """The entries of all catalogs that come closest to a query without hits, the best first, at most MAX_SUGGESTIONS;
    `results` are those of the indexes, in order."""
    hits = [(hit, index) for index, result in zip(indexes, results, strict=True) for hit in result.suggestions]
    hits.sort(key=lambda pair: -pair[0].score)
    return merge_duplicates((Item(index, index.row(hit.rowid), hit) for hit, index in hits), indexes)[:MAX_SUGGESTIONS]


def missing_field(indexes: list[Index], filter: Filter) -> str:
    """A sentence about a field that the filter needs and no entry of these catalogs has; "" if there is none."""
    for part, (name, keys) in _FIELDS.items():
        if getattr(filter, part) and not any(index.has_field(key) for index in indexes for key in keys):
            return f"no entry of {', '.join(index.name for index in indexes)} has {name}."
    return ""


def filter_to_drop(
    indexes: list[Index],
    filter: Filter,
    count: Callable[[Index, Filter], int] | None = None,
    dashes: str = "--",
    typed: Mapping[str, str] | None = None,
) -> str:
    """A sentence that names the filter without which the most entries match, and their number; "" if dropping one
    filter does not help.

    `count(index, filter)` returns the number of entries for a filter, by default of all that pass it. `dashes` is the
    prefix of option names. `typed` has the clauses of the query as they were typed, by part of the filter.
    """
    names = {part: f"{dashes}{name}" for part, name in _NAMES.items()} | dict(typed or {})
    count = count or (lambda index, wider: sum(index.counts_by_section(wider).values()))
    best, best_total = "", 0
    for part, name in names.items():
        if getattr(filter, part) or getattr(filter.excluded, part, None):
            wider = filter.without(part)
            total = sum(count(index, wider) for index in indexes)
            if total > best_total:
                best, best_total = name, total
    return f"Without {best}, {best_total:,} would match." if best else ""
