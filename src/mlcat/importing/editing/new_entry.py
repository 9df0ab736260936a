"""Creates an entry from an address: from the user's values, and from facts that the address reveals."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote

from mlcat.constraints import MAX_LINE
from mlcat.errors import CatalogError, UsageError
from mlcat.importing.convert import entry_of
from mlcat.importing.fields.identifiers import arxiv_of, doi_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lists.links.addresses import resolve
from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.model import Entry
from mlcat.text.addresses import host_and_path
from mlcat.text.safety import one_line, shorten
from mlcat.validation import parse_entry, to_json

_HOST_AND_PATH = re.compile(r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,20}[^\W\d_]{2,24}(?::\d{1,5})?/")
"""The start of an address without a scheme. One without a path could be the name of a file or of a project."""
_FILE_SUFFIXES = (".html", ".htm", ".pdf", ".php", ".git", ".md")


def checked_address(typed: str) -> str:
    """Checks and returns the address that a user typed. One without a scheme is read as https if it has a host with a
    dot, and a path.

    Raises `UsageError`, with what to type instead, if it is invalid.
    """
    written = typed.strip()
    url, _ = resolve(f"https://{written}" if _HOST_AND_PATH.match(written) else written, None)
    if url:
        return url
    shown = shorten(typed, 100)
    if typed.count("/") == 1 and "." not in typed.partition("/")[0] and ":" not in typed:
        raise UsageError(
            f"'{shown}' is not an address.",
            f"For the repository: `mlcat add https://github.com/{shown}`. "
            f"To make a catalog of the list in it: `mlcat import {shown}`.",
        )
    hint = "Write the whole address: https://example.org/page."
    if ":" not in typed and "." in typed and " " not in typed.strip() and resolve(f"https://{typed}", None)[0]:
        hint = f"Write https://{shown}."
    raise UsageError(f"'{shown}' is not an address that begins with https:// or http://.", hint)


def title_of_address(url: str) -> str:
    """A name for what is at an address: its number on arXiv or its DOI, else the last part of the path, else the host.

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
    """The entry for a checked address, without an id unless `values` has one.

    `values` are further fields by name, as a user typed them; those that are None or empty do not count. `description`
    is the page's, used if `values` has none. Raises `UsageError` for a value that no entry may have.
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
    stated = json.loads(to_json(entry_of(parsed, section, ""))) | given
    if title == title_of_address(url):
        stated.pop("publications", None)  # whose title is not known
    try:
        return parse_entry(json.dumps(stated | {"added": date.today().isoformat()}), "the new entry")
    except CatalogError as error:
        raise UsageError(error.message, error.hint) from None
