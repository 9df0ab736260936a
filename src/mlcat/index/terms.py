"""Looks up the words and the names of an index: exactly, by prefix, and for spelling correction."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.index.rows import WordRow, select_in_groups
from mlcat.index.schema import LAST_CHARACTER, NameKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


class TermDictionary:
    """The terms of a catalog, which are words or names, with the look-ups that both have.

    Prefixes are compared by code point.
    """

    _table: str
    _column: str
    _condition: str
    """The SQL condition for the terms that the look-ups return."""

    def __init__(self, db: sqlite3.Connection, count: int) -> None:
        self._db = db
        self.count = count
        """The number of terms; of names, an upper bound."""
        self._all: list[str] = []

    def all(self) -> list[str]:
        """All terms, once each; for small catalogs."""
        if not self._all:
            query = f"SELECT DISTINCT {self._column} FROM {self._table} WHERE {self._condition}"
            self._all = [term for (term,) in self._db.execute(query)]
        return self._all

    def existing(self, terms: Iterable[str]) -> list[str]:
        """Looks up `terms`; returns those that the catalog has."""
        query = (
            f"SELECT DISTINCT {self._column} FROM {self._table} WHERE {self._column} IN ({{}}) AND {self._condition}"
        )
        return [term for (term,) in select_in_groups(self._db, query, terms)]

    def with_prefix_and_length(self, prefix: str, min_length: int, max_length: int) -> list[str]:
        """The terms that begin with `prefix` and have `min_length` to `max_length` characters."""
        query = (
            f"SELECT DISTINCT {self._column} FROM {self._table} WHERE {self._column} >= ?1 AND {self._column} < ?2 "
            f"AND length({self._column}) BETWEEN ?3 AND ?4 AND {self._condition}"
        )
        parameters = (prefix, prefix + LAST_CHARACTER, min_length, max_length)
        return [term for (term,) in self._db.execute(query, parameters)]

    def known_prefix_length(self, text: str) -> int:
        """The length of the longest prefix of `text` that a term has."""
        # Of all terms, a neighbor of the text in alphabetical order shares the longest prefix with it.
        select = f"SELECT {self._column} FROM {self._table} WHERE {self._column}"
        queries = (
            f"{select} >= ? ORDER BY {self._column} LIMIT 1",
            f"{select} < ? ORDER BY {self._column} DESC LIMIT 1",
        )
        neighbors = [term for query in queries for (term,) in self._db.execute(query, (text,))]
        return max((_shared_prefix_length(neighbor, text) for neighbor in neighbors), default=0)


class Vocabulary(TermDictionary):
    """The words of a catalog, folded."""

    _table, _column, _condition = "vocabulary", "word", "1"

    def __init__(self, db: sqlite3.Connection, count: int) -> None:
        super().__init__(db, count)
        self._facet_stems: frozenset[str] | None = None

    def rows(self, words: Iterable[str]) -> dict[str, WordRow]:
        """Looks up words; returns the rows of those that are in the catalog, by word."""
        query = "SELECT word, stem, entries, named FROM vocabulary WHERE word IN ({})"
        return {row[0]: WordRow(*row) for row in select_in_groups(self._db, query, words)}

    def with_stems(self, stems: Iterable[str]) -> list[WordRow]:
        """Looks up all words that have one of these stems."""
        query = "SELECT word, stem, entries, named FROM vocabulary WHERE stem IN ({})"
        return [WordRow(*row) for row in select_in_groups(self._db, query, stems)]

    def with_prefix(self, prefix: str, limit: int) -> list[WordRow]:
        """Looks up longer words that begin with `prefix`; returns at most `limit`, those that occur in names first,
        then the most frequent first."""
        rows = self._db.execute(
            "SELECT word, stem, entries, named FROM vocabulary WHERE word > ? AND word < ? "
            "ORDER BY named > 0 DESC, entries DESC, word LIMIT ?",
            (prefix, prefix + LAST_CHARACTER, limit),
        )
        return [WordRow(*row) for row in rows]

    def synonyms(self, words: Iterable[str]) -> list[tuple[str, str, int]]:
        """Looks up the synonyms of these words that the catalog has; returns (word, synonym, whether one is a clipping
        of the other)."""
        return select_in_groups(self._db, "SELECT word, other, clipping FROM synonyms WHERE word IN ({})", words)

    def facet_stems(self) -> frozenset[str]:
        """The stems of the words in kinds, tags and section titles, which users narrow a search with."""
        if self._facet_stems is None:
            row = self._db.execute("SELECT value FROM meta WHERE key = 'facets'").fetchone()
            self._facet_stems = frozenset(row[0].split())
        return self._facet_stems


class Names(TermDictionary):
    """The names of the entries, as name keys (see `name_key`).

    `count` counts a name once per entry that has it, including reordered names and acronyms. The look-ups of
    `TermDictionary` leave these two kinds out.
    """

    _table, _column, _condition = "names", "name", f"kind <= {NameKind.DERIVED}"

    def look_up(self, names: Iterable[str], limit: int = 50) -> list[tuple[int, int, str]]:
        """Looks up entries by their names; returns at most `limit`, as (kind, rowid, name), the surest kind first.

        The kinds are those of `schema.NameKind`. If an entry has several of the names, the first of `names` comes
        first.
        """
        distinct_names = tuple(dict.fromkeys(name for name in names if name))
        if not distinct_names:
            return []
        marks = ",".join("?" * len(distinct_names))
        query = f"SELECT kind, entry, name FROM names WHERE name IN ({marks}) ORDER BY kind, entry, name <> ? LIMIT ?"
        return self._db.execute(query, (*distinct_names, distinct_names[0], limit)).fetchall()

    def with_prefix(self, prefix: str, limit: int) -> list[tuple[int, int, str]]:
        """Looks up entries with a longer name that begins with `prefix`; returns at most `limit`, as (kind, rowid,
        name), the shortest names first."""
        return self._db.execute(
            f"SELECT kind, entry, name FROM names WHERE name > ? AND name < ? AND kind <= {NameKind.DERIVED} "
            "ORDER BY length(name), entry LIMIT ?",
            (prefix, prefix + LAST_CHARACTER, limit),
        ).fetchall()


def match_any_stem(stems: Iterable[str]) -> str:
    """An FTS5 expression that matches an entry if it has every stem of at least one item of `stems`.

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
