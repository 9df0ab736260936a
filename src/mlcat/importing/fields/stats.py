"""Removes statistics from titles and descriptions: stars, ranks, downloads, sizes, dates of activity."""

import re

_SIGNS = "⭐★☆🌟✨🥇🥈🥉👨💻🔀📥📦📋⏱🍴👀🐛📅🏆📈👍🔥"
_FIGURE = r"\d[\d.,]{0,11}\s?[kKmMbB%+]{0,2}"
_SIGN = re.compile(f"[{_SIGNS}]")
_BRACKET = re.compile(rf"[\[(（](?=[^\[\]()（）]{{0,120}}[{_SIGNS}])[^\[\]()（）]{{0,120}}[\])）]")
_SLASHED = re.compile(r"^\s*/\s?\d[\d,.]{0,9}(?=\s|$)")
_COUNTED = re.compile(rf"(?:[{_SIGNS}]️?\s?{_FIGURE}|{_FIGURE}\s?[⭐★🌟])(?:\s?[/|·,]\s?)?")
_RUN = re.compile(r"(?:[⭐★☆🌟]️?\s?){1,10}")
_STATS = re.compile(r"^(?:stats|statistics|stars?|github stars|downloads|rank|score|forks?|size|last commit)\W*$", re.I)


def without_stats(text: str) -> str:
    """`text` without numbers beside symbols ("📥 290 / ⭐ 5", "(⭐ 12k)"), rows of stars, and a leading slash with a
    number ("/123")."""
    text = _SLASHED.sub("", text)
    if not _SIGN.search(text):
        return text
    text = _BRACKET.sub(_blank_if_figures, text)
    text = _COUNTED.sub(" ", text)
    return " ".join(_RUN.sub(" ", text).split()).replace("( ", "(")


def _blank_if_figures(match: re.Match[str]) -> str:
    """The replacement of a bracket: a blank if it has only symbols and numbers, the bracket itself if it has words."""
    words = re.findall(r"[^\W\d_]{4,}", match.group())
    return match.group() if [word for word in words if word.casefold() not in ("month", "open")] else " "


def is_sign(mark: str) -> bool:
    """Whether a symbol belongs to a number ("⭐ 5"), rather than emphasizing the text after it ("❗️GPL-3.0")."""
    return mark[:1] in f"{_SIGNS}❗❕‼⚠" and bool(mark)


def is_stat_label(name: str) -> bool:
    """Whether a label or column name is that of statistics: "Stats", "Stars"."""
    return bool(_STATS.match(name))


_SHIELDS = re.compile(
    r"\b(?:stars?|build|ci|npm|version|license|licence|downloads?|commits?|coverage|issues|release|badge|status|awesome"
    r"|pypi|gitter|tests?|contributors?|forks?|travis|logo|image|screenshot|gif|demo|preview|banner|header|size|open"
    r" issues|last commit|docs|discord|chat|repo size|language|languages|maintenance)\b",
    re.IGNORECASE,
)


def is_stats_badge(alt: str) -> bool:
    """Whether the alternative text of an image is that of a status badge ("build status") or of a picture."""
    return bool(_SHIELDS.search(alt))
