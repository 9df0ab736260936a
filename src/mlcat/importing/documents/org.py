"""Parses Org to a document tree, line by line: the subset that awesome lists use.

The reference implementation is Emacs. Python libraries parse headings and properties, but leave lists, tables and links
as text.
"""

from __future__ import annotations

import re

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.text import MAX_PARAGRAPH_LENGTH, truncate_paragraph
from mlcat.importing.documents.tree import BOLD, CODE, ITALIC, LINK, STRONG_END, STRUCK, TEXT, Document, Inline
from mlcat.importing.documents.tree_builder import TreeBuilder
from mlcat.importing.lazy_patterns import lazy_compile

_EXPORT_SNIPPET = lazy_compile(r"@@\w{1,20}:[^@\n]{0,200}@@")  # text for one format of export: @@html:<br>@@
_HEADING = lazy_compile(r"(\*{1,50})\s+(\S.*)")
_STATE = lazy_compile(r"(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)\s+)?(?:\[#[A-Z]\]\s*)?(?:COMMENT\s+)?")
_TAGS = lazy_compile(r"\s{1,9}:[\w@#%:]{1,200}:$")
_ITEM = lazy_compile(r"(\s{0,200})(?:[-+]|\d{1,9}[.)]|(?<=\s)\*)\s+(?:\[[ xX-]\]\s+)?(?:\[@\d{1,9}\]\s+)?(\S.*)")
_KEYWORD = lazy_compile(r"#\+(\w{1,40})(?:\[[^\]]{0,200}\])?:\s*(.*)", re.IGNORECASE)
_BEGIN = lazy_compile(r"\s{0,200}#\+begin_(\w{1,40})", re.IGNORECASE)
_DRAWER = lazy_compile(r"\s{0,200}:[\w-]{1,80}:\s*$")
_PLANNING = lazy_compile(r"\s{0,200}(?:SCHEDULED|DEADLINE|CLOSED):")
_TOKEN = lazy_compile(
    r"""
      \[\[(?P<target>[^\[\]\n]{1,2000})\](?:\[(?P<text>[^\[\]\n]{1,1000})\])?\]
    | <?(?P<bare>https?://[^\s\[\]<>"]{1,2000})>?
    | (?<![\w*/=~+_])(?P<mark>[*/=~+_])(?=\S)(?P<marked>[^\n]{1,400}?)(?<=\S)(?P=mark)(?![\w*/=~+_])
    """,
    re.VERBOSE,
)
_STYLES = {"*": BOLD, "/": ITALIC, "+": STRUCK, "_": 0}
_MAX_DEPTH = 3  # nested marks


def org_to_document(text: str, deadline: Deadline) -> Document:
    """Parses a text in Org. Raises `ImportFailedError` when the deadline has passed."""
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
        self._next = 0
        self._has_title = False

    def read(self) -> None:
        """Adds all lines to the tree."""
        while self._next < len(self._lines):
            self._deadline.check()
            line = self._lines[self._next].rstrip()
            if not self._read_special(line) and not self._read_structure(line):
                line_number = self._next + 1
                indent = len(line) - len(line.lstrip())
                self.builder.close_deeper(indent - 1)
                in_item = self.builder.in_list
                self.builder.add_paragraph(
                    self._inlines(self._read_continuation(line.strip())), line_number, in_item=in_item
                )

    def _read_special(self, line: str) -> bool:
        """Parses a block, a table, a keyword, or a line without text, such as a drawer; returns False for any other."""
        if block_start := _BEGIN.match(line):
            self._read_block(block_start[1].casefold())
        elif _DRAWER.match(line):
            self._skip_to(":end:")
        elif keyword := _KEYWORD.match(line):
            self._next += 1
            if keyword[1].casefold() == "title" and keyword[2].strip():
                self.builder.add_heading(1, self._inlines(keyword[2]), self._next)
                self._has_title = True
        elif not line.strip() or line.lstrip().startswith(("# ", "#+")) or _PLANNING.match(line):
            self._next += 1
        elif line.lstrip().startswith("|"):
            self._read_table()
        else:
            return False
        return True

    def _read_structure(self, line: str) -> bool:
        """Parses a heading or an item; returns False for any other line."""
        line_number = self._next + 1
        if heading := _HEADING.match(line):
            text = _TAGS.sub("", _STATE.sub("", heading[2], count=1))
            self.builder.add_heading(len(heading[1]) + self._has_title, self._inlines(text), line_number)
            self._next += 1
        elif item := _ITEM.match(line):
            indent = len(item[1].expandtabs(8))
            self.builder.close_deeper(indent)
            text = self._read_continuation(item[2])
            term, separator, definition = text.partition(" :: ")
            self.builder.add_item(indent, self._inlines(f"{term} - {definition}" if separator else text), line_number)
        else:
            return False
        return True

    def _read_continuation(self, first: str) -> str:
        """Joins a text with the lines that continue it, and skips these lines."""
        parts = [first]
        self._next += 1
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if not line.strip() or line.lstrip().startswith(("|", "#+", "# ")) or _HEADING.match(line):
                break
            if _ITEM.match(line) or _DRAWER.match(line) or _PLANNING.match(line):
                break
            parts.append(line.strip())
            self._next += 1
        return " ".join(parts)

    def _read_block(self, kind: str) -> None:
        """Parses a block that begins with `#+begin_`.

        Code becomes a code block. Of a quotation, the content is parsed. Any other block is skipped.
        """
        if kind in ("quote", "center", "verse"):
            self._next += 1
            return
        start = self._next + 1
        self._skip_to(f"#+end_{kind}")
        if kind in ("src", "example"):
            code = "\n".join(self._lines[start : self._next - 1])
            self.builder.add_code(code, start, in_item=self.builder.in_list)

    def _skip_to(self, end: str) -> None:
        while self._next < len(self._lines) and self._lines[self._next].strip().casefold() != end:
            self._next += 1
        self._next += 1

    def _read_table(self) -> None:
        start = self._next
        rows: list[list[list[Inline]]] = []
        header_rows = 0
        while self._next < len(self._lines) and (line := self._lines[self._next].strip()).startswith("|"):
            if line.startswith("|-"):
                header_rows = header_rows or len(rows)
            else:
                rows.append([self._inlines(cell.strip()) for cell in line.strip("|").split("|")])
            self._next += 1
        self.builder.add_table(rows, header_rows, start + 1)

    def _inlines(self, text: str) -> list[Inline]:
        if len(text) > MAX_PARAGRAPH_LENGTH:
            self.truncated_count += 1
            text = truncate_paragraph(text)
        return parse_inlines(_EXPORT_SNIPPET.sub(" ", text) if "@@" in text else text)


def parse_inlines(text: str, style: int = 0, depth: int = 0) -> list[Inline]:
    """Parses the text of a paragraph, or of marked words in it.

    `style` is the style of the text around it, `depth` the number of marks around it.
    """
    inlines: list[Inline] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            inlines.append(Inline(TEXT, text[end : match.start()], "", style))
        inlines += _inlines_of(match, style, depth)
        end = match.end()
    if end < len(text):
        inlines.append(Inline(TEXT, text[end:], "", style))
    return inlines


def _inlines_of(match: re.Match[str], style: int, depth: int) -> list[Inline]:
    if match["target"]:
        return [Inline(LINK, (match["text"] or match["target"]).strip(), _address(match["target"]), style)]
    if match["bare"]:
        url = match["bare"].rstrip(".,;:!?)'")
        rest = match["bare"][len(url) :]
        return [Inline(LINK, url, url, style), *([Inline(TEXT, rest, "", style)] if rest else [])]
    if match["mark"] in "=~":
        return [Inline(CODE, match["marked"], "", style)]
    if depth >= _MAX_DEPTH:
        return [Inline(TEXT, match["marked"], "", style)]
    inner = parse_inlines(match["marked"], style | _STYLES[match["mark"]], depth + 1)
    return [*inner, *([Inline(STRONG_END)] if match["mark"] == "*" else [])]


def _address(target: str) -> str:
    """The address for the target of a link, which is a URL, a file, or a heading in the list itself."""
    target = target.strip()
    if target.startswith(("*", "#")):
        return "#" + target.lstrip("*#")
    return target.removeprefix("file:")
