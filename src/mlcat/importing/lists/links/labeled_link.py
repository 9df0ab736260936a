"""Finds a title in plain text before links that are labels: Title [pdf], or a citation with its links."""

from dataclasses import replace

from mlcat.constraints import MAX_LINE
from mlcat.importing.documents.text import has_words, label_key
from mlcat.importing.documents.tree import (
    BADGE,
    BOLD,
    CODE,
    DETACHED_LINK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    characters_around,
    text_of,
)
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.link_labels import emoji_link_label, is_link_label, is_star_count
from mlcat.importing.lists.linked_names import unlink_names
from mlcat.importing.lists.links.leading_link import EntryStart, is_reference, is_venue_with_year
from mlcat.importing.lists.links.title_before_links import (
    MIN_TITLE_WORDS,
    PUNCTUATION,
    parse_title,
    split_aliases,
    title_before_dash,
)

_NUMBER = lazy_compile(
    r"^\s*(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\s?[-–—:]\s|[(\[【]?#?\d{1,4}[.):\]】]+(?!\d)\s*)"
)  # a number, or the day of a month

_DASHES = ("-", "–", "—")
_SPACED_DASHES = (" - ", " – ", " — ")
_MAX_LABEL_WORDS = 2  # of a link after a text


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
    aliases, before = split_aliases(_without_number(inlines[:position]))
    is_before_stars = is_star_count(inlines[position].text)
    parsed_title = (is_before_stars and title_before_dash(before)) or parse_title(before)
    if _is_acronym(parsed_title.prefix):
        aliases, parsed_title = (parsed_title.prefix.strip().rstrip(":："),), parsed_title._replace(prefix="")
    title = parsed_title.title.strip().rstrip(PUNCTUATION).lstrip(" -–—:|,.")
    if not has_words(title) or len(title) > MAX_LINE:
        return None
    is_in_brackets = text_of(inlines[:position]).rstrip()[-1:] in ("(", "[")
    after = _after_bracket(inlines[position + 1 :]) if is_in_brackets else inlines[position + 1 :]
    if _is_after_named_text(inlines, position):
        after = [link._replace(kind=DETACHED_LINK) for link in after if link.kind == LINK]
    rest = [*_without_open_end(parsed_title.rest), *after, *names]
    start = EntryStart(title, inlines[position].url, rest, prefix=parsed_title.prefix, aliases=aliases)
    start.label = inlines[position].text
    start.is_citation = parsed_title.is_certain or has_bracketed_number or _is_reference(inlines, position)
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
    if not start.rest or start.rest[0].text.lstrip()[:1] in _DASHES:  # nearly all: tested first, without their text
        return start
    ends = (n for n, inline in enumerate(start.rest) if inline.kind not in (TEXT, CODE, STRONG_END))
    end = next(ends, len(start.rest))
    words = text_of(start.rest[:end])
    if words[:1] not in (",", "，"):
        return start
    is_venue = is_venue_with_year(start.title)
    if not is_venue and not is_link_label(start.title):
        return start
    title = words.strip(PUNCTUATION)
    min_words = MIN_TITLE_WORDS if is_venue and not start.title.casefold().startswith("arxiv") else 2
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
        return [*inlines[:-1], inlines[-1]._replace(text=inlines[-1].text.rstrip(PUNCTUATION))]
    return inlines


def _first_label_position(inlines: list[Inline]) -> int | None:
    """The position of the first link that is a label, or alone in brackets.

    None if there is none, or another link comes first.
    """
    for position, inline in enumerate(inlines):
        if inline.kind == LINK:
            if _in_brackets(inlines, position) or (is_link_label(inline.text) and label_key(inline.text) != "here"):
                return position
            if _is_reference(inlines, position):
                return position
            if not _continues_in_brackets(inlines, position):
                return position if _is_after_named_text(inlines, position) else None
    return None


def _is_after_named_text(inlines: list[Inline], position: int) -> bool:
    """Whether a bold name, a dash and a text precede short links, which nothing follows: **Sap** - Text. [Site](..)."""
    before = text_of(inlines[:position])
    first = next((inline for inline in inlines if inline.kind == TEXT and has_words(inline.text)), None)
    has_text = any(dash in before for dash in _SPACED_DASHES) and before[-1:] in (".", "!")
    if first is None or not first.style & BOLD or not has_text:
        return False
    others = [inline for inline in inlines[position:] if inline.kind != LINK]
    links = [inline for inline in inlines[position:] if inline.kind == LINK]
    return not has_words(text_of(others)) and all(len(link.text.split()) <= _MAX_LABEL_WORDS for link in links)


def _is_reference(inlines: list[Inline], position: int) -> bool:
    return is_reference(text_of(inlines[:position]), inlines[position].text)


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
