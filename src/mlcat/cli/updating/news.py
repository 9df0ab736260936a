"""Collects the news of catalogs: entries by the day they were added, and the changes of each update."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.cli.parsing.days import LAST
from mlcat.cli.updating.history import PastUpdate, past_updates
from mlcat.filters import Filter
from mlcat.index.dates import added_since, last_added
from mlcat.index.reader import Index
from mlcat.paths import Folders
from mlcat.render.item import Item
from mlcat.render.news import SIGNS, Day, News


def last_day(folders: Folders, index: Index) -> str | None:
    """The last day on which anything changed in a catalog; None if that is unknown."""
    days = [last_added(index), *(update.day for update in past_updates(folders, index.name))]
    return max((day for day in days if day), default=None)


def new_items(folders: Folders, index: Index, filter: Filter, since: str, *, owned: bool) -> Iterator[tuple[str, Item]]:
    """The entries of a catalog that pass the filter and were added since then, each with its day, the latest first.

    `since` is a day, or LAST for the last day on which anything changed in this catalog. `owned` marks them with it.
    """
    if day := _since(folders, index, since):
        yield from ((added, Item(index, row, owned=owned)) for added, row in added_since(index, filter, day))


def days_of(folders: Folders, index: Index, filter: Filter, since: str) -> list[Day]:
    """The entries of a catalog that are new, changed or removed since then, by day, the latest first; see `new_items`.

    Changed entries must pass the filter. Removed entries are in no index, so they are left out if there is a filter.
    """
    found: dict[str, list[News]] = {}
    counts: dict[str, dict[str, int]] = {}
    for day, item in new_items(folders, index, filter, since, owned=False):
        found.setdefault(day, []).append(News("new", item.row.id, item.row.title, item=item))
        counts.setdefault(day, dict.fromkeys(SIGNS, 0))["new"] += 1
    first = _since(folders, index, since)
    for update in past_updates(folders, index.name):
        if first and update.day >= first:
            news = _changes(index, filter, update)
            found.setdefault(update.day, []).extend(news)
            _count(counts.setdefault(update.day, dict.fromkeys(SIGNS, 0)), news, update, filter)
    return [
        Day(day, index.name, _ordered(found[day]), counts[day])
        for day in sorted(found, reverse=True)
        if any(counts[day].values())
    ]


def _since(folders: Folders, index: Index, since: str) -> str | None:
    return last_day(folders, index) if since == LAST else since


def _changes(index: Index, filter: Filter, update: PastUpdate) -> list[News]:
    """The entries that an update changed or removed."""
    changed = [(one, index.by_id(one.id)) for one in update.diff.changed.first]
    passing = index.passing([row for _, row in changed if row is not None], filter)
    news = [
        News("changed", one.id, one.title, ", ".join(one.fields), Item(index, index.row(row)) if row else None)
        for one, row in changed
        if (row in passing if row is not None else not filter)
    ]
    removed = () if filter else update.diff.removed.first
    return [*news, *(News("removed", one.id, one.title, one.url) for one in removed)]


def _count(counts: dict[str, int], news: list[News], update: PastUpdate, filter: Filter) -> None:
    """Counts the changes of an update: without a filter those too that are not named."""
    for kind, changes in (("changed", update.diff.changed), ("removed", update.diff.removed)):
        counts[kind] += sum(one.kind == kind for one in news) if filter else changes.count


def _ordered(news: list[News]) -> list[News]:
    return sorted(news, key=lambda one: list(SIGNS).index(one.kind))
