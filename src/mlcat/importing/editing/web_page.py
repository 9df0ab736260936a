"""Reads the title and description of a web page from its metadata."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from mlcat.constraints import MAX_LINE, MAX_PARAGRAPH
from mlcat.errors import ImportFailedError
from mlcat.importing.documents.nesting import clean_markup
from mlcat.importing.fetch.decoding import decode
from mlcat.importing.fetch.http import Response
from mlcat.text.addresses import HOSTS_WITH_OWNERS, host_and_path
from mlcat.text.safety import one_line, shorten

_TITLES = ("citation_title", "og:title", "twitter:title")
"""Names of metadata with the title, the most specific first: a Highwire Press tag, as Google Scholar reads them, the
Open Graph protocol (https://ogp.me), and X's cards. In all but the first, the name of the site often follows the
title."""
_DESCRIPTIONS = ("citation_abstract", "og:description", "description", "twitter:description")
_SITE = "og:site_name"
_SEPARATORS = (" - ", " | ", " · ", " — ", " – ", " :: ", " • ", ": ")
"""Separators between the title of a page and the name of its site."""


class Page(NamedTuple):
    """The title of a page, and its description; "" if it has none."""

    title: str
    description: str


def parse_page(document: Response, url: str) -> Page:
    """Reads the title and description of the page that was fetched from `url`.

    Raises `ImportFailedError` for binary data, for a page without a title, and for HTML that would take too long to
    parse.
    """
    text = decode(document.body, url, document.charset)
    tree = LexborHTMLParser(clean_markup(text))
    metadata = _metadata(tree)
    element = tree.css_first("title")
    title = next((metadata[name] for name in _TITLES if metadata.get(name)), "")
    title = title or one_line(element.text() if element else "")
    description = next((metadata[name] for name in _DESCRIPTIONS if metadata.get(name)), "")
    repository = _repository(url)
    if repository:
        title, description = repository.partition("/")[2], _without_site(description, repository)
    else:
        title = _without_site(title, metadata.get(_SITE, ""))
    if not title:
        raise ImportFailedError("the page has no title.", "Give one with --title.")
    return Page(shorten(title, MAX_LINE), shorten(description, MAX_PARAGRAPH))


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    """The metadata of a page by name. Of several values for a name, the first counts; all are cleaned."""
    metadata: dict[str, str] = {}
    for element in tree.css("meta"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name")
        content = one_line(attributes.get("content") or "")
        if name and content:
            metadata.setdefault(name.casefold(), content)
    return metadata


def _repository(url: str) -> str:
    """`owner/name` for the address of a repository; "" for any other address. The title of its page has that, too."""
    host, parts = host_and_path(url)
    return "/".join(parts) if host in HOSTS_WITH_OWNERS and len(parts) == 2 else ""


def _without_site(text: str, site: str) -> str:
    """`text` without the name of the site at its start or end, and the separator beside it."""
    for separator in _SEPARATORS if site else ():
        page_title = text.removesuffix(f"{separator}{site}").removeprefix(f"{site}{separator}")
        if page_title and page_title != text:
            return page_title
    return text
