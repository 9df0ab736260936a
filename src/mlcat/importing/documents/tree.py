"""The document tree: blocks that hold blocks, and inlines at the leaves. Every reader of a format makes one.

Lists, items, tables, rows, cells, details blocks, terms and definitions hold blocks. Headings, paragraphs, loose text
and code blocks hold inlines. Elements that only group blocks (`div`, `blockquote`, `center`) have no node.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from mlcat.importing.documents.text import plain

DOCUMENT, HEADING, PARAGRAPH, LOOSE_TEXT, CODE_BLOCK = "document", "heading", "paragraph", "loose text", "code block"
LIST, ITEM, TABLE, ROW, CELL = "list", "item", "table", "row", "cell"
DETAILS, SUMMARY, TERM, DEFINITION = "details", "summary", "term", "definition"
HEADING_ENTRY = "heading entry"
"""Kinds of blocks. Loose text stands in a block that holds blocks, in no paragraph of its own, as in a tight list. A
heading entry is made by the reader of lists, of a heading and what belongs to it."""

TEXT, LINK, DETACHED_LINK, CODE = "text", "link", "detached link", "code"
IMAGE, BADGE, LINE_BREAK, BLOCK_END, STRONG_END = "image", "badge", "line break", "block end", "strong end"
"""Kinds of inlines. A badge is a link around nothing but images; a detached link is one whose text is no part of the
text around it; a strong end closes bold text."""

BOLD, ITALIC, STRUCK = 1, 2, 4
"""Bits of an inline's style."""


class Inline(NamedTuple):
    """A bit of content: its kind, its text (of an image: its alternative text), where a link leads, and its style."""

    kind: str
    text: str = ""
    url: str = ""
    style: int = 0


@dataclass(slots=True)
class Block:
    """A node of the tree."""

    kind: str
    inlines: list[Inline] = field(default_factory=list)
    """The content of a leaf, in order."""
    children: list["Block"] = field(default_factory=list)
    """The blocks of any other block, in order."""
    line: int = 0
    """The line of the source on which it begins, from 1; 0 if unknown."""
    level: int = 0
    """Of a heading: 1 to 6, 1 the highest. Of a cell: 1 in the row of column names, else 0."""


@dataclass(slots=True)
class Document:
    """A text as a tree."""

    root: Block
    too_long: int = 0
    """The number of paragraphs that were cut or left out because they are too long."""


def flatten(blocks: Iterable[Block], nested: list[Block] | None = None) -> list[Inline]:
    """The inlines of `blocks` in reading order, with a block end around each block; code blocks are left out.

    With `nested`, lists, tables and details blocks are appended to it instead of being read.
    """
    row: list[Inline] = []
    todo: list[Block | None] = list(reversed(list(blocks)))
    while todo:
        block = todo.pop()
        row.append(_END)
        if block is None or block.kind == CODE_BLOCK:
            continue
        if nested is not None and block.kind in (LIST, TABLE, DETAILS):
            nested.append(block)
        elif block.children:
            todo.append(None)
            todo.extend(reversed(block.children))
        elif block.inlines:
            row += block.inlines
            row.append(_END)
    return row


_END = Inline(BLOCK_END)


def text_of(row: Iterable[Inline]) -> str:
    """The text of inlines on one line: a link gives its text, an image nothing."""
    words = []
    for inline in row:
        if inline.kind in (TEXT, LINK, CODE):
            words.append(inline.text)
        elif inline.kind in (LINE_BREAK, BLOCK_END):
            words.append(" ")
    return plain("".join(words))
