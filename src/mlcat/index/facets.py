"""Counts the entries that pass a filter, by section, tag, kind, status and year (facet counts)."""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.reader import Index

COUNTED_COLUMNS = ("kind", "status", "year")
"""The columns of an entry whose values can be counted."""


def section_counts(index: Index, filter: Filter) -> dict[str, int]:
    """The number of entries in each section and the sections below it, by section id and in reading order."""
    counts_by_id = {index.section(number).id: count for number, count in index.counts_by_section(filter).items()}
    return index.section_tree().totals(counts_by_id)


def value_counts(index: Index, column: str, filter: Filter) -> list[tuple[str, int]]:
    """Counts the entries by their value of a column, one of `COUNTED_COLUMNS`.

    Returns pairs of a value and its count: years from the latest, other values from the most frequent. Raises
    `ValueError` for another column.
    """
    if column not in COUNTED_COLUMNS:
        raise ValueError(f"no column {column!r} to count")
    condition = index.condition(filter)
    order = "year DESC" if column == "year" else f"count(*) DESC, {column}"
    query = f"SELECT {column}, count(*) FROM entries {condition.where} GROUP BY {column} ORDER BY {order}"
    return [(str(value), count) for value, count in index.db.execute(query, condition.values) if value is not None]


def tag_counts(index: Index, filter: Filter) -> list[tuple[str, int]]:
    """The tags with their numbers of entries, the most frequent first; tags without any are left out."""
    if not filter:
        return [(tag.tag, tag.count) for tag in index.tags()]
    condition = index.condition(filter)
    query = (
        "SELECT entry_tags.tag, count(*) FROM entry_tags JOIN entries ON entries.rowid = entry_tags.entry "
        f"{condition.and_} GROUP BY entry_tags.tag"
    )
    counts = dict(index.db.execute(query, condition.values))
    tags = [(tag.tag, counts[tag.tag.casefold()]) for tag in index.tags() if tag.tag.casefold() in counts]
    return sorted(tags, key=lambda pair: -pair[1])
