"""Recognizes the status of an entry in symbols and words, and in the explanations of a legend."""

import re

ACTIVE, ARCHIVED, DORMANT = "active", "archived", "dormant"

_MARKS = {
    "💀": ARCHIVED, "☠": ARCHIVED, "🪦": ARCHIVED, "⚰": ARCHIVED, "🗄": ARCHIVED, "🛑": ARCHIVED, "⛔": ARCHIVED,
    "💤": DORMANT, "😴": DORMANT,
}  # fmt: skip
_MARK = re.compile(f"[{''.join(_MARKS)}]")
_ARCHIVED = re.compile(
    r"^(?:archived|deprecated|discontinued|dead|defunct|abandoned|obsolete|retired|eol|end of life|closed|offline"
    r"|(?:is )?(?:no longer|not) (?:supported|available)(?: any ?more)?"
    r"|已归档|已废弃|已弃用|已关闭|已下线|已关闭或缺乏维护)$",
    re.IGNORECASE,
)
_DORMANT = re.compile(
    r"^(?:inactive|dormant|stale|sleeping|no (?:recent )?(?:updates|activity|commits)|low activity|unmaintained"
    r"|(?:is )?(?:no longer|not|isn't) (?:being |actively |very )?(?:maintained|developed|active)(?: any ?more)?"
    r"|停止维护|不再维护)$",
    re.IGNORECASE,
)
_MAX_STATUS = 60  # characters
_SAYS_DORMANT = re.compile(
    r"\b(?:inactive|dormant|stale|unmaintained|no (?:recent )?(?:updates?|commits?|activity)"
    r"|(?:not|no longer|isn't|hasn't)(?: \w+){0,2} (?:maintained|updated|developed|active))\b"
    r"|停止维护|不再维护|缺乏维护|不再更新|未更新|更新停止|заброшен",
    re.IGNORECASE,
)
_SAYS_ARCHIVED = re.compile(
    r"\b(?:archived|deprecated|discontinued|dead(?!line)|defunct|abandoned|obsolete|retired|shut ?down|offline"
    r"|closed(?![ -]source))\b|已归档|已废弃|已弃用|已关闭|已下线",
    re.IGNORECASE,
)
_SAYS_ACTIVE = re.compile(
    r"^(?:active(?:ly (?:maintained|developed))?|maintained|alive|online|live|已上线|运营中|活跃)"
    r"(?: (?:project|app|site)s?)?$",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FIRST = re.compile(r"\W{0,6}([^\W\d_][\w' ]{2,40}?)(?:[.!:]\s|\s[-–—]\s|$)")
_BRACKETED = re.compile(r"[\[(（【*_]{1,3}\s?([^\[\]()（）【】*_]{3,40}?)[\s.!]?[\])）】*_]{1,3}")


def status_of(text: str) -> str | None:
    """The status if `text` only states one: "archived", "no longer maintained", "💀"; None for any other
    text."""
    if len(text) > _MAX_STATUS:
        return None
    mark = status_mark(text) if len(text) < 4 else None
    word = _EDGES.sub("", text)
    if _DORMANT.match(word):
        return DORMANT
    return mark or (ARCHIVED if _ARCHIVED.match(word) else None)


def status_in(explanation: str) -> str | None:
    """The status that the explanation of a mark means: "no longer updated", "dead project", "online"; None for any
    other meaning."""
    archived = _SAYS_ARCHIVED.search(explanation)
    dormant = _SAYS_DORMANT.search(explanation)
    if archived and not (dormant and dormant.start() < archived.start()):
        return ARCHIVED
    if dormant:
        return DORMANT
    return ACTIVE if _SAYS_ACTIVE.match(explanation) else None


def status_mark(text: str) -> str | None:
    """The status for the first status symbol in `text`; None if there is none."""
    mark = _MARK.search(text)
    return _MARKS[mark.group()] if mark else None


def take_status(text: str) -> tuple[str, str | None]:
    """Removes symbols and bracketed words of a status from `text`; returns the rest, and the status or None."""
    status = status_mark(text)
    if status:
        text = " ".join("".join(" " if char in _MARKS else char for char in text).replace("\ufe0f", "").split())
    for match in _BRACKETED.finditer(text):
        status_found = status_of(match[1])
        if status_found:
            return (text[: match.start()].rstrip() + " " + text[match.end() :].lstrip()).strip(), status or status_found
    first = _FIRST.match(text)
    status_found = status_of(first[1]) if first else None
    return (text[first.end() :] if first and status_found else text), status or status_found
