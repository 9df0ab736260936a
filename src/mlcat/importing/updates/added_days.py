"""Sets the day on which each entry was added: from a git history, from an earlier import, or to today."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace

from mlcat.importing.batches import MergedBatch
from mlcat.importing.updates.earlier_entries import EarlierEntries
from mlcat.index.building.documents import PreparedDocument, with_stored_fields
from mlcat.validation import parse_entry, to_json

_KEY = b',"added":"'
"""In a line of JSON, this is always a key: inside a string, a backslash precedes each quotation mark."""

FindDay = Callable[[str, str], str | None]
"""Takes the title and the address of an entry. Returns the day on which it was added; None if that is unknown."""


def with_days(
    batches: Iterable[MergedBatch],
    earlier: EarlierEntries | None = None,
    *,
    today: str | None = None,
    history: FindDay | None = None,
) -> Generator[MergedBatch]:
    """Yields the batches with the day (2026-01-31) on which each entry was added, if it is known.

    A day in the input counts first, then one in the `history`, then that of the same entry in `earlier`. The same entry
    has the same id, or an address that leads to the same thing. An entry that is not in `earlier` was added `today`;
    None leaves it without a day.
    """
    for batch in batches:
        entries = zip(batch.lines, batch.documents, strict=True)
        dated = [_with_day(line, document, earlier, today, history) for line, document in entries]
        yield batch._replace(lines=[line for line, _ in dated], documents=[document for _, document in dated])


def _with_day(
    line: bytes,
    document: PreparedDocument,
    earlier: EarlierEntries | None,
    today: str | None,
    history: FindDay | None,
) -> tuple[bytes, PreparedDocument]:
    if _KEY in line:
        return line, document
    day = history(document.title, document.url) if history else None
    if not day:
        number = None
        if earlier is not None and (number := earlier.number_of_id(document.id)) is None:
            number = earlier.number_of_address(document.url)
        day = today if earlier is None or number is None else earlier.day_of(number)
    if not day:
        return line, document
    entry = replace(parse_entry(line, document.id), added=day)
    return to_json(entry) + b"\n", with_stored_fields(document, entry)
