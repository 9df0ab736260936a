"""Computes the changes of an update from a stream of new entries, without keeping them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from mlcat.importing.batches import StoredEntry
from mlcat.validation import read_user_catalog, to_json

_MAX_TITLES = 10  # of each: those that are new, changed or gone


@dataclass(slots=True)
class Sample:
    """The number of some entries, and the titles of the first ten."""

    count: int = 0
    titles: list[str] = field(default_factory=list)

    def add(self, title: str) -> None:
        """Counts an entry."""
        self.count += 1
        if len(self.titles) < _MAX_TITLES:
            self.titles.append(title)


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes that an update makes."""

    new: Sample
    changed: Sample
    """Under their new titles."""
    gone: Sample


class CatalogDiff:
    """Compares the entries of a catalog's file with those that are to replace them."""

    def __init__(self, path: Path) -> None:
        """Reads the file at `path`. Raises `CatalogError` where it cannot be read."""
        self._path = path
        # Hashes: the texts would take ten times the memory.
        self._unseen = {hash(chosen): hash(line) for chosen, _, line in self._stored()}
        self.before = len(self._unseen)
        """The number of entries in the file."""
        self._new = Sample()
        self._changed = Sample()

    def add(self, entries: list[StoredEntry]) -> None:
        """Compares further new entries."""
        for line, document in entries:
            columns = document.columns
            before = self._unseen.pop(hash(columns.id), None)
            if before is None:
                self._new.add(columns.title)
            elif before != hash(line):
                self._changed.add(columns.title)

    @cached_property
    def result(self) -> Diff:
        """The complete diff; call it after the last entry and before the file is replaced."""
        titles = (title for chosen, title, _ in self._stored() if hash(chosen) in self._unseen)
        gone = Sample(len(self._unseen), list(islice(titles, min(_MAX_TITLES, len(self._unseen)))))
        return Diff(self._new, self._changed, gone)

    def _stored(self) -> Iterator[tuple[str, str, bytes]]:
        """Id, title and line of each entry in the file."""
        _, entries = read_user_catalog(self._path)
        return ((entry.id, entry.title, to_json(entry) + b"\n") for entry in entries)
