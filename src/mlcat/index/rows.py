"""Rows of an index as small classes: importing `dataclasses` would cost one and a half bare Python starts."""

from __future__ import annotations


class SectionRow:
    """A section with its counts."""

    __slots__ = ("count", "description", "id", "number", "own", "parent", "title")

    def __init__(
        self, number: int, id: str, title: str, description: str | None, parent: str | None, own: int, count: int
    ) -> None:
        self.number = number
        self.id = id
        self.title = title
        self.description = description
        self.parent = parent
        self.own = own
        """Entries in the section itself."""
        self.count = count
        """Entries in it and in the sections below it."""


class TagRow:
    """A tag with the number of its entries."""

    __slots__ = ("count", "tag")

    def __init__(self, tag: str, count: int) -> None:
        self.tag = tag
        self.count = count


class WordRow:
    """A word of the catalog: its stem, in how many entries it stands, in how many of their names."""

    __slots__ = ("entries", "named", "stem", "word")

    def __init__(self, word: str, stem: str, entries: int, named: int) -> None:
        self.word = word
        self.stem = stem
        self.entries = entries
        self.named = named


class Row:
    """What a list shows of an entry; `rowid` is its number in the index, `section` the number of its section."""

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
