"""What to say where nothing was found: the one filter to drop, the nearest names."""

from __future__ import annotations

from collections.abc import Callable

from mlcat.filters import Filter
from mlcat.index.reader import Index

_FLAGS = {
    "sections": "--section",
    "tags": "--tag",
    "kinds": "--kind",
    "statuses": "--status",
    "years": "--year",
    "licenses": "--license",
    "languages": "--language",
    "authors": "--author",
}
_FIELDS = {
    "kinds": ("a kind", ("kind",)),
    "statuses": ("a status", ("status",)),
    "years": ("a year", ("year",)),
    "licenses": ("a license", ("license", "code_license")),
    "languages": ("a language", ("language",)),
    "authors": ("an author", ("authors", "organization")),
}
"""The parts of a filter that need a field which a catalog may lack: how a sentence calls it, and the fields."""


def missing_field(indexes: list[Index], filter: Filter) -> str:
    """A sentence about a field that the filter asks for and no entry of these catalogs has; "" when there is none."""
    for part, (name, keys) in _FIELDS.items():
        if getattr(filter, part) and not any(index.has_field(key) for index in indexes for key in keys):
            return f"no entry of {', '.join(index.name for index in indexes)} has {name}."
    return ""


def filter_to_drop(indexes: list[Index], only: Filter, count: Callable[[Index, Filter], int] | None = None) -> str:
    """The one filter without which most is found, with how much that is; empty where no single one helps.

    `count` says how many entries a filter leaves in a catalog; by default all that it lets through.
    """
    count = count or (lambda index, wider: sum(index.counts(wider).values()))
    best, most = "", 0
    for part, flag in _FLAGS.items():
        if getattr(only, part):
            wider = only.without(part)
            found = sum(count(index, wider) for index in indexes)
            if found > most:
                best, most = flag, found
    return f"Without {best} there would be {most}." if best else ""
