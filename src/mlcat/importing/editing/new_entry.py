"""Creates an entry from an address, the facts in it, and the values that the user gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote

from mlcat.constraints import MAX_LINE
from mlcat.errors import CatalogError, UsageError
from mlcat.importing.convert import to_entry
from mlcat.importing.fields.identifiers import arxiv_of, doi_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.links.link_targets import resolve
from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.model import Entry
from mlcat.text.addresses import host_and_path
from mlcat.text.safety import one_line, shorten
from mlcat.validation import parse_entry, to_json

_HOST_AND_PATH = lazy_compile(r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,20}[^\W\d_]{2,24}(?::\d{1,5})?/")
"""Matches a host and a slash, which begin an address without a scheme. A host alone may be the name of a file."""
_FILE_SUFFIXES = (".html", ".htm", ".pdf", ".php", ".git", ".md")


def parse_address(typed: str) -> str:
    """Validates the address that a user typed. `https://` may be missing if there is a path after the host.

    Raises `UsageError`, which suggests a correction, if the address is invalid.
    """
    stripped = typed.strip()
    url, _ = resolve(f"https://{stripped}" if _HOST_AND_PATH.match(stripped) else stripped, None)
    if url:
        return url
    short = shorten(typed, 100)
    if typed.count("/") == 1 and "." not in typed.partition("/")[0] and ":" not in typed:
        raise UsageError(
            f"'{short}' is not an address.",
            f"For the repository: `mlcat add https://github.com/{short}`. "
            f"To make a catalog of the list in it: `mlcat import {short}`.",
        )
    hint = "Write the whole address: https://example.org/page."
    if ":" not in typed and "." in typed and " " not in typed.strip() and resolve(f"https://{typed}", None)[0]:
        hint = f"Write https://{short}."
    raise UsageError(f"'{short}' is not an address that begins with https:// or http://.", hint)


def title_of_address(url: str) -> str:
    """Derives a title from an address: the arXiv number or the DOI, else the last part of the path, else the host.

    >>> title_of_address("https://github.com/facebookresearch/faiss")
    'faiss'
    """
    if number := arxiv_of(url):
        return f"arXiv:{number}"
    if doi := doi_of(url):
        return f"doi:{doi}"
    host, parts = host_and_path(url)
    last = one_line(unquote(parts[-1])) if parts else ""
    for suffix in _FILE_SUFFIXES:
        last = last.removesuffix(suffix)
    return shorten(last, MAX_LINE) if any(char.isalnum() for char in last) else host


def new_entry(url: str, title: str, section: str, values: Mapping[str, Any], description: str = "") -> Entry:
    """Creates the entry for a valid address, with today as the day on which it was added.

    `values` has further fields by name, as a user typed them; empty values are ignored. The entry has no id unless
    `values` has one. `description` is used if `values` has none. Raises `UsageError` for an invalid value.
    """
    given = {name: value for name, value in values.items() if value not in (None, "", [], ())}
    if license := license_of(str(given.get("license", ""))):
        given["license"] = license
    parsed = ParsedEntry(
        title=title,
        url=url,
        description=given.get("description", description),
        authors=tuple(given.get("authors", ())),
        year=given.get("year"),
        kind=given.get("kind"),
    )
    all_values = json.loads(to_json(to_entry(parsed, section, ""))) | given
    if title == title_of_address(url):
        all_values.pop("publications", None)  # their title is unknown
    try:
        return parse_entry(json.dumps(all_values | {"added": date.today().isoformat()}), "the new entry")
    except CatalogError as error:
        raise UsageError(error.message, error.hint) from None
