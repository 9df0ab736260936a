"""The keyword arguments that filter entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError, suggest
from mlcat.filters import Filter


class Filters(TypedDict, total=False):
    """The keyword arguments that filter entries; each is optional, and an entry must match all that are given."""

    section: str | Iterable[str]
    """Ids or titles of sections; an entry must be in one of them, or in a section below one."""
    tag: str | Iterable[str]
    """Tags, ignoring case; an entry must have all of them."""
    kind: str | Iterable[str]
    """Kinds: paper, survey, article, library, tool, application, dataset, benchmark or model; an entry must have one of
    them."""
    status: str | Iterable[str]
    """Statuses: active, dormant or archived; an entry must have one of them."""
    year: int | tuple[int | None, int | None]
    """A year, or the first and the last year of a range, both inclusive; None for an open end."""


def to_filter(filters: Filters) -> Filter:
    """Converts the keyword arguments to a filter. Raises `UsageError` for an unknown kind or status, `TypeError` for an
    unknown filter."""
    if unknown := set(filters) - set(Filters.__annotations__):
        raise TypeError(f"there is no filter {', '.join(sorted(unknown))}: use {', '.join(Filters.__annotations__)}")
    year = filters.get("year")
    first, last = (year, year) if year is None or isinstance(year, int) else year
    return Filter(
        sections=_as_list(filters.get("section")),
        tags=_as_list(filters.get("tag")),
        kinds=[_parse_choice("kind", value, KINDS) for value in _as_list(filters.get("kind"))],
        statuses=[_parse_choice("status", value, STATUSES) for value in _as_list(filters.get("status"))],
        years=[] if year is None else [(first or 0, last or 9999)],
    )


def _as_list(value: str | Iterable[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _parse_choice(what: str, value: str, known: tuple[str, ...]) -> str:
    if value.strip().lower() in known:
        return value.strip().lower()
    raise UsageError(f"no {what} '{value}'.", suggest({"kind": "Kinds", "status": "Statuses"}[what], known, value))
