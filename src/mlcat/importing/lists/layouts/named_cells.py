"""Cells of a table that name an entry whose link is in a later cell."""

import re

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import CODE, LINE_BREAK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.lists.links.leading_link import LeadingLink

MAX_NAME = 120
"""Characters; a longer cell is a description, not a name."""

_NUMBERING = re.compile(r"^\W*\d{1,4}[.)]\s*")
_CUT = re.compile(r"\s[-–—]\s")
_GAP = re.compile(r"(?<=[^\s.,:;])[ \xa0]{2,}(?=[^\W\d_])")
_ALIAS = re.compile(r"^[^\w\[【]{0,12}[\[【]([^\[\]【】]{1,40})[\]】]\s*(?=\w)")


def named_link(cell: list[Inline], start: LeadingLink) -> LeadingLink:
    """An entry with the address of `start` and the words in `cell` as its title and, after a dash, its description.

    A short name in brackets in front is an alias: "[Sloop] How to rig a boat".
    """
    alias = _ALIAS.match(text_of(cell))
    line = len(cell) if alias else _first_line(cell)
    title, rest = _parts(cell[:line])
    if alias:
        title = _ALIAS.sub("", title)
    aliases = (alias[1].strip(),) if alias else ()
    return LeadingLink(title, start.href, [Inline(TEXT, rest), *cell[line:]], start.tags, aliases=aliases)


def _first_line(cell: list[Inline]) -> int:
    """The position at which the first words of a cell end: at the end of the line, or of the bold text at the start."""
    words = False
    for position, inline in enumerate(cell):
        words = words or (inline.kind in (TEXT, CODE) and has_words(inline.text))
        if words and inline.kind in (LINE_BREAK, STRONG_END):
            return position
    return len(cell)


def _parts(words: list[Inline]) -> tuple[str, str]:
    """The name in `words`, and what follows a dash or, in a text that is too long for a name, a gap."""
    text = _NUMBERING.sub("", text_of(words))
    cut = _CUT.search(text)
    if cut is None and len(text) > MAX_NAME:
        text = _NUMBERING.sub("", "".join(inline.text for inline in words if inline.kind in (TEXT, CODE)).strip())
        cut = _GAP.search(text)
    return (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
