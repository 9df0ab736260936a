"""Parses an awesome list: walks through its document tree once, in reading order.

The walk keeps track of the open headings and passes each block to the recognizers (`layouts`). Their entries are
collected, and checked again at the end, with the whole list in view (`collector`).
"""

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
from mlcat.importing.lists.layouts.heading_entries import mark_heading_entries
from mlcat.importing.lists.layouts.labeled_lists import group_labeled_lists
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit
from mlcat.importing.lists.legend import Legend
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.lists.unread_addresses import unread_addresses
from mlcat.importing.lists.vocabulary import ABOUT_THE_LIST, CONTRIBUTING, LICENSE


def parse_list(text: str, base: str | None = None, markup: str = "markdown") -> ParsedList:
    """Parses the list in `text`. Relative addresses are resolved against `base`, or left out if it is None.

    `markup` is markdown (the text may be an HTML page), rst, asciidoc or org.

    Raises `ImportFailedError` for a text that takes too long to parse.
    """
    deadline = Deadline(len(text))
    return extract_list(parse_document(text, deadline, markup), base, deadline)


def extract_list(document: Document, base: str | None, deadline: Deadline) -> ParsedList:
    """The list in a document tree. Relative addresses are resolved against `base`, or left out if it is None.

    Raises `ImportFailedError` when the deadline has passed.
    """
    walk = _Walk(base, deadline, Legend(document.root))
    walk.walk(document.root)
    for _ in range(document.too_long):
        walk.collector.leave_out("line too long")
    deadline.check()
    parsed = walk.collector.parsed_list()
    deadline.check()
    parsed.unread = unread_addresses(document.root, parsed, base)
    deadline.check()
    return parsed


class _Walk:
    """One walk through a document tree."""

    def __init__(self, base: str | None, deadline: Deadline, legend: Legend) -> None:
        self.collector = Collector()
        self._legend = legend
        self._base = base
        self._deadline = deadline
        self._groups = 0
        self._todo: list[tuple[Block, ParsedEntry | None, int, tuple[int, ...] | None]] = []

    def walk(self, root: Block) -> None:
        """Parses every block below `root`."""
        group_definitions(root)
        group_labeled_lists(root)
        mark_heading_entries(root)
        self._push(root.children, None)
        while self._todo:
            self._deadline.check()
            block, owner, group, headings = self._todo.pop()
            if block.kind == HEADING:
                self.collector.outline.add(block.level, block.inlines)
            elif block.kind == LIST:
                self._groups += 1
                self._push(block.children, owner, self._groups, headings)
            elif block.kind in LAYOUTS:
                if block.kind == HEADING_ENTRY:
                    self.collector.outline.close(block.children[0].level)
                above = self.collector.outline.headings() if headings is None else headings
                self._recognize(
                    Unit(block, above, owner, group, self.collector.outline.is_about_papers(above), self._base),
                    headings,
                )
            else:
                self._push(block.children, owner, headings=headings)

    def _push(
        self,
        blocks: list[Block],
        owner: ParsedEntry | None,
        group: int = 0,
        headings: tuple[int, ...] | None = None,
    ) -> None:
        """Adds blocks to those that are to be parsed; `headings` are those of a section without a heading of its
        own."""
        self._todo.extend((block, owner, group, headings) for block in reversed(blocks))

    def _recognize(self, unit: Unit, headings: tuple[int, ...] | None) -> None:
        if unit.block.kind in (PARAGRAPH, TERM, DEFINITION):
            self.collector.outline.note_paragraph(unit.row)
        if unit.block.kind in (PARAGRAPH, LOOSE_TEXT):
            self.collector.outline.note_picture(unit.row)
        for recognizer in LAYOUTS[unit.block.kind]:
            recognized = recognizer(unit)
            if recognized is not None:
                self._collect(recognized, unit, headings)
                return

    def _collect(self, recognized: Recognized, unit: Unit, headings: tuple[int, ...] | None) -> None:
        """Collects the entries, unless the headings above show that they are none."""
        reason = self.collector.outline.reason_against()
        owner = recognized.owner
        for left_out in recognized.left_out:
            self._count(left_out.text, left_out.reason, unit.group)
            self.collector.left_out.append(left_out)
        for candidate in recognized.candidates:
            if self._legend:
                self._legend.explain(candidate.entry, candidate.row or unit.row)
            self._count(candidate.entry.title, "", unit.group)
            if reason:
                self.collector.leave_out(reason, candidate.entry.line, candidate.entry.title)
                owner = None
            else:
                self.collector.candidates.append(candidate)
        if recognized.section:
            headings = self.collector.outline.add_section(recognized.section, unit.headings)
        self._push(recognized.rest, owner, headings=headings)

    def _count(self, title: str, reason: str, group: int) -> None:
        """Counts an item of a list, and whether it is about the list's own repository."""
        self.collector.sizes[group] += 1
        if label_key(title) in ABOUT_THE_LIST or reason in (CONTRIBUTING, LICENSE):
            self.collector.about_the_list[group] += 1
