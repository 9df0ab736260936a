"""The document tree that the parser of each markup returns: blocks contain blocks, and the leaves contain inlines.

Lists, items, tables, rows, cells, details blocks, terms and definitions contain blocks. Headings, paragraphs, loose
text and code blocks contain inlines. Elements that only group blocks (`div`, `blockquote`, `center`) have no node.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from mlcat.importing.documents.text import plain_text

DOCUMENT, HEADING, PARAGRAPH, LOOSE_TEXT, CODE_BLOCK = "document", "heading", "paragraph", "loose text", "code block"
LIST, ITEM, TABLE, ROW, CELL = "list", "item", "table", "row", "cell"
DETAILS, SUMMARY, TERM, DEFINITION = "details", "summary", "term", "definition"
HEADING_ENTRY = "heading entry"
"""Kinds of blocks. Loose text is text without a paragraph in a block that contains blocks, as in a tight list. A
heading entry groups a heading and its body; only `lists` creates it."""

TEXT, LINK, DETACHED_LINK, CODE = "text", "link", "detached link", "code"
IMAGE, BADGE, LINE_BREAK, BLOCK_END, STRONG_END = "image", "badge", "line break", "block end", "strong end"
"""Kinds of inlines. A badge is a link without words, around images or emoji. The text of a detached link is not part of
the text around it. A strong end marks the end of bold text."""

BOLD, ITALIC, STRUCK = 1, 2, 4
"""Bits of the style of an inline."""


class Inline(NamedTuple):
    """A piece of content."""

    kind: str
    text: str = ""
    """Its text; for an image, the alternative text."""
    url: str = ""
    """The target of a link, as written in the source."""
    style: int = 0


@dataclass(slots=True)
class Block:
    """A node of the tree."""

    kind: str
    inlines: list[Inline] = field(default_factory=list)
    """The content of a leaf, in order."""
    children: list["Block"] = field(default_factory=list)
    """The child blocks of any other block, in order."""
    line: int = 0
    """The line of the source on which it begins, from 1; 0 if unknown."""
    level: int = 0
    """For a heading, 1 (the highest) to 6. For a cell, 1 if it names a column, else 0."""


@dataclass(slots=True)
class Document:
    """A text as a tree."""

    root: Block
    truncated_count: int = 0
    """The number of paragraphs that were too long, and so were cut or left out."""


def flatten(blocks: Iterable[Block], nested: list[Block] | None = None) -> list[Inline]:
    """The inlines of `blocks` in reading order, with a BLOCK_END around each block; code blocks are left out.

    With `nested`, lists, tables and details blocks are appended to it instead of being flattened.
    """
    inlines: list[Inline] = []
    pending: list[Block | None] = list(reversed(list(blocks)))
    while pending:
        block = pending.pop()
        inlines.append(_END)
        if block is None or block.kind == CODE_BLOCK:
            continue
        if nested is not None and block.kind in (LIST, TABLE, DETAILS):
            nested.append(block)
        elif block.children:
            pending.append(None)
            pending.extend(reversed(block.children))
        elif block.inlines:
            inlines += block.inlines
            inlines.append(_END)
    return inlines


_END = Inline(BLOCK_END)


def characters_around(inlines: list[Inline], position: int) -> tuple[str, str]:
    """The characters directly before and after an inline, apart from blanks; each "" if that is not in a text."""
    before = inlines[position - 1] if position else None
    after = inlines[position + 1] if position + 1 < len(inlines) else None
    return (
        before.text.rstrip()[-1:] if before and before.kind == TEXT else "",
        after.text.lstrip()[:1] if after and after.kind == TEXT else "",
    )


def text_of(inlines: Iterable[Inline]) -> str:
    """The text of inlines on one line: the text of links, and nothing for images."""
    words = []
    for inline in inlines:
        if inline.kind in (TEXT, LINK, CODE):
            words.append(inline.text)
        elif inline.kind in (LINE_BREAK, BLOCK_END):
            words.append(" ")
    return plain_text("".join(words))
