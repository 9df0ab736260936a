"""Finds a title in plain text before links that are labels: Title [pdf], or a citation with its links."""

from dataclasses import replace
from typing import NamedTuple

from mlcat.constraints import MAX_LINE
from mlcat.importing.documents.text import has_words, label_key, plain_text
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    CODE,
    DETACHED_LINK,
    ITALIC,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    characters_around,
    text_of,
)
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.status import split_status
from mlcat.importing.fields.venues import venue_and_year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.link_labels import emoji_link_label, is_link_label, is_star_count
from mlcat.importing.lists.linked_names import unlink_names
from mlcat.importing.lists.links.leading_link import EntryStart, is_venue_with_year

_PUNCTUATION = " \t\n-–—:：,，;|([{（【"
_NUMBER = lazy_compile(
    r"^\s*(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\s?[-–—:]\s|[(\[【]?#?\d{1,4}[.):\]】]+(?!\d)\s*)"
)  # a number, or the day of a month
_YEAR = lazy_compile(r"(?:(?<![\s,.])[\s,.]+)?\((?:[^()\d]{0,20}\s)?((?:19|20)\d\d)\)[\s,.:]*")
_QUOTED = lazy_compile(r"[\"“«„「『]([^\"“”«»„「」『』]{3,400})[\"”»“」』]")
_ALIAS = lazy_compile(r"^\s*[\[【]([^\[\]【】]{1,40})[\]】]\s*$")
_SENTENCE = lazy_compile(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W\d_])|\s[|·]\s|\s?[|]\s?")
_MAX_SENTENCES = 12
_NOT_IN_VENUE = ("(", ":", " - ", " – ", " — ")
_MIN_TITLE_WORDS = 4  # before a comma, of a title after its link; fewer may be a place


class _Title(NamedTuple):
    """A title and the text around it."""

    prefix: str
    title: str
    rest: list[Inline]
    """The inlines after the title."""
    is_certain: bool


def find_labeled_link(inlines: list[Inline]) -> EntryStart | None:
    """The start of an entry whose title is plain text before links that are labels; None for any other layout."""
    inlines = _with_emoji_links(inlines)
    position = _first_label_position(inlines)
    names: list[Inline] = []
    if position is None and any(inline.kind == LINK and is_link_label(inline.text) for inline in inlines):
        inlines, names = unlink_names(inlines)
        position = _first_label_position(inlines)
    if position is None:
        return None
    number_match = _NUMBER.match(text_of(inlines[:position]))
    has_bracketed_number = bool(number_match and number_match.group().strip()[:1] in "[【")
    aliases, before = _split_aliases(_without_number(inlines[:position]))
    parsed_title = (
        (is_star_count(inlines[position].text) and _title_before_dash(before))
        or _title_after_venue(before)
        or _bold_title(before)
        or _italic_title(before)
        or _quoted_title(before)
        or _plain_title(before)
    )
    if _is_acronym(parsed_title.prefix):
        aliases, parsed_title = (parsed_title.prefix.strip().rstrip(":："),), parsed_title._replace(prefix="")
    title = parsed_title.title.strip().rstrip(_PUNCTUATION).lstrip(" -–—:|,.")
    if not has_words(title) or len(title) > MAX_LINE:
        return None
    is_in_brackets = text_of(inlines[:position]).rstrip()[-1:] in ("(", "[")
    after = _after_bracket(inlines[position + 1 :]) if is_in_brackets else inlines[position + 1 :]
    rest = [*_without_open_end(parsed_title.rest), *after, *names]
    start = EntryStart(title, inlines[position].url, rest, prefix=parsed_title.prefix, aliases=aliases)
    start.label, start.is_citation = inlines[position].text, parsed_title.is_certain or has_bracketed_number
    return start


def _is_acronym(prefix: str) -> bool:
    """Whether a text before a quoted or bold title is a name with a colon, such as an acronym: SiamSap."""
    name = prefix.strip()
    is_one_word = name.endswith((":", "：")) and " " not in name
    return is_one_word and sum(char.isupper() or char.isdigit() for char in name) > 1 and not name[:-1].isdigit()


def with_title_after(start: EntryStart) -> EntryStart:
    """Takes the title from after the link if the link is a label, or a venue with its year.

    In [ROOTS 2018](address), How trees drink, the title follows a comma. Any other start is returned unchanged.
    """
    ends = (n for n, inline in enumerate(start.rest) if inline.kind not in (TEXT, CODE, STRONG_END))
    end = next(ends, len(start.rest))
    words = text_of(start.rest[:end])
    if words[:1] not in (",", "，"):  # nearly all: tested before the title, which takes longer
        return start
    is_venue = is_venue_with_year(start.title)
    if not is_venue and not is_link_label(start.title):
        return start
    title = words.strip(_PUNCTUATION)
    min_words = _MIN_TITLE_WORDS if is_venue and not start.title.casefold().startswith("arxiv") else 2
    if len(title.partition(",")[0].split()) < min_words:
        return start
    prefix = start.title if is_venue else start.prefix
    return replace(start, title=title, rest=start.rest[end:], prefix=prefix, label="" if is_venue else start.title)


def _with_emoji_links(inlines: list[Inline]) -> list[Inline]:
    """`inlines` with labels in place of the emoji in links: "paper" for 📄."""
    if not any(inline.kind == BADGE for inline in inlines):
        return inlines
    return [
        inline._replace(kind=LINK, text=label)
        if inline.kind == BADGE and (label := emoji_link_label(inline.text))
        else inline
        for inline in inlines
    ]


def _without_open_end(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the dash or bracket at their end, which was before the links."""
    if inlines and inlines[-1].kind == TEXT:
        return [*inlines[:-1], inlines[-1]._replace(text=inlines[-1].text.rstrip(_PUNCTUATION))]
    return inlines


def _first_label_position(inlines: list[Inline]) -> int | None:
    """The position of the first link that is a label, or alone in brackets.

    None if there is none, or another link comes first.
    """
    for position, inline in enumerate(inlines):
        if inline.kind == LINK:
            if _in_brackets(inlines, position) or (is_link_label(inline.text) and label_key(inline.text) != "here"):
                return position
            if not _continues_in_brackets(inlines, position):
                return None
    return None


def _in_brackets(inlines: list[Inline], position: int) -> bool:
    """Whether a link is alone in brackets: [[x]](..), [[x](..)], ([x](..))."""
    text = inlines[position].text
    if text[:1] + text[-1:] in ("[]", "【】"):
        return True
    before, after = characters_around(inlines, position)
    return (before in ("[", "(") and after in ("]", ")", ",", "|", "/")) or before + after in ("【】", "（）")


def _continues_in_brackets(inlines: list[Inline], position: int) -> bool:
    """Whether a link is in brackets with other words, as part of the title: (translation of [x](..))."""
    before = text_of(inlines[:position])
    return before.count("(") > before.count(")") and has_words(before.rpartition("(")[0])


def _without_number(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the number at the start of a citation: [1], **[1]**, 1."""
    remaining = list(inlines)
    for position, inline in enumerate(remaining):
        if inline.kind == TEXT and inline.text.strip():
            match = _NUMBER.match(inline.text)
            if match:
                remaining[position] = inline._replace(text=inline.text[match.end() :])
            break
    return remaining


def _split_aliases(inlines: list[Inline]) -> tuple[tuple[str, ...], list[Inline]]:
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


def _title_before_dash(inlines: list[Inline]) -> _Title | None:
    """Parses the words before a dash as the title: 🟢 Sloop - One mast. Of symbols in front, only a status may stay."""
    name, dash, text = text_of(inlines).partition(" - ")
    start = 0 if split_status(name)[1] else next((n for n, char in enumerate(name) if char.isalnum()), 0)
    return _Title("", name[start:], [Inline(TEXT, text)], True) if dash and has_words(name) else None


def _title_after_venue(inlines: list[Inline]) -> _Title | None:
    """Parses all words after a venue, its year and a comma as the title: "ROOTS 2018, **Sap**: how trees drink".

    None if the style of later words marks the title.
    """
    head, _, title = text_of(inlines).partition(", ")
    if not is_venue_with_year(head) or any(mark in head for mark in _NOT_IN_VENUE) or _QUOTED.search(title):
        return None
    if len(title.partition(",")[0].split()) < (2 if head[-1].isdigit() else _MIN_TITLE_WORDS):
        return None
    styled = [n for n, inline in enumerate(inlines) if inline.style & (BOLD | ITALIC) and has_words(inline.text)]
    if styled and (inlines[styled[0]].style & ITALIC or text_of(inlines[: styled[0]]).strip(_PUNCTUATION) != head):
        return None
    return _Title(head, title, [], True)


def _bold_title(inlines: list[Inline]) -> _Title | None:
    """Parses bold words as the title, and the text before them as the prefix."""
    bold = [
        index
        for index, inline in enumerate(inlines)
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
        issue, title = title[year.start() :], title[: year.start()]
        if not prefix and year.end() == len(title) + len(issue):
            prefix = issue.strip()
        else:
            rest = [Inline(TEXT, issue), *rest]
    return _Title(prefix, title.removesuffix("."), rest, True)


def _without_quote(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the quotation mark and full stop at their start, which end the title."""
    for position, inline in enumerate(inlines):
        if inline.kind == TEXT:
            return [inline._replace(text=inline.text.lstrip('"”»“.,')), *inlines[position + 1 :]]
        if inline.kind != STRONG_END:
            break
    return inlines


def _italic_title(inlines: list[Inline]) -> _Title | None:
    """Parses italic words after authors as the title: Ada Moss, Ben Reed, *Rich trees*, ROOTS 2018."""
    italic = [index for index, inline in enumerate(inlines) if inline.style & ITALIC and has_words(inline.text)]
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
    return _Title(names, title, inlines[last + 1 :], True)


def _quoted_title(inlines: list[Inline]) -> _Title | None:
    """Parses quoted words in one run of text as the title."""
    for position, inline in enumerate(inlines):
        match = _QUOTED.search(inline.text) if inline.kind == TEXT else None
        if match and len(match[1].split()) > 1:
            prefix = text_of([*inlines[:position], Inline(TEXT, inline.text[: match.start()])])
            rest = Inline(TEXT, inline.text[match.end() :].lstrip(".,"))
            return _Title(prefix, match[1].rstrip(".,"), [rest, *inlines[position + 1 :]], True)
    return None


def _plain_title(inlines: list[Inline]) -> _Title:
    """Parses the first words as the title, up to a year in brackets, a venue, or the end of the line."""
    ends = (
        index
        for index, inline in enumerate(inlines)
        if inline.kind in (LINE_BREAK, BLOCK_END) and has_words(text_of(inlines[:index]))
    )
    end = next(ends, len(inlines))
    text, rest = text_of(inlines[:end]), inlines[end:]
    year = _YEAR.search(text)
    if year and has_words(text[: year.start()]):
        return _Title("", text[: year.start()], [Inline(TEXT, text[year.start() :]), *rest], False)
    sentences = list(_SENTENCE.finditer(text))[:_MAX_SENTENCES]
    for cut in sentences:
        is_venue = venue_and_year_of(text[cut.end() :].strip(_PUNCTUATION + "]")) is not None
        if is_venue or ("|" in cut.group() and not venue_and_year_of(text[: cut.start()])):
            return _Title("", text[: cut.start()].removesuffix("."), [Inline(TEXT, text[cut.end() :]), *rest], False)
    return _Title("", text, rest, False)


def _after_bracket(inlines: list[Inline]) -> list[Inline]:
    """`inlines`, which begin inside brackets, without other text than links there. These become detached links."""
    detached: list[Inline] = []
    for position, inline in enumerate(inlines):
        end = max(inline.text.find(")"), inline.text.find("]"))
        if inline.kind == TEXT and end >= 0:
            return [*detached, Inline(TEXT, inline.text[end + 1 :]), *inlines[position + 1 :]]
        if inline.kind == LINK:
            detached.append(inline._replace(kind=DETACHED_LINK))
    return inlines
