"""The citation of an entry: its first publication, or the thing itself with its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Protocol

from mlcat.citing.keys import KeyMaker
from mlcat.model import Author, Entry, Publication
from mlcat.text.names import parse_name
from mlcat.text.safety import one_line

_TYPES = {
    "library": "software", "tool": "software", "application": "software", "model": "software",
    "benchmark": "software", "dataset": "dataset", "paper": "document", "survey": "document",
}  # fmt: skip
"""CSL types of entries without publications, by kind; entries of other kinds are web pages."""

WEB_TYPES = frozenset({"software", "dataset", "webpage", "post-weblog"})
"""CSL types that are cited with the day of access."""

_CAPITALIZED = re.compile(r"(?<=[a-z0-9,;:'’] )[A-Z][\w-]*")


class HasEntry(Protocol):
    """The input of a renderer: an object with the method `entry`."""

    def entry(self) -> Entry:
        """The whole entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A publication with further values for the citation formats."""

    key: str
    """Citation key, unique in one output."""
    publication: Publication
    accessed: str | None = None
    """Day on which the address was accessed, such as 2026-01-31; None if the style needs no such day."""
    proper_nouns: frozenset[str] = frozenset()
    """Words that keep their capital in a title, even if a bibliography style writes titles in lower case."""


class Citer:
    """Cites entries, each publication once; collects remarks on incomplete and shared publications."""

    def __init__(self, today: str, *, official_keys: bool = False) -> None:
        self._today = today
        self._keys = KeyMaker(official=official_keys)
        self._made: dict[Publication, str] = {}
        self.remarks: dict[str, list[str]] = {}
        """By the id of an entry: what it lacks, or whose publication it shares."""

    def cite(self, entries: Iterable[Entry]) -> Iterator[Citation]:
        """The citations of the entries in their order, as they are read."""
        for entry in entries:
            publication = _clean_publication(cited_publication(entry))
            plain = replace(publication, role=None)
            if plain in self._made:
                self.remarks[entry.id] = [f"the same publication as {self._made[plain]}"]
                continue
            self._made[plain] = self._keys.key(publication, entry.id)
            if remarks := _remarks(entry, publication):
                self.remarks[entry.id] = remarks
            yield Citation(
                key=self._made[plain],
                publication=publication,
                accessed=self._today if publication.type in WEB_TYPES and publication.url else None,
                proper_nouns=_proper_nouns(entry, publication),
            )


def cite_items(items: Iterable[HasEntry]) -> Iterator[Citation]:
    """The citations of items, accessed today."""
    return Citer(date.today().isoformat()).cite(item.entry() for item in items)


def _clean_publication(value: Any) -> Any:
    """The publication without unsafe characters, which a damaged index might contain."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, tuple):
        return tuple(map(_clean_publication, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _clean_publication(getattr(value, field.name)) for field in fields(value)})


def cited_publication(entry: Entry) -> Publication:
    """The publication to cite for the entry: its first, else one with the title, authors, year and address of the
    entry.

    A publication without an address, DOI, arXiv number and container gets the address of the entry.
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
        fetch = f"; `mlcat cite --fetch {entry.id}` looks it up" if publication.doi or publication.arxiv else ""
        remarks.append(f"no {' and no '.join(lacking)} known{fetch}")
    return remarks


def _proper_nouns(entry: Entry, publication: Publication) -> frozenset[str]:
    """Words of the publication's title that are names: those with a capital in the entry's prose, in its organization
    and its programming language, and the name of the entry itself."""
    own = {word for word in re.findall(r"[\w-]+", publication.title) if word.casefold() == entry.title.casefold()}
    names = re.findall(r"\b[A-Z][\w-]+", f"{entry.organization or ''} {entry.language or ''}")
    return proper_nouns(f"{entry.summary or ''}. {entry.description or ''}") | own.union(names)


def proper_nouns(prose: str) -> frozenset[str]:
    """Words that are capitalized within a sentence of `prose`, and never appear in lower case; quotations are
    ignored."""
    prose = re.sub(r'"[^"]*"', "", prose)
    lower = set(re.findall(r"\b[a-z][\w-]*", prose))
    return frozenset(word for word in _CAPITALIZED.findall(prose) if word.lower() not in lower)
