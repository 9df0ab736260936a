"""Publications as plain values, for the index and for JSON, and the names of their authors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from mlcat.model import Author, Publication


def author_name(author: Author) -> str:
    """The name of an author, given name first; "" if it is unknown."""
    from mlcat.text.person_names import full_name

    return author.literal or full_name(author.given, author.particle, author.family, author.suffix)


def to_values(publication: Publication) -> dict[str, Any]:
    """The known fields of a publication as plain values for JSON; `from_values` reads them back."""
    values = {key: value for key, value in asdict(publication).items() if value}
    for field in ("authors", "editors"):
        if field in values:
            values[field] = [{key: part for key, part in author.items() if part} for author in values[field]]
    return values


def from_values(values: Mapping[str, Any]) -> Publication:
    """The publication with these fields, which are not checked. Raises `TypeError` for a field that does not exist."""
    fields = dict(values)
    for field in ("authors", "editors"):
        if field in fields:
            fields[field] = tuple(Author(**author) for author in fields[field])
    return Publication(**fields)
