"""Builds a document tree for the parsers that read line by line: headings, nested items, tables, paragraphs."""

from __future__ import annotations

from mlcat.importing.documents.tree import (
    CELL,
    CODE_BLOCK,
    DEFINITION,
    DOCUMENT,
    HEADING,
    ITEM,
    LIST,
    LOOSE_TEXT,
    PARAGRAPH,
    ROW,
    TABLE,
    TERM,
    TEXT,
    Block,
    Inline,
)

_MAX_DEPTH = 50  # nested lists; deeper items are added to the innermost one


class TreeBuilder:
    """Adds blocks in reading order, to the last item of the innermost open list, or to the root.

    Lines are numbered from 1.
    """

    def __init__(self) -> None:
        self.root = Block(DOCUMENT)
        self._lists: list[tuple[object, Block]] = []
        """The open lists, outermost first, each with its key: the marker or the indentation of its items."""

    def add_heading(self, level: int, inlines: list[Inline], line: int) -> None:
        """Closes all lists, and adds a heading. A level outside 1 to 6 becomes the nearest one."""
        self.close_lists()
        self.root.children.append(Block(HEADING, inlines, line=line, level=min(max(level, 1), 6)))

    def add_paragraph(self, inlines: list[Inline], line: int, *, in_item: bool = False) -> None:
        """Adds a paragraph, unless it is empty. First closes all lists, unless it belongs to the last item."""
        if not in_item:
            self.close_lists()
        if inlines:
            self._parent().children.append(Block(PARAGRAPH, inlines, line=line))

    def add_code(self, text: str, line: int, *, in_item: bool = False) -> None:
        """Adds a code block; for `in_item` see `add_paragraph`."""
        if not in_item:
            self.close_lists()
        self._parent().children.append(Block(CODE_BLOCK, [Inline(TEXT, text)], line=line))

    def add_item(self, key: object, inlines: list[Inline], line: int) -> None:
        """Adds an item to the open list with this `key`, closing those in it; else to a new list in the last item."""
        keys = [open_key for open_key, _ in self._lists]
        if key in keys:
            del self._lists[keys.index(key) + 1 :]
        elif len(self._lists) < _MAX_DEPTH:
            block = Block(LIST, line=line)
            self._parent().children.append(block)
            self._lists.append((key, block))
        item = Block(ITEM, line=line)
        item.children.append(Block(LOOSE_TEXT, inlines, line=line))
        self._lists[-1][1].children.append(item)

    def close_deeper(self, indent: int) -> None:
        """Closes the lists whose keys are indentations greater than `indent`."""
        while self._lists and isinstance(self._lists[-1][0], int) and self._lists[-1][0] > indent:
            self._lists.pop()

    def add_term(self, inlines: list[Inline], line: int) -> None:
        """Adds a term of a definition list."""
        self._add_to_definition_list(TERM, inlines, line)

    def add_definition(self, inlines: list[Inline], line: int) -> None:
        """Adds the definition of the previous term."""
        self._add_to_definition_list(DEFINITION, inlines, line)

    def _add_to_definition_list(self, kind: str, inlines: list[Inline], line: int) -> None:
        self.close_lists()
        leaf = Block(PARAGRAPH, inlines, line=line)
        self.root.children.append(Block(kind, children=[leaf], line=line))

    def add_table(self, rows: list[list[list[Inline]]], header_rows: int, line: int) -> None:
        """Adds a table. `rows` has the inlines of the cells; the first `header_rows` rows name the columns."""
        self.close_lists()
        table = Block(TABLE, line=line)
        for number, cells in enumerate(rows):
            row = Block(ROW, line=line + number)
            for inlines in cells:
                cell = Block(CELL, line=line + number, level=int(number < header_rows))
                cell.children = [Block(LOOSE_TEXT, inlines, line=line + number)] if inlines else []
                row.children.append(cell)
            table.children.append(row)
        self.root.children.append(table)

    def close_lists(self) -> None:
        """Closes all open lists."""
        self._lists.clear()

    @property
    def in_list(self) -> bool:
        """Whether a list is open, so that the next block may be a part of its last item."""
        return bool(self._lists)

    def _parent(self) -> Block:
        return self._lists[-1][1].children[-1] if self._lists else self.root
