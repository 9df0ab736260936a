"""Finds the link that begins an item or a line; a badge, an emoji, a number, a year, authors or a label may precede
it."""

import re
from dataclasses import dataclass, field

from mlcat.importing.documents.text import has_words, label_key, plain, word_set
from mlcat.importing.documents.tree import BADGE, BLOCK_END, CODE, IMAGE, LINE_BREAK, LINK, STRUCK, TEXT, Inline
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.years import year_of


@dataclass(slots=True)
class LeadingLink:
    """The beginning of an entry: title, address, and the inlines around them."""

    title: str
    href: str
    rest: list[Inline]
    """The inlines after the link, or after the title if the link is only a label."""
    tags: list[str] = field(default_factory=list)
    """The code spans before the link."""
    prefix: str = ""
    """The text before the title: a year, authors, a label."""
    aliases: tuple[str, ...] = ()
    """Short names in brackets before the title."""
    struck: bool = False
    """Whether the title is struck out."""
    label: str = ""
    """The text of the link, if it is only a label after the title; otherwise empty."""
    cited: bool = False
    """Whether the row has the form of a citation."""
    pictures: list[Inline] = field(default_factory=list)
    """The images before the link."""


_MAX_FRONT = 400  # characters before a link
_CHECKBOX = re.compile(r"\[[ xX]\]")
_NUMBER = re.compile(
    r"^\s*(?:[(\[]?#?\d{1,4}[.):\]]+|\d{1,2}[./]\d{1,2}(?:[./]\d{2})?\s?[-–—:])\s*$"
)  # a number, or the day of a month
_BRACKETED_YEAR = re.compile(r"(?:(?<!\s)\s+)?[(\[]((?:19[5-9]|20[0-4])\d)[)\]]\s*$")
_PICTURE = re.compile(r"(?:(?<!\s)\s+)?\b(?:logo|icon|banner|screenshot)\b\s*$", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"，。；、）】]+[^\s<>\".,;:!?)\]'*_，。；、）】]")
_EDGES = " \t\n-–—:：|,，.•·*_()[]【】（）"
_NEW = re.compile(r"^\W*(?:new|hot|updated?|recommended|must[- ]read|coming soon)\W*$", re.IGNORECASE)
_LABELS = word_set(
    """
    book books paper papers article articles video videos course courses talk talks tutorial tutorials post blog podcast
    tool library website site docs documentation repo code survey review report thesis dataset demo slides interview
    书 书籍 论文 文章 视频 教程 博客
    """
)


def find_leading_link(row: list[Inline]) -> LeadingLink | None:
    """The link that begins `row`; None if words of a sentence precede it."""
    tags: list[str] = []
    pictures: list[Inline] = []
    before = ""
    for position, inline in enumerate(row):
        if inline.kind == LINK:
            prefix = _prefix_of(before)
            if prefix is None:
                return None
            struck = bool(inline.style & STRUCK)
            rest = _without_closing_bracket(row[position + 1 :], before)
            return LeadingLink(inline.text, inline.url, rest, tags, prefix, struck=struck, pictures=pictures)
        if inline.kind == CODE:
            tags.append(inline.text)
        elif inline.kind in (IMAGE, BADGE):
            pictures.append(inline)
        elif inline.kind in (LINE_BREAK, BLOCK_END) and has_words(_without_marks(before)):
            return None
        elif inline.kind == TEXT:
            if not has_words(_without_marks(before)) and (address := _BARE.match(inline.text.lstrip())):
                after = Inline(TEXT, inline.text.lstrip()[address.end() :])
                return LeadingLink(
                    address.group(), address.group(), [after, *row[position + 1 :]], tags, pictures=pictures
                )
            before += inline.text
            if len(before) > _MAX_FRONT:
                return None
    return None


def find_picture_link(row: list[Inline]) -> LeadingLink | None:
    """The link around an image that begins `row`, with the alternative text as the title; None if there is none."""
    for position, inline in enumerate(row):
        if inline.kind == BADGE:
            title = _PICTURE.sub("", inline.text)
            return LeadingLink(title, inline.url, row[position + 1 :]) if plain(title) else None
        if inline.kind in (LINK, CODE, IMAGE) or (inline.kind == TEXT and has_words(_without_marks(inline.text))):
            return None
    return None


def bare_address(text: str) -> re.Match[str] | None:
    """The match of the first bare address in `text`; None if there is none."""
    return _BARE.search(text)


def _prefix_of(before: str) -> str | None:
    """The text before a link if it is a known kind of prefix: "" if there is none, None if it belongs to a
    sentence."""
    year = _BRACKETED_YEAR.match(before)
    if year:
        return year[1]
    text = _without_marks(before)
    if not has_words(text):
        return ""
    words = text.strip(_EDGES)
    in_brackets = text.strip()[:1] in "([（【" and text.strip()[-1:] in ")]）】" and len(words) <= 30
    labels = text.rstrip().endswith((":", "：", "]", "】")) and label_key(words) in _LABELS
    if year_of(words) is not None or labels or in_brackets or _NEW.match(words):
        return words
    authors = authors_of(words, accept_single=False)
    return words if authors and authors.et_al else None


def _without_marks(before: str) -> str:
    if not before or before.isspace():
        return ""
    text = _CHECKBOX.sub(" ", plain(before))
    return "" if _NUMBER.match(text) else text


_OPEN, _CLOSE = "([{«“\"'<《〈【（「『［", ")]}»”\"'>》〉】）」』］"


def _without_closing_bracket(rest: list[Inline], before: str) -> list[Inline]:
    """`rest` without the closing bracket for one that was opened before the link."""
    opening = before.rstrip()[-1:]
    if opening and opening in _OPEN and rest and rest[0].kind == TEXT:
        text = rest[0].text.lstrip()
        if text[:1] == _CLOSE[_OPEN.index(opening)]:
            return [Inline(TEXT, text[1:]), *rest[1:]]
    return rest
