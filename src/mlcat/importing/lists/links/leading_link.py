"""Finds the link at the start of an item or a line.

Before the link, there may be a badge, an emoji, a number, a year, authors or a label, but no sentence.
"""

import re
from dataclasses import dataclass, field

from mlcat.importing.documents.text import has_words, label_key, plain_text, word_set
from mlcat.importing.documents.tree import BADGE, BLOCK_END, CODE, IMAGE, LINE_BREAK, LINK, STRUCK, TEXT, Inline
from mlcat.importing.fields.authors import authors_and_year_of, authors_of
from mlcat.importing.fields.venues import venue_and_year_of
from mlcat.importing.fields.years import year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.link_labels import is_link_label


@dataclass(slots=True)
class EntryStart:
    """The start of an entry: its title, its address, and the inlines around them."""

    title: str
    href: str
    rest: list[Inline]
    """The inlines after the link; if the link is a label, those after the title."""
    tags: list[str] = field(default_factory=list)
    """The code spans before the link."""
    prefix: str = ""
    """The text before the title: a year, authors, a venue, a label, or a remark in brackets."""
    aliases: tuple[str, ...] = ()
    """Short names in brackets before the title."""
    is_struck_out: bool = False
    """Whether the title is struck out."""
    label: str = ""
    """The text of the link, if it is a label after the title; else ""."""
    is_citation: bool = False
    """Whether it has the form of a citation: a bold, italic or quoted title, or a number in brackets."""
    images: list[Inline] = field(default_factory=list)
    """The images and badges before the link."""


_MAX_BEFORE_LINK = 400  # characters before a link
_CHECKBOX = lazy_compile(r"\[[ xX]\]")
_NUMBER = lazy_compile(
    r"^\s*(?:[(\[]?#?\d{1,4}[.):\]、．]+|\d{1,2}[./]\d{1,2}(?:[./]\d{2})?\s?[-–—:])\s*$"
)  # a number, or the day of a month
_BRACKETED_YEAR = lazy_compile(r"(?:(?<!\s)\s+)?[(\[]((?:19[5-9]|20[0-4])\d)[)\]]\s*$")
_TRAILING_YEAR = lazy_compile(r"[,.\s(]{1,4}(?:19|20)\d\d$")
_MAX_TRAILING_YEAR = 4 + 4  # characters that it matches
_TITLE_ENDS = tuple('.,?!"”')
_ALIAS = lazy_compile(r"\W{0,4}[\[【]([^\[\]【】]{2,40})[\]】]\s*(?=\w)")
"""Matches a short name in brackets before the authors of a paper: 【RTS】 Ada Moss, Ben Reed."""
_MIN_TITLE_WORDS = 4  # of a title after one author
_MAX_REMARK = 30  # characters of a remark in brackets
_MAX_VENUE_WORDS = 4  # of a venue and its year
_IMAGE_WORD = lazy_compile(r"(?:(?<!\s)\s+)?\b(?:logo|icon|banner|screenshot)\b\s*$", re.IGNORECASE)
_BARE_ADDRESS = lazy_compile(r"https?://[^\s<>\"，。；、）】]+[^\s<>\".,;:!?)\]'*_，。；、）】]")
_SPACED_LINK = lazy_compile(
    r"[^\w\[(]{0,8}\[([^\[\]]{1,300})\]\s*+\(\s*+(https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)\s*+\)"
)
"""Matches a link in Markdown with a blank after the text or around the address."""
_PUNCTUATION = " \t\n-–—:：|,，.•·*_()[]【】（）"
_NOTICE = lazy_compile(
    r"^\W*(?:new|hot|updated?|recommended|must[- ]read|coming soon)(?:\s(?:as of|in|since))?(?:\W*(?:19|20)\d\d)?\W*$",
    re.IGNORECASE,
)
"""Matches notices such as "New:" and "Updated in 2019", which say nothing about the entry itself."""
_LABELS = word_set(
    """
    book books paper papers article articles video videos course courses talk talks tutorial tutorials post blog podcast
    tool library website site docs documentation repo code survey review report thesis dataset demo slides interview
    书 书籍 论文 文章 视频 教程 博客
    """
)


def find_leading_link(inlines: list[Inline]) -> EntryStart | None:
    """The start of an entry with a link at the start of `inlines`; None if there is none, or a sentence before it."""
    tags: list[str] = []
    images: list[Inline] = []
    before, has_words_before = "", False
    for position, inline in enumerate(inlines):
        if inline.kind == LINK:
            prefix = _prefix_of(before, inline.text) if before else ""
            aliases: tuple[str, ...] = ()
            if prefix is None and (alias := _ALIAS.match(before)):
                aliases, prefix = (alias[1].strip(),), _prefix_of(before[alias.end() :], inline.text)
            if prefix is None or (prefix and is_reference(before, inline.text)):
                return None
            is_struck_out = bool(inline.style & STRUCK)
            rest = _without_closing_bracket(inlines[position + 1 :], before)
            return EntryStart(inline.text, inline.url, rest, tags, prefix, aliases, is_struck_out, images=images)
        if inline.kind == CODE:
            tags.append(inline.text)
        elif inline.kind in (IMAGE, BADGE):
            images.append(inline)
        elif inline.kind in (LINE_BREAK, BLOCK_END) and has_words_before:
            return None
        elif inline.kind == TEXT:
            if not has_words_before and (written := _link_in_text(inline.text.lstrip())):
                title, href, after = written
                return EntryStart(title, href, [Inline(TEXT, after), *inlines[position + 1 :]], tags, images=images)
            before += inline.text
            if len(before) > _MAX_BEFORE_LINK:
                return None
            has_words_before = has_words(_without_numbering(before))
    return None


def _link_in_text(text: str) -> tuple[str, str, str] | None:
    """Title, address and rest of a text that begins with a bare address, or with a link with a blank in it."""
    if text.startswith("http") and (match := _BARE_ADDRESS.match(text)):
        return match.group(), match.group(), text[match.end() :]
    if "[" in text and (match := _SPACED_LINK.match(text)):
        return match[1], match[2], text[match.end() :]
    return None


def find_image_link(inlines: list[Inline]) -> EntryStart | None:
    """The start of an entry with a link around an image. Its title is the alternative text.

    None if there is no such link at the start of `inlines`.
    """
    for position, inline in enumerate(inlines):
        if inline.kind == BADGE:
            title = _IMAGE_WORD.sub("", inline.text)
            return EntryStart(title, inline.url, inlines[position + 1 :]) if plain_text(title) else None
        if inline.kind in (LINK, CODE, IMAGE) or (inline.kind == TEXT and has_words(_without_numbering(inline.text))):
            return None
    return None


def find_bare_address(text: str) -> re.Match[str] | None:
    """The match of the first bare address in `text`; None if there is none."""
    return _BARE_ADDRESS.search(text)


def _prefix_of(before: str, link_text: str) -> str | None:
    """The prefix in the text before a link: a year, authors, a venue, a label, or a remark in brackets.

    "" if the text says nothing about the entry ("1.", "New:"), None if it is anything else, such as a sentence. Before
    a link that is a label ("pdf"), a venue or authors are not a prefix, because they may be the title.
    """
    year = _BRACKETED_YEAR.match(before)
    if year:
        return year[1]
    text = _without_numbering(before)
    if not has_words(text):
        return ""
    words = text.strip(_PUNCTUATION)
    is_in_brackets = text.strip()[:1] in "([（【" and text.strip()[-1:] in ")]）】" and len(words) <= _MAX_REMARK
    ends_label = text.rstrip().endswith((":", "：", "]", "】")) and label_key(words) in _LABELS
    if year_of(words) is not None or ends_label or is_in_brackets:
        return words
    if _NOTICE.match(words):
        return ""
    authors = authors_of(words, accept_single=False)
    if authors and authors.et_al:
        return words
    is_known = is_venue_with_year(words) or _are_authors(text.rstrip(), words, link_text)
    return words if is_known and not is_link_label(link_text) else None


def is_reference(before: str, link_text: str) -> bool:
    """Whether a link names authors and year after a title that ends with punctuation: Rich trees. [Moss (1986)](..)."""
    before = before.rstrip()
    return before[-1:] in _TITLE_ENDS and authors_and_year_of(link_text) is not None


def is_venue_with_year(words: str) -> bool:
    """Whether a text before a title is a venue with its year: "ROOTS 2018", "2018-ROOTS"."""
    if len(words.split()) > _MAX_VENUE_WORDS or not any(char.isdigit() for char in words):
        return False
    published = venue_and_year_of(words)
    return published is not None and None not in published


def _are_authors(text: str, words: str, link_text: str) -> bool:
    """Whether a text before a link is a list of full names that ends with punctuation or a year.

    One name is enough if it ends with a full stop, and the link has as many words as a title.
    """
    year = _TRAILING_YEAR.search(words, len(words) - _MAX_TRAILING_YEAR)
    accept_single = text[-1] == "." and len(link_text.split()) >= _MIN_TITLE_WORDS
    authors = authors_of(words[: year.start()] if year else words, accept_single)
    ends = year is not None or text[-1] in ":：."
    return authors is not None and ends and all(" " in name for name in authors.names)


def _without_numbering(before: str) -> str:
    """The text before a link, clean and without a checkbox; "" if it is a number."""
    if not before or before.isspace():
        return ""
    text = plain_text(before)
    if "[" in text:
        text = _CHECKBOX.sub(" ", text)
    return "" if _NUMBER.match(text) else text


_OPENING, _CLOSING = "([{«“\"'<《〈【（「『［", ")]}»”\"'>》〉】）」』］"


def _without_closing_bracket(rest: list[Inline], before: str) -> list[Inline]:
    """`rest` without the closing bracket of a pair around the link."""
    opening = before.rstrip()[-1:]
    if opening and opening in _OPENING and rest and rest[0].kind == TEXT:
        text = rest[0].text.lstrip()
        if text[:1] == _CLOSING[_OPENING.index(opening)]:
            return [Inline(TEXT, text[1:]), *rest[1:]]
    return rest
