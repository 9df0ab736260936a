"""Finds addresses and named links in a single line of any markup, without the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.addresses import canonical_address

_ADDRESS = lazy_compile(r"""https?://(?:[^\s<>"'`|\\{}^()\[\]]|\([^\s<>()\[\]]{0,200}\)){1,2000}""", re.IGNORECASE)
"""Matches an address; balanced parentheses belong to it."""
_TRAILING = ".,;:!?*_~"  # punctuation after an address in a sentence, and marks of bold text
_TITLE, _URL = r"(?P<title>[^\[\]`<>]{1,200})", r"(?P<url>https?://[^\s\[\]()<>'\"]{1,2000}+)"
_LINKS = (
    lazy_compile(rf"\[{_TITLE}\]\({_URL}", re.IGNORECASE),  # Markdown
    lazy_compile(rf"`{_TITLE}\s<{_URL}>`", re.IGNORECASE),  # reStructuredText
    lazy_compile(rf"\[\[{_URL}\]\[{_TITLE}\]\]", re.IGNORECASE),  # Org
    lazy_compile(rf"{_URL}\[{_TITLE}\]", re.IGNORECASE),  # AsciiDoc
    lazy_compile(rf"""<a\s[^<>]{{0,200}}?href=["']{_URL}["'][^<>]{{0,200}}>{_TITLE}</a>""", re.IGNORECASE),  # HTML
)


def find_addresses(line: str) -> set[str]:
    """The canonical forms (see `canonical_address`) of the addresses in a line.

    An address before punctuation has two: the punctuation may or may not belong to it.
    """
    addresses = set()
    for written in _ADDRESS.findall(line):
        address = unescape(written) if "&" in written else written
        addresses |= {canonical_address(address), canonical_address(address.rstrip(_TRAILING))}
    return addresses


def find_named_links(line: str) -> Iterator[tuple[str, str]]:
    """Yields the text, in lower case, and the canonical address of each link that is whole on this line."""
    for pattern in _LINKS:
        for match in pattern.finditer(line):
            title = match["title"].strip(" *_").casefold()
            if title:
                yield title, canonical_address(unescape(match["url"]))
