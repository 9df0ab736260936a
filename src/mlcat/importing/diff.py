"""What an update changes of a catalog, found while the new entries stream by: a million of them are not held for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from mlcat.importing.batches import StoredEntry
from mlcat.validation import read_user_catalog, to_json

_NAMED = 10  # titles told of those that are new, changed or gone


@dataclass(slots=True)
class Sample:
    """How many entries, and the titles of the first of them."""

    count: int = 0
    titles: list[str] = field(default_factory=list)

    def add(self, title: str) -> None:
        """One more."""
        self.count += 1
        if len(self.titles) < _NAMED:
            self.titles.append(title)


@dataclass(frozen=True, slots=True)
class Diff:
    """What an update brings."""

    new: Sample
    changed: Sample
    """As they are now."""
    gone: Sample


class CatalogDiff:
    """The entries of a catalog's file, against those that are to replace them."""

    def __init__(self, path: Path) -> None:
        """Raises `CatalogError` where the file cannot be read."""
        self._path = path
        # Hashes: the texts would take ten times the memory.
        self._before = {hash(name): hash(line) for name, _, line in self._lines()}
        self.before = len(self._before)
        """How many there were."""
        self._new = Sample()
        self._changed = Sample()

    def see(self, batch: list[StoredEntry]) -> None:
        """Entries that come."""
        for line, (_, (name, title, *_), *_) in batch:
            before = self._before.pop(hash(name), None)
            if before is None:
                self._new.add(str(title))
            elif before != hash(line):
                self._changed.add(str(title))

    @cached_property
    def changes(self) -> Diff:
        """What is new, changed and gone; first asked for when all have come and the file is still the old one."""
        titles = (title for name, title, _ in self._lines() if hash(name) in self._before)
        gone = Sample(len(self._before), list(islice(titles, min(_NAMED, len(self._before)))))
        return Diff(self._new, self._changed, gone)

    def _lines(self) -> Iterator[tuple[str, str, bytes]]:
        _, entries = read_user_catalog(self._path)
        return ((entry.id, entry.title, to_json(entry) + b"\n") for entry in entries)
