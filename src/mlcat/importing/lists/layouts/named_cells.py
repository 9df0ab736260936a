"""Reads the cell of a table that names an entry, if the link is in another cell."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import CODE, LINE_BREAK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.links.leading_link import EntryStart

MAX_NAME = 120
"""Maximum characters of a name; a longer cell is a description."""

_NUMBERING = lazy_compile(r"^\W*\d{1,4}[.)]\s*")
_DASH = lazy_compile(r"\s[-–—]\s")
_GAP = lazy_compile(r"(?<=[^\s.,:;])[ \xa0]{2,}(?=[^\W\d_])")
_ALIAS = lazy_compile(r"^[^\w\[【]{0,12}[\[【]([^\[\]【】]{1,40})[\]】]\s*(?=\w)")


def start_with_name(cell: list[Inline], start: EntryStart) -> EntryStart:
    """The start of the entry with the name in `cell` and the address and tags of `start`.

    A text after a dash in the cell becomes the description. A short name in brackets before the name is an alias:
    "[Sloop] How to rig a boat".
    """
    alias = _ALIAS.match(text_of(cell))
    name_end = len(cell) if alias else _name_end(cell)
    title, rest = _name_and_rest(cell[:name_end])
    if alias:
        title = _ALIAS.sub("", title)
    aliases = (alias[1].strip(),) if alias else ()
    return EntryStart(title, start.href, [Inline(TEXT, rest), *cell[name_end:]], start.tags, aliases=aliases)


def _name_end(cell: list[Inline]) -> int:
    """The position at which the name in a cell ends: the end of the first line, or of the bold text at its start."""
    has_text = False
    for position, inline in enumerate(cell):
        has_text = has_text or (inline.kind in (TEXT, CODE) and has_words(inline.text))
        if has_text and inline.kind in (LINE_BREAK, STRONG_END):
            return position
    return len(cell)


def _name_and_rest(words: list[Inline]) -> tuple[str, str]:
    """The name in `words`, and the text after the dash.

    Without a dash, a text that is too long for a name is cut at a gap of two blanks.
    """
    text = _NUMBERING.sub("", text_of(words))
    end = _DASH.search(text)
    if end is None and len(text) > MAX_NAME:
        text = _NUMBERING.sub("", "".join(inline.text for inline in words if inline.kind in (TEXT, CODE)).strip())
        end = _GAP.search(text)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")
