"""Looks up the missing fields of a publication at doi.org or arXiv, by its DOI or arXiv number.

doi.org answers with CSL-JSON if asked for it (https://citation.doi.org/docs.html), arXiv with an Atom feed
(https://info.arxiv.org/help/api/user-manual.html).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

from mlcat.citing.csl_json import publication_values
from mlcat.errors import ImportFailedError
from mlcat.model import Publication
from mlcat.text.person_names import parse_name
from mlcat.text.safety import one_line
from mlcat.validation import parse_entry

DOI_RESOLVER = "https://doi.org/"
ARXIV_API = "https://export.arxiv.org/api/query"
CSL_TYPE = "application/vnd.citationstyles.csl+json"
MAX_ANSWER = 1 << 20
"""Maximum size of an answer in bytes; a publication with 3,000 authors takes a third of that."""

Get = Callable[[str, str], bytes]
"""Fetches an address. The second argument is the media type to ask for; "" asks for any."""

_ATOM = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}
_NEVER_TAKEN = ("role", "type", "title", "et_al", "doi", "arxiv", "url", "key")
"""Fields that an answer does not change, with the exceptions that `complete_publication` names."""


def can_complete(publication: Publication) -> bool:
    """Whether a publication lacks authors or the year, and has a DOI or arXiv number to look them up."""
    is_incomplete = not publication.authors or publication.et_al or not publication.year
    return bool(is_incomplete and (publication.doi or publication.arxiv))


def complete_publication(publication: Publication, get: Get) -> Publication:
    """Looks up a publication for which `can_complete` is true, and returns it with its missing fields added.

    Known values are kept, except an incomplete list of authors and the type `document`. Raises `ImportFailedError` if
    the DOI or number is unknown, `CatalogError` if the answer is invalid as a publication, and what `get` raises.
    """
    completion = _from_doi(publication.doi, get) if publication.doi else _from_arxiv(str(publication.arxiv), get)
    new_values: dict[str, Any] = {
        field.name: getattr(completion, field.name)
        for field in fields(Publication)
        if field.name not in _NEVER_TAKEN and not getattr(publication, field.name)
    }
    if publication.type == "document":
        new_values["type"] = completion.type
    if publication.et_al and completion.authors:
        new_values |= {"authors": completion.authors, "et_al": False}
    return replace(publication, **new_values)


def _from_doi(doi: str, get: Get) -> Publication:
    """The publication with a DOI, as doi.org describes it."""
    answer = get(f"{DOI_RESOLVER}{quote(doi, safe='/')}", CSL_TYPE)
    try:
        item = json.loads(answer)
    except (ValueError, RecursionError):
        item = None
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise ImportFailedError(f"doi.org knows no reference for '{doi}'.", "Check the DOI.")
    return _validate(publication_values(item), f"doi.org, {doi}")


def _from_arxiv(number: str, get: Get) -> Publication:
    """The publication with an arXiv number, as arXiv describes it."""
    answer = get(f"{ARXIV_API}?{urlencode({'id_list': number, 'max_results': 1})}", "")
    try:
        entry = ElementTree.fromstring(answer).find("atom:entry", _ATOM)
    except ElementTree.ParseError:
        entry = None
    if entry is None or entry.find("atom:author", _ATOM) is None:
        raise ImportFailedError(f"arXiv knows no paper '{number}'.", "Check the number.")
    published = _element_text(entry, "atom:published")
    category = entry.find("arxiv:primary_category", _ATOM)
    values = {
        "type": "article",
        "title": _element_text(entry, "atom:title"),
        "authors": [parse_name(_element_text(author, "atom:name")) for author in entry.findall("atom:author", _ATOM)],
        "year": int(published[:4]) if published[:4].isdecimal() else None,
        "month": int(published[5:7]) if published[5:7].isdecimal() else None,
        "arxiv_class": category.get("term") if category is not None else None,
    }
    return _validate({key: value for key, value in values.items() if value}, f"arXiv, {number}")


def _element_text(element: ElementTree.Element, path: str) -> str:
    return one_line(element.findtext(path, "", _ATOM))


def _validate(values: dict[str, Any], location: str) -> Publication:
    """A publication with these values, validated as in a catalog."""
    entry = {"title": "x", "url": DOI_RESOLVER, "section": "x", "publications": [_clean_value(values)]}
    return parse_entry(json.dumps(entry), location).publications[0]


def _clean_value(value: Any) -> Any:
    """A value of JSON with its texts cleaned, and without empty values."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return [cleaned for inner in value if (cleaned := _clean_value(inner))]
    if isinstance(value, dict):
        return {key: cleaned for key, inner in value.items() if (cleaned := _clean_value(inner))}
    return value
