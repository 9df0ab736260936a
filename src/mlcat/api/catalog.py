"""An opened catalog: the main class of the public API."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Unpack
from weakref import finalize

from mlcat.api.filters import Filters, to_filter
from mlcat.api.hits import Hit, Hits, Reason
from mlcat.api.html import html_summary
from mlcat.errors import CatalogError, NotFoundError, UsageError
from mlcat.index.reader import Index
from mlcat.model import Entry, Section
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    import mlcat.search
    import mlcat.search.query

_BATCH = 200  # entries read while holding the lock, so that other threads need not wait long


class UnknownEntryError(NotFoundError, KeyError):
    """The catalog has no entry with that id."""


class Catalog:
    """An opened catalog; returned by `open`, `read` and `import_list`.

    It may be used from several threads. As a context manager, it is closed at the end of the block.

    >>> import mlcat
    >>> catalog = mlcat.open()
    >>> catalog["faiss"].install
    'pip install faiss-cpu'
    >>> "faiss" in catalog, "fais" in catalog
    (True, False)
    >>> [entry.id for entry in catalog.entries(tag="RecSys", kind="library")]
    ['item2vec', 'lightfm', 'daisyrec']
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = RLock()
        self._finalizer = finalize(self, index.close)

    @property
    def name(self) -> str:
        """The name of the catalog: a slug such as `metric-learning`."""
        return self._index.name

    @property
    def title(self) -> str:
        """The title of the catalog."""
        return self._index.title

    @property
    def description(self) -> str | None:
        """The description of the catalog; None if it has none."""
        return self._index.description

    @property
    def source(self) -> str | None:
        """The source that it was imported from: an address, owner/repo, or a path; None if it was not imported."""
        return self._index.source

    @property
    def homepage(self) -> str | None:
        """The address of the list itself; None if it is unknown."""
        return self._index.homepage

    @property
    def license(self) -> str | None:
        """The license of the catalog's data, an SPDX expression; None if it is unknown."""
        return self._index.license

    @property
    def fetched(self) -> str | None:
        """The day on which it was imported or last updated: 2026-01-31; None if it was not imported."""
        return self._index.fetched

    @property
    def sections(self) -> list[Section]:
        """The sections in reading order, parents before their children."""
        with self._locked_index() as index:
            return [
                Section(id=row.id, title=row.title, description=row.description, parent=row.parent)
                for row in index.sections()
            ]

    @property
    def tags(self) -> dict[str, int]:
        """The number of entries by tag, the most frequent tag first."""
        with self._locked_index() as index:
            return {row.tag: row.count for row in index.tags()}

    def search(self, query: str, /, *, limit: int | None = 10, **filters: Unpack[Filters]) -> Hits:
        """Searches the catalog; returns the hits, the best first, at most `limit` (None for all).

        Misspelled and incomplete names are found too. The list is empty if no entry matches enough of the query. The
        query may contain filters, phrases in quotes and excluded words: see docs/query.md. The keyword arguments are
        the filters of `entries`. They do not change the order of the entries that pass.

        Filters as arguments add to those in the query. Values of the same filter are alternatives, so `kind="paper"`
        with `kind:library` finds both kinds; tags must all match. Different filters must all match.

        Raises `UsageError` for a negative limit and for an invalid value of a filter, `TypeError` for an unknown
        filter, for a query that is not a string, and for a limit that is not a whole number.

        >>> import mlcat
        >>> hits = mlcat.open().search("triplet loss", tag="CV", limit=2)
        >>> len(hits), hits.total > 2
        (2, True)
        >>> hits[0].why[0].word, hits[0].why[0].field
        ('triplet loss', 'aliases')
        >>> mlcat.open().search("senten tranformer")[0].entry.title
        'sentence-transformers'
        >>> [hit.entry.id for hit in mlcat.open().search("kind:library tag:RecSys -language:cython year:2020..")]
        ['item2vec', 'daisyrec']
        """
        from mlcat.index.conditions import check_excluded
        from mlcat.search import search
        from mlcat.search.query import parse_query

        if not isinstance(query, str):
            raise TypeError(f"the query {shorten(repr(query), 60)} is not a string")
        _check_limit(limit)
        with self._locked_index() as index:
            parsed = parse_query(query)
            if not _selects_catalog(index, parsed):
                return Hits([], 0, None)
            if parsed.clauses:
                check_excluded(parsed.filter, [index])
            most = None if limit is None else min(limit, index.count)  # SQLite's numbers have 64 bits
            result = search(index, parsed, to_filter(filters), most)
            return Hits([self._to_hit(index, hit) for hit in result.hits], result.total, result.corrected)

    def entries(self, **filters: Unpack[Filters]) -> Iterator[Entry]:
        """Iterates over the entries that pass the filters, section by section in the order of the catalog. Reads them
        lazily.

        A filter takes one value or several, in any case; `year` takes a year or a range like `(2015, None)`. An entry
        passes if it has all tags, and one of the values of every other filter. See `Filters`.

        Raises `UsageError`, before the first entry, for an invalid value such as an unknown tag, and `TypeError` for an
        unknown filter.
        """
        filter = to_filter(filters)
        with self._locked_index() as index:
            rows = index.rows(filter)
        return self._entries_in_batches(rows)

    def related(self, entry: Entry | str, /, *, limit: int | None = 5) -> list[Entry]:
        """At most `limit` entries on the same topics as `entry`, which is an entry of this catalog or its id; the most
        similar first. With None, at most 60.

        Raises `NotFoundError`, which is also a `KeyError`, for an unknown id, `UsageError` for a negative limit, and
        `TypeError` for one that is not a whole number.
        """
        from mlcat.search.related import related_entries

        _check_limit(limit)
        entry_id = entry.id if isinstance(entry, Entry) else entry
        with self._locked_index() as index:
            return [index.entry(rowid) for rowid in related_entries(index, self._rowid(entry_id), limit)]

    def get(self, entry_id: str, /) -> Entry | None:
        """The entry with this id, ignoring case; None if there is none."""
        with self._locked_index() as index:
            rowid = _find_rowid(index, entry_id)
            return None if rowid is None else index.entry(rowid)

    def records(self, **filters: Unpack[Filters]) -> list[dict[str, Any]]:
        """The entries as dictionaries, for `pandas.DataFrame` or `polars.DataFrame`; the filters are those of
        `entries`.

        Each dictionary has all fields of `Entry` as keys, in that order.
        """
        from mlcat.render.formats.values import entry_values

        return [entry_values(entry) for entry in self.entries(**filters)]

    def close(self) -> None:
        """Closes the catalog; closing it again does nothing. Later searches and look-ups raise `CatalogError`;
        an iterator may still yield the entries that it has read, and `sections` and `tags` are known if they were read
        before. The length of the catalog and the other facts about it stay known."""
        self._finalizer()

    def __getitem__(self, entry_id: str) -> Entry:
        with self._locked_index() as index:
            return index.entry(self._rowid(entry_id))

    def __contains__(self, entry: object) -> bool:
        if isinstance(entry, Entry):
            return self.get(entry.id) == entry
        return isinstance(entry, str) and self.get(entry) is not None

    def __len__(self) -> int:
        return self._index.count

    def __iter__(self) -> Iterator[Entry]:
        return self.entries()

    def __enter__(self) -> Catalog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<mlcat.Catalog '{self.name}': {len(self):,} entries>"

    def _repr_html_(self) -> str:
        facts = f"{len(self):,} entries in {len(self.sections):,} sections"
        return html_summary(self.title, self.description, facts)

    @contextmanager
    def _locked_index(self) -> Iterator[Index]:
        """A context manager that locks the index for one thread. Raises `CatalogError` if the index is damaged or
        closed."""
        with self._lock:
            try:
                yield self._index
            except sqlite3.Error as error:
                if not self._finalizer.alive:
                    raise CatalogError(f"the catalog '{self.name}' is closed.", "Open it again.") from None
                reason = str(error).removesuffix(".")
                raise CatalogError(f"the index of '{self.name}' cannot be read: {reason}.", "Open it again.") from error

    def _entries_in_batches(self, rows: Iterator[Any]) -> Iterator[Entry]:
        while True:
            with self._locked_index() as index:
                batch = [index.entry(row.rowid) for row in islice(rows, _BATCH)]
            if not batch:
                return
            yield from batch

    def _rowid(self, entry_id: str) -> int:
        rowid = _find_rowid(self._index, entry_id)
        if rowid is None:
            raise UnknownEntryError(f"no entry '{shorten(entry_id, 60)}' in {self.name}.", "Look for it with search().")
        return rowid

    def _to_hit(self, index: Index, hit: mlcat.search.RowHit) -> Hit:
        why = tuple(
            Reason(reason.word, reason.matched, reason.field, reason.how, reason.score) for reason in hit.reasons
        )
        return Hit(index.entry(hit.rowid), hit.score, why, self.name)


def _find_rowid(index: Index, entry_id: object) -> int | None:
    """The row id of the entry with this id, ignoring case; None if there is none. Raises `TypeError` for an id that is
    not a string."""
    if not isinstance(entry_id, str):
        raise TypeError(f"{shorten(repr(entry_id), 60)} is not the id of an entry, which is a string")
    try:
        return index.rowid_by_id(entry_id.casefold().strip())
    except UnicodeEncodeError:  # a lone surrogate, which no id has
        return None


def _check_limit(limit: object) -> None:
    """Raises `TypeError` unless the limit is a whole number or None, `UsageError` if it is negative."""
    if limit is None:
        return
    if not isinstance(limit, int):
        raise TypeError(f"the limit {shorten(repr(limit), 60)} is neither a whole number nor None")
    if limit < 0:
        raise UsageError(f"the limit {limit} is negative.", "Use a number from 0, or None for all.")


def _selects_catalog(index: Index, parsed: mlcat.search.query.ParsedQuery) -> bool:
    """Whether the `catalog:` clauses of the query, if any, select this catalog. Raises `UsageError` if one names
    another catalog."""
    included, excluded = parsed.catalogs(), parsed.catalogs(excluded=True)
    for name in (*included, *excluded):
        if name.casefold() not in (index.name.casefold(), index.title.casefold(), "all"):
            raise UsageError(
                f"no catalog '{shorten(name, 60)}'.", f"This is {index.name}: open the other one with open()."
            )
    return not excluded
