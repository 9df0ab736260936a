"""Reads a small list written in a test."""

from collections import Counter
from textwrap import dedent

from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.lists.parser import parse_list


def read(text: str, base: str | None = None) -> ParsedList:
    return parse_list(dedent(text), base)


def only(text: str, base: str | None = None) -> ParsedEntry:
    parsed = read(text, base)
    assert len(parsed.entries) == 1, [entry.title for entry in parsed.entries]
    return parsed.entries[0]


def titles(text: str, base: str | None = None) -> list[str]:
    return [entry.title for entry in read(text, base).entries]


def reasons(parsed: ParsedList) -> dict[str, int]:
    """The number of items that were left out, by reason."""
    return Counter(item.reason for item in parsed.left_out)


def links(entry: ParsedEntry) -> dict[str, str]:
    return {link.label: link.url for link in entry.links}


def table(head: str, *rows: str) -> str:
    """A Markdown table with these column names and rows; cells are separated by `|`."""
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)])
