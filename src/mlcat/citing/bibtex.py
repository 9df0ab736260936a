"""Formats citations in BibTeX: LaTeX commands for accented letters, the standard types and fields, eprint fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import protect, to_latex
from mlcat.model import Author, Publication

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class _EntryType(NamedTuple):
    """A type of entries in a `.bib` file."""

    name: str
    container_field: str
    """The field for the journal or the proceedings; "" if it has none."""
    required: tuple[str, ...]
    """The fields of a publication without which the standard styles complain."""


_TYPES = {
    "article-journal": _EntryType("article", "journal", ("authors", "container", "year")),
    "paper-conference": _EntryType("inproceedings", "booktitle", ("authors", "container", "year")),
    "book": _EntryType("book", "", ("authors", "publisher", "year")),
    "chapter": _EntryType("incollection", "booktitle", ("authors", "container", "publisher", "year")),
    "thesis": _EntryType("phdthesis", "", ("authors", "publisher", "year")),
    "report": _EntryType("techreport", "", ("authors", "publisher", "year")),
}
"""The entry type by CSL type; any other type is `misc`."""
_PUBLISHER_FIELDS = {"phdthesis": "school", "techreport": "institution"}


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """Formats the citations of the entries. `fields` is not used."""
    return bibtex(cite_items(items))


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """Formats the citations as entries of a `.bib` file, with a blank line between them."""
    for number, citation in enumerate(citations):
        yield format_record(number, _entry_type(citation.publication), citation.key, _fields(citation))


def format_record(number: int, entry_type: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry of a `.bib` file. There is a blank line before it unless its `number` is 0."""
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    separator = "\n" if number else ""
    return f"{separator}@{entry_type}{{{key},\n{lines}}}\n"


def _entry_type(publication: Publication) -> str:
    """The name of the entry type; `misc` if a field that the type requires is unknown."""
    entry_type = _TYPES.get(publication.type)
    is_complete = entry_type is not None and all(getattr(publication, field) for field in entry_type.required)
    return entry_type.name if entry_type and is_complete else "misc"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """The names and values of the known fields."""
    publication = citation.publication
    entry_type = _entry_type(publication)
    yield "title", in_braces(protect(publication.title, citation.proper_nouns, to_latex))
    if publication.authors:
        yield "author", in_braces(format_names(publication.authors, et_al=publication.et_al, encode=to_latex))
    elif entry_type == "misc":
        yield "key", in_braces(to_latex(publication.title))  # by which styles sort and label the entry
    if publication.editors:
        yield "editor", in_braces(format_names(publication.editors, encode=to_latex))
    container_field = "howpublished" if entry_type == "misc" else _TYPES[publication.type].container_field
    yield from _non_empty(
        (container_field, _container(publication, entry_type)),
        *_latex_fields(("series", publication.series), ("volume", publication.volume)),
    )
    yield from _non_empty(
        *_latex_fields(("number", publication.number)), ("pages", encode_pages(publication.pages or ""))
    )
    yield from _non_empty(("year", str(publication.year or "")))
    if publication.month:
        yield "month", _MONTHS[publication.month - 1]
    publisher = (_PUBLISHER_FIELDS.get(entry_type, "publisher"), publication.publisher)
    yield from _non_empty(
        *_latex_fields(
            publisher, ("address", publication.place), ("isbn", publication.isbn), ("issn", publication.issn)
        )
    )
    yield from _non_empty(*_identifiers(publication), ("note", _note(citation)))


def _latex_fields(*fields: tuple[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((name, to_latex(value or "")) for name, value in fields)


def _non_empty(*fields: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, in_braces(value)) for name, value in fields if value)


def _container(publication: Publication, entry_type: str) -> str:
    """The journal or proceedings; for a @misc entry also the venue, or arXiv and the number. "" if there is none."""
    if entry_type != "misc":
        return to_latex(publication.container or "") if _TYPES[publication.type].container_field else ""
    if publication.container or publication.venue:
        return to_latex(publication.container or publication.venue or "")
    return f"arXiv preprint arXiv:{publication.arxiv}" if publication.arxiv else ""


def _identifiers(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "doi", encode_verbatim(publication.doi or "")
    if publication.arxiv:
        yield from (
            ("eprint", publication.arxiv),
            ("archivePrefix", "arXiv"),
            ("primaryClass", publication.arxiv_class or ""),
        )
    yield "url", encode_verbatim(publication.url or "")


def _note(citation: Citation) -> str:
    """The facts for which BibTeX has no field: version, software or data set, day of access."""
    publication = citation.publication
    what = {"software": "Computer software", "dataset": "Data set"}.get(publication.type, "")
    version = f"version {to_latex(publication.version)}" if publication.version else ""
    first = ", ".join(part for part in (what, version) if part)
    accessed = f"Accessed {citation.accessed}" if citation.accessed else ""
    return ". ".join(part[0].upper() + part[1:] for part in (first, accessed) if part)


def format_names(people: Iterable[Author], *, encode: Callable[[str], str], et_al: bool = False) -> str:
    """Names for BibTeX and BibLaTeX: `von Family, Jr., Given`, joined by `and`. Organizations are in braces.

    `encode` is applied to each part of a name. With `et_al`, `others` ends the list.
    """
    names = [_name(person, encode) for person in people]
    return " and ".join([*(name for name in names if name), *(["others"] if et_al else [])])


def _name(person: Author, encode: Callable[[str], str]) -> str:
    if person.literal or not person.family:
        full_name = person.literal or person.given or ""
        return f"{{{encode(full_name)}}}" if full_name else ""
    family = _name_part(person.family, encode)
    if person.family.split()[0][0].islower() and not family.startswith("{"):  # without braces, it would be a particle
        family = f"{{{family}}}"
    before = " ".join(part for part in (_name_part(person.particle, encode), family) if part)
    return ", ".join(
        part for part in (before, _name_part(person.suffix, encode), _name_part(person.given, encode)) if part
    )


def _name_part(part: str | None, encode: Callable[[str], str]) -> str:
    """A part of a name. It is in braces if it has a comma or `and`, which would separate names."""
    if not part:
        return ""
    return f"{{{encode(part)}}}" if "," in part or "and" in part.lower().split() else encode(part)


def encode_pages(pages: str) -> str:
    """Pages with two hyphens between first and last, as LaTeX wants them."""
    return to_latex(pages).replace("–", "-").replace("--", "-").replace("-", "--")


def encode_verbatim(address: str) -> str:
    """An address or a DOI for a field that LaTeX reads verbatim.

    Braces, which could end the field, and backslashes are percent-encoded.
    """
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def in_braces(value: str) -> str:
    """A value in braces."""
    return f"{{{value}}}"
