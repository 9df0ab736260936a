"""Titles: cleans the text of a link or heading, and splits the authors, venue and year from the title of a paper."""

import re
from typing import NamedTuple

from mlcat.constraints import MAX_LINE
from mlcat.importing.documents.text import has_words, plain_text
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.venues import VenueAndYear, venue_and_year_of
from mlcat.importing.fields.years import year_in, year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.safety import shorten

_LEADING_BRACKETS = lazy_compile(r"^\s*[\[(【]([^\[\]()【】]{2,60})[\])】]\s*(?:[-–—:：|.]\s*)?(?=\S)")
_LEADING_VENUE = lazy_compile(r"^\s*([^\s:：|][^:：|]{1,40}?)(?:\s[-–—|]{1,2}\s|:\s|[：|])\s*(?=\S)")
_LEADING_DATE = lazy_compile(r"^\s*((?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?)[:,.]?\s+(?=\S)")
_LEADING_YEAR = lazy_compile(r"^\s*((?:19|20)\d\d)\s[-–—|]{1,2}\s+(?=\S)")
_TRAILING_YEAR = lazy_compile(r"[.?!]\s+((?:19|20)\d\d)\.?$")
_INITIALS = lazy_compile(r"(?:[A-Z]\.[ -]?){1,4}")
_END_OF_NAMES = lazy_compile(r"(?:,\s|[:：]\s?|\.\s)(?=[^\W\d_])")
_OPENING_BRACKETS = ("[", "(", "【")
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_MAX_IN_BRACKETS = 80  # characters of a venue in brackets after a title
_MIN_TITLE_WORDS = 2  # of a title after authors
_MAX_TEXT = 400  # characters in which authors before a title are looked for
_MAX_PARTS = 16  # parts between commas after a title
_NO_VENUE_OR_YEAR = VenueAndYear()


def title_of(text: str) -> str:
    """The text of a link or heading as a title: without square brackets around it or a separator after it."""
    text = plain_text(text).lstrip("¶→•· ").rstrip(" -–—:：|｜,，、;→¶")
    if text[:1] + text[-1:] == "[]" and not set(text[1:-1]) & set("[]"):
        text = text[1:-1].strip()
    return text if len(text) <= MAX_LINE else shorten(text, MAX_LINE)


# --- Titles of papers ---------------------------------------------------------------------------------------------


class TitleParts(NamedTuple):
    """The title of a paper, and the facts around it."""

    title: str
    published: VenueAndYear = _NO_VENUE_OR_YEAR
    authors: str = ""
    """The text of the authors; empty if there is none."""


def split_paper_title(text: str) -> TitleParts:
    """Splits a text into the title of a paper and the venue, the year and the authors before or after it.

    Examples: "2019-CVPR - Rich trees", "[ROOTS 2018] Rich trees", "Rich trees (ROOTS 2018, oral)", "Rich trees, Ada
    Moss et al., ROOTS 2018".
    """
    text, leading_authors = _split_leading_authors(text)
    title, before = _split_leading_venue(text)
    title, after = _split_trailing_brackets(title)
    if (match := _TRAILING_YEAR.search(title)) and not after.year:
        title, after = title[: match.start() + 1], VenueAndYear(after.venue, int(match[1]))
    authors = leading_authors
    if not after.venue and ", " in title and any(char.isdigit() for char in title):
        title, names, tail = _split_trailing_authors_and_venue(title)
        authors, after = authors or names, tail if tail.venue else after
    published = VenueAndYear(before.venue or after.venue, before.year or after.year)
    return TitleParts(_without_full_stop(title), published, authors)


def _split_leading_authors(text: str) -> tuple[str, str]:
    """`text` without the full names of authors before the title, and these: "Ada Moss and Ben Reed: Rich trees"."""
    if ("," not in text and " and " not in text) or _has_family_names_first(text[:_MAX_TEXT]):
        return text, ""
    end_of_authors = None
    for end in list(_END_OF_NAMES.finditer(text[:_MAX_TEXT]))[:_MAX_PARTS]:
        authors = authors_of(text[: end.start()], accept_single=False)
        if authors and all(" " in name for name in authors.names):
            end_of_authors = None if _are_two_phrases(text, end) else end
        elif end_of_authors:
            break
    if end_of_authors is None or len(text[end_of_authors.end() :].split()) < _MIN_TITLE_WORDS:
        return text, ""
    return text[end_of_authors.end() :], text[: end_of_authors.start()]


def _are_two_phrases(text: str, end: re.Match[str]) -> bool:
    """Whether the text before a colon may be two phrases of a title, not names: "Plan Online, Learn Offline:"."""
    phrases = text[: end.start()]
    has_other_separator = any(separator in phrases for separator in (" and ", "&", "."))
    return end.group()[0] in ":：" and phrases.count(",") == 1 and not has_other_separator


def _split_leading_venue(text: str) -> tuple[str, VenueAndYear]:
    """`text` without a venue or a date before the title, and these: "[ROOTS 2018] Rich trees", "2018 - Rich trees"."""
    if text.lstrip()[:1] in _OPENING_BRACKETS and (match := _LEADING_BRACKETS.match(text)):
        return _cut(text, match, _venue_and_year_in_brackets(match[1]))
    if not any(char.isdigit() for char in text[:60]):
        return text, _NO_VENUE_OR_YEAR
    match = _LEADING_DATE.match(text) or _LEADING_YEAR.match(text)
    if match:
        return _cut(text, match, VenueAndYear(None, year_in(match[1])))
    match = _LEADING_VENUE.match(text)
    published = venue_and_year_of(match[1]) if match else None
    return (
        _cut(text, match, published)
        if match and published and published.venue and published.year
        else (text, _NO_VENUE_OR_YEAR)
    )


def _cut(text: str, match: re.Match[str], published: VenueAndYear) -> tuple[str, VenueAndYear]:
    rest = text[match.end() :]
    return (rest, published) if published != _NO_VENUE_OR_YEAR and has_words(rest) else (text, _NO_VENUE_OR_YEAR)


def _venue_and_year_in_brackets(text: str) -> VenueAndYear:
    year = year_of(text)
    return VenueAndYear(None, year) if year else venue_and_year_of(text) or _NO_VENUE_OR_YEAR


def _split_trailing_brackets(text: str) -> tuple[str, VenueAndYear]:
    """`text` without a venue or a year in brackets at its end, and these."""
    cut = text.rstrip(" .")
    start = cut.rfind(_BRACKETS[cut[-1]]) if cut[-1:] in _BRACKETS else -1
    if start <= 0 or len(cut) - start > _MAX_IN_BRACKETS or not has_words(cut[:start]):
        return text, _NO_VENUE_OR_YEAR
    inner = cut[start + 1 : -1]
    published = _venue_and_year_in_brackets(inner.rpartition(",")[0] if inner.endswith("citations") else inner)
    return (cut[:start].rstrip(), published) if published != _NO_VENUE_OR_YEAR else (text, _NO_VENUE_OR_YEAR)


def _split_trailing_authors_and_venue(text: str) -> tuple[str, str, VenueAndYear]:
    """`text` without authors, venue and year after the title, and these: "Rich trees, Ada Moss, ROOTS 2018"."""
    head, _, tail = text.rstrip(" .").rpartition(", ")
    if year_of(tail) and ", " in head:  # "Rich trees, ROOTS, 2018"
        head, _, venue = head.rpartition(", ")
        tail = f"{venue}, {tail}"
    published = venue_and_year_of(tail)
    if published is None or not (published.venue and published.year):
        return text, "", _NO_VENUE_OR_YEAR
    if _has_family_names_first(head):
        return text, "", _NO_VENUE_OR_YEAR
    parts = head.split(", ", _MAX_PARTS)
    for number in range(1, len(parts)):
        names = ", ".join(parts[number:])
        if authors_of(names, accept_single=False):
            return ", ".join(parts[:number]), names, published
    return head, "", published


def _has_family_names_first(text: str) -> bool:
    """Whether a text has initials between commas: "Moss, A., Reed, B., 2018. Rich trees"."""
    return any(map(_INITIALS.fullmatch, text.split(", ")))


def _without_full_stop(title: str) -> str:
    """`title` without a full stop at its end, unless that is part of an abbreviation or of an ellipsis."""
    last_word = title.rpartition(" ")[2]
    return (
        title[:-1]
        if title.endswith(".") and has_words(title) and "." not in last_word[:-1] and last_word != "al."
        else title
    )
