"""Finds what to cite for an entry: its first publication, or the thing itself with its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Protocol

from mlcat.citing.citation_keys import CitationKeys
from mlcat.model import Author, Entry, Publication
from mlcat.text.person_names import parse_name
from mlcat.text.safety import one_line

_TYPES = {
    "library": "software", "tool": "software", "application": "software", "model": "software",
    "benchmark": "software", "dataset": "dataset", "paper": "document", "survey": "document",
}  # fmt: skip
"""The CSL type of an entry without publications, by its kind. For other kinds, it is a web page."""

WEB_TYPES = frozenset({"software", "dataset", "webpage", "post-weblog"})
"""CSL types that are cited with the day of access."""

_CAPITALIZED = re.compile(r"(?<=[a-z0-9,;:'’] )[A-Z][\w-]*")


class HasEntry(Protocol):
    """The input of a citation format: an object with the method `entry`."""

    def entry(self) -> Entry:
        """The whole entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A publication with further values for the citation formats."""

    key: str
    """Citation key, unique in one output."""
    publication: Publication
    accessed: str | None = None
    """Day on which the address was accessed, such as 2026-01-31; None without an address, and for types not in
    `WEB_TYPES`."""
    proper_nouns: frozenset[str] = frozenset()
    """Words that keep their capital even if a bibliography style writes titles in lower case."""


class CitationMaker:
    """Creates the citations of one output, each publication once, and collects remarks on them."""

    def __init__(self, today: str, *, official_keys: bool = False) -> None:
        self._today = today
        self._keys = CitationKeys(official=official_keys)
        self._keys_by_publication: dict[Publication, str] = {}
        self.remarks: dict[str, list[str]] = {}
        """Remarks by the id of the entry: what its citation lacks, or which entry has the same publication."""

    def cite(self, entries: Iterable[Entry]) -> Iterator[Citation]:
        """Yields the citations of the entries, in order and one by one. A publication that was cited is skipped."""
        for entry in entries:
            publication = _clean_value(cited_publication(entry))
            without_role = replace(publication, role=None)
            if without_role in self._keys_by_publication:
                self.remarks[entry.id] = [f"the same publication as {self._keys_by_publication[without_role]}"]
                continue
            self._keys_by_publication[without_role] = self._keys.key(publication, entry.id)
            if remarks := _remarks(entry, publication):
                self.remarks[entry.id] = remarks
            yield Citation(
                key=self._keys_by_publication[without_role],
                publication=publication,
                accessed=self._today if publication.type in WEB_TYPES and publication.url else None,
                proper_nouns=_proper_nouns(entry, publication),
            )


def cite_items(items: Iterable[HasEntry]) -> Iterator[Citation]:
    """The citations of items in order, with today as the day of access."""
    return CitationMaker(date.today().isoformat()).cite(item.entry() for item in items)


def _clean_value(value: Any) -> Any:
    """A value of the model without unsafe characters: a damaged index may contain some."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, tuple):
        return tuple(map(_clean_value, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _clean_value(getattr(value, field.name)) for field in fields(value)})


def cited_publication(entry: Entry) -> Publication:
    """The publication to cite for an entry: its first one, else the entry itself as a publication.

    A publication without address, DOI, arXiv number and container gets the address of the entry.
    """
    if not entry.publications:
        return _publication_of_entry(entry)
    first = entry.publications[0]
    if first.url or first.doi or first.arxiv:
        return first
    return first if first.container else replace(first, url=entry.url)


def _publication_of_entry(entry: Entry) -> Publication:
    """An entry as a publication, with its title, authors, year and address."""
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
    """What is unknown about the publication that is cited for an entry."""
    remarks = []
    if not entry.publications:
        remarks.append(f"no publication is known; cited as {publication.type}, by its address")
    missing = [name for name, value in (("author", publication.authors), ("year", publication.year)) if not value]
    if missing:
        fetch = f"; `mlcat cite --fetch {entry.id}` looks it up" if publication.doi or publication.arxiv else ""
        remarks.append(f"no {' and no '.join(missing)} known{fetch}")
    return remarks


def _proper_nouns(entry: Entry, publication: Publication) -> frozenset[str]:
    """The words that keep their capital in the title of a publication.

    These are the words with a capital in the prose of the entry, those of its organization and programming language,
    and the name of the entry itself.
    """
    title_words = {
        word for word in re.findall(r"[\w-]+", publication.title) if word.casefold() == entry.title.casefold()
    }
    names = re.findall(r"\b[A-Z][\w-]+", f"{entry.organization or ''} {entry.language or ''}")
    return proper_nouns(f"{entry.summary or ''}. {entry.description or ''}") | title_words.union(names)


def proper_nouns(prose: str) -> frozenset[str]:
    """The words with a capital inside a sentence of `prose` that never appear in lower case. Quotations do not
    count."""
    prose = re.sub(r'"[^"]*"', "", prose)
    lower = set(re.findall(r"\b[a-z][\w-]*", prose))
    return frozenset(word for word in _CAPITALIZED.findall(prose) if word.lower() not in lower)
