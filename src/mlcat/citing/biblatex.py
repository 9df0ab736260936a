"""BibLaTeX: Unicode, its own types for software, data and web pages, dates and eprint fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.bibtex import braced, names, page_range, record, verbatim
from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import escape, protect
from mlcat.model import Publication

# Type, and the field that holds the container.
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
"""The field for the publisher, if it is not `publisher`; an @article has none."""

_CONTAINED = ("article", "inproceedings", "incollection")  # types that are not without a container


def entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return biblatex(cite_items(items))


def biblatex(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as entries of a `.bib` file for biber, a blank line between them."""
    for number, citation in enumerate(citations):
        yield record(number, _type(citation.publication), citation.key, _fields(citation))


def _type(one: Publication) -> str:
    kind = _TYPES[one.type][0]
    return "misc" if kind in _CONTAINED and not one.container else kind


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    one = citation.publication
    kind = _type(one)
    yield "title", braced(protect(one.title, citation.proper_nouns, escape))
    if one.authors:
        yield "author", braced(names(one.authors, et_al=one.et_al, encode=escape))
    if one.editors:
        yield "editor", braced(names(one.editors, encode=escape))
    if kind in ("thesis", "report"):
        yield "type", braced({"thesis": "phdthesis", "report": "techreport"}[kind])
    if held := one.container or (one.venue if kind == "misc" else None):
        yield "howpublished" if kind == "misc" else _TYPES[one.type][1], braced(escape(held))
    if one.venue and kind in ("article", "inproceedings"):
        yield "shortjournal" if kind == "article" else "eventtitle", braced(escape(one.venue))
    for name, value in (("series", one.series), ("volume", one.volume), ("number", one.number)):
        if value:
            yield name, braced(escape(value))
    if one.pages:
        yield "pages", braced(page_range(one.pages))
    if date := _date(one):
        yield "date", braced(date)
    if one.publisher and (field := _PUBLISHER.get(kind, "publisher")):
        yield field, braced(escape(one.publisher))
    values = (("location", one.place), ("isbn", one.isbn), ("issn", one.issn), ("version", one.version))
    for name, value in values:
        if value:
            yield name, braced(escape(value))
    yield from _identifiers(citation)


def _identifiers(citation: Citation) -> Iterator[tuple[str, str]]:
    one = citation.publication
    if one.doi:
        yield "doi", braced(verbatim(one.doi))
    if one.arxiv:
        yield "eprint", braced(one.arxiv)
        yield "eprinttype", braced("arxiv")
        if one.arxiv_class:
            yield "eprintclass", braced(one.arxiv_class)
    if one.url:
        yield "url", braced(verbatim(one.url))
        if citation.accessed:
            yield "urldate", braced(citation.accessed)


def _date(one: Publication) -> str:
    """The date of publication, as precise as it is known: 2021-07."""
    parts = [f"{one.year:04}" if one.year else "", f"{one.month:02}" if one.month else "", f"{one.day or 0:02}"]
    known = 0 if not one.year else 1 if not one.month else 2 if not one.day else 3
    return "-".join(parts[:known])
