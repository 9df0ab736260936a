"""Recognizes the status of an entry: in symbols, in words, and in the meanings of a legend."""

import re

from mlcat.importing.lazy_patterns import lazy_compile

ACTIVE, ARCHIVED, DORMANT = "active", "archived", "dormant"

_SYMBOLS = {
    "💀": ARCHIVED, "☠": ARCHIVED, "🪦": ARCHIVED, "⚰": ARCHIVED, "🗄": ARCHIVED, "🛑": ARCHIVED, "⛔": ARCHIVED,
    "💤": DORMANT, "😴": DORMANT,
}  # fmt: skip
_SYMBOL = lazy_compile(f"[{''.join(_SYMBOLS)}]")
_ARCHIVED = lazy_compile(
    r"^(?:archived|deprecated|discontinued|dead|defunct|abandoned|obsolete|retired|eol|end of life|closed|offline"
    r"|(?:is )?(?:no longer|not) (?:supported|available)(?: any ?more)?"
    r"|已归档|已废弃|已弃用|已关闭|已下线|已关闭或缺乏维护)$",
    re.IGNORECASE,
)
_DORMANT = lazy_compile(
    r"^(?:inactive|dormant|stale|sleeping|no (?:recent )?(?:updates|activity|commits)|low activity|unmaintained"
    r"|(?:is )?(?:no longer|not|isn't) (?:being |actively |very )?(?:maintained|developed|active)(?: any ?more)?"
    r"|停止维护|不再维护)$",
    re.IGNORECASE,
)
_MAX_SYMBOL = 3  # characters of a symbol, with a variation selector
_MAX_TEXT = 60  # characters of a text that only states a status
_IN_LEGEND = {
    DORMANT: lazy_compile(
        r"\b(?:inactive|dormant|stale|unmaintained|no (?:recent )?(?:updates?|commits?|activity)"
        r"|(?:not|no longer|isn't|hasn't)(?: \w+){0,2} (?:maintained|updated|developed|active))\b"
        r"|停止维护|不再维护|缺乏维护|不再更新|未更新|更新停止|заброшен",
        re.IGNORECASE,
    ),
    ARCHIVED: lazy_compile(
        r"\b(?:archived|deprecated|discontinued|dead(?!line)|defunct|abandoned|obsolete|retired|shut ?down|offline"
        r"|closed(?![ -]source))\b|已归档|已废弃|已弃用|已关闭|已下线",
        re.IGNORECASE,
    ),
    ACTIVE: lazy_compile(
        r"^(?:active(?:ly (?:maintained|developed))?|maintained|alive|online|live|已上线|运营中|活跃)"
        r"(?: (?:project|app|site)s?)?$",
        re.IGNORECASE,
    ),
}
_EDGES = lazy_compile(r"^[\W_]+|[\W_]+$")
_FIRST_SENTENCE = lazy_compile(r"\W{0,6}([^\W\d_][\w' ]{2,40}?)(?:[.!:]\s|\s[-–—]\s|$)")
_BRACKETED = lazy_compile(r"[\[(（【*_][\[(（【*_]{0,2}\s?([^\[\]()（）【】*_]{3,40}?)[\s.!]?[\])）】*_]{1,3}")


def status_of(text: str) -> str | None:
    """The status if `text` only states one: "archived", "no longer maintained", "💀"; else None."""
    if len(text) > _MAX_TEXT:
        return None
    status = status_in_symbols(text) if len(text) <= _MAX_SYMBOL else None
    words = _EDGES.sub("", text)
    if _DORMANT.match(words):
        return DORMANT
    return status or (ARCHIVED if _ARCHIVED.match(words) else None)


def status_in_legend(meaning: str) -> str | None:
    """The status in the meaning of a symbol in a legend: "no longer updated", "dead project", "online"; else None."""
    matches = [(match.start(), status) for status, words in _IN_LEGEND.items() if (match := words.search(meaning))]
    return min(matches)[1] if matches else None


def status_in_symbols(text: str) -> str | None:
    """The status for the first status symbol in `text`; None if there is none."""
    symbol = None if text.isascii() else _SYMBOL.search(text)
    return _SYMBOLS[symbol.group()] if symbol else None


def split_status(text: str) -> tuple[str, str | None]:
    """Splits a status from a text: a symbol, words in brackets, or the first sentence.

    Returns the rest of the text, and the status; None if there is none.
    """
    status = status_in_symbols(text)
    if status:
        text = " ".join("".join(" " if char in _SYMBOLS else char for char in text).replace("\ufe0f", "").split())
    for match in _BRACKETED.finditer(text):
        stated = status_of(match[1])
        if stated:
            return (text[: match.start()].rstrip() + " " + text[match.end() :].lstrip()).strip(), status or stated
    first = _FIRST_SENTENCE.match(text)
    stated = status_of(first[1]) if first else None
    return (text[first.end() :] if first and stated else text), status or stated
