"""Removes statistics from titles and descriptions: stars, ranks, downloads, sizes, dates of activity."""

import re

from mlcat.importing.documents.text import word_set
from mlcat.importing.lazy_patterns import lazy_compile

_SYMBOLS = "⭐★☆🌟✨🥇🥈🥉👨💻🔀📥📦📋⏱🍴👀🐛📅🏆📈👍🔥"
_NUMBER = r"\d[\d.,]{0,11}\s?[kKmMbB%+]{0,2}"
_SYMBOL = lazy_compile(f"[{_SYMBOLS}]")
_BRACKET = lazy_compile(rf"[\[(（](?=[^\[\]()（）]{{0,120}}[{_SYMBOLS}])[^\[\]()（）]{{0,120}}[\])）]")
_SLASH_AND_NUMBER = lazy_compile(r"^\s*/\s?\d[\d,.]{0,9}(?=\s|$)")
_NUMBER_WITH_SYMBOL = lazy_compile(rf"(?:[{_SYMBOLS}]️?\s?{_NUMBER}|{_NUMBER}\s?[⭐★🌟])(?:\s?[/|·,]\s?)?")
_STARS = lazy_compile(r"(?:[⭐★☆🌟]️?\s?){1,10}")
_STATS_LABEL = lazy_compile(
    r"^(?:stats|statistics|stars?|github stars|downloads|rank|score|forks?|size|last commit)\W*$", re.I
)
_WORDS_OF_STATS = word_set(
    "k m b kb mb gb 千 万 of ago open star stars min h d w mo yr day days week weeks month months year years"
    " jan feb mar apr may jun jul aug sep sept oct nov dec"
)
"""Units, dates and other words of which a text in brackets consists if it has only statistics."""


def without_stats(text: str) -> str:
    """`text` without numbers beside symbols ("📥 290 / ⭐ 5", "(⭐ 12k)"), rows of stars, and a "/123" at its start."""
    if "/" in text:
        text = _SLASH_AND_NUMBER.sub("", text)
    if text.isascii() or not _SYMBOL.search(text):
        return text
    text = _BRACKET.sub(_blank_if_stats, text)
    text = _NUMBER_WITH_SYMBOL.sub(" ", text)
    return " ".join(_STARS.sub(" ", text).split()).replace("( ", "(").replace(" )", ")")


def _blank_if_stats(match: re.Match[str]) -> str:
    """The replacement of brackets: a blank if all words in them are `_WORDS_OF_STATS`, else the brackets themselves."""
    words = re.findall(r"[^\W\d_]+", match.group())
    return " " if _WORDS_OF_STATS.issuperset(map(str.casefold, words)) else match.group()


def begins_with_meaningless_symbol(text: str) -> bool:
    """Whether `text` begins with a symbol of statistics ("⭐ 5") or of a warning ("❗️"), which alone says nothing."""
    return text[:1] in f"{_SYMBOLS}❗❕‼⚠" and bool(text)


def is_stats_label(name: str) -> bool:
    """Whether a label or column name is that of statistics: "Stats", "Stars"."""
    return bool(_STATS_LABEL.match(name))


_BADGE_WORD = lazy_compile(
    r"\b(?:stars?|build|ci|npm|version|license|licence|downloads?|commits?|coverage|issues|release|badge|status|awesome"
    r"|pypi|gitter|tests?|contributors?|forks?|travis|logo|image|screenshot|gif|demo|preview|banner|header|size|open"
    r" issues|last commit|docs|discord|chat|repo size|language|languages|maintenance)\b",
    re.IGNORECASE,
)


def is_status_badge_or_picture(alt: str) -> bool:
    """Whether the alternative text of an image is that of a status badge ("build status") or of a picture."""
    return bool(_BADGE_WORD.search(alt))
