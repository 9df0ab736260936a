"""Takes the facts of a publication from the text around its title: authors, venue, year, arXiv number.

A function `take_x` moves facts from a text to the entry. It returns the rest of the text, or whether there were facts.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BLOCK_END, BOLD, ITALIC, LINE_BREAK, LINK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.identifiers import arxiv_in, is_on_paper_host
from mlcat.importing.fields.venues import ABBREVIATIONS_IN_JOURNALS, venue_and_year_of
from mlcat.importing.fields.years import year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.facts import add_tags
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.linked_names import unlink_names
from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.importing.lists.titles import split_paper_title

_BOUNDARY = lazy_compile(
    r"(?:(?=[\s,:;(\[【])|(?<=[)\]】]))"  # nearly all characters fail here, before the many alternatives
    r"(?:(?<=[a-z\d)\]”\"」》']\.)(?<!vol\.)(?<!pp\.)\s+"
    r"|(?<=\bal\.),?\s+|(?<=\bal),\s+|(?<!\s)\s+[|·–—-]\s+|;\s+|(?=[(\[【](?!\d{1,4}\)))|(?<=[\]】])|(?<=[^\d)]\))"
    r"|(?<=\d\)),?:?\s+(?=[^\W\d]))"
)
_LEADING_YEAR = lazy_compile(r"^\W{0,3}((?:19|20)\d\d)\)?(?:\s*[,.:])?\s+(?=\S)")
_BRACKETED_YEAR = lazy_compile(r"\(((?:19|20)\d\d)\)$")
_TRAILING_YEAR = lazy_compile(r"[,.\s(]{1,4}((?:19|20)\d\d)\W{0,3}$")
_MAX_TRAILING_YEAR = 4 + 4 + 3  # characters that it matches
_DISTINCTION = lazy_compile(
    r"[(\[]?(?:(?:oral|spotlight|poster|highlight)s?(?: (?:presentation|paper))?|best (?:student )?paper"
    r"(?: (?:award|candidate|finalist|honou?rable mention|nominee|runner[- ]up))*|honou?rable mention)[)\]]?\.?",
    re.IGNORECASE,
)
"""Matches the distinction of a paper at a conference: "(oral)", "Best paper award"."""
_DOCUMENT_TYPE = lazy_compile(r"\W*\[(?:[JCDMRSPNAZ]|EB|DB)(?:/OL)?\]\W*")
"""Matches the code of a type of document after a title in GB/T 7714, the Chinese standard of citations: [J], [C]//."""
_MONTHS = ("jan.", "feb.", "mar.", "apr.", "may.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.")
_MAX_SEGMENTS = 40  # segments of a text that are examined
_MAX_VENUE_WORDS = 6  # words of a venue that is unknown
_MAX_BRACKET_WORDS = 4  # words of a venue in brackets
_SMALL_WORDS = ("of", "on", "and", "in", "the", "for", "&")
_MIN_PROSE_WORDS = 9  # words of a sentence, which would take long to compare with authors and venues
_MAX_NUMBERS_LENGTH = 24  # characters of pages and a volume


class _Segment(NamedTuple):
    """A part of a text that may be a fact, as inlines and as text."""

    inlines: list[Inline]
    text: str


def take_publication(entry: ParsedEntry, inlines: list[Inline]) -> list[Inline]:
    """Takes authors, venue and year from `inlines`; returns the other inlines, or none if these have no words."""
    if any(inline.kind == LINK for inline in inlines):
        inlines, _ = unlink_names(inlines)
    inlines = _take_leading_venue(entry, inlines)
    segments = _with_joined_names(_segments(inlines))
    remaining = [
        segment
        for number, segment in enumerate(segments)
        if number >= _MAX_SEGMENTS or not _take_segment(entry, segment.text)
    ]
    with_words = [segment for segment in remaining if has_words(segment.text)]
    if (
        with_words
        and entry.authors
        and not entry.venue
        and with_words[0] is segments[0]
        and _is_title_case(with_words[0].text)
    ):
        entry.venue = with_words[0].text.strip(" ,.;")
        remaining.remove(with_words.pop(0))
    return [inline for segment in remaining for inline in segment.inlines] if with_words else []


def _take_leading_venue(entry: ParsedEntry, inlines: list[Inline]) -> list[Inline]:
    """Takes an unknown venue and its year from the first text, if authors follow it: "Decis. Support Syst. 2016".

    Authors are several names, or one in italics. Returns the other inlines.
    """
    position = next((n for n, inline in enumerate(inlines) if inline.kind == TEXT and has_words(inline.text)), None)
    if position is None or entry.venue or entry.authors or inlines[position].style:
        return inlines
    text = inlines[position].text.strip(" .,")
    year = _TRAILING_YEAR.search(text, len(text) - _MAX_TRAILING_YEAR)
    venue = text[: year.start()] if year else ""
    venue += "." if year and "." in venue and year.group()[0] == "." else ""
    rest = inlines[position + 1 :]
    if year is None or "," in text or not _is_capitalized(venue) or not any(map(_are_authors, _segments(rest))):
        return inlines
    entry.venue, entry.year = venue, entry.year or int(year[1])
    return [*inlines[:position], *rest]


def _are_authors(segment: _Segment) -> bool:
    """Whether a segment is a list of names, or one name in italics."""
    is_italic = any(inline.style & ITALIC for inline in segment.inlines)
    return authors_of(segment.text, accept_single=is_italic) is not None


def _with_joined_names(segments: Iterable[_Segment]) -> list[_Segment]:
    """`segments`, with "Ada Moss;" and "Ben Reed" joined to one segment."""
    joined: list[_Segment] = []
    for segment in segments:
        if joined and joined[-1].text.endswith(";"):
            both = _segment([*joined[-1].inlines, *segment.inlines])
            if authors_of(both.text):
                joined[-1] = both
                continue
        joined.append(segment)
    return joined


def take_from_description(entry: ParsedEntry) -> None:
    """Takes authors, venue and year from the description of an entry."""
    entry.description = text_of(take_publication(entry, [Inline(TEXT, entry.description)]))


def take_prefix(entry: ParsedEntry, text: str) -> None:
    """Takes the year, the authors or the venue from the text before a title: "Ada Moss and Ben Reed. 2013.",
    "ROOTS'18", "(2018)"."""
    if text:
        for segment in list(_segments([Inline(TEXT, text)]))[:_MAX_SEGMENTS]:
            _take_segment(entry, segment.text)


def take_title(entry: ParsedEntry) -> None:
    """Takes venue, year and authors from the title and the aliases of a publication."""
    title, published, authors = split_paper_title(entry.title)
    has_only_year = published.venue is None and not authors
    if not has_only_year or entry.kind == "paper" or is_on_paper_host(entry.url):
        entry.title = title  # any other may be a book: the year in its title tells editions apart
    publications_found = [published, *filter(None, map(venue_and_year_of, entry.aliases))]
    entry.aliases = tuple(alias for alias in entry.aliases if not venue_and_year_of(alias))
    for venue, year in publications_found:
        entry.venue, entry.year = entry.venue or venue, entry.year or year
    if authors:
        take_authors(entry, authors)


def _is_title_case(text: str) -> bool:
    """Whether a text is several capitalized words: the name of an unknown journal."""
    text = text.strip(" ,.;")
    return " " in text and _is_capitalized(text)


def _is_capitalized(text: str) -> bool:
    """Whether a text is a few capitalized words without brackets."""
    words = [] if text[:1] in "([【（" else text.split()
    capital = [word for word in words if word[0].isupper() and word.isascii()]
    small = [word for word in words if word.casefold() in _SMALL_WORDS]
    return len(capital) > 0 and len(words) <= _MAX_VENUE_WORDS and len(capital) + len(small) == len(words)


def take_authors(entry: ParsedEntry, text: str) -> bool:
    """Takes the authors if a text is a list of names, and the entry has no authors yet; returns whether it did."""
    authors = authors_of(text)
    if authors is None or entry.authors:
        return False
    entry.authors, entry.et_al = authors
    return True


def _take_segment(entry: ParsedEntry, text: str) -> bool:
    """Takes the facts in the text of a segment; returns whether it contains nothing else."""
    text = text.strip(" ,|·")
    if not has_words(text) or _is_prose(text):
        return False
    if text.casefold().strip(".:; ") == "in" or _DOCUMENT_TYPE.fullmatch(text):
        return True
    if _DISTINCTION.fullmatch(text):
        add_tags(entry, text.strip("()[] .").casefold())
        return True
    number = arxiv_in(text)
    entry.arxiv = entry.arxiv or number
    year = year_of(text)
    if year is not None:
        entry.year = entry.year or year
        return True
    if not any(char.isalpha() for char in text) and len(text) <= _MAX_NUMBERS_LENGTH and (entry.venue or entry.year):
        return True  # pages, a volume
    in_brackets = text[0] in "([【（" and text.rstrip(" .,:")[-1] in ")]】）" and not text[1:].lower().startswith("by ")
    leading_year = _LEADING_YEAR.match(text)
    if (
        leading_year
        and not in_brackets
        and _take_venue_or_authors(entry, text[leading_year.end() :], in_brackets=False)
    ):
        entry.year = entry.year or int(leading_year[1])
        return True
    if _take_venue_or_authors(entry, text, in_brackets=in_brackets):
        return True
    bracketed_year = _BRACKETED_YEAR.search(text)
    entry.year = entry.year or (int(bracketed_year[1]) if bracketed_year else None)
    return False


def _is_prose(text: str) -> bool:
    """Whether a text is a sentence: many words without a number, most of them in lower case. Proceedings are not."""
    words = text.split()
    if len(words) < _MIN_PROSE_WORDS or any(map(str.isdigit, text)) or "Proceedings" in words:
        return False
    return 3 * sum(map(str.islower, words)) > 2 * len(words)


def _take_venue_or_authors(entry: ParsedEntry, text: str, *, in_brackets: bool) -> bool:
    """Takes authors, or venue and year, if a text consists of them; returns whether it does."""
    trailing_year = _TRAILING_YEAR.search(text, len(text) - _MAX_TRAILING_YEAR)
    head, _, tail = text.rpartition(", ")
    last = venue_and_year_of(tail) if head else None
    if last and last.venue and not in_brackets and take_authors(entry, head):  # Ada Moss, Ben Reed, ROOTS 2018
        entry.venue, entry.year = entry.venue or last.venue, entry.year or last.year
        return True
    names = text[: trailing_year.start()] if trailing_year else text
    if not in_brackets and take_authors(entry, names):
        if trailing_year:
            entry.year = entry.year or int(trailing_year[1])
        return True
    is_venue = in_brackets and trailing_year is not None
    published = venue_and_year_of(text, is_venue=is_venue)
    if published is None or (in_brackets and not is_venue and ("," in text or len(text.split()) > _MAX_BRACKET_WORDS)):
        return False
    if published.venue and entry.venue and published.venue != entry.venue and published.year not in (None, entry.year):
        return False
    entry.venue = entry.venue or published.venue
    entry.year = entry.year or published.year
    return True


def _segments(inlines: list[Inline]) -> Iterator[_Segment]:
    """Divides `inlines` into parts that may be facts: sentences, brackets, runs of one style. Punctuation stays."""
    return map(_segment, _parts(inlines))


def _segment(inlines: list[Inline]) -> _Segment:
    return _Segment(inlines, text_of(inlines))


def _parts(inlines: list[Inline]) -> Iterator[list[Inline]]:
    """The inlines of each segment."""
    segment: list[Inline] = []
    for inline in inlines:
        if inline.kind in (BLOCK_END, LINE_BREAK, LINK, STRONG_END) or (
            segment and _style(segment[-1]) != _style(inline)
        ):
            if segment:
                yield segment
            segment = []
        if inline.kind in (BLOCK_END, LINE_BREAK) or (inline.kind == LINK and is_link_label(inline.text)):
            yield [inline]
        elif inline.kind == TEXT:
            first, *others = _split(inline)
            segment.append(first)
            for other in others:
                yield segment
                segment = [other]
        elif inline.kind != STRONG_END:
            segment.append(inline)
    if segment:
        yield segment


def _style(inline: Inline) -> int:
    """The style of an inline; 0 for blanks and links."""
    return inline.style & (BOLD | ITALIC) if inline.kind == TEXT and has_words(inline.text) else 0


def _split(inline: Inline) -> list[Inline]:
    text = _without_affiliation(inline.text)
    ends = (match.end() for match in _BOUNDARY.finditer(text) if not _ends_abbreviation(text[: match.start()]))
    borders = [0, *ends, len(text)]
    parts = [text[start:end] for start, end in pairwise(borders) if end > start]
    return [inline._replace(text=part) for part in parts] or [inline]


def _without_affiliation(text: str) -> str:
    """`text` without the institution after a first author: "Ada Moss (Harbor University) et al."."""
    head, separator, tail = text.partition(") et al")
    name, bracket, _ = head.rpartition(" (")
    return f"{name} et al{tail}" if separator and bracket else text


def _ends_abbreviation(text: str) -> bool:
    """Whether a text ends with an abbreviated month or with a word of an abbreviated journal: "Oct.", "J. Mach."."""
    word = text.rpartition(" ")[2].casefold()
    return word.endswith(".") and (word in ABBREVIATIONS_IN_JOURNALS or word in _MONTHS)
