"""Does an item lead with a link to a resource?"""

import re
from dataclasses import dataclass, field

from mlcat.constraints import MAX_LINE
from mlcat.importing.documents.text import has_words, plain
from mlcat.importing.documents.tree import CODE, DETACHED_LINK, LINE_BREAK, LINK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.lists.titles import is_label


@dataclass(slots=True)
class LeadingLink:
    """The link an item leads with, what stood before it as a badge, and what comes after it."""

    title: str
    href: str
    rest: list[Inline]
    tags: list[str] = field(default_factory=list)
    year: int | None = None


_MAX_BEFORE = 400  # characters before a link, none of them a word
_CHECKBOX = re.compile(r"\[[ xX]\]")
_NUMBER = re.compile(r"^\s*[(\[]?#?\d{1,4}[.):\]]+\s*$")
_BARE = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'*_]")


def find_leading_link(row: list[Inline]) -> LeadingLink | None:
    """The link that `row` leads with, after at most badges, an emoji, a checkbox, a bracket; None where it does not."""
    tags: list[str] = []
    before = ""
    for place, inline in enumerate(row):
        if inline.kind == LINK:
            return LeadingLink(inline.text, inline.url, _closed(row[place + 1 :], before), tags)
        if inline.kind == CODE:
            tags.append(inline.text)
        if inline.kind == TEXT:
            if not has_words(_unmarked(before)) and (address := _BARE.match(inline.text.lstrip())):
                rest = Inline(TEXT, inline.text.lstrip()[address.end() :])
                return LeadingLink(address.group(), address.group(), [rest, *row[place + 1 :]], tags)
            before += inline.text
            if len(before) > _MAX_BEFORE or has_words(_unmarked(before)):
                return None
    return None


def _unmarked(before: str) -> str:
    text = _CHECKBOX.sub(" ", plain(before))
    return "" if _NUMBER.match(text) else text


_LOOSE = " \t\n-–—:：,，;|([{（【"
_YEAR = re.compile(r"[\s,.]*\((?:[^()\d]*\s)?((?:19|20)\d\d)\)[\s,.:]*")


def find_labeled_link(row: list[Inline]) -> LeadingLink | None:
    """The entry of an item that names its resource in plain words, and links to it under a label: Title [pdf].

    What stands behind a year in brackets is no title any more. None where the item is of another build.
    """
    place = next((n for n, inline in enumerate(row) if inline.kind == LINK), None)
    if place is None or not is_label(row[place].text):
        return None
    bold = first_line(row[:place])
    text = text_of(row[bold:place]).rstrip(_LOOSE)
    title, rest = text_of(row[:bold]).rstrip(_LOOSE), text
    year = _YEAR.search(f"{title} {text}")
    if year and year.start() <= len(title):
        whole = f"{title} {text}"
        title, rest = whole[: year.start()], whole[year.end() :]
    if title.endswith(".") and bold < place:  # **The Title.** Somebody, 2020.
        title = title[:-1]
    if not has_words(title) or len(title) > MAX_LINE:
        return None
    after = _out_of_bracket(row[place + 1 :]) if text_of(row[:place]).rstrip()[-1:] in ("(", "[") else row[place + 1 :]
    return LeadingLink(title, row[place].url, [Inline(TEXT, rest), *after], year=int(year[1]) if year else None)


def first_line(row: list[Inline]) -> int:
    """Where the first words of `row` end: at the end of a line, or of bold text that they begin with."""
    words = False
    for place, inline in enumerate(row):
        words = words or (inline.kind in (TEXT, CODE) and has_words(_unmarked(inline.text)))
        if words and inline.kind in (LINE_BREAK, STRONG_END):
            return place
    return len(row)


def _out_of_bracket(row: list[Inline]) -> list[Inline]:
    """`row`, which begins inside a bracket of links, with the words after the bracket; the links stay."""
    detached: list[Inline] = []
    for place, inline in enumerate(row):
        end = max(inline.text.find(")"), inline.text.find("]")) if inline.kind == TEXT else -1
        if end >= 0:
            return [*detached, Inline(TEXT, inline.text[end + 1 :]), *row[place + 1 :]]
        if inline.kind == LINK:
            detached.append(inline._replace(kind=DETACHED_LINK))
    return row


_OPEN, _CLOSE = "([{«“\"'<《〈【（「『［", ")]}»”\"'>》〉】）」』］"


def _closed(rest: list[Inline], before: str) -> list[Inline]:
    """`rest` without the partner of a bracket that was opened before the link."""
    opened = before.rstrip()[-1:]
    if opened and opened in _OPEN and rest and rest[0].kind == TEXT:
        text = rest[0].text.lstrip()
        if text[:1] == _CLOSE[_OPEN.index(opened)]:
            return [Inline(TEXT, text[1:]), *rest[1:]]
    return rest
