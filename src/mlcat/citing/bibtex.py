"""BibTeX: plain ASCII with LaTeX commands, the types and fields that its standard styles know, and eprint fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import protect, to_ascii
from mlcat.model import Author, Publication

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Type, the field that holds the container, and the fields without which its styles complain.
_TYPES = {
    "article-journal": ("article", "journal", ("authors", "container", "year")),
    "paper-conference": ("inproceedings", "booktitle", ("authors", "container", "year")),
    "book": ("book", "", ("authors", "publisher", "year")),
    "chapter": ("incollection", "booktitle", ("authors", "container", "publisher", "year")),
    "thesis": ("phdthesis", "", ("authors", "publisher", "year")),
    "report": ("techreport", "", ("authors", "publisher", "year")),
}
_PUBLISHER = {"phdthesis": "school", "techreport": "institution"}


def entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return bibtex(cite_items(items))


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as entries of a `.bib` file, a blank line between them."""
    for number, citation in enumerate(citations):
        yield record(number, _type(citation.publication), citation.key, _fields(citation))


def record(number: int, kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry of a `.bib` file; all but number 0 have a blank line before them."""
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    separator = "\n" if number else ""
    return f"{separator}@{kind}{{{key},\n{lines}}}\n"


def _type(publication: Publication) -> str:
    name, _, required = _TYPES.get(publication.type, ("misc", "", ()))
    return name if all(getattr(publication, field) for field in required) else "misc"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """Names and values of the fields, the unknown ones left out."""
    one = citation.publication
    kind = _type(one)
    yield "title", braced(protect(one.title, citation.proper_nouns, to_ascii))
    if one.authors:
        yield "author", braced(names(one.authors, et_al=one.et_al, encode=to_ascii))
    elif kind == "misc":
        yield "key", braced(to_ascii(one.title))  # what styles sort and label it by
    if one.editors:
        yield "editor", braced(names(one.editors, encode=to_ascii))
    container = "howpublished" if kind == "misc" else _TYPES[one.type][1]
    yield from _known((container, _held_by(one, kind)), *_texts(("series", one.series), ("volume", one.volume)))
    yield from _known(*_texts(("number", one.number)), ("pages", page_range(one.pages or "")))
    yield from _known(("year", str(one.year or "")))
    if one.month:
        yield "month", _MONTHS[one.month - 1]
    publisher = (_PUBLISHER.get(kind, "publisher"), one.publisher)
    yield from _known(*_texts(publisher, ("address", one.place), ("isbn", one.isbn), ("issn", one.issn)))
    yield from _known(*_identifiers(one), ("note", _note(citation)))


def _texts(*fields: tuple[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((name, to_ascii(value or "")) for name, value in fields)


def _known(*fields: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, braced(value)) for name, value in fields if value)


def _held_by(one: Publication, kind: str) -> str:
    """The journal or proceedings; for @misc the venue, or the archive with the number."""
    if kind != "misc":
        return to_ascii(one.container or "") if _TYPES[one.type][1] else ""
    if one.container or one.venue:
        return to_ascii(one.container or one.venue or "")
    return f"arXiv preprint arXiv:{one.arxiv}" if one.arxiv else ""


def _identifiers(one: Publication) -> Iterator[tuple[str, str]]:
    yield "doi", verbatim(one.doi or "")
    if one.arxiv:
        yield from (("eprint", one.arxiv), ("archivePrefix", "arXiv"), ("primaryClass", one.arxiv_class or ""))
    yield "url", verbatim(one.url or "")


def _note(citation: Citation) -> str:
    """The facts that plain BibTeX has no field for: version, kind of thing, day of access."""
    one = citation.publication
    what = {"software": "Computer software", "dataset": "Data set"}.get(one.type, "")
    version = f"version {to_ascii(one.version)}" if one.version else ""
    first = ", ".join(part for part in (what, version) if part)
    accessed = f"Accessed {citation.accessed}" if citation.accessed else ""
    return ". ".join(part[0].upper() + part[1:] for part in (first, accessed) if part)


def names(people: Iterable[Author], *, encode: Callable[[str], str], et_al: bool = False) -> str:
    """Names as both formats write them: `von Family, Jr., Given`, joined by `and`; organizations in braces."""
    written = [_name(person, encode) for person in people]
    return " and ".join([*(name for name in written if name), *(["others"] if et_al else [])])


def _name(person: Author, encode: Callable[[str], str]) -> str:
    if person.literal or not person.family:
        whole = person.literal or person.given or ""
        return f"{{{encode(whole)}}}" if whole else ""
    family = _part(person.family, encode)
    if person.family.split()[0][0].islower() and not family.startswith("{"):  # else it is taken for a particle
        family = f"{{{family}}}"
    before = " ".join(part for part in (_part(person.particle, encode), family) if part)
    return ", ".join(part for part in (before, _part(person.suffix, encode), _part(person.given, encode)) if part)


def _part(part: str | None, encode: Callable[[str], str]) -> str:
    """A part of a name, in braces if it has a comma or an `and`, which would end it."""
    if not part:
        return ""
    return f"{{{encode(part)}}}" if "," in part or "and" in part.lower().split() else encode(part)


def page_range(pages: str) -> str:
    """Pages with the two hyphens of LaTeX between first and last."""
    return to_ascii(pages).replace("–", "-").replace("--", "-").replace("-", "--")


def verbatim(address: str) -> str:
    """An address or a DOI as it is; a brace in it would end the field and is percent-encoded."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def braced(value: str) -> str:
    """The value of a field."""
    return f"{{{value}}}"
