"""Finds a name in plain text, followed by its address: Name - https://address."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import LINK, TEXT, Inline, text_of
from mlcat.importing.lists.links.leading_link import EntryStart, find_bare_address

_PUNCTUATION = " \t\n-–—:：,，;|=>→([{（【<*_"
_MAX_NAME = 120  # characters


def find_named_address(inlines: list[Inline]) -> EntryStart | None:
    """The link of an entry with a short name before its address, which is bare or a link whose text is the end of the
    address; None if `inlines` have another layout."""
    for position, inline in enumerate(inlines):
        if inline.kind == LINK:
            link_text = inline.text.rstrip("/")
            if (
                not inline.url.startswith("http")
                or "." not in link_text
                or not inline.url.rstrip("/").endswith(link_text)
            ):
                return None
            return _link(inlines[:position], inline.url, inlines[position + 1 :])
        match = find_bare_address(inline.text) if inline.kind == TEXT else None
        if match:
            before = Inline(TEXT, inline.text[: match.start()])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(")>）】 "))
            return _link([*inlines[:position], before], match.group(), [rest, *inlines[position + 1 :]])
    return None


def _link(before: list[Inline], url: str, rest: list[Inline]) -> EntryStart | None:
    name = text_of(before)
    title = name.strip(_PUNCTUATION)
    if not has_words(title) or len(title) > _MAX_NAME or title.endswith((".", "。", "?")):
        return None
    return EntryStart(title, url, rest)
