"""The link that begins an item or a line, after at most a badge, an emoji, a number, a year, authors or a label."""

import re
from dataclasses import dataclass, field

from mlcat.importing.documents.text import has_words, label_key, plain, word_set
from mlcat.importing.documents.tree import BADGE, BLOCK_END, CODE, IMAGE, LINE_BREAK, LINK, STRUCK, TEXT, Inline
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.years import year_of


@dataclass(slots=True)
class LeadingLink:
    """The beginning of an entry: the title, the address, and the inlines around them."""

    title: str
    href: str
    rest: list[Inline]
    """The inlines after the link, or after the title if the link is only a label."""
    tags: list[str] = field(default_factory=list)
    """The code spans in front of the link."""
    front: str = ""
    """The words in front of the title: a year, authors, a label."""
    aliases: tuple[str, ...] = ()
    """Short names that stand in brackets in front of the title."""
    struck: bool = False
    """Whether the title is struck out."""
    label: str = ""
    """The text of the link, if it is only a label after the title; otherwise empty."""
    cited: bool = False
    """Whether the row has the form of a citation."""


_MAX_FRONT = 400  # characters before a link
_CHECKBOX = re.compile(r"\[[ xX]\]")
_NUMBER = re.compile(r"^\s*[(\[]?#?\d{1,4}[.):\]]+\s*$")
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
    """The link that begins `row`; None if words of a sentence are in front of it."""
    tags: list[str] = []
    before = ""
    for position, inline in enumerate(row):
        if inline.kind == LINK:
            front = _front(before)
            if front is None:
                return None
            struck = bool(inline.style & STRUCK)
            return LeadingLink(
                inline.text, inline.url, _closed(row[position + 1 :], before), tags, front, struck=struck
            )
        if inline.kind == CODE:
            tags.append(inline.text)
        elif inline.kind in (LINE_BREAK, BLOCK_END) and has_words(_unmarked(before)):
            return None
        elif inline.kind == TEXT:
            if not has_words(_unmarked(before)) and (address := _BARE.match(inline.text.lstrip())):
                rest = Inline(TEXT, inline.text.lstrip()[address.end() :])
                return LeadingLink(address.group(), address.group(), [rest, *row[position + 1 :]], tags)
            before += inline.text
            if len(before) > _MAX_FRONT:
                return None
    return None


def find_picture_link(row: list[Inline]) -> LeadingLink | None:
    """The link around an image that begins `row`, named by its alternative text; None if there is none."""
    for position, inline in enumerate(row):
        if inline.kind == BADGE:
            title = _PICTURE.sub("", inline.text)
            return LeadingLink(title, inline.url, row[position + 1 :]) if plain(title) else None
        if inline.kind in (LINK, CODE, IMAGE) or (inline.kind == TEXT and has_words(_unmarked(inline.text))):
            return None
    return None


def bare_address(text: str) -> re.Match[str] | None:
    """The first address that is written out in `text`."""
    return _BARE.search(text)


def _front(before: str) -> str | None:
    """The words before a link if they are a known kind of prefix: "" if there are none, None if they belong to a
    sentence."""
    year = _BRACKETED_YEAR.match(before)
    if year:
        return year[1]
    text = _unmarked(before)
    if not has_words(text):
        return ""
    words = text.strip(_EDGES)
    in_brackets = text.strip()[:1] in "([（【" and text.strip()[-1:] in ")]）】" and len(words) <= 30
    labels = text.rstrip().endswith((":", "：", "]", "】")) and label_key(words) in _LABELS
    if year_of(words) is not None or labels or in_brackets or _NEW.match(words):
        return words
    authors = authors_of(words, alone=False)
    return words if authors and authors.et_al else None


def _unmarked(before: str) -> str:
    if not before or before.isspace():
        return ""
    text = _CHECKBOX.sub(" ", plain(before))
    return "" if _NUMBER.match(text) else text


_OPEN, _CLOSE = "([{«“\"'<《〈【（「『［", ")]}»”\"'>》〉】）」』］"


def _closed(rest: list[Inline], before: str) -> list[Inline]:
    """`rest` without the partner of a bracket that was opened before the link."""
    opened = before.rstrip()[-1:]
    if opened and opened in _OPEN and rest and rest[0].kind == TEXT:
        text = rest[0].text.lstrip()
        if text[:1] == _CLOSE[_OPEN.index(opened)]:
            return [Inline(TEXT, text[1:]), *rest[1:]]
    return rest
