"""The keyword arguments that filter entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from mlcat.errors import UsageError
from mlcat.filters import MAX_YEAR, MIN_YEAR, Filter, parse_kind, parse_status
from mlcat.text.safety import shorten


class Filters(TypedDict, total=False):
    """The keyword arguments that filter entries. Each is optional; an entry must match all that are given."""

    section: str | Iterable[str]
    """Ids or titles of sections; an entry must be in one of them, or in a section below one."""
    tag: str | Iterable[str]
    """Tags, ignoring case; an entry must have all of them."""
    kind: str | Iterable[str]
    """Kinds: paper, survey, article, library, tool, application, dataset, benchmark or model, ignoring case and plural;
    an entry must have one of them."""
    status: str | Iterable[str]
    """Statuses: active, dormant or archived, ignoring case; an entry must have one of them."""
    year: int | tuple[int | None, int | None]
    """A year, or the first and the last year of a range, both inclusive; None for an open end."""
    license: str | Iterable[str]
    """Licenses such as MIT or apache, of the thing or of its code; an entry must have one of them. Like `language` and
    `author`, it is compared word by word, ignoring case and accents, and its last word may be incomplete."""
    language: str | Iterable[str]
    """Programming languages such as python; an entry must be written in one of them."""
    author: str | Iterable[str]
    """Names of people or organizations; one of them must be among the authors of an entry or its organization."""


def to_filter(filters: Filters) -> Filter:
    """Converts the keyword arguments to a filter.

    Raises `UsageError` for an unknown kind or status, for a year below 0 or above 9999, and for a range of years that
    ends before it begins; `TypeError` for an unknown filter and for a value of another type.
    """
    if unknown := set(filters) - set(Filters.__annotations__):
        raise TypeError(f"there is no filter {', '.join(sorted(unknown))}: use {', '.join(Filters.__annotations__)}")
    return Filter(
        sections=_as_list("section", filters.get("section")),
        tags=_as_list("tag", filters.get("tag")),
        kinds=map(parse_kind, _as_list("kind", filters.get("kind"))),
        statuses=map(parse_status, _as_list("status", filters.get("status"))),
        years=_year_ranges(filters.get("year")),
        licenses=_as_list("license", filters.get("license")),
        languages=_as_list("language", filters.get("language")),
        authors=_as_list("author", filters.get("author")),
    )


def _year_ranges(year: object) -> list[tuple[int, int]]:
    if year is None:
        return []
    match year:
        case int():
            low, high = year, year
        case (int() | None as first, int() | None as last):
            low, high = MIN_YEAR if first is None else first, MAX_YEAR if last is None else last
        case _:
            problem = f"the year {shorten(repr(year), 60)} is neither a number nor a range like (2015, None)"
            raise TypeError(problem)
    if min(low, high) < MIN_YEAR or max(low, high) > MAX_YEAR:
        problem = f"a year is below {MIN_YEAR} or above {MAX_YEAR}."
        raise UsageError(problem, "Use a number of four digits, or None for an open end.")
    if low > high:
        raise UsageError(f"the years {low} to {high} end before they begin.", f"Use ({high}, {low}).")
    return [(low, high)]


def _as_list(name: str, value: object) -> list[str]:
    """The values of the filter `name`. Raises `TypeError` unless they are strings."""
    values = [] if value is None else [value] if isinstance(value, str) or not isinstance(value, Iterable) else value
    strings = list(values)
    if not all(isinstance(item, str) for item in strings):
        raise TypeError(f"the {name} {shorten(repr(value), 60)} is neither a string nor strings")
    return strings
