"""Reads an index: sections, tags, rows to list, whole entries, names and words to search by.

Needs neither Pydantic nor, until a whole entry is asked for, the model: what the index holds was validated when it
was written. Small classes with slots stand for rows because importing `dataclasses`
would cost one and a half bare Python starts.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import zlib
from collections.abc import Iterable, Iterator

TYPE_CHECKING = False  # what type checkers take for true; `typing` would cost almost a bare Python start
if TYPE_CHECKING:
    from typing import Any

    from mlcat.filters import Filter
    from mlcat.model import Entry

CHECKED_SIZE = 4 * 2**20
"""Up to this size in bytes an index carries a checksum that is verified when it is opened (1 ms); SQLite alone
notices a damaged tree, not a damaged text. Larger ones would take too long."""
CHECKSUM_BYTES = slice(60, 64)
"""Where in the file it stands: the header's user version, which SQLite leaves to us."""
CHECKSUM = struct.Struct(">I")

LAST_CHARACTER = "\U0010ffff"
"""Sorts behind every other: what begins with x stands between x and x followed by it."""
MOST_PARAMETERS = 500
"""Values in one look-up; SQLite takes 32,766, and a short statement is prepared faster."""


class StaleIndexError(Exception):
    """There is no index that fits the catalog, or it is damaged: it must be built anew."""


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
    """What a list shows of an entry; `n` is its number in the index, `section` the number of its section."""

    __slots__ = ("id", "kind", "n", "section", "summary", "tags", "title", "url", "year")

    def __init__(
        self,
        n: int,
        id: str,
        title: str,
        url: str,
        section: int,
        tags: str,
        kind: str | None,
        year: int | None,
        summary: str | None,
    ) -> None:
        self.n = n
        self.id = id
        self.title = title
        self.url = url
        self.section = section
        self.tags = tuple(tags.split("\t")) if tags else ()
        self.kind = kind
        self.year = year
        self.summary = summary


_ROW = "n, id, title, url, section, tags, kind, year, summary"


class Index:
    """An open index of one catalog; reading is all it can do."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        facts = dict(connection.execute("SELECT key, value FROM meta"))
        self.fingerprint: str = facts["fingerprint"]
        self.name: str = facts["name"]
        self.title: str = facts["title"]
        self.description: str | None = facts.get("description")
        self.homepage: str | None = facts.get("homepage")
        self.license: str | None = facts.get("license")
        self.source: str | None = facts.get("source")
        self.fetched: str | None = facts.get("fetched")
        self.count = int(facts["entries"])
        self.longest_id = int(facts["longest_id"])
        """Characters of the longest id."""
        self._word_count = int(facts["words"])
        self._name_count = int(facts["names"])
        self._sections: dict[int, SectionRow] | None = None
        self._shelf: frozenset[str] | None = None
        self._words: list[str] = []
        self._names: list[str] = []

    def close(self) -> None:
        """Closes the file."""
        self.db.close()

    def sections(self) -> list[SectionRow]:
        """All sections in reading order, parents before children."""
        if self._sections is None:
            rows = self.db.execute(
                "SELECT number, id, title, description, parent, own, count FROM sections ORDER BY number"
            )
            self._sections = {row[0]: SectionRow(*row) for row in rows}
        return list(self._sections.values())

    def section(self, number: int) -> SectionRow:
        """The section of that number."""
        self.sections()
        assert self._sections is not None
        if number not in self._sections:
            raise sqlite3.DatabaseError(f"there is no section number {number}")
        return self._sections[number]

    def tags(self) -> list[TagRow]:
        """All tags, the most frequent first."""
        return [TagRow(*row) for row in self.db.execute("SELECT tag, count FROM tags ORDER BY number")]

    def rows(self, only: Filter, limit: int | None = None) -> Iterator[Row]:
        """The entries that `only` lets through, by section and then in the catalog's order, as they are read.

        Raises `UsageError` before the first row for a section or tag that does not exist.
        """
        where, values = only.where(self)
        condition = f"WHERE {where}" if where else ""
        query = f"SELECT {_ROW} FROM entries {condition} ORDER BY section, n LIMIT ?"
        cursor = self.db.execute(query, [*values, -1 if limit is None else limit])
        return (Row(*row) for row in cursor)

    def counts(self, only: Filter) -> dict[int, int]:
        """How many entries `only` lets through, by the number of their section."""
        where, values = only.where(self)
        condition = f"WHERE {where}" if where else ""
        return dict(self.db.execute(f"SELECT section, count(*) FROM entries {condition} GROUP BY section", values))

    def row(self, n: int) -> Row:
        """The row of entry number `n`."""
        return Row(*self.db.execute(f"SELECT {_ROW} FROM entries WHERE n = ?", (n,)).fetchone())

    def entry(self, n: int) -> Entry:
        """Everything known of entry number `n`."""
        # Here, because `list --plain` and `search --plain` never need it.
        import json

        from mlcat.model import Entry, Link

        found = self.db.execute(
            "SELECT id, title, url, section, tags, kind, status, year, summary, rest FROM entries WHERE n = ?", (n,)
        ).fetchone()
        try:
            *columns, section, tags, kind, status, year, summary, rest = found
            fields = json.loads(rest)
            links = tuple(Link(label=label, url=url) for label, url in fields.pop("links", ()))
        except (ValueError, TypeError):  # a large index is opened unchecked: see CHECKED_SIZE
            raise sqlite3.DatabaseError(f"entry number {n} cannot be read") from None
        fields = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
        return Entry(
            id=columns[0],
            title=columns[1],
            url=columns[2],
            section=self.section(section).id,
            tags=tuple(tags.split("\t")) if tags else (),
            kind=kind,
            status=status,
            year=year,
            summary=summary,
            links=links,
            **fields,
        )

    def by_id(self, entry_id: str) -> int | None:
        """The number of the entry with that id."""
        found = self.db.execute("SELECT n FROM entries WHERE id = ?", (entry_id,)).fetchone()
        return found[0] if found else None

    def named(self, names: Iterable[str], limit: int = 50) -> list[tuple[int, int, str]]:
        """The entries that have one of these names, as (rank, n, name): ids before titles before aliases.

        `names` are squeezed (see the table `names` for the ranks).
        """
        wanted = tuple(dict.fromkeys(name for name in names if name))
        if not wanted:
            return []
        marks = ",".join("?" * len(wanted))
        query = f"SELECT rank, n, name FROM names WHERE name IN ({marks}) ORDER BY rank, n LIMIT ?"
        return self.db.execute(query, (*wanted, limit)).fetchall()

    # --- What search asks ---------------------------------------------------------------------------------------

    def vocabulary(self, words: Iterable[str]) -> dict[str, WordRow]:
        """Those of `words` that the catalog has."""
        found = self._among("SELECT word, stem, entries, named FROM vocabulary WHERE word IN ({})", words)
        return {row[0]: WordRow(*row) for row in found}

    def families(self, stems: Iterable[str]) -> list[WordRow]:
        """All words of the catalog with one of these stems."""
        found = self._among("SELECT word, stem, entries, named FROM vocabulary WHERE stem IN ({})", stems)
        return [WordRow(*row) for row in found]

    def shelf_stems(self) -> frozenset[str]:
        """The stems of kinds, tags and the titles of sections: words that people narrow a search with."""
        if self._shelf is None:
            found = self.db.execute("SELECT value FROM meta WHERE key = 'shelf'").fetchone()
            self._shelf = frozenset(found[0].split())
        return self._shelf

    def synonyms(self, stems: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of one of these stems and another that may stand for it."""
        return self._among("SELECT stem, other FROM synonyms WHERE stem IN ({})", stems)

    def prefixed(self, beginning: str, limit: int) -> list[WordRow]:
        """The most frequent words that begin so and go on."""
        found = self.db.execute(
            "SELECT word, stem, entries, named FROM vocabulary WHERE word > ? AND word < ? "
            "ORDER BY named > 0 DESC, entries DESC, word LIMIT ?",
            (beginning, beginning + LAST_CHARACTER, limit),
        )
        return [WordRow(*row) for row in found]

    def names_prefixed(self, beginning: str, limit: int) -> list[tuple[int, int, str]]:
        """Entries with a name that begins so and goes on, as (rank, n, name), the shortest names first."""
        return self.db.execute(
            "SELECT rank, n, name FROM names WHERE name > ? AND name < ? AND rank < 3 ORDER BY length(name), n LIMIT ?",
            (beginning, beginning + LAST_CHARACTER, limit),
        ).fetchall()

    def matching(self, expression: str, only: Filter, limit: int, *, ranked: bool = True) -> list[int]:
        """Entries that match an FTS5 expression over stems and pass the filter, the best by bm25 first.

        A stem in a name weighs ten times, in a topic four times one in prose. Unranked, the first that are found.
        """
        where, values = only.where(self)
        join = f"JOIN entries ON n = stems.rowid AND {where}" if where else ""
        order = "ORDER BY bm25(stems, 10.0, 4.0, 1.0, 0.0), stems.rowid" if ranked else ""
        query = f"SELECT stems.rowid FROM stems {join} WHERE stems MATCH ? {order} LIMIT ?"
        return [row[0] for row in self.db.execute(query, [*values, expression, limit])]

    def passing(self, numbers: Iterable[int], only: Filter) -> set[int]:
        """Those of the entries that the filter lets through."""
        where, values = only.where(self)
        if not where:
            return set(numbers)
        marks = list(dict.fromkeys(numbers))
        query = f"SELECT n FROM entries WHERE n IN ({','.join('?' * len(marks))}) AND {where}"
        return {row[0] for row in self.db.execute(query, [*marks, *values])}

    def words_of(self, numbers: Iterable[int]) -> list[tuple[int, str]]:
        """The folded tokens of these entries, as (n, words): see `tables.FIELDS`."""
        return self._among("SELECT n, words FROM entries WHERE n IN ({}) ORDER BY n", numbers)

    # --- What spelling asks -------------------------------------------------------------------------------------

    def word_count(self) -> int:
        """How many different words there are."""
        return self._word_count

    def name_count(self) -> int:
        """How many names there are."""
        return self._name_count

    def words(self) -> list[str]:
        """All words; for small catalogs."""
        if not self._words:
            self._words = [row[0] for row in self.db.execute("SELECT word FROM vocabulary")]
        return self._words

    def names(self) -> list[str]:
        """All names, squeezed; for small catalogs."""
        if not self._names:
            self._names = [row[0] for row in self.db.execute("SELECT DISTINCT name FROM names WHERE rank < 3")]
        return self._names

    def existing_words(self, words: Iterable[str]) -> list[str]:
        """Those of `words` that the catalog has."""
        return [row[0] for row in self._among("SELECT word FROM vocabulary WHERE word IN ({})", words)]

    def existing_names(self, names: Iterable[str]) -> list[str]:
        """Those of `names`, squeezed, that an entry has."""
        return [row[0] for row in self._among("SELECT DISTINCT name FROM names WHERE name IN ({}) AND rank < 3", names)]

    def words_between(self, beginning: str, least: int, most: int) -> list[str]:
        """Words that begin so, of a length in these bounds."""
        return self._between(
            "SELECT word FROM vocabulary WHERE word >= ?1 AND word < ?2", "word", beginning, least, most
        )

    def names_between(self, beginning: str, least: int, most: int) -> list[str]:
        """Names that begin so, of a length in these bounds."""
        query = "SELECT DISTINCT name FROM names WHERE name >= ?1 AND name < ?2 AND rank < 3"
        return self._between(query, "name", beginning, least, most)

    def _between(self, query: str, column: str, beginning: str, least: int, most: int) -> list[str]:
        limits = (beginning, beginning + LAST_CHARACTER, least, most)
        return [row[0] for row in self.db.execute(f"{query} AND length({column}) BETWEEN ?3 AND ?4", limits)]

    def _among(self, query: str, values: Iterable[object]) -> list[Any]:
        """Rows of a query with one list of values in place of its braces, in groups that SQLite takes."""
        listed = list(dict.fromkeys(values))
        rows: list[Any] = []
        for start in range(0, len(listed), MOST_PARAMETERS):
            group = listed[start : start + MOST_PARAMETERS]
            rows += self.db.execute(query.format(",".join("?" * len(group))), group).fetchall()
        return rows


def open_file(path: str, fingerprint: str) -> Index:
    """The index at `path` if it is that of `fingerprint` and sound. Raises `StaleIndexError` if not."""
    try:
        if os.path.getsize(path) <= CHECKED_SIZE:
            _verify(path)
        plain = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        host = "//" if plain.startswith("/") else ""  # none, said so that of //a/b the a is not taken for one
        # Immutable: no lock is taken, and a folder without write permission is no hindrance.
        connection = sqlite3.connect(f"file:{host}{plain}?mode=ro&immutable=1", uri=True)
        index = Index(connection)
    except (OSError, sqlite3.Error, KeyError, ValueError) as error:
        raise StaleIndexError(str(error)) from None
    if index.fingerprint != fingerprint:
        index.close()
        raise StaleIndexError("it was made of another state of the catalog")
    return index


def _verify(path: str) -> None:
    with open(path, "rb") as file:
        content = bytearray(file.read())
    stated = bytes(content[CHECKSUM_BYTES])
    content[CHECKSUM_BYTES] = bytes(4)
    if stated != CHECKSUM.pack(zlib.crc32(content)):
        raise ValueError("its checksum does not fit")
