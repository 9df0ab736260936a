"""Parses AsciiDoc to a document tree, line by line: the subset that awesome lists use.

The subset has headings, lists, links, tables, description lists and attributes. The reference implementation is in
Ruby, and no Python parser is maintained.
"""

from __future__ import annotations

import re

from mlcat.importing.documents.asciidoc_inlines import parse_inlines
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.text import MAX_PARAGRAPH_LENGTH, truncate_paragraph
from mlcat.importing.documents.tree import Document, Inline
from mlcat.importing.documents.tree_builder import TreeBuilder
from mlcat.importing.lazy_patterns import lazy_compile

_HEADING = lazy_compile(r"(={1,6}|#{1,6})\s+(\S.*)")
_ITEM = lazy_compile(r"\s{0,40}(\*{1,6}|-|\.{1,6}|\d{1,9}\.)\s+(\S.*)")
_CHECKBOX = lazy_compile(r"\[[ xX*]\]\s+")
_TERM = lazy_compile(r"(\S[^\n]{0,400}?)(?::{2,4}|;;)(?:\s+(\S.*))?$")
_ATTRIBUTE = lazy_compile(r":(!?[\w-]{1,80}!?):(?:\s+(.*))?$")
_REFERENCE = lazy_compile(r"\{([\w-]{1,80})\}")
_MACRO = lazy_compile(r"[a-z]{1,20}::[^\s\[\]]{0,2000}\[[^\n]{0,2000}\]\s*$")
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_CODE_FENCES = ("----", "....", "```", "++++", "////")
_GROUP_FENCES = ("====", "****", "____", "--")
_CHARACTER_ATTRIBUTES = {
    "nbsp": " ",
    "empty": "",
    "sp": " ",
    "plus": "+",
    "cpp": "C++",
    "asterisk": "*",
    "vbar": "|",
    "zwsp": "",
}


def asciidoc_to_document(text: str, deadline: Deadline) -> Document:
    """Parses a text in AsciiDoc. Raises `ImportFailedError` when the deadline has passed."""
    reader = _Reader(text.split("\n"), deadline)
    reader.read()
    return Document(reader.builder.root, reader.truncated_count)


class _Reader:
    """Parses the lines in order."""

    def __init__(self, lines: list[str], deadline: Deadline) -> None:
        self.builder = TreeBuilder()
        self.truncated_count = 0
        self._lines = lines
        self._deadline = deadline
        self._attributes = dict(_CHARACTER_ATTRIBUTES)
        self._next = 0
        self._is_attached = False
        """Whether a `+` on its own line attaches the next block to the last item."""

    def read(self) -> None:
        """Adds all lines to the tree."""
        while self._next < len(self._lines):
            self._deadline.check()
            line = self._lines[self._next].rstrip()
            if not self._read_special(line) and not self._read_structure(line):
                self._read_paragraph()

    def _read_special(self, line: str) -> bool:
        """Parses a code block, a table, an attribute, or a line without text, such as a comment.

        Returns False for any other line.
        """
        if line.startswith(_CODE_FENCES) and (len(set(line)) == 1 or line.startswith("```")):
            self._read_code(line)
        elif line.startswith("|==="):
            self._read_table()
        elif attribute := _ATTRIBUTE.match(line):
            self._attributes[attribute[1]] = (attribute[2] or "")[:1000]
            self._next += 1
        elif line == "+":
            self._is_attached = True
            self._next += 1
        elif not line or line.startswith("//") or line in _GROUP_FENCES or _is_block_attribute(line) or _is_macro(line):
            self._next += 1
        else:
            return False
        return True

    def _read_structure(self, line: str) -> bool:
        """Parses a heading, an item or a term; returns False for any other line."""
        line_number = self._next + 1
        if heading := _HEADING.match(line):
            text = re.sub(r"\s{1,9}[=#]{1,6}$", "", heading[2])
            self.builder.add_heading(len(heading[1]), self._inlines(text), line_number)
            self._next += 1
        elif level := self._underline_level(line):
            self.builder.add_heading(level, self._inlines(line), line_number)
            self._next += 2
        elif item := _ITEM.match(line):
            text = self._read_continuation(_CHECKBOX.sub("", item[2], count=1) if _CHECKBOX.match(item[2]) else item[2])
            key = "1." if item[1][0].isdigit() else item[1]
            self.builder.add_item(key, self._inlines(text), line_number)
        elif (term := _TERM.match(line)) and not line.startswith("."):
            self.builder.add_term(self._inlines(term[1]), line_number)
            text = self._read_continuation(term[2] or "")
            if text.strip():
                self.builder.add_definition(self._inlines(text), line_number)
        else:
            return False
        self._is_attached = False
        return True

    def _underline_level(self, line: str) -> int:
        """The level of a heading that is underlined by the next line, from 1; 0 for any other line."""
        below = self._lines[self._next + 1].rstrip() if self._next + 1 < len(self._lines) else ""
        if len(below) < 3 or len(set(below)) != 1 or abs(len(below) - len(line)) > 2 or not line[:1].isalnum():
            return 0
        return _UNDERLINES.get(below[0], 0)

    def _read_continuation(self, first: str) -> str:
        """Joins a text with the lines that continue it, and skips these lines."""
        parts = [first]
        self._next += 1
        while self._next < len(self._lines) and (line := self._lines[self._next].strip()):
            if line == "+" or _starts_block(line):
                break
            if not line.startswith("//"):
                parts.append(line)
            self._next += 1
        return " ".join(part for part in parts if part)

    def _read_paragraph(self) -> None:
        line_number = self._next + 1
        text = self._read_continuation(self._lines[self._next].strip().removeprefix("."))
        self.builder.add_paragraph(self._inlines(text), line_number, in_item=self._is_attached)
        self._is_attached = False

    def _read_code(self, fence: str) -> None:
        start = self._next + 1
        self._next = start
        end = "```" if fence.startswith("```") else fence
        while self._next < len(self._lines) and self._lines[self._next].rstrip() != end:
            self._next += 1
        if fence[:4] in ("----", "....") or end == "```":
            self.builder.add_code("\n".join(self._lines[start : self._next]), start, in_item=self._is_attached)
        self._is_attached = False
        self._next += 1

    def _read_table(self) -> None:
        """Parses a table. The number of columns is that in the attribute above the table, else that of its first
        line."""
        start = self._next
        attributes = self._lines[start - 1] if start else ""
        self._next += 1
        lines = []
        while self._next < len(self._lines) and not self._lines[self._next].startswith("|==="):
            lines.append(self._lines[self._next].rstrip())
            self._next += 1
        self._next += 1
        nonblank_lines = [line for line in lines if line]
        first_row = _cells(nonblank_lines[0]) if nonblank_lines else []
        width = _column_count(attributes) or len(first_row)
        cells = [cell for line in nonblank_lines for cell in _cells(line)]
        rows = [cells[position : position + width] for position in range(0, len(cells), width)] if width else []
        has_head = "header" in attributes or (
            len(lines) > 1 and len(first_row) == width and lines[0] != "" and lines[1] == ""
        )
        inlines = [[self._inlines(cell) for cell in row] for row in rows]
        self.builder.add_table(inlines, int(has_head), start + 2)

    def _inlines(self, text: str) -> list[Inline]:
        text = _REFERENCE.sub(lambda match: self._attributes.get(match[1], match[0]), text[: MAX_PARAGRAPH_LENGTH + 1])
        if len(text) > MAX_PARAGRAPH_LENGTH:
            self.truncated_count += 1
            text = truncate_paragraph(text)
        return parse_inlines(text)


def _cells(line: str) -> list[str]:
    """The cells that begin on a line. Text before the first bar belongs to the previous cell, and is dropped."""
    parts = re.split(r"(?<!\\)(?:\b\d{0,3}[+*]?[<^>]?[.<^>]{0,2}[aehlmsv]?)?\|", line)
    return [part.replace("\\|", "|").strip() for part in parts[1:]]


def _column_count(attributes: str) -> int:
    """The number of columns that a block attribute gives (`cols="1,2*"` is 3); 0 if it gives none."""
    columns = re.search(r"""cols\s{0,9}=\s{0,9}["']?([^"'\]]{1,200})""", attributes)
    if not columns:
        return 0
    total = 0
    for column in columns[1].split(","):
        times = re.match(r"\s*(\d{1,3})\*", column)
        total += int(times[1]) if times else 1
    return total


def _is_block_attribute(line: str) -> bool:
    return line.startswith("[") and line.endswith("]") and "://" not in line


def _is_macro(line: str) -> bool:
    """Whether a line is a block macro other than an image, such as `toc::[]`."""
    return not line.startswith("image::") and bool(_MACRO.match(line))


def _starts_block(line: str) -> bool:
    """Whether a line begins a new block, rather than continuing the text before it."""
    return (
        bool(_HEADING.match(line) or _ITEM.match(line) or _ATTRIBUTE.match(line) or _is_block_attribute(line))
        or line.startswith((*_CODE_FENCES, "|===", *_GROUP_FENCES[:3]))
        or bool(_TERM.match(line) and "::" in line)
    )
