"""Formats citations in BibLaTeX: Unicode, types for software, data and web pages, dates and eprint fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mlcat.citing.bibtex import encode_pages, encode_verbatim, format_names, format_record, in_braces
from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import escape, protect
from mlcat.model import Publication


class _EntryType(NamedTuple):
    """A type of entries in a `.bib` file."""

    name: str
    container_field: str
    """The field for the journal, the proceedings or another container."""


_TYPES = {
    "article-journal": _EntryType("article", "journaltitle"),
    "paper-conference": _EntryType("inproceedings", "booktitle"),
    "article": _EntryType("online", "organization"),
    "book": _EntryType("book", "maintitle"),
    "chapter": _EntryType("incollection", "booktitle"),
    "thesis": _EntryType("thesis", "howpublished"),
    "report": _EntryType("report", "howpublished"),
    "webpage": _EntryType("online", "organization"),
    "post-weblog": _EntryType("online", "organization"),
    "software": _EntryType("software", "howpublished"),
    "dataset": _EntryType("dataset", "howpublished"),
    "document": _EntryType("misc", "howpublished"),
}
"""The entry type by CSL type."""
_PUBLISHER_FIELDS = {
    "thesis": "institution", "report": "institution", "online": "organization", "software": "organization",
    "dataset": "organization", "misc": "organization", "article": "",
}  # fmt: skip
"""The field for the publisher, by entry type, if it is not `publisher`; an @article has none."""
_TYPES_WITH_CONTAINER = ("article", "inproceedings", "incollection")  # entry types that require a container


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """Formats the citations of the entries. `fields` is not used."""
    return biblatex(cite_items(items))


def biblatex(citations: Iterable[Citation]) -> Iterator[str]:
    """Formats the citations as entries of a `.bib` file for biber, with a blank line between them."""
    for number, citation in enumerate(citations):
        yield format_record(number, _entry_type(citation.publication), citation.key, _fields(citation))


def _entry_type(publication: Publication) -> str:
    """The name of the entry type; `misc` if the type requires a container, and there is none."""
    name = _TYPES[publication.type].name
    return "misc" if name in _TYPES_WITH_CONTAINER and not publication.container else name


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    entry_type = _entry_type(publication)
    yield "title", in_braces(protect(publication.title, citation.proper_nouns, escape))
    if publication.authors:
        yield "author", in_braces(format_names(publication.authors, et_al=publication.et_al, encode=escape))
    if publication.editors:
        yield "editor", in_braces(format_names(publication.editors, encode=escape))
    if entry_type in ("thesis", "report"):
        yield "type", in_braces({"thesis": "phdthesis", "report": "techreport"}[entry_type])
    (container_field, container), (publisher_field, publisher) = _container_and_publisher(publication, entry_type)
    if container:
        yield container_field, in_braces(container)
    if publication.venue and entry_type in ("article", "inproceedings"):
        yield "shortjournal" if entry_type == "article" else "eventtitle", in_braces(escape(publication.venue))
    for name, value in (("series", publication.series), ("volume", publication.volume), ("number", publication.number)):
        if value:
            yield name, in_braces(escape(value))
    if publication.pages:
        yield "pages", in_braces(encode_pages(publication.pages))
    if date := _date(publication):
        yield "date", in_braces(date)
    if publisher:
        yield publisher_field, in_braces(publisher)
    values = (
        ("location", publication.place),
        ("isbn", publication.isbn),
        ("issn", publication.issn),
        ("version", publication.version),
    )
    for name, value in values:
        if value:
            yield name, in_braces(escape(value))
    yield from _identifiers(citation)


def _container_and_publisher(publication: Publication, entry_type: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The field and the value for the container, and the same for the publisher; "" for no value.

    A web page has one field for both, which is a list.
    """
    venue = publication.venue if entry_type == "misc" else None
    container = escape(publication.container or venue or "")
    container_field = "howpublished" if entry_type == "misc" else _TYPES[publication.type].container_field
    publisher_field = _PUBLISHER_FIELDS.get(entry_type, "publisher")
    publisher = escape(publication.publisher or "") if publisher_field else ""
    if container and publisher and container_field == publisher_field:
        container, publisher = f"{in_braces(container)} and {in_braces(publisher)}", ""
    return (container_field, container), (publisher_field, publisher)


def _identifiers(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    if publication.doi:
        yield "doi", in_braces(encode_verbatim(publication.doi))
    if publication.arxiv:
        yield "eprint", in_braces(publication.arxiv)
        yield "eprinttype", in_braces("arxiv")
        if publication.arxiv_class:
            yield "eprintclass", in_braces(publication.arxiv_class)
    if publication.url:
        yield "url", in_braces(encode_verbatim(publication.url))
        if citation.accessed:
            yield "urldate", in_braces(citation.accessed)


def _date(publication: Publication) -> str:
    """The date of publication, as precise as known: 2021-07."""
    date = ""
    for part, width in ((publication.year, 4), (publication.month, 2), (publication.day, 2)):
        if not part:
            break
        date += f"-{part:0{width}}" if date else f"{part:0{width}}"
    return date
