"""Citations in BibTeX: LaTeX commands for accented Latin letters and symbols, types and fields of the standard styles,
and eprint fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.latex import protect, to_latex
from mlcat.model import Author, Publication

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TYPES = {
    "article-journal": ("article", "journal", ("authors", "container", "year")),
    "paper-conference": ("inproceedings", "booktitle", ("authors", "container", "year")),
    "book": ("book", "", ("authors", "publisher", "year")),
    "chapter": ("incollection", "booktitle", ("authors", "container", "publisher", "year")),
    "thesis": ("phdthesis", "", ("authors", "publisher", "year")),
    "report": ("techreport", "", ("authors", "publisher", "year")),
}
"""The entry type, the field for the container, and the fields that the standard styles require, by CSL type."""
_PUBLISHER_FIELDS = {"phdthesis": "school", "techreport": "institution"}


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """The citations of the entries; `fields` is not used."""
    return bibtex(cite_items(items))


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """The citations as entries of a `.bib` file, a blank line between them."""
    for number, citation in enumerate(citations):
        yield format_record(number, _type(citation.publication), citation.key, _fields(citation))


def format_record(number: int, kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry of a `.bib` file, with a blank line before it unless its `number` is 0."""
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    separator = "\n" if number else ""
    return f"{separator}@{kind}{{{key},\n{lines}}}\n"


def _type(publication: Publication) -> str:
    """The entry type; `misc` if a field that the type requires is unknown."""
    name, _, required = _TYPES.get(publication.type, ("misc", "", ()))
    return name if all(getattr(publication, field) for field in required) else "misc"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """The names and values of the known fields."""
    publication = citation.publication
    kind = _type(publication)
    yield "title", in_braces(protect(publication.title, citation.proper_nouns, to_latex))
    if publication.authors:
        yield "author", in_braces(format_names(publication.authors, et_al=publication.et_al, encode=to_latex))
    elif kind == "misc":
        yield "key", in_braces(to_latex(publication.title))  # by which styles sort and label the entry
    if publication.editors:
        yield "editor", in_braces(format_names(publication.editors, encode=to_latex))
    container = "howpublished" if kind == "misc" else _TYPES[publication.type][1]
    yield from _non_empty(
        (container, _container(publication, kind)),
        *_ascii_fields(("series", publication.series), ("volume", publication.volume)),
    )
    yield from _non_empty(
        *_ascii_fields(("number", publication.number)), ("pages", encode_pages(publication.pages or ""))
    )
    yield from _non_empty(("year", str(publication.year or "")))
    if publication.month:
        yield "month", _MONTHS[publication.month - 1]
    publisher = (_PUBLISHER_FIELDS.get(kind, "publisher"), publication.publisher)
    yield from _non_empty(
        *_ascii_fields(
            publisher, ("address", publication.place), ("isbn", publication.isbn), ("issn", publication.issn)
        )
    )
    yield from _non_empty(*_identifiers(publication), ("note", _note(citation)))


def _ascii_fields(*fields: tuple[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((name, to_latex(value or "")) for name, value in fields)


def _non_empty(*fields: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, in_braces(value)) for name, value in fields if value)


def _container(publication: Publication, kind: str) -> str:
    """The journal or proceedings; of a @misc entry the venue, or arXiv and the number; "" if there is none."""
    if kind != "misc":
        return to_latex(publication.container or "") if _TYPES[publication.type][1] else ""
    if publication.container or publication.venue:
        return to_latex(publication.container or publication.venue or "")
    return f"arXiv preprint arXiv:{publication.arxiv}" if publication.arxiv else ""


def _identifiers(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "doi", encode_braces(publication.doi or "")
    if publication.arxiv:
        yield from (
            ("eprint", publication.arxiv),
            ("archivePrefix", "arXiv"),
            ("primaryClass", publication.arxiv_class or ""),
        )
    yield "url", encode_braces(publication.url or "")


def _note(citation: Citation) -> str:
    """The facts for which BibTeX has no field: version, software or data set, day of access."""
    publication = citation.publication
    what = {"software": "Computer software", "dataset": "Data set"}.get(publication.type, "")
    version = f"version {to_latex(publication.version)}" if publication.version else ""
    first = ", ".join(part for part in (what, version) if part)
    accessed = f"Accessed {citation.accessed}" if citation.accessed else ""
    return ". ".join(part[0].upper() + part[1:] for part in (first, accessed) if part)


def format_names(people: Iterable[Author], *, encode: Callable[[str], str], et_al: bool = False) -> str:
    """Names in BibTeX and BibLaTeX, `von Family, Jr., Given`, joined by `and`; organizations are in braces.

    `encode` is applied to each part of a name; with `et_al`, `others` ends the list.
    """
    names = [_name(person, encode) for person in people]
    return " and ".join([*(name for name in names if name), *(["others"] if et_al else [])])


def _name(person: Author, encode: Callable[[str], str]) -> str:
    if person.literal or not person.family:
        full_name = person.literal or person.given or ""
        return f"{{{encode(full_name)}}}" if full_name else ""
    family = _name_part(person.family, encode)
    if person.family.split()[0][0].islower() and not family.startswith("{"):  # else BibTeX takes it for a particle
        family = f"{{{family}}}"
    before = " ".join(part for part in (_name_part(person.particle, encode), family) if part)
    return ", ".join(
        part for part in (before, _name_part(person.suffix, encode), _name_part(person.given, encode)) if part
    )


def _name_part(part: str | None, encode: Callable[[str], str]) -> str:
    """A part of a name, in braces if it has a comma or `and`, which separate names."""
    if not part:
        return ""
    return f"{{{encode(part)}}}" if "," in part or "and" in part.lower().split() else encode(part)


def encode_pages(pages: str) -> str:
    """Pages with the two hyphens of LaTeX between first and last."""
    return to_latex(pages).replace("–", "-").replace("--", "-").replace("-", "--")


def encode_braces(address: str) -> str:
    """An address or a DOI for a field that LaTeX reads verbatim: braces, which could end the field, and backslashes are
    percent-encoded."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def in_braces(value: str) -> str:
    """A value in braces."""
    return f"{{{value}}}"
