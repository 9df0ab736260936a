"""Turns linked names of authors into text: [Ada Moss](..), [Ben Reed](..) becomes "Ada Moss, Ben Reed"."""

from collections.abc import Iterable, Iterator

from mlcat.importing.documents.tree import (
    BLOCK_END,
    DETACHED_LINK,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.lists.link_labels import is_link_label


def unlink_names(inlines: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """`inlines` with the links in their lines of authors as text, and these links as detached links."""
    plain: list[Inline] = []
    detached: list[Inline] = []
    for line in _lines(inlines):
        if _has_names(line) and authors_of(text_of(line), accept_single=False):
            detached += (inline._replace(kind=DETACHED_LINK) for inline in line if inline.kind == LINK)
            plain += _as_text(line)
        else:
            plain += line
    return plain, detached


def _as_text(line: list[Inline]) -> list[Inline]:
    """Joins the texts and links of a line to one text. Its line breaks follow the text."""
    style = next(inline.style for inline in line if inline.kind == LINK)
    words = "".join(inline.text for inline in line if inline.kind in (TEXT, LINK))
    return [Inline(TEXT, words, "", style), *(inline for inline in line if inline.kind not in (TEXT, LINK))]


def _has_names(line: list[Inline]) -> bool:
    """Whether a line has links, and none of them is a label."""
    links = [inline for inline in line if inline.kind == LINK]
    return bool(links) and not any(is_link_label(link.text) for link in links)


def _lines(inlines: Iterable[Inline]) -> Iterator[list[Inline]]:
    """Yields the lines and the runs of bold text, each with the inline that ends it."""
    line: list[Inline] = []
    for inline in inlines:
        line.append(inline)
        if inline.kind in (LINE_BREAK, BLOCK_END, STRONG_END):
            yield line
            line = []
    if line:
        yield line
