"""Citations in BibLaTeX: Unicode, its own types for software, data and web pages, dates and eprint fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.bibtex import encode_braces, encode_pages, format_names, format_record, in_braces
from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import escape, protect
from mlcat.model import Publication

_TYPES = {
    "article-journal": ("article", "journaltitle"),
    "paper-conference": ("inproceedings", "booktitle"),
    "article": ("online", "organization"),
    "book": ("book", "maintitle"),
    "chapter": ("incollection", "booktitle"),
    "thesis": ("thesis", "howpublished"),
    "report": ("report", "howpublished"),
    "webpage": ("online", "organization"),
    "post-weblog": ("online", "organization"),
    "software": ("software", "howpublished"),
    "dataset": ("dataset", "howpublished"),
    "document": ("misc", "howpublished"),
}
"""The entry type and the field for the container, by CSL type."""
_PUBLISHER_FIELDS = {
    "thesis": "institution", "report": "institution", "online": "organization", "software": "organization",
    "dataset": "organization", "misc": "organization", "article": "",
}  # fmt: skip
"""The field for the publisher, by entry type, if it is not `publisher`; an @article has none."""
_TYPES_WITH_CONTAINER = ("article", "inproceedings", "incollection")  # entry types that require a container


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return biblatex(cite_items(items))


def biblatex(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as entries of a `.bib` file for biber, a blank line between them."""
    for number, citation in enumerate(citations):
        yield format_record(number, _type(citation.publication), citation.key, _fields(citation))


def _type(publication: Publication) -> str:
    kind = _TYPES[publication.type][0]
    return "misc" if kind in _TYPES_WITH_CONTAINER and not publication.container else kind


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    kind = _type(publication)
    yield "title", in_braces(protect(publication.title, citation.proper_nouns, escape))
    if publication.authors:
        yield "author", in_braces(format_names(publication.authors, et_al=publication.et_al, encode=escape))
    if publication.editors:
        yield "editor", in_braces(format_names(publication.editors, encode=escape))
    if kind in ("thesis", "report"):
        yield "type", in_braces({"thesis": "phdthesis", "report": "techreport"}[kind])
    if container := publication.container or (publication.venue if kind == "misc" else None):
        yield "howpublished" if kind == "misc" else _TYPES[publication.type][1], in_braces(escape(container))
    if publication.venue and kind in ("article", "inproceedings"):
        yield "shortjournal" if kind == "article" else "eventtitle", in_braces(escape(publication.venue))
    for name, value in (("series", publication.series), ("volume", publication.volume), ("number", publication.number)):
        if value:
            yield name, in_braces(escape(value))
    if publication.pages:
        yield "pages", in_braces(encode_pages(publication.pages))
    if date := _date(publication):
        yield "date", in_braces(date)
    if publication.publisher and (field := _PUBLISHER_FIELDS.get(kind, "publisher")):
        yield field, in_braces(escape(publication.publisher))
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


def _identifiers(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    if publication.doi:
        yield "doi", in_braces(encode_braces(publication.doi))
    if publication.arxiv:
        yield "eprint", in_braces(publication.arxiv)
        yield "eprinttype", in_braces("arxiv")
        if publication.arxiv_class:
            yield "eprintclass", in_braces(publication.arxiv_class)
    if publication.url:
        yield "url", in_braces(encode_braces(publication.url))
        if citation.accessed:
            yield "urldate", in_braces(citation.accessed)


def _date(publication: Publication) -> str:
    """The date of publication, as precise as known: 2021-07."""
    parts = [
        f"{publication.year:04}" if publication.year else "",
        f"{publication.month:02}" if publication.month else "",
        f"{publication.day or 0:02}",
    ]
    known = 0 if not publication.year else 1 if not publication.month else 2 if not publication.day else 3
    return "-".join(parts[:known])
