"""Sets the day on which entries were added: that of an earlier import, of a history, or of the update itself."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace

from mlcat.importing.batches import CommittedBatch, StoredEntry
from mlcat.importing.updates.earlier import EarlierEntries
from mlcat.index.building.documents import with_stored_fields
from mlcat.validation import parse_entry, to_json

_KEY = b',"added":"'
"""This can only be a key in a line of JSON: inside a string, a backslash precedes each quotation mark."""

FindDate = Callable[[str, str], str | None]
"""Takes the title and the address of an entry and returns the day on which it was added, None if that is unknown."""


def with_dates(
    batches: Iterable[CommittedBatch],
    earlier: EarlierEntries | None = None,
    *,
    today: str | None = None,
    history: FindDate | None = None,
) -> Generator[CommittedBatch]:
    """The batches, their entries with the day on which they were added, as far as it is known.

    An entry with a day in the input keeps it. Others get that of the `history`, else that of the entry with the
    same id in `earlier`, else that of the entry in `earlier` whose address leads to the same thing. An entry that
    `earlier` does not have was added `today` (None leaves it without a day). Days are written 2026-01-31.
    """
    for batch in batches:
        yield batch._replace(entries=[_with_date(stored, earlier, today, history) for stored in batch.entries])


def _with_date(
    stored: StoredEntry, earlier: EarlierEntries | None, today: str | None, history: FindDate | None
) -> StoredEntry:
    if _KEY in stored.line:
        return stored
    columns = stored.document.columns
    day = history(columns.title, columns.url) if history else None
    if not day:
        number = None
        if earlier is not None and (number := earlier.with_id(columns.id)) is None:
            number = earlier.with_address(columns.url)
        day = today if earlier is None or number is None else earlier.added(number)
    if not day:
        return stored
    entry = replace(parse_entry(stored.line, columns.id), added=day)
    return StoredEntry(to_json(entry) + b"\n", with_stored_fields(stored.document, entry))
