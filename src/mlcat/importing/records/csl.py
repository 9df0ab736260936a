"""Converts CSL-JSON, as Zotero, pandoc and `mlcat cite` write it, to entries in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mlcat.text.person_names import full_name

SECTION = "References"
"""The section of all entries from a bibliography."""

_KINDS = {"dataset": "dataset", "webpage": "article", "post-weblog": "article", "software": None, "document": None}
"""The kind of an entry by the CSL type of its publication; any other type is a paper."""


def is_csl_item(item: Mapping[str, Any]) -> bool:
    """Whether this is a CSL item rather than an entry of a catalog."""
    return isinstance(item.get("type"), str) and "title" in item and "section" not in item


def csl_to_entry(line: bytes) -> str | None:
    """The entry, in JSON, for a CSL item in JSON; None for other JSON."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return json.dumps(_to_entry(item)) if isinstance(item, dict) and is_csl_item(item) else None


def _to_entry(item: Mapping[str, Any]) -> dict[str, Any]:
    from mlcat.citing.csl_json import publication_values

    publication = publication_values(item)
    names = [_display_name(author) for author in publication.get("authors", ())]
    values = {
        "title": publication.get("title"),
        "url": _address(publication),
        "section": SECTION,
        "kind": _KINDS.get(publication["type"], "paper"),
        "authors": [name for name in names if name],
        "year": publication.get("year"),
        "publications": [publication],
    }
    return {key: value for key, value in values.items() if value}


def _address(publication: Mapping[str, Any]) -> str | None:
    """The address of the publication; None if it has none. Validation reports that later."""
    if publication.get("url"):
        return str(publication["url"])
    if publication.get("doi"):
        return f"https://doi.org/{publication['doi']}"
    return f"https://arxiv.org/abs/{publication['arxiv']}" if publication.get("arxiv") else None


def _display_name(author: Any) -> str:
    """The name of an author as people write it; "" if it has none."""
    if not isinstance(author, dict):
        return ""
    parts = (author.get(key) for key in ("given", "particle", "family", "suffix"))
    return str(author.get("literal") or full_name(*(part if isinstance(part, str) else None for part in parts)))
