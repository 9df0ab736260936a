"""Stores the changes of past updates: one file per catalog in the state folder, one line of JSON per update.

Each file has only the latest updates. It is replaced as a whole, while the catalog is locked.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from mlcat.cli.state import read_state, remove_state, write_state
from mlcat.importing.updates.changes import Change, Changes, Diff
from mlcat.paths import Folders
from mlcat.text.safety import shorten

MAX_UPDATES = 200
"""Maximum number of updates that are kept per catalog."""
MAX_LENGTH = 1 << 20
"""Maximum length of the updates of a catalog together, in characters."""
_MAX_TITLE, _MAX_URL = 200, 500  # characters that are kept
_MAX_COUNT = 1 << 40  # changes of an update; no catalog has as many entries
_FOLDER = "updates"


class PastUpdate(NamedTuple):
    """The changes of one update of a catalog."""

    day: str
    """The day of the update: 2026-01-31."""
    diff: Diff


def record_update(folders: Folders, name: str, day: str, diff: Diff) -> None:
    """Adds an update to the history of the catalog `name`, and drops the oldest ones beyond the limits. The caller must
    hold the lock of the catalog.

    An update without changes is not stored. Raises `OSError` if the file cannot be written.
    """
    if not diff:
        return
    lines = [_to_line(update) for update in past_updates(folders, name)]
    lines.append(_fitting_line(PastUpdate(day, diff)))
    while len(lines) > MAX_UPDATES or sum(map(len, lines)) > MAX_LENGTH:
        del lines[0]
    write_state(folders, _file_name(name), "".join(lines))


def past_updates(folders: Folders, name: str) -> list[PastUpdate]:
    """The stored updates of the catalog `name`, the latest last. Unreadable lines are left out."""
    lines = read_state(folders, _file_name(name), MAX_LENGTH).splitlines()
    return [update for line in lines if (update := _from_line(line))]


def forget_updates(folders: Folders, name: str) -> None:
    """Removes the history of the catalog `name` if there is one."""
    remove_state(folders, _file_name(name))


def _file_name(name: str) -> str:
    return f"{_FOLDER}/{name}.ndjson"


def _fitting_line(update: PastUpdate) -> str:
    """The line of an update; if it would be longer than MAX_LENGTH, it lists only the first changes."""
    line = _to_line(update)
    while len(line) > MAX_LENGTH:
        diff = update.diff
        shorter = (
            Changes(changes.count, changes.first[: len(changes.first) // 2])
            for changes in (diff.new, diff.changed, diff.removed)
        )
        update = PastUpdate(update.day, Diff(*shorter))
        line = _to_line(update)
    return line


def _to_line(update: PastUpdate) -> str:
    kinds = {"new": update.diff.new, "changed": update.diff.changed, "removed": update.diff.removed}
    return json.dumps({"day": update.day} | {kind: _values(changes) for kind, changes in kinds.items()}) + "\n"


def _values(changes: Changes) -> dict[str, Any]:
    first = [
        {
            "id": change.id,
            "title": shorten(change.title, _MAX_TITLE),
            "url": change.url[:_MAX_URL],
            "fields": change.fields,
        }
        for change in changes.first
    ]
    return {"count": changes.count, "first": first}


def _from_line(line: str) -> PastUpdate | None:
    """The update in a line; None for a damaged line."""
    try:
        values = json.loads(line)
        diff = Diff(*(_changes(values[kind]) for kind in ("new", "changed", "removed")))
        return PastUpdate(date.fromisoformat(values["day"]).isoformat(), diff)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _changes(values: Any) -> Changes:
    first = [
        Change(
            _to_text(change["id"]),
            _to_text(change["title"]),
            _to_text(change["url"]),
            tuple(map(_to_text, change["fields"])),
        )
        for change in values["first"]
    ]
    count = values["count"]
    if not isinstance(count, int) or not 0 <= count <= _MAX_COUNT:
        raise ValueError(count)
    return Changes(count, first)


def _to_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
