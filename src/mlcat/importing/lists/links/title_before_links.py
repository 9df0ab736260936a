"""Parses the title in the text before labeled links: after a venue, in bold or italics, in quotes, or plain."""

from typing import NamedTuple

from mlcat.importing.documents.text import has_words, plain_text
from mlcat.importing.documents.tree import BLOCK_END, BOLD, ITALIC, LINE_BREAK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.status import split_status
from mlcat.importing.fields.venues import venue_and_year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.links.leading_link import is_venue_with_year

PUNCTUATION = " \t\n-–—:：,，;|([{（【"
"""Characters between a title and the text around it."""
_YEAR = lazy_compile(r"(?:(?<![\s,.])[\s,.]+)?\((?:[^()\d]{0,20}\s)?((?:19|20)\d\d)\)[\s,.:]*")
_QUOTED = lazy_compile(r"[\"“«„「『]([^\"“”«»„「」『』]{3,400})[\"”»“」』]")
_ALIAS = lazy_compile(r"^\s*[\[【]([^\[\]【】]{1,40})[\]】]\s*$")
_SENTENCE = lazy_compile(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W\d_])|\s[|·]\s|\s?[|]\s?")
_MAX_SENTENCES = 12
_NOT_IN_VENUE = ("(", ":", " - ", " – ", " — ")
MIN_TITLE_WORDS = 4
"""Minimum number of words, before a comma, of a title after a venue; fewer may be a place."""


class ParsedTitle(NamedTuple):
    """A title and the text around it."""

    prefix: str
    title: str
    rest: list[Inline]
    """The inlines after the title."""
    is_certain: bool
    """Whether a mark of a title was found."""


def split_aliases(inlines: list[Inline]) -> tuple[tuple[str, ...], list[Inline]]:
    """The aliases before a title, and the inlines after them: **[R-CNN]** Rich features. There is at most one."""
    for position, inline in enumerate(inlines):
        if inline.kind == TEXT and inline.text.strip():
            match = _ALIAS.match(inline.text) if inline.style & BOLD else None
            return (
                ((match[1].strip(),), inlines[position + 1 :])
                if match and has_words(text_of(inlines[position + 1 :]))
                else ((), inlines)
            )
    return (), inlines


def parse_title(inlines: list[Inline]) -> ParsedTitle:
    """The title in `inlines`, by the first mark of a title that they have; without any, their first words."""
    return (
        _title_after_venue(inlines)
        or _bold_title(inlines)
        or _italic_title(inlines)
        or _quoted_title(inlines)
        or _plain_title(inlines)
    )


def title_before_dash(inlines: list[Inline]) -> ParsedTitle | None:
    """Parses the words before a dash as the title: 🟢 Sloop - One mast.

    Symbols before the words are dropped, unless one of them is a status.
    """
    name, dash, text = text_of(inlines).partition(" - ")
    start = 0 if split_status(name)[1] else next((n for n, char in enumerate(name) if char.isalnum()), 0)
    return ParsedTitle("", name[start:], [Inline(TEXT, text)], True) if dash and has_words(name) else None


def _title_after_venue(inlines: list[Inline]) -> ParsedTitle | None:
    """Parses all words after a venue, its year and a comma as the title: "ROOTS 2018, **Sap**: how trees drink".

    None if the style of later words marks the title.
    """
    head, _, title = text_of(inlines).partition(", ")
    if not is_venue_with_year(head) or any(mark in head for mark in _NOT_IN_VENUE) or _QUOTED.search(title):
        return None
    if len(title.partition(",")[0].split()) < (2 if head[-1].isdigit() else MIN_TITLE_WORDS):
        return None
    styled = [n for n, inline in enumerate(inlines) if inline.style & (BOLD | ITALIC) and has_words(inline.text)]
    if styled and (inlines[styled[0]].style & ITALIC or text_of(inlines[: styled[0]]).strip(PUNCTUATION) != head):
        return None
    return ParsedTitle(head, title, [], True)


def _bold_title(inlines: list[Inline]) -> ParsedTitle | None:
    """Parses bold words as the title, and the text before them as the prefix."""
    bold = [
        position
        for position, inline in enumerate(inlines)
        if inline.style & BOLD and has_words(inline.text) and not _ALIAS.match(inline.text)
    ]
    if not bold:
        return None
    first = last = bold[0]
    while last + 1 < len(inlines) and inlines[last + 1].style & BOLD and inlines[last + 1].kind != STRONG_END:
        last += 1
    prefix = plain_text(text_of(inlines[:first])).rstrip(" \"“«„'")
    if prefix.count("(") > prefix.count(")"):
        return None  # Title (Venue 2019, **oral**)
    title = text_of(inlines[first : last + 1]).strip('"“”«»„ ')
    if has_words(prefix) and (published := venue_and_year_of(title)) and published.year:
        return None  # Title. **Venue 2019**
    rest = _without_quote(inlines[last + 1 :])
    year = _YEAR.search(title)
    if year:
        year_text, title = title[year.start() :], title[: year.start()]
        if not prefix and year.end() == len(title) + len(year_text):
            prefix = year_text.strip()
        else:
            rest = [Inline(TEXT, year_text), *rest]
    return ParsedTitle(prefix, title.removesuffix("."), rest, True)


def _without_quote(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the quotation mark and full stop at their start, which end the title."""
    for position, inline in enumerate(inlines):
        if inline.kind == TEXT:
            return [inline._replace(text=inline.text.lstrip('"”»“.,')), *inlines[position + 1 :]]
        if inline.kind != STRONG_END:
            break
    return inlines


def _italic_title(inlines: list[Inline]) -> ParsedTitle | None:
    """Parses italic words after authors as the title: Ada Moss, Ben Reed, *Rich trees*, ROOTS 2018."""
    italic = [position for position, inline in enumerate(inlines) if inline.style & ITALIC and has_words(inline.text)]
    if not italic or not italic[0]:
        return None
    first = last = italic[0]
    while last + 1 < len(inlines) and inlines[last + 1].style & ITALIC:
        last += 1
    prefix = plain_text(text_of(inlines[:first]))
    names = prefix.replace('"', "")
    if not authors_of(names, accept_single=False):
        return None
    title = text_of(inlines[first : last + 1]).strip('"“”«»„ ,.')
    return ParsedTitle(names, title, inlines[last + 1 :], True)


def _quoted_title(inlines: list[Inline]) -> ParsedTitle | None:
    """Parses quoted words in one run of text as the title."""
    for position, inline in enumerate(inlines):
        match = _QUOTED.search(inline.text) if inline.kind == TEXT else None
        if match and len(match[1].split()) > 1:
            prefix = text_of([*inlines[:position], Inline(TEXT, inline.text[: match.start()])])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(".,"))
            return ParsedTitle(prefix, match[1].rstrip(".,"), [rest, *inlines[position + 1 :]], True)
    return None


def _plain_title(inlines: list[Inline]) -> ParsedTitle:
    """Parses the first words as the title, up to a year in brackets, a venue, or the end of the line."""
    ends = (
        position
        for position, inline in enumerate(inlines)
        if inline.kind in (LINE_BREAK, BLOCK_END) and has_words(text_of(inlines[:position]))
    )
    end = next(ends, len(inlines))
    text, rest = text_of(inlines[:end]), inlines[end:]
    year = _YEAR.search(text)
    if year and has_words(text[: year.start()]):
        return ParsedTitle("", text[: year.start()], [Inline(TEXT, text[year.start() :]), *rest], False)
    sentences = list(_SENTENCE.finditer(text))[:_MAX_SENTENCES]
    for cut in sentences:
        is_venue = venue_and_year_of(text[cut.end() :].strip(PUNCTUATION + "]")) is not None
        if is_venue or ("|" in cut.group() and not venue_and_year_of(text[: cut.start()])):
            return ParsedTitle(
                "", text[: cut.start()].removesuffix("."), [Inline(TEXT, text[cut.end() :]), *rest], False
            )
    return ParsedTitle("", text, rest, False)
