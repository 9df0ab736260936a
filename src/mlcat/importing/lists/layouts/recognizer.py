"""The interface of a recognizer: it takes a `BlockContext`, and returns a `LayoutMatch` or None."""

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
    """The entry that the block is a part of; None if it is a part of none."""
    list_number: int = 0
    """For an item, the number of its list block, from 1; else 0."""
    in_paper_section: bool = False
    """Whether the innermost heading is one of papers."""
    base: str | None = None
    """The address of the document, against which relative addresses are resolved; None if it has none."""
    inlines: list[Inline] = field(default_factory=list)
    """The inlines of the block, without those of `nested`."""
    nested: list[Block] = field(default_factory=list)
    """The lists, tables and details blocks in the block."""

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
    """The blocks inside the block that the walk visits next, in order."""
    parent_entry: ParsedEntry | None = None
    """The entry to which the blocks in `remaining` belong; None if they belong to none."""
    section: str = ""
    """The title of a section with the blocks in `remaining`; "" if they have none of their own."""


Recognizer = Callable[[BlockContext], LayoutMatch | None]
"""Finds the entries of a block; returns None if the block has another layout."""


def match_entry(
    context: BlockContext, start: EntryStart, remaining: list[Block], *, layout: str = "", is_certain: bool = True
) -> LayoutMatch:
    """The match with the entry that `start` begins, or with the reason why there is none.

    The blocks in `remaining` are parts of the entry.
    """
    match = LayoutMatch(remaining=remaining)
    match.parent_entry = add_entry(match, context, start, layout=layout, is_certain=is_certain)
    if match.parent_entry:
        add_code_blocks(match.parent_entry, context.block.children)
    return match


def add_entry(
    match: LayoutMatch,
    context: BlockContext,
    start: EntryStart,
    *,
    layout: str = "",
    is_certain: bool = True,
    may_be_introduction: bool = False,
    inlines: list[Inline] | None = None,
) -> ParsedEntry | None:
    """Adds the entry that `start` begins to `match`, and returns it; or adds the reason why there is none.

    `inlines` are those of the entry, None for all inlines of the block. For the other arguments see `Candidate`.
    """
    entry, reason = start_entry(start, context.base, context.block.line, in_paper_section=context.in_paper_section)
    if entry is None:
        match.left_out.append(LeftOut(reason, context.block.line, start.title))
        return None
    match.candidates.append(
        Candidate(entry, context.headings, context.list_number, layout, is_certain, may_be_introduction, inlines or [])
    )
    return entry
