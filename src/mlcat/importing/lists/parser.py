"""Extracts the entries of an awesome list: walks through its document tree once, in reading order.

The walk keeps track of the open headings, and passes each block to the recognizers of its kind (`layouts`). These
return candidates. At the end, when the whole document is known, `collector` drops those that are not entries.
"""

from typing import NamedTuple

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.text import label_key
from mlcat.importing.documents.tree import (
    DEFINITION,
    HEADING,
    HEADING_ENTRY,
    LIST,
    LOOSE_TEXT,
    PARAGRAPH,
    TERM,
    Block,
    Document,
)
from mlcat.importing.lists.collector import Collector
from mlcat.importing.lists.layouts import LAYOUTS
from mlcat.importing.lists.layouts.definitions import group_definitions
from mlcat.importing.lists.layouts.details import expand_sections
from mlcat.importing.lists.layouts.heading_entries import mark_heading_entries
from mlcat.importing.lists.layouts.labeled_lists import group_labeled_lists
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch
from mlcat.importing.lists.legend import Legend
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.lists.unread_addresses import unread_addresses
from mlcat.importing.lists.vocabulary import CONTRIBUTING, LICENSE, REPOSITORY_PARTS


def parse_list(text: str, base: str | None = None, markup: str = "markdown") -> ParsedList:
    """Parses the list in `text`. Relative addresses are resolved against `base`; they are left out if it is None.

    `markup` is markdown (also for an HTML page), rst, asciidoc or org. Raises `ImportFailedError` for a text that is
    too long, or takes too long to parse.
    """
    deadline = Deadline(len(text))
    return extract_list(parse_document(text, deadline, markup), base, deadline)


def extract_list(document: Document, base: str | None, deadline: Deadline) -> ParsedList:
    """Extracts the list in a document tree. Relative addresses are resolved against `base`; see `parse_list`.

    Raises `ImportFailedError` when the deadline has passed.
    """
    walk = _Walk(base, deadline, Legend(document.root))
    walk.walk(document.root)
    for _ in range(document.truncated_count):
        walk.collector.leave_out("line too long", 0, "")
    deadline.check()
    parsed = walk.collector.finish()
    deadline.check()
    parsed.unread = unread_addresses(document.root, parsed, base)
    deadline.check()
    return parsed


class _PendingBlock(NamedTuple):
    """A block that the walk has not reached yet; for its fields see `BlockContext`."""

    block: Block
    parent_entry: ParsedEntry | None
    list_number: int
    headings: tuple[int, ...] | None
    """The headings above it, if its section has no heading of its own; None stands for the open headings."""


class _Walk:
    """One walk through a document tree."""

    def __init__(self, base: str | None, deadline: Deadline, legend: Legend) -> None:
        self.collector = Collector()
        self._legend = legend
        self._base = base
        self._deadline = deadline
        self._list_count = 0
        self._pending: list[_PendingBlock] = []  # the next block is last

    def walk(self, root: Block) -> None:
        """Collects the candidates in every block below `root`."""
        group_definitions(root)
        group_labeled_lists(root)
        mark_heading_entries(root)
        expand_sections(root)
        self._push(root.children, None)
        while self._pending:
            self._deadline.check()
            pending = self._pending.pop()
            block = pending.block
            if block.kind == HEADING:
                self.collector.outline.add(block.level, block.inlines)
            elif block.kind == LIST:
                self._list_count += 1
                self._push(block.children, pending.parent_entry, self._list_count, pending.headings)
            elif block.kind in LAYOUTS:
                if block.kind == HEADING_ENTRY:
                    self.collector.outline.close(block.children[0].level)
                self._match_layouts(self._context(pending), pending.headings)
            else:
                self._push(block.children, pending.parent_entry, headings=pending.headings)

    def _push(
        self,
        blocks: list[Block],
        parent_entry: ParsedEntry | None,
        list_number: int = 0,
        headings: tuple[int, ...] | None = None,
    ) -> None:
        """Lets the walk continue with `blocks`."""
        self._pending.extend(_PendingBlock(block, parent_entry, list_number, headings) for block in reversed(blocks))

    def _context(self, pending: _PendingBlock) -> BlockContext:
        outline = self.collector.outline
        headings = outline.open_headings() if pending.headings is None else pending.headings
        return BlockContext(
            pending.block,
            headings,
            pending.parent_entry,
            pending.list_number,
            outline.is_about_papers(headings),
            self._base,
        )

    def _match_layouts(self, context: BlockContext, headings: tuple[int, ...] | None) -> None:
        """Collects what the first recognizer returns that accepts the block; for `headings` see `_PendingBlock`."""
        if context.block.kind in (PARAGRAPH, TERM, DEFINITION):
            self.collector.outline.note_paragraph(context.inlines)
        if context.block.kind in (PARAGRAPH, LOOSE_TEXT):
            self.collector.outline.note_image(context.inlines)
        for recognizer in LAYOUTS[context.block.kind]:
            match = recognizer(context)
            if match is not None:
                self._collect(match, context, headings)
                return

    def _collect(self, match: LayoutMatch, context: BlockContext, headings: tuple[int, ...] | None) -> None:
        """Collects the candidates, unless they are below a heading of boilerplate."""
        reason = self.collector.outline.rejection_reason()
        parent_entry = match.parent_entry
        for left_out in match.left_out:
            self._count(left_out.text, left_out.reason, context.list_number)
            self.collector.left_out.append(left_out)
        for candidate in match.candidates:
            if self._legend:
                self._legend.apply(candidate.entry, candidate.inlines or context.inlines)
            self._count(candidate.entry.title, "", context.list_number)
            if reason:
                self.collector.leave_out(reason, candidate.entry.line, candidate.entry.title)
                parent_entry = None
            else:
                self.collector.candidates.append(candidate)
        if match.section:
            headings = self.collector.outline.add_section(match.section, context.headings)
        self._push(match.remaining, parent_entry, headings=headings)

    def _count(self, title: str, reason: str, list_number: int) -> None:
        """Counts an item of a list block, and separately those that lead into the repository of the document.

        `list_number` is 0 outside of list blocks.
        """
        if list_number == 0:
            return
        self.collector.item_counts[list_number] += 1
        if label_key(title) in REPOSITORY_PARTS or reason in (CONTRIBUTING, LICENSE):
            self.collector.own_link_counts[list_number] += 1
