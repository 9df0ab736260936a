"""Finds the entries of a catalog before it is replaced, by id or by address, without keeping them in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from pathlib import Path

from mlcat.model import Entry
from mlcat.text.addresses import canonical_address
from mlcat.validation import parse_entry, read_user_catalog_with_offsets


class EarlierEntries:
    """The entries in the file of a user's catalog, numbered from 0 in the order of the file.

    A context manager, which closes the file.
    """

    def __init__(self, path: Path) -> None:
        """Reads the file at `path`. Raises `CatalogError` if it cannot be read."""
        _, entries = read_user_catalog_with_offsets(path)
        # Hashes and offsets: the entries would take ten times the memory.
        self._by_id: dict[int, int] = {}
        self._addresses, self._offsets = array("q"), array("q")
        self._added: dict[int, str] = {}
        days: dict[str, str] = {}  # shares the strings of equal days
        for number, (offset, entry) in enumerate(entries):
            self._by_id[hash(entry.id)] = number
            self._addresses.append(hash(canonical_address(entry.url)))
            self._offsets.append(offset)
            if entry.added:
                self._added[number] = days.setdefault(entry.added, entry.added)
        self._file = path.open("rb")
        self._position = 0

    def __enter__(self) -> EarlierEntries:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; Windows does not let an open file be replaced."""
        self._file.close()

    @property
    def count(self) -> int:
        """The number of entries."""
        return len(self._offsets)

    def number_of_id(self, entry_id: str) -> int | None:
        """The number of the entry with this id; None if there is none."""
        return self._by_id.get(hash(entry_id))

    def number_of_address(self, url: str) -> int | None:
        """The number of the first entry whose address leads to the same thing as `url`; None if there is none."""
        key, order = hash(canonical_address(url)), self._by_address
        index = bisect_left(order, key, key=self._addresses.__getitem__)
        is_found = index < len(order) and self._addresses[order[index]] == key
        return order[index] if is_found else None

    @cached_property
    def _by_address(self) -> array[int]:
        """The numbers of all entries, sorted by the hashes of their addresses. Few imports need it."""
        return array("q", sorted(range(self.count), key=self._addresses.__getitem__))

    def day_of(self, number: int) -> str | None:
        """The day on which the entry with this number was added; None if that is unknown."""
        return self._added.get(number)

    def line(self, number: int) -> bytes:
        """The line of the entry with this number, with its line feed."""
        offset = self._offsets[number]
        if offset != self._position:  # a seek discards what was read ahead
            self._file.seek(offset)
        line = self._file.readline()
        self._position = offset + len(line)
        return line

    def entry(self, number: int) -> Entry:
        """The entry with this number. Raises `CatalogError` if the file has changed meanwhile."""
        return parse_entry(self.line(number), self._file.name)
