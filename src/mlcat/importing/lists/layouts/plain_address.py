"""Recognizes a name in plain text, followed by its address: Name - https://address."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import LINK, TEXT, Inline, text_of
from mlcat.importing.lists.links.leading_link import LeadingLink, bare_address

_EDGES = " \t\n-–—:：,，;|=>→([{（【<*_"
_MAX_NAME = 120  # characters


def find_named_address(row: list[Inline]) -> LeadingLink | None:
    """The entry of a row that has a short name and then an address, bare or as a link with the address as text."""
    for position, inline in enumerate(row):
        if inline.kind == LINK:
            link_text = inline.text.rstrip("/")
            if (
                not inline.url.startswith("http")
                or "." not in link_text
                or not inline.url.rstrip("/").endswith(link_text)
            ):
                return None
            return _link(row[:position], inline.url, row[position + 1 :])
        match = bare_address(inline.text) if inline.kind == TEXT else None
        if match:
            before = Inline(TEXT, inline.text[: match.start()])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(")>）】 "))
            return _link([*row[:position], before], match.group(), [rest, *row[position + 1 :]])
    return None


def _link(before: list[Inline], url: str, rest: list[Inline]) -> LeadingLink | None:
    name = text_of(before)
    title = name.strip(_EDGES)
    if not has_words(title) or len(title) > _MAX_NAME or title.endswith((".", "。", "?")):
        return None
    return LeadingLink(title, url, rest)
