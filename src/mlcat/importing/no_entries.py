"""The error for a text without entries: names the format that was tried, and suggests what to change."""

from __future__ import annotations

import re

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.formats import delimited_format
from mlcat.importing.lazy_patterns import lazy_compile

_ITEM_EXAMPLES = {
    "markdown": ("Markdown", "- [Name](https://...) - what it is"),
    "rst": ("reStructuredText", "- `Name <https://...>`_ - what it is"),
    "asciidoc": ("AsciiDoc", "* https://...[Name] - what it is"),
    "org": ("Org", "- [[https://...][Name]] - what it is"),
}
"""The name of each markup, and an example of an item."""
_HEAD_LENGTH = 100_000  # characters that are examined
_ADDRESS = lazy_compile(r"https?://[^\s/]")
_PAGE = lazy_compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_OTHER_FORMATS = (
    ("AsciiDoc", ".adoc", lazy_compile(r"^={1,6} \S", re.MULTILINE)),
    ("Org", ".org", lazy_compile(r"^(?:#\+\w+:|\*{1,6} \S.*\n(?:.*\n){0,5}?\s*[-+] )", re.MULTILINE)),
    ("reStructuredText", ".rst", lazy_compile(r"^\S.*\n(?:~{3,}|\^{3,}|\+{3,})$|^\.\. \w", re.MULTILINE)),
    ("YAML", ".yaml", lazy_compile(r"\A(?:---\n)?(?:- )?[\w-]{1,40}:(?: .*)?\n(?:[ -] ?.*\n){0,3}[\w -]{0,40}[\w-]:")),
)
"""Formats that may be mistaken for Markdown: the name, the file suffix, and a pattern that recognizes the format."""


def no_entries_error(source_name: str, format: str, text: str) -> ImportFailedError:
    """The error for a text without entries. It was read as `format` (see `formats.format_of`); the message calls it
    `source_name`."""
    name, item = _ITEM_EXAMPLES.get(format, ("", ""))
    if not name:
        return ImportFailedError(f"{source_name} has no entries: nothing in it has a title and an address.")
    has_addresses = _ADDRESS.search(text[:_HEAD_LENGTH]) is not None
    reason = "none of its links is at the start of an item" if has_addresses else "there is no link in it"
    return ImportFailedError(
        f"{source_name} has no entries: read as {name}, {reason}.", _hint(format, text[:_HEAD_LENGTH], item)
    )


def _hint(format: str, head: str, item: str) -> str:
    items = f"A list has items such as `{item}`, tables, or headings with links."
    if format != "markdown":
        return items
    if table_format := delimited_format(head):
        return f"It seems to be {table_format.upper()}: name its columns with --map title=COLUMN --map url=COLUMN."
    if _PAGE.search(head):
        return "It is a web page: give the file that it is made of, such as the README of its repository."
    for name, suffix, form in _OTHER_FORMATS:
        if form.search(head):
            return f"It seems to be {name}: give the file a name that ends with {suffix}. {items}"
    return items
