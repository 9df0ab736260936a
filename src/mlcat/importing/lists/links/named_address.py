"""Finds a name in plain text, followed by its address or by a link: Name - https://address."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import LINK, TEXT, Inline, text_of
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.field_labels import LINKS, field_of
from mlcat.importing.fields.identifiers import is_paper
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import EntryStart, find_bare_address

_PUNCTUATION = " \t\n-–—:：,，;|=>→([{（【<*_"
_MAX_NAME = 120  # characters
_NAME_ENDS = (" -", " –", " —", ":", "：")
_REST_STARTS = "([（【,，;；|｜-–—·"
"""Characters between the title of a paper and its facts."""
_MIN_TITLE_WORDS = 3  # of the text of a link after a dash; a shorter one may be part of a sentence
_MAX_ALIAS_WORDS = 3  # of an acronym before the dash


def find_named_address(inlines: list[Inline]) -> EntryStart | None:
    """The start of an entry with a short name before its address; None for any other layout.

    The address is bare, or that of a link whose text is the end of the address.
    """
    for position, inline in enumerate(inlines):
        if inline.kind == LINK:
            link_text = inline.text.rstrip("/")
            if (
                not inline.url.startswith("http")
                or "." not in link_text
                or not inline.url.rstrip("/").endswith(link_text)
            ):
                return None
            return _start(inlines[:position], inline.url, inlines[position + 1 :])
        match = find_bare_address(inline.text) if inline.kind == TEXT else None
        if match:
            before = Inline(TEXT, inline.text[: match.start()])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(")>）】 "))
            return _start([*inlines[:position], before], match.group(), [rest, *inlines[position + 1 :]])
    return None


def _start(before: list[Inline], url: str, rest: list[Inline]) -> EntryStart | None:
    name = text_of(before)
    title = name.strip(_PUNCTUATION)
    title = title if "[" in title else title.removesuffix("]")
    if not has_words(title) or len(title) > _MAX_NAME or title.endswith((".", "。", "?")):
        return None
    title, _, description = title.partition(" – ") if " – " in title else title.partition(" — ")
    return EntryStart(title, url, [Inline(TEXT, description), *rest] if description else rest)


def find_titled_link(inlines: list[Inline]) -> EntryStart | None:
    """The start of an entry with a short name and a dash or colon before its link: 3D-Sap - [How trees drink](address).

    An acronym becomes an alias, any other name the description. None for any other layout, such as a text that
    continues after the link; only the facts of a paper may follow it.
    """
    position = next((n for n, inline in enumerate(inlines) if inline.kind == LINK), None)
    if position is None:
        return None
    link, rest = inlines[position], inlines[position + 1 :]
    before = text_of(inlines[:position]).rstrip()
    name = before.removeprefix("[ ]").strip(_PUNCTUATION + "★☆")
    others = [inline for inline in rest if not (inline.kind == LINK and is_link_label(inline.text))]
    is_title = (
        link.url.startswith("http") and len(link.text.split()) >= _MIN_TITLE_WORDS and not is_link_label(link.text)
    )
    is_name = before.endswith(_NAME_ENDS) and has_words(name) and len(name) <= _MAX_NAME
    after = text_of(others)
    continues = has_words(after) and not (is_paper(link.url) and after[0] in _REST_STARTS)
    is_label = before.endswith((":", "：")) and field_of(name) == LINKS
    if not is_title or not is_name or continues or is_label:
        return None
    if authors_of(name, accept_single=False):
        return EntryStart(link.text, link.url, rest, prefix=name)
    if len(name.split()) <= _MAX_ALIAS_WORDS and any(char.isupper() or char.isdigit() for char in name[1:]):
        return EntryStart(link.text, link.url, rest, aliases=(name,))
    return EntryStart(link.text, link.url, [Inline(TEXT, name), *rest])
