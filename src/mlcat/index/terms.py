"""Looks up the words and names of an index, and the entries that have them."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.index.rows import WordRow
from mlcat.index.schema import NameKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any


LAST_CHARACTER = "\U0010ffff"
"""The character that sorts last: strings with the prefix `x` sort between `x` and `x` followed by this character."""
MAX_PARAMETERS = 500
"""Maximum number of values in one SQL statement; SQLite allows 32,766, but prepares a short statement faster."""


class TermLookups:
    """The look-ups of words and names, for search and spelling correction; the base class of `reader.Index`."""

    db: sqlite3.Connection
    _word_count: int
    _name_count: int

    def __init__(self) -> None:
        self._facet_stems: frozenset[str] | None = None
        self._words: list[str] = []
        self._names: list[str] = []

    def look_up_names(self, names: Iterable[str], limit: int = 50) -> list[tuple[int, int, str]]:
        """At most `limit` entries that have one of these names, as (kind, rowid, name), the surest kind first.

        `names` are name keys (see `name_key`), the kinds those of `schema.NameKind`. If an entry has several of them,
        the first of `names` comes first.
        """
        distinct_names = tuple(dict.fromkeys(name for name in names if name))
        if not distinct_names:
            return []
        marks = ",".join("?" * len(distinct_names))
        query = f"SELECT kind, entry, name FROM names WHERE name IN ({marks}) ORDER BY kind, entry, name <> ? LIMIT ?"
        return self.db.execute(query, (*distinct_names, distinct_names[0], limit)).fetchall()

    def vocabulary(self, words: Iterable[str]) -> dict[str, WordRow]:
        """Those of the words that are in the catalog, with their rows."""
        rows = self._select_in_groups("SELECT word, stem, entries, named FROM vocabulary WHERE word IN ({})", words)
        return {row[0]: WordRow(*row) for row in rows}

    def words_with_stems(self, stems: Iterable[str]) -> list[WordRow]:
        """All words of the catalog with one of these stems."""
        rows = self._select_in_groups("SELECT word, stem, entries, named FROM vocabulary WHERE stem IN ({})", stems)
        return [WordRow(*row) for row in rows]

    def facet_stems(self) -> frozenset[str]:
        """The stems of the words in kinds, tags and section titles, which users narrow a search with."""
        if self._facet_stems is None:
            row = self.db.execute("SELECT value FROM meta WHERE key = 'facets'").fetchone()
            self._facet_stems = frozenset(row[0].split())
        return self._facet_stems

    def synonyms(self, words: Iterable[str]) -> list[tuple[str, str, int]]:
        """Tuples of one of these words, a synonym that the catalog has, and whether one is a clipping of the other."""
        return self._select_in_groups("SELECT word, other, clipping FROM synonyms WHERE word IN ({})", words)

    def rowids_with_identifier(self, key: int) -> list[int]:
        """The entries that have an identifier with this key."""
        return [row[0] for row in self.db.execute("SELECT entry FROM identifiers WHERE key = ? ORDER BY entry", (key,))]

    def words_with_prefix(self, prefix: str, limit: int) -> list[WordRow]:
        """At most `limit` longer words that begin with `prefix`: those of names first, then the most frequent first."""
        rows = self.db.execute(
            "SELECT word, stem, entries, named FROM vocabulary WHERE word > ? AND word < ? "
            "ORDER BY named > 0 DESC, entries DESC, word LIMIT ?",
            (prefix, prefix + LAST_CHARACTER, limit),
        )
        return [WordRow(*row) for row in rows]

    def names_with_prefix(self, prefix: str, limit: int) -> list[tuple[int, int, str]]:
        """At most `limit` entries with a longer name that begins with `prefix`, as (kind, rowid, name), the shortest
        names first."""
        return self.db.execute(
            f"SELECT kind, entry, name FROM names WHERE name > ? AND name < ? AND kind <= {NameKind.DERIVED} "
            "ORDER BY length(name), entry LIMIT ?",
            (prefix, prefix + LAST_CHARACTER, limit),
        ).fetchall()

    def tokens_of(self, rowids: Iterable[int]) -> list[tuple[int, str]]:
        """The folded tokens of these entries, as (rowid, fields): see `schema.FIELDS`."""
        return self._select_in_groups("SELECT rowid, words FROM entries WHERE rowid IN ({}) ORDER BY rowid", rowids)

    def rowids_in_section(self, number: int) -> set[int]:
        """The row ids of the entries in the section with this number, without subsections."""
        return {row[0] for row in self.db.execute("SELECT rowid FROM entries WHERE section = ?", (number,))}

    def titles_and_urls(self, rowids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """The title and the address of these entries, by row id."""
        rows = self._select_in_groups("SELECT rowid, title, url FROM entries WHERE rowid IN ({})", rowids)
        return {rowid: (title, url) for rowid, title, url in rows}

    # --- Look-ups for spelling correction -----------------------------------------------------------------------

    def word_count(self) -> int:
        """The number of different words."""
        return self._word_count

    def name_count(self) -> int:
        """The number of names, counting a name once per entry that has it, with reordered names and initials; so it is
        larger than that of `names()`."""
        return self._name_count

    def words(self) -> list[str]:
        """All words; for small catalogs."""
        if not self._words:
            self._words = [row[0] for row in self.db.execute("SELECT word FROM vocabulary")]
        return self._words

    def names(self) -> list[str]:
        """All different name keys, without reordered names and initials; for small catalogs."""
        if not self._names:
            self._names = [
                row[0] for row in self.db.execute(f"SELECT DISTINCT name FROM names WHERE kind <= {NameKind.DERIVED}")
            ]
        return self._names

    def existing_words(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are in the catalog."""
        return [row[0] for row in self._select_in_groups("SELECT word FROM vocabulary WHERE word IN ({})", words)]

    def existing_names(self, names: Iterable[str]) -> list[str]:
        """Those of the names, given as name keys, that an entry has."""
        return [
            row[0]
            for row in self._select_in_groups(
                f"SELECT DISTINCT name FROM names WHERE name IN ({{}}) AND kind <= {NameKind.DERIVED}", names
            )
        ]

    def known_word_prefix_length(self, word: str) -> int:
        """The length of the longest prefix of `word` that a word of the catalog has."""
        return self._known_prefix_length("vocabulary", "word", word)

    def known_name_prefix_length(self, name: str) -> int:
        """The length of the longest prefix of `name`, given as a name key, that the name of an entry has."""
        return self._known_prefix_length("names", "name", name)

    def _known_prefix_length(self, table: str, column: str, value: str) -> int:
        # Of all values, a neighbor of this one in alphabetical order shares the longest prefix with it.
        first = f"SELECT {column} FROM {table} WHERE {column} >= ? ORDER BY {column} LIMIT 1"
        last = f"SELECT {column} FROM {table} WHERE {column} < ? ORDER BY {column} DESC LIMIT 1"
        neighbors = [row[0] for query in (first, last) for row in self.db.execute(query, (value,))]
        return max((_shared_prefix_length(neighbor, value) for neighbor in neighbors), default=0)

    def words_by_length(self, prefix: str, min_length: int, max_length: int) -> list[str]:
        """The words that begin with `prefix` and have `min_length` to `max_length` characters."""
        return self._by_length(
            "SELECT word FROM vocabulary WHERE word >= ?1 AND word < ?2", "word", prefix, min_length, max_length
        )

    def names_by_length(self, prefix: str, min_length: int, max_length: int) -> list[str]:
        """The name keys that begin with `prefix` and have `min_length` to `max_length` characters."""
        query = f"SELECT DISTINCT name FROM names WHERE name >= ?1 AND name < ?2 AND kind <= {NameKind.DERIVED}"
        return self._by_length(query, "name", prefix, min_length, max_length)

    def _by_length(self, query: str, column: str, prefix: str, min_length: int, max_length: int) -> list[str]:
        limits = (prefix, prefix + LAST_CHARACTER, min_length, max_length)
        return [row[0] for row in self.db.execute(f"{query} AND length({column}) BETWEEN ?3 AND ?4", limits)]

    def _select_in_groups(self, query: str, values: Iterable[object]) -> list[Any]:
        """Runs a query with the values in place of its braces, MAX_PARAMETERS at a time; returns all rows."""
        distinct = list(dict.fromkeys(values))
        rows: list[Any] = []
        for start in range(0, len(distinct), MAX_PARAMETERS):
            group = distinct[start : start + MAX_PARAMETERS]
            rows += self.db.execute(query.format(",".join("?" * len(group))), group).fetchall()
        return rows


def match_any_stem(stems: Iterable[str]) -> str:
    """An FTS5 expression for entries that have all stems of any item of `stems`.

    An item is one stem, or several separated by blanks.
    """
    # They are quoted although they are only letters and digits: `and` would be an operator.
    alternatives = (
        " AND ".join(f'"{part}"' for part in words.replace('"', "").split()) for words in sorted(set(stems))
    )
    return f"({' OR '.join(alternatives)})"


def _shared_prefix_length(first: str, second: str) -> int:
    """The length of the longest prefix that two texts share."""
    pairs = enumerate(zip(first, second, strict=False))
    return next(
        (position for position, (first_char, second_char) in pairs if first_char != second_char),
        min(len(first), len(second)),
    )
