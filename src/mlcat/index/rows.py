"""Rows of an index. These are no dataclasses: importing `dataclasses` takes longer than a bare Python start."""

from __future__ import annotations

from collections.abc import Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

MAX_PARAMETERS = 500
"""Maximum number of values in one SQL statement; SQLite allows 32,766, but prepares a short statement faster."""
ENTRY_ROW_COLUMNS = "rowid, id, title, url, section, tags, kind, year, summary"
"""The columns of the table `entries` from which an `EntryRow` is made, in the order of its arguments."""


class SectionRow:
    """A section with its counts."""

    __slots__ = ("description", "id", "number", "own_count", "parent", "title", "total_count")

    def __init__(
        self,
        number: int,
        id: str,
        title: str,
        description: str | None,
        parent: str | None,
        own_count: int,
        total_count: int,
    ) -> None:
        self.number = number
        self.id = id
        self.title = title
        self.description = description
        self.parent = parent
        self.own_count = own_count
        """Number of entries in the section itself."""
        self.total_count = total_count
        """Number of entries in it and in the sections below it."""


class TagRow:
    """A tag with the number of its entries."""

    __slots__ = ("count", "tag")

    def __init__(self, tag: str, count: int) -> None:
        self.tag = tag
        self.count = count


class WordRow:
    """A word of the vocabulary of a catalog."""

    __slots__ = ("entry_count", "name_count", "stem", "word")

    def __init__(self, word: str, stem: str, entry_count: int, name_count: int) -> None:
        self.word = word
        self.stem = stem
        self.entry_count = entry_count
        """Number of entries that have the word."""
        self.name_count = name_count
        """Number of entries that have it in a name: the title or an alias."""


class EntryRow:
    """The columns of an entry that a list shows; `section` is the number of its section."""

    __slots__ = ("id", "kind", "rowid", "section", "summary", "tags", "title", "url", "year")

    def __init__(
        self,
        rowid: int,
        id: str,
        title: str,
        url: str,
        section: int,
        tags: str,
        kind: str | None,
        year: int | None,
        summary: str | None,
    ) -> None:
        self.rowid = rowid
        self.id = id
        self.title = title
        self.url = url
        self.section = section
        self.tags = tuple(tags.split("\t")) if tags else ()
        self.kind = kind
        self.year = year
        self.summary = summary


def select_in_groups(db: sqlite3.Connection, query: str, values: Iterable[object]) -> list[Any]:
    """Runs a query with the values in place of its braces, MAX_PARAMETERS at a time; returns all rows."""
    distinct = list(dict.fromkeys(values))
    rows: list[Any] = []
    for start in range(0, len(distinct), MAX_PARAMETERS):
        group = distinct[start : start + MAX_PARAMETERS]
        rows += db.execute(query.format(",".join("?" * len(group))), group).fetchall()
    return rows
