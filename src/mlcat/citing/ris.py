"""RIS: the tagged format that EndNote, Mendeley and Zotero read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.model import Author, Publication

_TYPES = {
    "article-journal": "JOUR", "paper-conference": "CONF", "article": "UNPB", "book": "BOOK", "chapter": "CHAP",
    "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "post-weblog": "BLOG", "software": "COMP",
    "dataset": "DATA", "document": "GEN",
}  # fmt: skip


def entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return ris(cite_items(items))


def ris(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as RIS records, a blank line between them."""
    for number, citation in enumerate(citations):
        lines = "".join(f"{tag}  - {value}\n" for tag, value in _lines(citation))
        yield ("\n" if number else "") + lines + "ER  - \n"


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    one = citation.publication
    yield "TY", _TYPES[one.type]
    yield "ID", citation.key
    yield from (("AU", name) for person in one.authors if (name := _name(person)))
    if one.et_al:
        yield "AU", "et al."
    yield from (("A2", name) for person in one.editors if (name := _name(person)))
    yield "TI", one.title
    if one.container:
        yield "T2", one.container
    if one.venue:
        yield "J2", one.venue
    if one.year:
        yield "PY", str(one.year)
        yield "DA", "/".join(_date(one))
    values = (("T3", one.series), ("VL", one.volume), ("IS", one.number), *_pages(one), ("PB", one.publisher))
    for tag, value in (
        *values,
        ("CY", one.place),
        ("SN", one.isbn),
        ("SN", one.issn),
        ("ET", one.version),
        ("DO", one.doi),
    ):
        if value:
            yield tag, value
    if one.arxiv:
        yield "AN", f"arXiv:{one.arxiv}"
    if url := one.url or (f"https://arxiv.org/abs/{one.arxiv}" if one.arxiv else ""):
        yield "UR", url
    if citation.accessed:
        yield "Y2", citation.accessed.replace("-", "/")


def _name(person: Author) -> str:
    """`Family, Given, Suffix`; a whole name as it is."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    family = f"{person.particle} {person.family}" if person.particle else person.family
    parts = [family, person.given or "", person.suffix or ""]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _pages(one: Publication) -> tuple[tuple[str, str | None], ...]:
    first, _, last = (one.pages or "").replace("–", "-").partition("-")
    return ("SP", first.strip()), ("EP", last.strip("- "))


def _date(one: Publication) -> Iterator[str]:
    """Year, month and day with slashes between them, as RIS requires; unknown parts are empty."""
    yield str(one.year)
    yield f"{one.month:02}" if one.month else ""
    yield f"{one.day:02}" if one.month and one.day else ""
