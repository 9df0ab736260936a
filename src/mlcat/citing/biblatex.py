"""BibLaTeX: Unicode, its own types for software, data and web pages, dates and eprint fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.bibtex import braced, names, page_range, record, verbatim
from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import escape, protect
from mlcat.model import Publication

# The entry type for each CSL type, and the field for the container.
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
_PUBLISHER = {
    "thesis": "institution", "report": "institution", "online": "organization", "software": "organization",
    "dataset": "organization", "misc": "organization", "article": "",
}  # fmt: skip
"""The field for the publisher, by entry type, if it is not `publisher`; an @article has none."""

_CONTAINED = ("article", "inproceedings", "incollection")  # types that need a container


def entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return biblatex(cite_items(items))


def biblatex(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as entries of a `.bib` file for biber, a blank line between them."""
    for number, citation in enumerate(citations):
        yield record(number, _type(citation.publication), citation.key, _fields(citation))


def _type(publication: Publication) -> str:
    kind = _TYPES[publication.type][0]
    return "misc" if kind in _CONTAINED and not publication.container else kind


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    kind = _type(publication)
    yield "title", braced(protect(publication.title, citation.proper_nouns, escape))
    if publication.authors:
        yield "author", braced(names(publication.authors, et_al=publication.et_al, encode=escape))
    if publication.editors:
        yield "editor", braced(names(publication.editors, encode=escape))
    if kind in ("thesis", "report"):
        yield "type", braced({"thesis": "phdthesis", "report": "techreport"}[kind])
    if container := publication.container or (publication.venue if kind == "misc" else None):
        yield "howpublished" if kind == "misc" else _TYPES[publication.type][1], braced(escape(container))
    if publication.venue and kind in ("article", "inproceedings"):
        yield "shortjournal" if kind == "article" else "eventtitle", braced(escape(publication.venue))
    for name, value in (("series", publication.series), ("volume", publication.volume), ("number", publication.number)):
        if value:
            yield name, braced(escape(value))
    if publication.pages:
        yield "pages", braced(page_range(publication.pages))
    if date := _date(publication):
        yield "date", braced(date)
    if publication.publisher and (field := _PUBLISHER.get(kind, "publisher")):
        yield field, braced(escape(publication.publisher))
    values = (
        ("location", publication.place),
        ("isbn", publication.isbn),
        ("issn", publication.issn),
        ("version", publication.version),
    )
    for name, value in values:
        if value:
            yield name, braced(escape(value))
    yield from _identifiers(citation)


def _identifiers(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    if publication.doi:
        yield "doi", braced(verbatim(publication.doi))
    if publication.arxiv:
        yield "eprint", braced(publication.arxiv)
        yield "eprinttype", braced("arxiv")
        if publication.arxiv_class:
            yield "eprintclass", braced(publication.arxiv_class)
    if publication.url:
        yield "url", braced(verbatim(publication.url))
        if citation.accessed:
            yield "urldate", braced(citation.accessed)


def _date(publication: Publication) -> str:
    """The date of publication, as precise as known: 2021-07."""
    parts = [
        f"{publication.year:04}" if publication.year else "",
        f"{publication.month:02}" if publication.month else "",
        f"{publication.day or 0:02}",
    ]
    known = 0 if not publication.year else 1 if not publication.month else 2 if not publication.day else 3
    return "-".join(parts[:known])
