"""Migrates entries of the format before publications: their keys `venue`, `arxiv`, `doi` and `et_al` become a
publication."""

from __future__ import annotations

import re
from typing import Any

from mlcat.text.person_names import parse_name

OLD_KEYS = frozenset({"venue", "arxiv", "doi", "et_al"})
"""Keys of an entry that are still read but no longer written."""

_PAPERS = ("paper", "survey", "article")  # kinds of an entry that is a publication itself
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_migrated_files: set[str] = set()


def migrate(item: Any) -> bool:
    """Moves the old keys of an entry, or of all entries of a catalog, into publications. Changes `item` in place, and
    returns whether it had such keys. Does nothing to a value that is not a JSON object."""
    if not isinstance(item, dict):
        return False
    entries = item.get("entries")
    if isinstance(entries, list):
        return sum(migrate(entry) for entry in entries) > 0
    old = {key: item.pop(key) for key in OLD_KEYS & item.keys()}
    if any(old.values()):
        if isinstance(item.get("publications"), list) and item["publications"]:
            _add_missing(item["publications"][0], old)
        else:
            item["publications"] = [_publication(item, old)]
    return bool(old)


def record_migrated_file(location: str) -> None:
    """Records that a file with old keys was read; `location` is its name, perhaps followed by a comma and a line."""
    _migrated_files.add(location.partition(", ")[0])


def pop_migrated_files() -> list[str]:
    """Returns the names of the files with old keys that were read since the last call, sorted, and forgets them."""
    names = sorted(_migrated_files)
    _migrated_files.clear()
    return names


def _publication(item: dict[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    """Makes a publication of the old keys. Its year is the one in the venue or, for an entry that is a paper, the year
    of the entry."""
    is_paper = item.get("kind") in (*_PAPERS, None)
    years = _YEAR.findall(str(old.get("venue") or ""))
    year = int(years[-1]) if years else item.get("year") if is_paper else None
    authors = item.get("authors")
    preprint = old.get("arxiv") and not old.get("doi") and not old.get("venue")
    values = {
        "type": "article" if preprint else "document",
        "title": item.get("title"),
        "authors": [parse_name(name) for name in authors if isinstance(name, str)] if isinstance(authors, list) else [],
        "year": year,
        **old,
    }
    return {key: value for key, value in values.items() if value}


def _add_missing(publication: Any, old: dict[str, Any]) -> None:
    if isinstance(publication, dict):
        for key, value in old.items():
            if value:
                publication.setdefault(key, value)
