"""Collects the recent changes of catalogs: entries by the day they were added, and the changes of each update."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.cli.parsing.days import LAST
from mlcat.cli.updating.history import PastUpdate, past_updates
from mlcat.filters import Filter
from mlcat.index.additions import added_since, last_added
from mlcat.index.reader import Index
from mlcat.paths import Folders
from mlcat.render.daily_changes import SIGNS, ChangedEntry, DailyChanges
from mlcat.render.item import Item


def last_change_day(folders: Folders, index: Index) -> str | None:
    """The last day on which anything changed in a catalog; None if that is unknown."""
    days = [last_added(index), *(update.day for update in past_updates(folders, index.name))]
    return max((day for day in days if day), default=None)


def new_items(
    folders: Folders, index: Index, filter: Filter, since: str, *, shows_catalog: bool
) -> Iterator[tuple[str, Item]]:
    """The entries of a catalog that pass the filter and were added on the day `since` or later, as (day, item), the
    latest first.

    `since` may be LAST: the last day on which anything changed in this catalog. For `shows_catalog`, see `Item`.
    """
    if day := _first_day(folders, index, since):
        yield from (
            (added, Item(index, row, shows_catalog=shows_catalog)) for added, row in added_since(index, filter, day)
        )


def changes_by_day(folders: Folders, index: Index, filter: Filter, since: str) -> list[DailyChanges]:
    """The entries of a catalog that were added, changed or removed on the day `since` or later, by day, the latest
    first; for `since`, see `new_items`.

    Added and changed entries must pass the filter. Removed entries are in no index, so they are left out if there is a
    filter.
    """
    entries: dict[str, list[ChangedEntry]] = {}
    counts: dict[str, dict[str, int]] = {}
    for day, item in new_items(folders, index, filter, since, shows_catalog=False):
        entries.setdefault(day, []).append(ChangedEntry("new", item.row.id, item.row.title, item=item))
        counts.setdefault(day, dict.fromkeys(SIGNS, 0))["new"] += 1
    first = _first_day(folders, index, since)
    for update in past_updates(folders, index.name):
        if first and update.day >= first:
            changed_entries = _changed_entries(index, filter, update)
            entries.setdefault(update.day, []).extend(changed_entries)
            _add_counts(counts.setdefault(update.day, dict.fromkeys(SIGNS, 0)), changed_entries, update, filter)
    return [
        DailyChanges(day, index.name, _sorted_by_kind(entries[day]), counts[day])
        for day in sorted(entries, reverse=True)
        if any(counts[day].values())
    ]


def _first_day(folders: Folders, index: Index, since: str) -> str | None:
    return last_change_day(folders, index) if since == LAST else since


def _changed_entries(index: Index, filter: Filter, update: PastUpdate) -> list[ChangedEntry]:
    """The entries that an update changed or removed."""
    changed = [(change, index.rowid_by_id(change.id)) for change in update.diff.changed.first]
    passing = index.filter_rowids([row for _, row in changed if row is not None], filter)
    entries = [
        ChangedEntry(
            "changed", change.id, change.title, ", ".join(change.fields), Item(index, index.row(row)) if row else None
        )
        for change, row in changed
        if (row in passing if row is not None else not filter)
    ]
    removed = () if filter else update.diff.removed.first
    return [*entries, *(ChangedEntry("removed", change.id, change.title, change.url) for change in removed)]


def _add_counts(counts: dict[str, int], entries: list[ChangedEntry], update: PastUpdate, filter: Filter) -> None:
    """Adds the numbers of changed and removed entries of an update to `counts`; with a filter, only of those in
    `entries`."""
    for kind, changes in (("changed", update.diff.changed), ("removed", update.diff.removed)):
        counts[kind] += sum(entry.kind == kind for entry in entries) if filter else changes.count


def _sorted_by_kind(entries: list[ChangedEntry]) -> list[ChangedEntry]:
    return sorted(entries, key=lambda entry: list(SIGNS).index(entry.kind))
