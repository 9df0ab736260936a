"""Explains why filters leave no entry: names the field that the catalogs lack, or the filter to drop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mlcat.filters import Filter
from mlcat.index.reader import Index

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
"""The parts of a filter that need an optional field: the field's name in a sentence, and its keys."""


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
    """A sentence that names the filter whose removal gives the most entries, with their number; "" if no single removal
    helps.

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
