"""Reads an awesome list: one walk over its tree, from headings to entries.

What counts as an entry is a list item, a table row, a details block, or a line of a paragraph that leads with a link.
"""

from selectolax.lexbor import LexborNode

from mlcat.importing.lists import tables
from mlcat.importing.lists.collector import NO_LEAD, Collector
from mlcat.importing.lists.entries import EntryBuilder, start_entry
from mlcat.importing.lists.inline import (
    BREAK,
    END,
    HEADINGS,
    LINK,
    Inline,
    children,
    inlines,
    is_block,
    is_silent,
)
from mlcat.importing.lists.keywords import ABOUT_THE_LIST, CONTRIBUTING, LICENCE, bare
from mlcat.importing.lists.leading_link import LeadingLink, find_leading_link, lead_by_label
from mlcat.importing.lists.parsed import ParsedList
from mlcat.importing.lists.prose import is_prose
from mlcat.importing.lists.tree import to_tree

_Owner = EntryBuilder | None


def read_list(text: str, base: str | None = None) -> ParsedList:
    """What the list in `text` holds; relative addresses count from `base`, and are left out where it is None.

    Raises `ImportFailedError` for a text that cannot be read in reasonable time.
    """
    body, too_long = to_tree(text)
    walk = _Walk(base)
    walk.through(body)
    if too_long:
        walk.met.left_out["line too long"] += too_long
    return walk.met.reading()


class _Walk:
    """What has been met so far on the way through the tree."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.met = Collector()
        self.groups = 0
        self.todo: list[tuple[LexborNode | list[LexborNode], _Owner, int]] = []

    def through(self, body: LexborNode) -> None:
        """Walks the tree in reading order."""
        self._below(body, None)
        while self.todo:
            node, owner, group = self.todo.pop()
            if isinstance(node, list):
                self._lines(inlines(node), owner)
            elif node.tag in HEADINGS:
                self._heading(node)
            elif node.tag in ("ul", "ol", "menu", "dir"):
                self.groups += 1
                self._push(children(node), owner, self.groups)
            elif node.tag == "li":
                self._item(node, owner, group)
            elif node.tag == "table":
                self._table(node, owner)
            elif node.tag == "details":
                self._details(node, owner)
            elif node.tag in ("p", "dt", "dd"):
                self._paragraph(node, owner)
            elif node.tag != "pre":
                self._below(node, owner)

    def _push(self, nodes: list[LexborNode], owner: _Owner, group: int = 0) -> None:
        self.todo.extend((node, owner, group) for node in reversed(nodes))

    def _below(self, node: LexborNode, owner: _Owner) -> None:
        """Goes on with what stands in `node`: blocks one by one, text between them as a paragraph."""
        units: list[LexborNode | list[LexborNode]] = []
        for child in children(node):
            if is_silent(child):
                continue
            if is_block(child) or child.tag == "details" or _holds_block(child):
                units.append(child)
            elif units and isinstance(units[-1], list):
                units[-1].append(child)
            else:
                units.append([child])
        self.todo.extend((unit, owner, 0) for unit in reversed(units))

    def _heading(self, node: LexborNode) -> None:
        self.met.outline.add(int((node.tag or "h6")[1]), inlines([node]))

    def _item(self, node: LexborNode, owner: _Owner, group: int) -> None:
        nested: list[LexborNode] = []
        row = inlines([node], nested)
        start = find_leading_link(row)
        if start and owner and start.title == start.href:  # a bare address
            owner.add([Inline(LINK, "website", start.href), *start.rest], self.base)
        elif start:
            owner = self._entry(start, group)
        elif owner:
            owner.add(row, self.base)
        elif guess := lead_by_label(row):
            owner = self._entry(guess, group)
            if owner:
                owner.guessed = True
                owner.year = guess.year
        else:
            self._lines(row, None, of_item=True)
        self._push(nested, owner)

    def _entry(self, start: LeadingLink, group: int = 0, in_text: bool = False) -> _Owner:
        """Notes the entry that begins so, or why it is none."""
        entry, reason = start_entry(start, self.met.outline.path(), self.base)
        self.met.sizes[group] += 1
        if bare(start.title) in ABOUT_THE_LIST or reason in (CONTRIBUTING, LICENCE):
            self.met.about_the_list[group] += 1
        return self._note(entry, reason, group, in_text)

    def _note(self, entry: EntryBuilder | None, reason: str, group: int = 0, in_text: bool = False) -> _Owner:
        reason = reason or self.met.outline.furniture() or ""
        if reason or entry is None:
            self.met.left_out[reason] += 1
            return None
        entry.group, entry.in_text = group, in_text
        self.met.drafts.append(entry)
        return entry

    def _table(self, node: LexborNode, owner: _Owner) -> None:
        names, rows = tables.rows(node)
        for row in rows:
            found, reasons = tables.entries(names, row, self.met.outline.path(), self.base)
            if row.nested and not (found and all(inner.tag != "table" for inner in row.nested)):
                for cell in reversed(row.nodes):
                    self.todo.append((cell, owner, 0))
                continue
            for reason in reasons:
                self._note(None, reason)
            for entry in found:
                self._note(entry, "")
            if not found and not reasons and any(piece.kind == LINK for cell in row.cells for piece in cell):
                self.met.left_out[NO_LEAD] += 1
            if found:
                found[-1].add(inlines(row.nested), self.base)

    def _details(self, node: LexborNode, owner: _Owner) -> None:
        parts = children(node)
        summary = next((part for part in parts if part.tag == "summary"), None)
        start = find_leading_link(inlines([summary])) if summary is not None else None
        if start is None:
            self._below(node, owner)
            return
        entry = self._entry(start)
        if entry:
            self._body([part for part in parts if part.tag != "summary"], entry)

    def _body(self, parts: list[LexborNode], entry: EntryBuilder) -> None:
        """Adds what a details block holds: of list items that lead with a link the links, of all else the words too."""
        todo = list(reversed(parts))
        while todo:
            nested: list[LexborNode] = []
            row = inlines([todo.pop()], nested)
            entry.add(row, self.base)
            items = [item for block in nested for item in children(block)]
            for item in items:
                inner: list[LexborNode] = []
                row = inlines([item], inner)
                entry.add(row, self.base, words=not find_leading_link(row))
                todo.extend(reversed(inner))

    def _paragraph(self, node: LexborNode, owner: _Owner) -> None:
        nested: list[LexborNode] = []
        row = inlines([node], nested)
        self.met.outline.text(row)
        self._lines(row, owner)
        self._push(nested, owner)

    def _lines(self, row: list[Inline], owner: _Owner, of_item: bool = False) -> None:
        """Each line of a paragraph that leads with a link, and is no prose, is an entry."""
        if owner:
            owner.add(row, self.base)
            return
        found = False
        for number, line in enumerate(_split(row)):
            start = find_leading_link(line)
            if start and not (of_item and number == 0) and not is_prose(start):
                self._entry(start, in_text=True)
                found = True
        if of_item and not found and any(piece.kind == LINK for piece in row):
            self.met.left_out[NO_LEAD] += 1


def _split(row: list[Inline]) -> list[list[Inline]]:
    """The lines of a paragraph."""
    lines: list[list[Inline]] = [[]]
    for piece in row:
        if piece.kind in (BREAK, END):
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if line]


def _holds_block(node: LexborNode) -> bool:
    """Whether an inline element was wrapped around blocks; around a link's text only headings count."""
    if node.tag in ("-text", "img", "br"):
        return False
    is_link = node.tag == "a" and "href" in node.attributes
    todo = children(node)
    while todo:
        inner = todo.pop()
        if inner.tag in HEADINGS or (not is_link and (is_block(inner) or inner.tag == "details")):
            return True
        todo.extend(children(inner))
    return False
