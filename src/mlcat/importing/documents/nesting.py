"""Rejects HTML whose nesting would cost a parser minutes or gigabytes.

At each tag, a parser walks up the open elements. So its cost is the sum of the depths at all tags, and this module
computes that sum before the parse. To see the tags that the parser will see, it removes comments, and escapes `<` in
attributes.
"""

import re

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.active_formatting import ActiveFormatting
from mlcat.importing.documents.text import word_set
from mlcat.importing.lazy_patterns import lazy_compile

_NEEDS_CLEANING = lazy_compile(r"<[!?]|</[^A-Za-z]|<[A-Za-z][^<>]*<")
_MARKUP = lazy_compile(
    r"<!--.*?(?:--!?>|\Z)|<[!?][^>]*>?|</[^A-Za-z][^>]*>?"  # comments, and what a parser takes for comments
    r"|</?[A-Za-z](?:[^>=]|=\s*(?:\"[^\"]*\"|'[^']*')?)*>?",
    re.DOTALL,
)
_TAG = lazy_compile(r"<(?:(a|code|em|strong)(?=[\s>])[^<>]*>[^<>]*</\1>|(/?)([A-Za-z][A-Za-z0-9]*)(>?))")
"""Matches a whole inline element without tags in it, which most elements of a list are, or any other tag."""
_NEVER_OPEN = word_set(
    """
    area base br col embed hr img input link meta source track wbr p li dt dd td th tr thead tbody tfoot
    option
    """
)  # void elements, and elements that the next one of their kind closes
_TABLE_PARTS = word_set("td th tr thead tbody tfoot")
_SPECIAL = word_set(
    """
    address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header html main menu nav ol pre section summary table ul
    """
)  # an end tag of an inline element does not close these
_MAX_COMPARED = 64  # open elements with which an end tag is compared
_MAX_COST = 5_000_000  # plus 20 per tag
_MAX_REOPENED = 500_000  # formatting elements that are opened again, plus one per tag


def clean_markup(html: str) -> str:
    """Removes comments, and escapes `<` in attributes.

    Raises `ImportFailedError` if elements are nested so deeply that parsing would take minutes or gigabytes.
    """
    if _NEEDS_CLEANING.search(html):
        html = _MARKUP.sub(_clean_tag, html)
    open_tags: list[str] = []
    formatting = ActiveFormatting()
    cost = reopened = tag_count = 0
    for inline, closing, tag, end in _TAG.findall(html):
        tag_count += 1
        cost += len(open_tags)
        reopened += formatting.count
        if inline:
            if inline == "a" and (formatting.count or "a" in open_tags):  # it closes the previous link
                _close(open_tags, "a")
                formatting.end("a")
            tag_count += 1
            cost += len(open_tags) + 1
            reopened += formatting.count + 1
            continue
        name = tag.casefold()
        if name in _NEVER_OPEN and name not in _TABLE_PARTS:
            continue
        if closing:
            formatting.end(name)
        else:
            formatting.start(name, is_plain=bool(end))
        if name in _NEVER_OPEN:
            continue
        if closing or name == "a":  # a link closes the previous one
            _close(open_tags, name)
        if not closing:
            open_tags.append(name)
    if cost > _MAX_COST + 20 * tag_count or reopened > _MAX_REOPENED + tag_count:
        raise ImportFailedError("this text nests its HTML too deeply to be read.", "It is hardly a list of links.")
    return html


def _clean_tag(match: re.Match[str]) -> str:
    """The replacement of a match of _MARKUP: "" for a comment, a tag with `<` in its attributes escaped."""
    tag = match.group()
    if not tag.lstrip("</")[:1].isalpha():
        return ""
    return "<" + tag[1:].replace("<", "&lt;")


def _close(open_tags: list[str], name: str) -> None:
    """Removes the innermost open element of that name and the elements in it, if an end tag would close it."""
    for position in range(len(open_tags) - 1, max(-1, len(open_tags) - 1 - _MAX_COMPARED), -1):
        if open_tags[position] == name:
            del open_tags[position:]
            return
        if open_tags[position] == "table" or (open_tags[position] in _SPECIAL and name not in _SPECIAL):
            return
