"""What to cite of an entry: its first publication, or the thing itself by its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mlcat.citing.keys import KeyMaker
from mlcat.model import Author, Entry, Publication
from mlcat.text.names import parse_name

_TYPES = {
    "library": "software", "tool": "software", "application": "software", "model": "software",
    "benchmark": "software", "dataset": "dataset", "paper": "document", "survey": "document",
}  # fmt: skip
"""Types of entries of which no publication is known, by kind; all others are web pages."""

WEB_TYPES = frozenset({"software", "dataset", "webpage", "post-weblog"})
"""Types that are cited with the day on which somebody looked at the address."""

_CAPITALIZED = re.compile(r"(?<=[a-z0-9,;:'’] )[A-Z][\w'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A publication with what its formats need besides."""

    key: str
    """Citation key, unique in one output."""
    publication: Publication
    accessed: str | None = None
    """Day on which the address was looked at, 2026-01-31; None where the publication needs none."""
    proper_nouns: frozenset[str] = frozenset()
    """Words that keep their capital in a title, whatever a bibliography style does with others."""


def citations(
    entries: Iterable[Entry], today: str, *, official_keys: bool = False
) -> tuple[list[Citation], dict[str, list[str]]]:
    """The citations of the entries in order, and by the id of an entry what there is to say about it.

    Each publication is cited once, however many entries share it. `today` is the day of access (2026-01-31) for pages,
    software and data; `official_keys` prefers the keys that the authors ask for.
    """
    keys = KeyMaker(official=official_keys)
    made: dict[Publication, str] = {}
    found: list[Citation] = []
    remarks: dict[str, list[str]] = {}
    for entry in entries:
        publication = cited_publication(entry)
        plain = replace(publication, role=None)
        if plain in made:
            remarks[entry.id] = [f"the same publication as {made[plain]}"]
            continue
        made[plain] = keys.key(publication, entry.id)
        accessed = today if publication.type in WEB_TYPES and publication.url else None
        nouns = proper_nouns(f"{entry.summary or ''}. {entry.description or ''}")
        found.append(Citation(key=made[plain], publication=publication, accessed=accessed, proper_nouns=nouns))
        if said := _remarks(entry, publication):
            remarks[entry.id] = said
    return found, remarks


def cited_publication(entry: Entry) -> Publication:
    """The publication to cite for the entry: its first, else one of the entry's own title, authors, year and address.

    A publication without an address of its own has that of the entry where nothing else would lead to it.
    """
    if not entry.publications:
        return _of_entry(entry)
    first = entry.publications[0]
    if first.url or first.doi or first.arxiv:
        return first
    return first if first.container else replace(first, url=entry.url)


def _of_entry(entry: Entry) -> Publication:
    authors = tuple(Author(**parse_name(name)) for name in entry.authors)
    organization = (Author(literal=entry.organization),) if entry.organization else ()
    return Publication(
        type=_TYPES.get(entry.kind or "", "webpage"),
        title=entry.title,
        authors=authors or organization,
        year=entry.year,
        publisher=entry.organization if authors else None,
        url=entry.url,
    )


def _remarks(entry: Entry, publication: Publication) -> list[str]:
    remarks = []
    if not entry.publications:
        remarks.append(f"no publication is known; cited as {publication.type}, by its address")
    lacking = [name for name, value in (("author", publication.authors), ("year", publication.year)) if not value]
    if lacking:
        remarks.append(f"no {' and no '.join(lacking)} known")
    return remarks


def proper_nouns(prose: str) -> frozenset[str]:
    """Words that have a capital within a sentence of `prose`, and never appear without it."""
    lower = set(re.findall(r"\b[a-z][\w'’-]*", prose))
    return frozenset(word for word in _CAPITALIZED.findall(prose) if word.lower() not in lower)
