"""Writes and parses CSL-JSON, the format of Zotero, pandoc and other citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.prose import arxiv_address
from mlcat.constraints import CSL_TYPES
from mlcat.model import Author, Publication

_VARIABLES = (
    ("container", "container-title"),
    ("venue", "container-title-short"),
    ("series", "collection-title"),
    ("volume", "volume"),
    ("number", "issue"),
    ("pages", "page"),
    ("publisher", "publisher"),
    ("place", "publisher-place"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("version", "version"),
    ("doi", "DOI"),
    ("url", "URL"),
)
"""Fields of a publication, each with its CSL variable."""

_NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("particle", "non-dropping-particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)
_CUSTOM_FIELDS = ("role", "key", "arxiv", "arxiv_class")
"""Fields without a CSL variable. They are stored in `custom`, which CSL reserves for programs."""

_ET_AL = {"literal": "et al."}


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """Formats the citations of the entries. `fields` is not used."""
    return csl_json(cite_items(items))


def csl_json(citations: Iterable[Citation]) -> Iterator[str]:
    """Formats the citations as an array of CSL items, item by item."""
    is_open = False
    for citation in citations:
        text = json.dumps(csl_item(citation), ensure_ascii=False, indent=2).replace("\n", "\n  ")
        yield (",\n  " if is_open else "[\n  ") + text
        is_open = True
    yield "\n]\n" if is_open else "[]\n"


def csl_item(citation: Citation) -> dict[str, Any]:
    """The citation as a CSL item."""
    publication = citation.publication
    item: dict[str, Any] = {"id": citation.key, "type": publication.type, "title": publication.title}
    for variable, people in (("author", publication.authors), ("editor", publication.editors)):
        if names := [name for name in map(_name, people) if name]:
            item[variable] = names
    if publication.et_al:
        item["author"] = [*item.get("author", []), _ET_AL]
    if publication.year:
        item["issued"] = {"date-parts": [_date_parts(publication)]}
    for field, variable in _VARIABLES:
        if value := getattr(publication, field):
            item[variable] = value
    if publication.type == "article" and publication.arxiv:  # as Zotero writes a preprint
        item |= {"number": f"arXiv:{publication.arxiv}", "publisher": publication.publisher or "arXiv"}
        item.setdefault("URL", arxiv_address(publication.arxiv))
    if citation.accessed:
        item["accessed"] = {"date-parts": [[int(part) for part in citation.accessed.split("-")]]}
    if custom_fields := {field: value for field in _CUSTOM_FIELDS if (value := getattr(publication, field))}:
        item["custom"] = custom_fields
    return item


def publication_values(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the publication in a CSL item, as JSON values. They are not validated."""
    values: dict[str, Any] = {"title": _to_text(item.get("title"))}
    values["type"] = item["type"] if item["type"] in CSL_TYPES else "document"
    authors = _to_list(item.get("author"))
    values["et_al"] = _ET_AL in authors
    values["authors"] = [_author(name) for name in authors if name != _ET_AL]
    values["editors"] = [_author(name) for name in _to_list(item.get("editor"))]
    values |= dict(zip(("year", "month", "day"), _issued(item), strict=False))
    values |= {field: item.get(variable) for field, variable in _VARIABLES}
    values |= _preprint_fields(item)
    custom = item.get("custom")
    values |= {field: custom.get(field) for field in _CUSTOM_FIELDS} if isinstance(custom, dict) else {}
    return {key: _to_text(value) if key in _TEXT_FIELDS else value for key, value in values.items() if value}


_TEXT_FIELDS = frozenset(field for field, _ in _VARIABLES)


def _to_text(value: Any) -> Any:
    """A value as text. CSL allows numbers in text fields, and doi.org sends lists."""
    value = value[0] if isinstance(value, list) and value else value
    return str(value) if isinstance(value, int) else value


def _name(person: Author) -> dict[str, str]:
    return {variable: value for field, variable in _NAME_PARTS if (value := getattr(person, field))}


def _author(name: Any) -> Any:
    """The author for a name of CSL, as JSON values. An invalid name stays unchanged: validation reports it."""
    if not isinstance(name, dict):
        return name
    particles = {"particle": name["dropping-particle"]} if name.get("dropping-particle") else {}
    parts = {field: name[variable] for field, variable in _NAME_PARTS if name.get(variable)}
    if not parts and name.get("name"):  # an organization, as doi.org writes it
        return {"literal": name["name"]}
    return particles | parts


def _date_parts(publication: Publication) -> list[int]:
    parts = []
    for part in (publication.year, publication.month, publication.day):
        if not part:
            break
        parts.append(part)
    return parts


def _preprint_fields(item: Mapping[str, Any]) -> dict[str, Any]:
    """The arXiv number of a preprint, and its publisher and address unless they follow from the number.

    Empty for other items.
    """
    number = (
        str(item.get("number") or "").removeprefix("arXiv:") if str(item.get("number")).startswith("arXiv:") else ""
    )
    if not number and item.get("archive") == "arXiv":
        number = str(item.get("archive_location") or "")
    if not number:
        return {}
    known = {"publisher": item.get("publisher"), "url": item.get("URL")}
    implied = {"publisher": "arXiv", "url": arxiv_address(number)}
    return {"arxiv": number} | {key: None if known[key] == value else known[key] for key, value in implied.items()}


def _issued(item: Mapping[str, Any]) -> list[int]:
    """The year, month and day of publication, as far as they are known."""
    issued = item.get("issued")
    parts = _to_list(issued.get("date-parts")) if isinstance(issued, dict) else []
    first = _to_list(parts[0]) if parts else []
    return [int(part) for part in first if isinstance(part, int) or (isinstance(part, str) and part.isdecimal())]


def _to_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
