"""Queries the days on which entries were added to their catalog."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.index.rows import ENTRY_ROW_COLUMNS, EntryRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.filters import Filter
    from mlcat.index.reader import Index

_ADDED = "json_extract(rest, '$.added')"


def added_since(index: Index, filter: Filter, day: str) -> Iterator[tuple[str, EntryRow]]:
    """The entries that pass `filter` and were added on `day` (2026-01-31) or later, as (day, row).

    The latest come first, those of one day in the order of the catalog. Raises `UsageError` for a section or tag that
    the catalog does not have.
    """
    condition = index.condition(filter)
    query = (
        f"SELECT {_ADDED}, {ENTRY_ROW_COLUMNS} FROM entries WHERE {_ADDED} >= ? {condition.and_} "
        "ORDER BY 1 DESC, section, rowid"
    )
    return ((added, EntryRow(*row)) for added, *row in index.db.execute(query, (day, *condition.values)))


def last_added(index: Index) -> str | None:
    """The latest day on which an entry was added; None if no entry has such a day."""
    row: tuple[str | None] = index.db.execute(f"SELECT max({_ADDED}) FROM entries").fetchone()
    return row[0]
