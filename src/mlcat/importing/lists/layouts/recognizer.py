"""The interface of a recognizer: `BlockContext` goes in, `LayoutMatch` or None comes out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mlcat.importing.documents.tree import Block, Inline, flatten
from mlcat.importing.lists.collector import Candidate
from mlcat.importing.lists.entries import add_code_blocks, start_entry
from mlcat.importing.lists.links.leading_link import EntryStart
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry


@dataclass(slots=True)
class BlockContext:
    """A block of the tree, with its context."""

    block: Block
    headings: tuple[int, ...] = ()
    """The headings above it, outermost first, by their numbers in the outline."""
    parent_entry: ParsedEntry | None = None
    """The entry that it is a part of, such as the one above it in an item; None if there is none."""
    list_number: int = 0
    """The number of the list block whose item it is, from 1; 0 if it is not an item."""
    in_paper_section: bool = False
    """Whether the nearest heading is one of papers."""
    base: str | None = None
    """The address of the document, against which relative addresses are resolved; None if it has none."""
    inlines: list[Inline] = field(default_factory=list)
    """Its inlines, except those of `nested`."""
    nested: list[Block] = field(default_factory=list)
    """The lists, tables and details blocks in it."""

    def __post_init__(self) -> None:
        """Fills `inlines` and `nested`."""
        block = self.block
        self.inlines = flatten(block.children, self.nested) if block.children else block.inlines


@dataclass(slots=True)
class LayoutMatch:
    """The entries that a recognizer finds in a block."""

    candidates: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    remaining: list[Block] = field(default_factory=list)
    """Blocks inside the block that are to be recognized next, in order."""
    parent_entry: ParsedEntry | None = None
    """The entry that the blocks in `remaining` are parts of; None if they are parts of none."""
    section: str = ""
    """The title of the section that the blocks in `remaining` form; "" if they form none."""


Recognizer = Callable[[BlockContext], LayoutMatch | None]
"""A function that finds the entries of a block, or returns None if the block has another layout."""


def match_entry(
    context: BlockContext, link: EntryStart, remaining: list[Block], *, layout: str = "", is_certain: bool = True
) -> LayoutMatch:
    """The match with the entry that begins with `link`, or with the reason why there is none; the blocks in `remaining`
    are parts of the entry."""
    match = LayoutMatch(remaining=remaining)
    match.parent_entry = add_entry(match, context, link, layout=layout, is_certain=is_certain)
    if match.parent_entry:
        add_code_blocks(match.parent_entry, context.block.children)
    return match


def add_entry(
    match: LayoutMatch,
    context: BlockContext,
    link: EntryStart,
    *,
    layout: str = "",
    is_certain: bool = True,
    may_be_introduction: bool = False,
    inlines: list[Inline] | None = None,
) -> ParsedEntry | None:
    """Adds the entry that begins with `link` to `match`, or the reason why there is none; returns the entry.

    `inlines` are those of the entry, if it does not have all those of the block. For the other arguments see
    `Candidate`.
    """
    entry, reason = start_entry(link, context.base, context.block.line, in_paper_section=context.in_paper_section)
    if entry is None:
        match.left_out.append(LeftOut(reason, context.block.line, link.title))
        return None
    match.candidates.append(
        Candidate(entry, context.headings, context.list_number, layout, is_certain, may_be_introduction, inlines or [])
    )
    return entry
