"""Detects the format of a list by the suffix of its file, else by its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.records.data_rows import row_cells
from mlcat.importing.records.field_columns import FieldColumns

_SUFFIXES = {
    ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".yaml": "yaml", ".yml": "yaml", ".rst": "rst", ".rest": "rst", ".adoc": "asciidoc", ".asciidoc": "asciidoc",
    ".asc": "asciidoc", ".org": "org", ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown",
    ".html": "markdown", ".htm": "markdown",
}  # fmt: skip
"""The formats by file suffix. An HTML page is parsed like Markdown, which may contain HTML."""

_SEPARATORS = "\t,;|"
_MIN_ROWS = 2  # lines that must have the same number of cells
_TABLE_RULE = lazy_compile(r"(?<![\s|:-])[\s|:]*-[\s|:-]*(?:\n|$)")  # below the first line of a table in Markdown
_HEAD_LENGTH = 4000  # characters that are examined
_ASCIIDOC = lazy_compile(r"^={1,6} \S|^(?:\*{1,5}|-) (?:link:|https?:)\S{1,2000}\[", re.MULTILINE)
_ORG = lazy_compile(r"^#\+title:|^\s{0,40}[-+*] {1,9}\[\[[^\[\]\n]{1,2000}\]\[", re.MULTILINE | re.IGNORECASE)
_RST = lazy_compile(r"`[^`<>\n]{1,400}<https?://[^<>\s]{1,2000}>`__?|^\.\. [\w-]{1,40}::", re.MULTILINE)
_MARKDOWN = lazy_compile(r"\]\(|^#{1,6} ", re.MULTILINE)


def suffix_format(suffix: str) -> str | None:
    """The format for the suffix of a file (`.rst`), in any case; None for an unknown suffix."""
    return _SUFFIXES.get(suffix.casefold())


def format_of(text: str, suffix: str = "", mapping: Mapping[str, str] | None = None) -> str:
    """Detects the format: markdown (the default), rst, asciidoc, org, bookmarks, json, ndjson, csv, tsv or yaml.

    `suffix` is that of the file; "" if it has none. Without one, CSV and TSV are recognized by their first line: it
    names columns for titles and addresses. `mapping` has the columns that the user named, by field.
    """
    head = text[:_HEAD_LENGTH].lstrip()
    if head[:40].casefold().startswith("<!doctype netscape-bookmark-file-1"):
        return "bookmarks"
    if by_suffix := suffix_format(suffix):
        return by_suffix
    if head.startswith("{"):
        first, _, rest = text.strip().partition("\n")
        return "ndjson" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "json"
    if head.startswith("[") and (text.strip() == "[]" or head[1:].lstrip()[:1] == "{"):
        return "json"
    return _header_format(head, mapping or {}) or _markup_format(head)


def delimited_format(text: str) -> str | None:
    """csv or tsv if the first lines of a text have the same number of cells; else None."""
    lines = [line for line in text[:_HEAD_LENGTH].splitlines() if line.strip()][:_MIN_ROWS]
    if len(lines) < _MIN_ROWS:
        return None
    for separator in _SEPARATORS:
        counts = {len(row_cells(line, separator)) for line in lines}
        if len(counts) == 1 and counts.pop() > 1:
            return _delimiter_format(separator)
    return None


def _header_format(head: str, mapping: Mapping[str, str]) -> str | None:
    """csv or tsv, if the first line names columns for titles and addresses; else None."""
    first, _, rest = head.partition("\n")
    if "](" in first or "://" in first or _TABLE_RULE.match(rest):
        return None
    for separator in _SEPARATORS:
        cells = row_cells(first, separator)
        if len(cells) > 1 and cells[0] and FieldColumns(cells, mapping).has_required_columns:
            return _delimiter_format(separator)
    return None


def _delimiter_format(separator: str) -> str:
    return "tsv" if separator == "\t" else "csv"


def _markup_format(head: str) -> str:
    """The markup that the start of a text shows; markdown by default."""
    if _MARKDOWN.search(head) or head.startswith("<"):
        return "markdown"
    patterns = {"asciidoc": _ASCIIDOC, "org": _ORG, "rst": _RST}
    return next((name for name, pattern in patterns.items() if pattern.search(head)), "markdown")
