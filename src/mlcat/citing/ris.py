"""Formats citations in RIS, a tagged format that EndNote, Mendeley and Zotero read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.prose import web_address
from mlcat.model import Author, Publication

_TYPES = {
    "article-journal": "JOUR", "paper-conference": "CONF", "article": "UNPB", "book": "BOOK", "chapter": "CHAP",
    "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "post-weblog": "BLOG", "software": "COMP",
    "dataset": "DATA", "document": "GEN",
}  # fmt: skip


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """Formats the citations of the entries. `fields` is not used."""
    return ris(cite_items(items))


def ris(citations: Iterable[Citation]) -> Iterator[str]:
    """Formats the citations as RIS records, with a blank line between them."""
    for number, citation in enumerate(citations):
        lines = "".join(f"{tag}  - {value}\n" for tag, value in _tags(citation))
        yield ("\n" if number else "") + lines + "ER  - \n"


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yields the tags of a record with their values, without the tag that ends it."""
    publication = citation.publication
    yield "TY", _TYPES[publication.type]
    yield "ID", citation.key
    yield from (("AU", name) for person in publication.authors if (name := _name(person)))
    if publication.et_al:
        yield "AU", "et al."
    yield from (("A2", name) for person in publication.editors if (name := _name(person)))
    yield "TI", publication.title
    if publication.container:
        yield "T2", publication.container
    if publication.venue:
        yield "J2", publication.venue
    if publication.year:
        yield "PY", str(publication.year)
        yield "DA", "/".join(_date(publication))
    for tag, value in (
        ("T3", publication.series),
        ("VL", publication.volume),
        ("IS", publication.number),
        *_pages(publication),
        ("PB", publication.publisher),
        ("CY", publication.place),
        ("SN", publication.isbn),
        ("SN", publication.issn),
        ("ET", publication.version),
        ("DO", publication.doi),
    ):
        if value:
            yield tag, value
    if publication.arxiv:
        yield "AN", f"arXiv:{publication.arxiv}"
    if url := web_address(publication):
        yield "UR", url
    if citation.accessed:
        yield "Y2", citation.accessed.replace("-", "/")


def _name(person: Author) -> str:
    """The name as `Family, Given, Suffix`. A `literal` name stays unchanged."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    family = f"{person.particle} {person.family}" if person.particle else person.family
    parts = [family, person.given or "", person.suffix or ""]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _pages(publication: Publication) -> tuple[tuple[str, str | None], ...]:
    first, _, last = (publication.pages or "").replace("–", "-").partition("-")
    return ("SP", first.strip()), ("EP", last.strip("- "))


def _date(publication: Publication) -> Iterator[str]:
    """Yields year, month and day, "" for an unknown part. RIS requires the slashes between them in any case."""
    yield str(publication.year)
    yield f"{publication.month:02}" if publication.month else ""
    yield f"{publication.day:02}" if publication.month and publication.day else ""
