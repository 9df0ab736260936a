"""Recognizes a title in plain text, followed by labeled links: Title [pdf], or a citation with its links."""

import re
from typing import NamedTuple

from mlcat.constraints import MAX_LINE
from mlcat.importing.documents.text import has_words, label_key, plain
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    DETACHED_LINK,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.fields.venues import issue_of
from mlcat.importing.lists.links.leading_link import LeadingLink
from mlcat.importing.lists.titles import is_label, label_of_sign

_EDGES = " \t\n-–—:：,，;|([{（【"
_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\s?[-–—:]\s|[(\[【]?#?\d{1,4}[.):\]】]+(?!\d)\s*)"
)  # a number, or the day of a month
_YEAR = re.compile(r"(?:(?<![\s,.])[\s,.]+)?\((?:[^()\d]{0,20}\s)?((?:19|20)\d\d)\)[\s,.:]*")
_QUOTED = re.compile(r"[\"“«„「『]([^\"“”«»„「」『』]{3,400})[\"”»“」』]")
_ALIAS = re.compile(r"^\s*[\[【]([^\[\]【】]{1,40})[\]】]\s*$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W\d_])|\s[|·]\s|\s?[|]\s?")
_MAX_SENTENCES = 12


class _Title(NamedTuple):
    prefix: str
    title: str
    rest: list[Inline]
    certain: bool


def find_labeled_link(row: list[Inline]) -> LeadingLink | None:
    """The entry of a row whose title is plain text. It is a citation if it has the form of one (a bold or quoted title,
    a number in brackets). None if the row has another layout."""
    row = _with_links_of_signs(row)
    position = _first_label(row)
    if position is None:
        return None
    number = _NUMBER.match(text_of(row[:position]))
    numbered = bool(number and number.group().strip()[:1] in "[【")
    aliases, before = _without_aliases(_without_number(row[:position]))
    parsed_title = _bold_title(before) or _quoted_title(before) or _plain_title(before)
    title = parsed_title.title.strip().rstrip(_EDGES).lstrip(" -–—:|,.")
    if not has_words(title) or len(title) > MAX_LINE:
        return None
    is_in_brackets = text_of(row[:position]).rstrip()[-1:] in ("(", "[")
    after = _after_bracket(row[position + 1 :]) if is_in_brackets else row[position + 1 :]
    rest = [*_without_loose_end(parsed_title.rest), *after]
    link = LeadingLink(title, row[position].url, rest, prefix=parsed_title.prefix, aliases=aliases)
    link.label, link.cited = row[position].text, parsed_title.certain or numbered
    return link


def _with_links_of_signs(row: list[Inline]) -> list[Inline]:
    """`row` with links in place of emoji that are links, each called by the label that the emoji stands for."""
    if not any(inline.kind == BADGE for inline in row):
        return row
    return [
        inline._replace(kind=LINK, text=label)
        if inline.kind == BADGE and (label := label_of_sign(inline.text))
        else inline
        for inline in row
    ]


def _without_loose_end(row: list[Inline]) -> list[Inline]:
    """`row` without the dash or bracket before the links at its end."""
    if row and row[-1].kind == TEXT:
        return [*row[:-1], row[-1]._replace(text=row[-1].text.rstrip(_EDGES))]
    return row


def _first_label(row: list[Inline]) -> int | None:
    """The position of the first link that is only a label, or alone in brackets after the title; None if there is
    none."""
    for position, inline in enumerate(row):
        if inline.kind == LINK:
            if _in_brackets(row, position) or (is_label(inline.text) and label_key(inline.text) != "here"):
                return position
            if not _continues_in_brackets(row, position):
                return None
    return None


def _in_brackets(row: list[Inline], position: int) -> bool:
    """Whether a link is alone in brackets: [[x]](..), [[x](..)], ([x](..))."""
    text = row[position].text
    if text[:1] + text[-1:] in ("[]", "【】"):
        return True
    before = row[position - 1].text.rstrip()[-1:] if position and row[position - 1].kind == TEXT else ""
    after = row[position + 1].text.lstrip()[:1] if position + 1 < len(row) and row[position + 1].kind == TEXT else ""
    return (before in ("[", "(") and after in ("]", ")", ",", "|", "/")) or before + after in ("【】", "（）")


def _continues_in_brackets(row: list[Inline], position: int) -> bool:
    """Whether a link is part of the title, in brackets with other words: (translation of [x](..))."""
    before = text_of(row[:position])
    return before.count("(") > before.count(")") and has_words(before.rpartition("(")[0])


def _without_number(row: list[Inline]) -> list[Inline]:
    """`row` without the leading number of a citation, which may be bold: **[1]**, [1], 1."""
    inlines = list(row)
    for position, inline in enumerate(inlines):
        if inline.kind == TEXT and inline.text.strip():
            match = _NUMBER.match(inline.text)
            if match:
                inlines[position] = inline._replace(text=inline.text[match.end() :])
            break
    return inlines


def _without_aliases(row: list[Inline]) -> tuple[tuple[str, ...], list[Inline]]:
    """The short names in bold brackets before a title, and `row` without them: **[R-CNN]** Rich features."""
    for position, inline in enumerate(row):
        if inline.kind == TEXT and inline.text.strip():
            match = _ALIAS.match(inline.text) if inline.style & BOLD else None
            return (
                ((match[1].strip(),), row[position + 1 :])
                if match and has_words(text_of(row[position + 1 :]))
                else ((), row)
            )
    return (), row


def _bold_title(row: list[Inline]) -> _Title | None:
    """Parses bold words as the title; the text before them are authors."""
    bold = [
        index
        for index, inline in enumerate(row)
        if inline.style & BOLD and has_words(inline.text) and not _ALIAS.match(inline.text)
    ]
    if not bold:
        return None
    first = last = bold[0]
    while last + 1 < len(row) and row[last + 1].style & BOLD and row[last + 1].kind != STRONG_END:
        last += 1
    prefix = plain(text_of(row[:first])).rstrip(" \"“«„'")
    title = text_of(row[first : last + 1]).strip('"“”«»„ ')
    if has_words(prefix) and (issue := issue_of(title)) and issue.year:
        return None  # Title. **Venue 2019**
    rest = _without_quote(row[last + 1 :])
    year = _YEAR.search(title)
    if year:
        rest = [Inline(TEXT, title[year.start() :]), *rest]
        title = title[: year.start()]
    return _Title(prefix, title.removesuffix("."), rest, True)


def _without_quote(row: list[Inline]) -> list[Inline]:
    """`row` without a leading quotation mark and full stop, which close the title."""
    for position, inline in enumerate(row):
        if inline.kind == TEXT:
            return [inline._replace(text=inline.text.lstrip('"”»“.,')), *row[position + 1 :]]
        if inline.kind != STRONG_END:
            break
    return row


def _quoted_title(row: list[Inline]) -> _Title | None:
    """Parses quoted words in one run of text as the title."""
    for position, inline in enumerate(row):
        match = _QUOTED.search(inline.text) if inline.kind == TEXT else None
        if match and has_words(match[1]):
            prefix = text_of([*row[:position], Inline(TEXT, inline.text[: match.start()])])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(".,"))
            return _Title(prefix, match[1].rstrip(".,"), [rest, *row[position + 1 :]], True)
    return None


def _plain_title(row: list[Inline]) -> _Title:
    """Parses the first words as the title: up to a year in brackets, the end of the line, or a sentence about the
    venue."""
    ends = (
        index
        for index, inline in enumerate(row)
        if inline.kind in (LINE_BREAK, BLOCK_END) and has_words(text_of(row[:index]))
    )
    end = next(ends, len(row))
    text, rest = text_of(row[:end]), row[end:]
    year = _YEAR.search(text)
    if year and has_words(text[: year.start()]):
        return _Title("", text[: year.start()], [Inline(TEXT, text[year.start() :]), *rest], False)
    sentences = list(_SENTENCE.finditer(text))[:_MAX_SENTENCES]
    for cut in sentences:
        if issue_of(text[cut.end() :].strip(_EDGES + "]")) or "|" in cut.group():
            return _Title("", text[: cut.start()].removesuffix("."), [Inline(TEXT, text[cut.end() :]), *rest], False)
    return _Title("", text, rest, False)


def _after_bracket(row: list[Inline]) -> list[Inline]:
    """`row`, which begins inside brackets around links, without the other text in the brackets."""
    detached: list[Inline] = []
    for position, inline in enumerate(row):
        end = max(inline.text.find(")"), inline.text.find("]")) if inline.kind == TEXT else -1
        if end >= 0:
            return [*detached, Inline(TEXT, inline.text[end + 1 :]), *row[position + 1 :]]
        if inline.kind == LINK:
            detached.append(inline._replace(kind=DETACHED_LINK))
    return row
