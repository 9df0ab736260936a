"""What an import takes in, whatever its format: batches of placed entries, with the catalog's own facts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mlcat.constraints import MAX_LINE
from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.batches import CommittedBatch
from mlcat.importing.fetch import sources as lists
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.pipeline import from_entries, from_file, from_stream
from mlcat.importing.records import Read, read_array
from mlcat.importing.signals import interruptible
from mlcat.model import CatalogData
from mlcat.text.safety import shorten
from mlcat.text.slugs import slug

Progress = Callable[[int, int | None], None]
"""Is told the bytes taken in so far, and those expected where that is known."""

Previous = Callable[[str], CatalogData | None]
"""Gives the catalog of that name as it is now, so that ids stay."""

_STDIN = "standard input"
_FIRST_LINE = 1 << 16  # bytes of standard input that are looked at to tell its format


@dataclass(slots=True)
class ImportStream:
    """A list on its way in; `batches` can be gone through once."""

    source: str
    """As the catalog keeps it."""
    name: str
    """What to call it."""
    batches: Iterator[CommittedBatch]
    left_out: Counter[str] = field(default_factory=Counter)
    """What of a Markdown list is no entry, by reason."""


def open_source(
    source: str, *, name: str | None, progress: Progress, previous: Previous, fetcher: Fetcher | None = None
) -> ImportStream:
    """The list at `source` (a path, `-`, an https address, owner/repo), to be called `name` or as its source says.

    Raises `ImportFailedError` for what cannot be had; entries that cannot be used are in the batches.
    """
    if source == "-" and not sys.stdin:  # Python has none where the descriptor was closed (`<&-`)
        raise ImportFailedError("there is no standard input.", "Give a path, an https address, or owner/repo.")
    stdin = interruptible(sys.stdin.buffer) if source == "-" else None
    if stdin and _has_lines(stdin):
        return ImportStream("-", name or "catalog", from_stream(stdin, _STDIN, _counter(progress, None)))
    found = lists.fetch(source, stdin=stdin, progress=progress, fetcher=fetcher)
    incoming = ImportStream(found.source, name or found.name, iter(()))
    shown = found.path.name if found.path else _STDIN if source == "-" else f"'{shorten(found.source, 100)}'"
    if found.format == "ndjson" and found.path:
        incoming.batches = _readable(found, from_file(found.path, _counter(progress, found.path.stat().st_size)))
    elif found.format == "ndjson":
        incoming.batches = from_stream(BytesIO(found.text.encode()), shown, lambda _: None)
    elif found.format == "json":
        data = _bytes(found.path) if found.path else found.text.encode()
        invalid: list[CatalogError] = []
        incoming.batches = from_entries(list(read_array(data, shown, invalid.append)), invalid)
    else:
        catalog = _from_markdown(found, shown, incoming, previous)
        read: list[Read] = [(shown, catalog), *((shown, entry) for entry in catalog.entries)]
        incoming.batches = from_entries(read, [])
    return incoming


def _from_markdown(found: lists.FetchedList, shown: str, incoming: ImportStream, previous: Previous) -> CatalogData:
    from mlcat.importing.convert import to_catalog
    from mlcat.importing.lists.reader import read_list

    reading = read_list(found.text, found.base)
    incoming.left_out = reading.left_out
    if not reading.entries:
        raise ImportFailedError(
            f"{shown} has no entries: nothing in it leads with a link to a resource.",
            "Check that it is an awesome list: its README is wanted, not its web page.",
        )
    return to_catalog(
        reading,
        name=slug(incoming.name) or "catalog",
        source=found.source,
        fetched=today(),
        previous=previous(incoming.name),
    )


def facts_of(incoming: ImportStream, facts: CatalogData | None) -> CatalogData:
    """The catalog's own facts as they are kept: what the list says of itself, where it came from, and today's date."""
    facts = facts or CatalogData(name=incoming.name, title=incoming.name.replace("-", " ").title())
    # Nobody can read standard input again, nor a path that had to be cleaned or cut; a copy comes from where its
    # original did.
    source = facts.source if incoming.source == "-" else incoming.source
    if source and (source == "-" or shorten(source, MAX_LINE) != source):
        source = None
    return replace(facts, name=incoming.name, source=source, fetched=today(), entries=(), sections=())


def today() -> str:
    """The day of an import: 2026-01-31."""
    return date.today().isoformat()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportFailedError(f"{path}: cannot be read: {error.strerror or error}.") from None


def _readable(found: lists.FetchedList, batches: Iterator[CommittedBatch]) -> Iterator[CommittedBatch]:
    try:
        yield from batches
    except OSError as error:
        raise ImportFailedError(f"{found.path}: cannot be read: {error.strerror or error}.") from None


def _counter(progress: Progress, total: int | None) -> Callable[[int], None]:
    taken = 0

    def count(size: int) -> None:
        nonlocal taken
        taken += size
        progress(taken, total)

    return count


def _has_lines(stream: BinaryIO) -> bool:
    """Whether the first line of standard input is a JSON object; nothing of it is taken."""
    first = stream.peek(_FIRST_LINE) if hasattr(stream, "peek") else b""
    line = first.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
