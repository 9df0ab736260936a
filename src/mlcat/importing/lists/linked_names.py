"""Finds lines of authors whose names are links to their pages, so that they can be read as text."""

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
from mlcat.importing.lists.link_labels import is_label


def unlink_names(row: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """`row` with the links in its lines of authors as text, and these links as detached links."""
    plain: list[Inline] = []
    detached: list[Inline] = []
    for line in _lines(row):
        if _has_names(line) and authors_of(text_of(line), accept_single=False):
            detached += (inline._replace(kind=DETACHED_LINK) for inline in line if inline.kind == LINK)
            plain += _as_text(line)
        else:
            plain += line
    return plain, detached


def _as_text(line: list[Inline]) -> list[Inline]:
    """A line of text and links as one inline of text, before the breaks of the line."""
    style = next(inline.style for inline in line if inline.kind == LINK)
    words = "".join(inline.text for inline in line if inline.kind in (TEXT, LINK))
    return [Inline(TEXT, words, "", style), *(inline for inline in line if inline.kind not in (TEXT, LINK))]


def _has_names(line: list[Inline]) -> bool:
    """Whether a line has links, and none of them is only a label."""
    links = [inline for inline in line if inline.kind == LINK]
    return bool(links) and not any(is_label(link.text) for link in links)


def _lines(row: Iterable[Inline]) -> Iterator[list[Inline]]:
    """The lines and the runs of bold text in a row, each with the inline that ends it."""
    line: list[Inline] = []
    for inline in row:
        line.append(inline)
        if inline.kind in (LINE_BREAK, BLOCK_END, STRONG_END):
            yield line
            line = []
    if line:
        yield line
