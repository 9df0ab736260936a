"""The entries of a catalog that is about to be replaced, found by id or by address without keeping them in memory."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mlcat.model import Entry
from mlcat.text.addresses import canonical_address
from mlcat.validation import parse_entry, read_lines


class Location(NamedTuple):
    """The location of an entry in the file."""

    offset: int
    """The bytes before its line."""
    added: str | None
    """The day on which it was added, if that is known."""


class EarlierEntries:
    """The entries in the file of a user's catalog. A context manager, which closes the file."""

    def __init__(self, path: Path) -> None:
        """Reads the file at `path`. Raises `CatalogError` where it cannot be read."""
        _, entries = read_lines(path)
        # Hashes and offsets: the entries would take ten times the memory.
        self._by_id: dict[int, int] = {}
        self._by_address: dict[int, int] = {}
        self._added: dict[int, str] = {}
        days: dict[str, str] = {}  # a day is one string, however many entries came on it
        for offset, entry in entries:
            self._by_id[hash(entry.id)] = offset
            self._by_address.setdefault(hash(canonical_address(entry.url)), offset)
            if entry.added:
                self._added[offset] = days.setdefault(entry.added, entry.added)
        self._file = path.open("rb")

    def __enter__(self) -> EarlierEntries:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file, which some systems do not let anybody replace before."""
        self._file.close()

    @property
    def count(self) -> int:
        """The number of entries."""
        return len(self._by_id)

    @property
    def offsets(self) -> list[int]:
        """The offsets of the lines of all entries, in order."""
        return sorted(self._by_id.values())

    def with_id(self, entry_id: str) -> Location | None:
        """The location of the entry with this id."""
        return self._location(self._by_id.get(hash(entry_id)))

    def with_address(self, url: str) -> Location | None:
        """The location of the first entry that leads to the same thing as `url`."""
        return self._location(self._by_address.get(hash(canonical_address(url))))

    def line_at(self, offset: int) -> bytes:
        """The line that begins there, with its line feed."""
        self._file.seek(offset)
        return self._file.readline()

    def entry_at(self, offset: int) -> Entry:
        """The entry in the line that begins there. Raises `CatalogError` where the file has changed meanwhile."""
        return parse_entry(self.line_at(offset), self._file.name)

    def _location(self, offset: int | None) -> Location | None:
        return None if offset is None else Location(offset, self._added.get(offset))
