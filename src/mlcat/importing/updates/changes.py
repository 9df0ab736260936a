"""The changes of an update, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_LISTED = 1000
"""Maximum number of entries listed for each kind of change (new, changed, removed). Further ones are only counted."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that is new, changed or removed."""

    id: str
    title: str
    url: str
    fields: tuple[str, ...] = ()
    """The fields that changed, in the order of the model; empty for an entry that is new or removed."""


@dataclass(slots=True)
class Changes:
    """The number of changes of one kind, and the first of them."""

    count: int = 0
    first: list[Change] = field(default_factory=list)
    """The first changes, at most `MAX_LISTED`."""

    def add(self, change: Change) -> None:
        """Counts a change, and lists it unless `MAX_LISTED` are listed."""
        self.count += 1
        if len(self.first) < MAX_LISTED:
            self.first.append(change)


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes of an update. True if there are any."""

    new: Changes
    changed: Changes
    """The entries that changed, with their new ids and titles."""
    removed: Changes

    def __bool__(self) -> bool:
        return bool(self.new.count or self.changed.count or self.removed.count)
