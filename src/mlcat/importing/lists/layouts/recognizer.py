"""The input and output of a recognizer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mlcat.importing.documents.tree import Block, Inline, flatten
from mlcat.importing.lists.collector import Candidate
from mlcat.importing.lists.entries import add_code_blocks, start_entry
from mlcat.importing.lists.links.leading_link import LeadingLink
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry


@dataclass(slots=True)
class Unit:
    """A block of the tree, with its context."""

    block: Block
    headings: tuple[int, ...] = ()
    """The headings above it, for the outline."""
    owner: ParsedEntry | None = None
    """The entry that it belongs to."""
    group: int = 0
    """The number of the list whose item it is; 0 for none."""
    papers: bool = False
    """Whether it is in a section of papers."""
    base: str | None = None
    """The address against which relative addresses are resolved."""
    row: list[Inline] = field(default_factory=list)
    """Its inlines, except those of `nested`."""
    nested: list[Block] = field(default_factory=list)
    """The lists, tables and details blocks in it."""

    def __post_init__(self) -> None:
        """Fills `row` and `nested`."""
        self.row = self.block.inlines or flatten(self.block.children, self.nested)


@dataclass(slots=True)
class Recognized:
    """The entries that a recognizer finds in a unit."""

    candidates: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)
    """Blocks that are to be parsed later."""
    owner: ParsedEntry | None = None
    """The entry that the blocks in `rest` belong to."""
    section: str = ""
    """The title of the section that the blocks in `rest` form; empty for none."""


Recognizer = Callable[[Unit], Recognized | None]
"""A function that finds the entries of a unit, or returns None if the unit has another layout."""


def recognize_entry(
    unit: Unit, link: LeadingLink, rest: list[Block], *, layout: str = "", certain: bool = True
) -> Recognized:
    """Recognizes the entry that begins with `link`, which owns `rest`; or records the reason why there is none."""
    recognized = Recognized(rest=rest)
    recognized.owner = add_entry(recognized, unit, link, layout=layout, certain=certain)
    if recognized.owner:
        add_code_blocks(recognized.owner, unit.block.children)
    return recognized


def add_entry(
    recognized: Recognized,
    unit: Unit,
    link: LeadingLink,
    *,
    layout: str = "",
    certain: bool = True,
    in_text: bool = False,
    row: list[Inline] | None = None,
) -> ParsedEntry | None:
    """Adds the entry that begins with `link` to `recognized`, or the reason why there is none.

    `row` has the inlines of the entry, if they are not all those of the unit.
    """
    entry, reason = start_entry(link, unit.base, unit.block.line, papers=unit.papers)
    if entry is None:
        recognized.left_out.append(LeftOut(reason, unit.block.line, link.title))
        return None
    recognized.candidates.append(Candidate(entry, unit.headings, unit.group, layout, certain, in_text, row or []))
    return entry
