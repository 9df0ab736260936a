"""Compares the entries of an update with the stored ones, batch by batch, without keeping them in memory."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import compress, count, islice

from mlcat.importing.batches import MergedBatch
from mlcat.importing.updates.changes import MAX_LISTED, Change, Changes, Diff
from mlcat.importing.updates.earlier_entries import EarlierEntries
from mlcat.index.building.documents import PreparedDocument
from mlcat.model import Entry
from mlcat.validation import parse_entry

_NOT_COMPARED = "added"
"""This field is about the catalog, not about the thing."""


class CatalogComparison:
    """Compares the entries of a catalog with those that replace them.

    Entries with the same id are the same. If an id is missing, its entry is the same as a new one whose address leads
    to the same thing: the id has changed.
    """

    def __init__(self, earlier: EarlierEntries) -> None:
        self._earlier = earlier
        self._is_unmatched = bytearray(b"\1") * earlier.count
        """1 for an earlier entry that is not among the new ones so far, else 0."""
        self._new = Changes()
        self._changed = Changes()
        self._with_new_id: list[tuple[int, bytes, Change]] = []
        """The new entries that have a new id and the address of an earlier entry: the number of the earlier one, the
        new line, and the change."""
        self._diff: Diff | None = None

    @property
    def earlier_count(self) -> int:
        """The number of entries before the update."""
        return self._earlier.count

    def add(self, batch: MergedBatch) -> None:
        """Compares the entries of a batch."""
        for line, document in zip(batch.lines, batch.documents, strict=True):
            number = self._earlier.number_of_id(document.id)
            if number is not None and self._is_unmatched[number]:
                self._is_unmatched[number] = 0
                if self._earlier.line(number) != line:
                    self._compare(number, line, _change(document))
            elif number is None and (number := self._earlier.number_of_address(document.url)) is not None:
                self._with_new_id.append((number, line, _change(document)))
            else:
                self._new.add(_change(document))

    def finish(self) -> Diff:
        """The changes of all entries.

        Call it after the last batch, and before the catalog is replaced: the first call reads the earlier entries and
        closes their file; later ones return the same changes.
        """
        if self._diff is None:
            self._diff = self._complete()
            self._earlier.close()
        return self._diff

    def _complete(self) -> Diff:
        """Compares the entries that have new ids, and collects those that are removed."""
        for number, line, change in self._with_new_id:
            if self._is_unmatched[number]:
                self._is_unmatched[number] = 0
                self._compare(number, line, change)
            else:
                self._new.add(change)
        removed = Changes(sum(self._is_unmatched))
        for number in islice(compress(count(), self._is_unmatched), MAX_LISTED):
            entry = self._earlier.entry(number)
            removed.first.append(Change(entry.id, entry.title, entry.url))
        return Diff(self._new, self._changed, removed)

    def _compare(self, number: int, line: bytes, change: Change) -> None:
        """Adds a change if any fields differ. The lines differ, but may be JSON for the same values."""
        if changed := changed_fields(self._earlier.entry(number), parse_entry(line, change.id)):
            self._changed.add(replace(change, fields=changed))


def changed_fields(before: Entry, after: Entry) -> tuple[str, ...]:
    """The names of the fields that differ, in the order of the model. The field `added` is not compared."""
    names = (field.name for field in fields(Entry) if field.name != _NOT_COMPARED)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _change(document: PreparedDocument) -> Change:
    """A change of an entry, without the names of its fields."""
    return Change(document.id, document.title, document.url)
