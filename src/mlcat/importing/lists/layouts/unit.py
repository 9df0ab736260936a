"""The input and the output of a recognizer."""

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
    """The number of the list it is an item of; 0 for none."""
    papers: bool = False
    """Whether a heading above says that here are papers."""
    base: str | None = None
    """The address that relative ones count from."""
    row: list[Inline] = field(default_factory=list)
    """Its inlines, but for those of `nested`."""
    nested: list[Block] = field(default_factory=list)
    """The lists, tables and details blocks in it."""

    def __post_init__(self) -> None:
        """Fills `row` and `nested`."""
        self.row = self.block.inlines or flatten(self.block.children, self.nested)


@dataclass(slots=True)
class Recognized:
    """The entries and links that a recognizer found in a unit."""

    candidates: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)
    """Blocks that are still to be read."""
    owner: ParsedEntry | None = None
    """The entry that these belong to."""
    section: str = ""
    """The title of the section that they form; empty for none."""


Recognizer = Callable[[Unit], Recognized | None]
"""Finds the entries of a unit; None if the unit has another layout."""


def recognize_entry(
    unit: Unit, link: LeadingLink, rest: list[Block], *, layout: str = "", sure: bool = True
) -> Recognized:
    """The entry that begins with `link`, which owns `rest`; or the reason why there is none."""
    found = Recognized(rest=rest)
    found.owner = add_entry(found, unit, link, layout=layout, sure=sure)
    if found.owner:
        add_code_blocks(found.owner, unit.block.children)
    return found


def add_entry(
    found: Recognized, unit: Unit, link: LeadingLink, *, layout: str = "", sure: bool = True, in_text: bool = False
) -> ParsedEntry | None:
    """Adds the entry that begins with `link` to `found`, or the reason why there is none."""
    entry, reason = start_entry(link, unit.base, unit.block.line, papers=unit.papers)
    if entry is None:
        found.left_out.append(LeftOut(reason, unit.block.line, link.title))
        return None
    found.candidates.append(Candidate(entry, unit.headings, unit.group, layout, sure, in_text))
    return entry
