"""Splits the title of a publication from the venue and the date that a list writes before or after it."""

import re
from typing import NamedTuple

from mlcat.importing.documents.text import has_words
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.venues import Issue, issue_of
from mlcat.importing.fields.years import year_in, year_of

_IN_FRONT = re.compile(r"^\s*[\[(【]([^\[\]()【】]{2,60})[\])】]\s*(?:[-–—:：|.]\s*)?(?=\S)")
_BEFORE_SEPARATOR = re.compile(r"^\s*([^\s:：|][^:：|]{1,40}?)(?:\s[-–—|]{1,2}\s|:\s|[：|])\s*(?=\S)")
_DATE_IN_FRONT = re.compile(r"^\s*((?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?)[:,.]?\s+(?=\S)")
_YEAR_IN_FRONT = re.compile(r"^\s*((?:19|20)\d\d)\s[-–—|]{1,2}\s+(?=\S)")
_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,4}")
_END_OF_NAMES = re.compile(r"(?:,\s|[:：]\s?|\.\s)(?=[^\W\d_])")
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_MAX_IN_BRACKETS = 80  # characters of a venue in brackets after a title
_MIN_TITLE_WORDS = 2  # of a title behind authors
_MAX_TEXT = 400  # characters in which authors before a title are looked for
_MAX_PARTS = 16  # parts between commas after a title
_NONE = Issue()


class TitleParts(NamedTuple):
    """A title, and what a list writes with it."""

    title: str
    issue: Issue = _NONE
    authors: str = ""
    """The text of the authors; empty if there is none."""


def split_title(text: str) -> TitleParts:
    """The title in `text`, with the venue, the date and the authors around it: "2019-CVPR - Rich trees",
    "[ROOTS 2018] Rich trees", "Rich trees (ROOTS 2018, oral)", "Rich trees, Ada Moss et al., ROOTS 2018"."""
    text, front_authors = _without_authors(text)
    title, front = _without_front(text)
    title, behind = _without_brackets(title)
    authors = front_authors
    if not behind.venue and ", " in title and any(char.isdigit() for char in title):
        title, names, tail = _without_tail(title)
        authors, behind = authors or names, tail if tail.venue else behind
    issue = Issue(front.venue or behind.venue, front.year or behind.year)
    return TitleParts(_without_full_stop(title), issue, authors)


def _without_authors(text: str) -> tuple[str, str]:
    """`text` without a list of full names before the title, and these: "Ada Moss and Ben Reed: Rich trees"."""
    if ("," not in text and " and " not in text) or _has_family_names_first(text[:_MAX_TEXT]):
        return text, ""
    found = None
    for end in list(_END_OF_NAMES.finditer(text[:_MAX_TEXT]))[:_MAX_PARTS]:
        authors = authors_of(text[: end.start()], accept_single=False)
        if authors and all(" " in name for name in authors.names):
            found = end
        elif found:
            break
    if found is None or len(text[found.end() :].split()) < _MIN_TITLE_WORDS:
        return text, ""
    return text[found.end() :], text[: found.start()]


def _without_front(text: str) -> tuple[str, Issue]:
    """`text` without a venue or a date before the title, in brackets or before a separator."""
    if match := _IN_FRONT.match(text):
        return _cut(text, match, _issue_in_brackets(match[1]))
    if not any(char.isdigit() for char in text[:60]):
        return text, _NONE
    match = _DATE_IN_FRONT.match(text) or _YEAR_IN_FRONT.match(text)
    if match:
        return _cut(text, match, Issue(None, year_in(match[1])))
    match = _BEFORE_SEPARATOR.match(text)
    issue = issue_of(match[1]) if match else None
    return _cut(text, match, issue) if match and issue and issue.venue and issue.year else (text, _NONE)


def _cut(text: str, match: re.Match[str], issue: Issue) -> tuple[str, Issue]:
    rest = text[match.end() :]
    return (rest, issue) if issue != _NONE and has_words(rest) else (text, _NONE)


def _issue_in_brackets(text: str) -> Issue:
    year = year_of(text)
    return Issue(None, year) if year else issue_of(text) or _NONE


def _without_brackets(text: str) -> tuple[str, Issue]:
    """`text` without a venue or a year in brackets at its end."""
    cut = text.rstrip(" .")
    start = cut.rfind(_BRACKETS[cut[-1]]) if cut[-1:] in _BRACKETS else -1
    if start <= 0 or len(cut) - start > _MAX_IN_BRACKETS or not has_words(cut[:start]):
        return text, _NONE
    issue = _issue_in_brackets(cut[start + 1 : -1])
    return (cut[:start].rstrip(), issue) if issue != _NONE else (text, _NONE)


def _without_tail(text: str) -> tuple[str, str, Issue]:
    """`text` without a venue with its year after the last comma, and without the authors before it."""
    head, _, tail = text.rstrip(" .").rpartition(", ")
    issue = issue_of(tail)
    if issue is None or not (issue.venue and issue.year):
        return text, "", _NONE
    if _has_family_names_first(head):
        return text, "", _NONE
    parts = head.split(", ", _MAX_PARTS)
    for number in range(1, len(parts)):
        names = ", ".join(parts[number:])
        if authors_of(names, accept_single=False):
            return ", ".join(parts[:number]), names, issue
    return head, "", issue


def _has_family_names_first(text: str) -> bool:
    """Whether a text has a given name behind a comma: "Moss, A., Reed, B., 2018. Rich trees"."""
    return any(map(_INITIALS.fullmatch, text.split(", ")))


def _without_full_stop(title: str) -> str:
    """`title` without a single full stop at its end, unless that is part of an abbreviation."""
    last_word = title.rpartition(" ")[2]
    return (
        title[:-1]
        if title.endswith(".") and has_words(title) and "." not in last_word[:-1] and last_word != "al."
        else title
    )
