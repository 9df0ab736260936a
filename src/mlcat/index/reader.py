"""Reads an open index: sections, tags, rows to list, whole entries.

Does not load Pydantic, because entries were validated before they were indexed. Loads the model only to return whole
entries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator

from mlcat.index.rows import ENTRY_ROW_COLUMNS, EntryRow, SectionRow, TagRow, select_in_groups
from mlcat.index.schema import BM25_WEIGHTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.filters import Filter
    from mlcat.index.terms import Names, Vocabulary
    from mlcat.model import Entry
    from mlcat.sections import SectionTree

SORTS = {
    "": "section, rowid",
    "title": "title COLLATE NOCASE, rowid",
    "year": "year DESC, rowid",
    "added": "json_extract(rest, '$.added') DESC, rowid",
}
"""The orders in which entries can be read; entries without a year or a day of addition come last."""


class Condition:
    """An SQL expression over the table `entries`, and the values of its parameters; the empty one is always true."""

    __slots__ = ("sql", "values")

    def __init__(self, sql: str = "", values: tuple[object, ...] = ()) -> None:
        self.sql = sql
        self.values = values

    @property
    def where(self) -> str:
        """The condition as a WHERE clause, "" for the empty one."""
        return f"WHERE {self.sql}" if self.sql else ""

    @property
    def and_(self) -> str:
        """The condition as a further term of a WHERE or ON clause, "" for the empty one."""
        return f"AND {self.sql}" if self.sql else ""


class Index:
    """An open, read-only index of one catalog.

    The attributes `name` to `fetched` are those of the catalog: see `model.CatalogData`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        facts = dict(connection.execute("SELECT key, value FROM meta"))
        self.fingerprint: str = facts["fingerprint"]
        """The state of the catalog file that was indexed: see `CatalogFile.fingerprint`."""
        self.name: str = facts["name"]
        self.title: str = facts["title"]
        self.description: str | None = facts.get("description")
        self.homepage: str | None = facts.get("homepage")
        self.license: str | None = facts.get("license")
        self.source: str | None = facts.get("source")
        self.fetched: str | None = facts.get("fetched")
        self.count = int(facts["entries"])
        """The number of entries."""
        self.longest_id_length = int(facts["longest_id"])
        """Length of the longest id."""
        self._word_count = int(facts["words"])
        self._name_count = int(facts["names"])
        self._sections: dict[int, SectionRow] | None = None
        self._section_tree: SectionTree | None = None
        self._tags: list[TagRow] | None = None
        self._conditions: dict[Filter, Condition] = {}
        self._vocabulary: Vocabulary | None = None
        self._names: Names | None = None
        self.ambiguous_ids: Container[str] = ()
        """The ids that other catalogs use for other entries; set by the code that opens several catalogs."""

    def close(self) -> None:
        """Closes the file."""
        self.db.close()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the catalog."""
        if self._vocabulary is None:
            from mlcat.index.terms import Vocabulary

            self._vocabulary = Vocabulary(self.db, self._word_count)
        return self._vocabulary

    @property
    def names(self) -> Names:
        """The names of its entries."""
        if self._names is None:
            from mlcat.index.terms import Names

            self._names = Names(self.db, self._name_count)
        return self._names

    def sections(self) -> list[SectionRow]:
        """All sections in reading order, parents before children."""
        if self._sections is None:
            rows = self.db.execute(
                "SELECT number, id, title, description, parent, own, count FROM sections ORDER BY number"
            )
            self._sections = {row[0]: SectionRow(*row) for row in rows}
        return list(self._sections.values())

    def section_tree(self) -> SectionTree:
        """The sections as a tree."""
        if self._section_tree is None:
            from mlcat.sections import SectionTree

            self._section_tree = SectionTree(self.sections())
        return self._section_tree

    def section(self, number: int) -> SectionRow:
        """The section with this number. Raises `sqlite3.DatabaseError` if there is none: the index is damaged."""
        if self._sections is None:
            self.sections()
        assert self._sections is not None
        if number not in self._sections:
            raise sqlite3.DatabaseError(f"there is no section number {number}")
        return self._sections[number]

    def tags(self) -> list[TagRow]:
        """All tags, the most frequent first."""
        if self._tags is None:
            self._tags = [TagRow(*row) for row in self.db.execute("SELECT tag, count FROM tags ORDER BY number")]
        return list(self._tags)

    def condition(self, filter: Filter) -> Condition:
        """The SQL condition of a filter, compiled once and cached.

        Raises `UnknownValueError` for a section or tag that the catalog does not have, unless it is excluded.
        """
        if filter not in self._conditions:
            self._conditions[filter] = self._compile(filter) if filter else Condition()
        return self._conditions[filter]

    def _compile(self, filter: Filter) -> Condition:
        from mlcat.index.conditions import compile_filter

        return compile_filter(filter, self)

    def rows(self, filter: Filter, limit: int | None = None, offset: int = 0, sort: str = "") -> Iterator[EntryRow]:
        """Iterates over the entries that pass `filter`: by section and then in the catalog's order, or by `sort`.

        `offset` is the number of entries to skip, `sort` a key of SORTS.

        Raises `UnknownValueError`, before the first row: see `condition`.
        """
        condition = self.condition(filter)
        query = f"SELECT {ENTRY_ROW_COLUMNS} FROM entries {condition.where} ORDER BY {SORTS[sort]} LIMIT ? OFFSET ?"
        cursor = self.db.execute(query, [*condition.values, -1 if limit is None else limit, offset])
        return (EntryRow(*row) for row in cursor)

    def counts_by_section(self, filter: Filter) -> dict[int, int]:
        """The number of entries that pass `filter`, by the number of their section."""
        condition = self.condition(filter)
        query = f"SELECT section, count(*) FROM entries {condition.where} GROUP BY section"
        return dict(self.db.execute(query, condition.values))

    def addresses(self, filter: Filter) -> Iterator[tuple[int, str]]:
        """The section number and the address of each entry that passes `filter`."""
        condition = self.condition(filter)
        return iter(self.db.execute(f"SELECT section, url FROM entries {condition.where}", condition.values))

    def row(self, rowid: int) -> EntryRow:
        """The row of the entry with this row id."""
        return EntryRow(
            *self.db.execute(f"SELECT {ENTRY_ROW_COLUMNS} FROM entries WHERE rowid = ?", (rowid,)).fetchone()
        )

    def entry(self, rowid: int) -> Entry:
        """The whole entry with this row id. Raises `sqlite3.DatabaseError` if it is damaged."""
        import json

        from mlcat.model import Entry, Link
        from mlcat.publications import from_values

        row = self.db.execute(
            "SELECT id, title, url, section, tags, kind, status, year, summary, rest FROM entries WHERE rowid = ?",
            (rowid,),
        ).fetchone()
        try:
            *columns, section, tags, kind, status, year, summary, rest = row
            fields = json.loads(rest)
            links = tuple(Link(label=label, url=url) for label, url in fields.pop("links", ()))
            publications = tuple(
                from_values(publication_values) for publication_values in fields.pop("publications", ())
            )
        except (ValueError, TypeError):  # opening a large index verifies only a part: see `cache.verify`
            raise sqlite3.DatabaseError(f"entry number {rowid} cannot be read") from None
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
            publications=publications,
            **fields,
        )

    def names_as_written(self, rowid: int) -> list[str]:
        """The title, the aliases and the id of the entry with this row id, as the catalog writes them."""
        entry_id, title = self.db.execute("SELECT id, title FROM entries WHERE rowid = ?", (rowid,)).fetchone()
        aliases = self.db.execute(
            "SELECT value FROM entries, json_each(rest, '$.aliases') WHERE entries.rowid = ?", (rowid,)
        )
        return [title, *(alias for (alias,) in aliases), entry_id]

    def search_stems(self, expression: str, filter: Filter, limit: int, *, ranked: bool = True) -> list[int]:
        """The row ids of at most `limit` entries that match an FTS5 expression over stems and pass the filter.

        The best by BM25 come first: see `schema.BM25_WEIGHTS`. If not `ranked`, the result is the first matches in the
        order of the index.
        """
        condition = self.condition(filter)
        join = f"JOIN entries ON entries.rowid = stems.rowid {condition.and_}" if condition.sql else ""
        weights = ", ".join(map(str, BM25_WEIGHTS))
        order = f"ORDER BY bm25(stems, {weights}), stems.rowid" if ranked else ""
        query = f"SELECT stems.rowid FROM stems {join} WHERE stems MATCH ? {order} LIMIT ?"
        return [row[0] for row in self.db.execute(query, [*condition.values, expression, limit])]

    def filter_rowids(self, rowids: Iterable[int], filter: Filter) -> set[int]:
        """The row ids, of those given, whose entries pass the filter."""
        condition = self.condition(filter)
        if not condition.sql:
            return set(rowids)
        query = f"SELECT rowid FROM entries WHERE rowid IN (SELECT value FROM json_each(?)) {condition.and_}"
        return {row[0] for row in self.db.execute(query, [str(list(rowids)), *condition.values])}

    def has_field(self, key: str) -> bool:
        """Whether any entry has this field: `kind`, `status`, `year`, or one that is stored in the column `rest`."""
        column = key if key in ("kind", "status", "year") else f"json_extract(rest, '$.{key}')"
        rows = self.db.execute(f"SELECT 1 FROM entries WHERE {column} IS NOT NULL LIMIT 1")
        return rows.fetchone() is not None

    def ids(self) -> list[str]:
        """All ids, in alphabetical order."""
        return [entry_id for (entry_id,) in self.db.execute("SELECT id FROM entries ORDER BY id")]

    def rowid_by_id(self, entry_id: str) -> int | None:
        """The row id of the entry with this id, None if there is none."""
        row = self.db.execute("SELECT rowid FROM entries WHERE id = ?", (entry_id,)).fetchone()
        return row[0] if row else None

    def rowids_with_identifier(self, key: int) -> list[int]:
        """The row ids of the entries that have an identifier with this key (see `identifiers.identifier_key`)."""
        return [row[0] for row in self.db.execute("SELECT entry FROM identifiers WHERE key = ? ORDER BY entry", (key,))]

    def rowids_in_section(self, number: int) -> set[int]:
        """The row ids of the entries in the section with this number, without subsections."""
        return {row[0] for row in self.db.execute("SELECT rowid FROM entries WHERE section = ?", (number,))}

    def tokens_of(self, rowids: Iterable[int]) -> list[tuple[int, str]]:
        """The folded tokens of these entries, as (rowid, tokens): see `schema.FIELDS`."""
        query = "SELECT rowid, tokens FROM entries WHERE rowid IN ({}) ORDER BY rowid"
        return select_in_groups(self.db, query, rowids)

    def titles_and_urls(self, rowids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """The title and the address of these entries, by row id."""
        rows = select_in_groups(self.db, "SELECT rowid, title, url FROM entries WHERE rowid IN ({})", rowids)
        return {rowid: (title, url) for rowid, title, url in rows}
