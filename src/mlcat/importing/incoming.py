"""What an import takes in, whatever its format: batches of placed entries, with the catalog's own facts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import BinaryIO

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing import source as lists
from mlcat.importing.http import Fetcher
from mlcat.importing.ndjson import read_array
from mlcat.importing.pipeline import Batch, from_entries, from_file, from_lines
from mlcat.model import Catalog
from mlcat.naming import slug
from mlcat.text import shorten

Progress = Callable[[int, int | None], None]
"""Is told the bytes taken in so far, and those expected where that is known."""

Previous = Callable[[str], Catalog | None]
"""Gives the catalog of that name as it is now, so that ids stay."""

_FIRST_LINE = 1 << 16  # bytes of standard input that are looked at to tell its format


@dataclass(slots=True)
class Incoming:
    """A list on its way in; `batches` can be gone through once."""

    source: str
    """As the catalog keeps it."""
    name: str
    """What to call it."""
    batches: Iterator[Batch]
    left_out: Counter[str] = field(default_factory=Counter)
    """What of a Markdown list is no entry, by reason."""


def receive(
    source: str, *, name: str | None, progress: Progress, previous: Previous, fetcher: Fetcher | None = None
) -> Incoming:
    """The list at `source` (a path, `-`, an https address, owner/repo), to be called `name` or as its source says.

    Raises `ImportFailedError` for what cannot be had; entries that cannot be used are in the batches.
    """
    if source == "-" and (lines := _lines(sys.stdin.buffer)):
        return Incoming("-", name or "catalog", from_lines(lines, "standard input", _counter(progress, None)))
    found = lists.fetch(source, progress=progress, fetcher=fetcher)
    incoming = Incoming(found.source, name or found.name, iter(()))
    shown = shorten(found.source, 60)
    if found.format == "ndjson" and found.path:
        incoming.batches = _readable(found, from_file(found.path, _counter(progress, found.path.stat().st_size)))
    elif found.format == "ndjson":
        lines = (line.encode() for line in found.text.split("\n"))
        incoming.batches = from_lines(lines, shown, lambda _: None)
    elif found.format == "json":
        data = found.path.read_bytes() if found.path else found.text.encode()
        invalid: list[CatalogError] = []
        incoming.batches = from_entries(list(read_array(data, shown, invalid.append)), invalid)
    else:
        catalog = _from_markdown(found, incoming, previous)
        incoming.batches = from_entries(chain([catalog], catalog.entries), [])
    return incoming


def _from_markdown(found: lists.Source, incoming: Incoming, previous: Previous) -> Catalog:
    from mlcat.importing.awesome import read_list
    from mlcat.importing.convert import to_catalog

    reading = read_list(found.text, found.base)
    incoming.left_out = reading.left_out
    if not reading.entries:
        raise ImportFailedError(
            f"'{shorten(found.source, 100)}' has no entries: nothing in it leads with a link to a resource.",
            "Check that it is an awesome list: its README is wanted, not its web page.",
        )
    return to_catalog(
        reading,
        name=slug(incoming.name) or "catalog",
        source=found.source,
        fetched=today(),
        previous=previous(incoming.name),
    )


def facts_of(incoming: Incoming, facts: Catalog | None) -> Catalog:
    """The catalog's own facts as they are kept: what the list says of itself, where it came from, and today's date."""
    facts = facts or Catalog(name=incoming.name, title=incoming.name.replace("-", " ").title())
    source = facts.source if incoming.source == "-" else shorten(incoming.source, 400)
    return replace(facts, name=incoming.name, source=source, fetched=today(), entries=(), sections=())


def today() -> str:
    """The day of an import: 2026-01-31."""
    return date.today().isoformat()


def _readable(found: lists.Source, batches: Iterator[Batch]) -> Iterator[Batch]:
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


def _lines(stream: BinaryIO) -> Iterable[bytes] | None:
    """Standard input as lines, if its first line is a JSON object; nothing of it is taken otherwise."""
    first = stream.peek(_FIRST_LINE) if hasattr(stream, "peek") else b""
    line = first.lstrip().partition(b"\n")[0]
    if not line.startswith(b"{"):
        return None
    try:
        json.loads(line)
    except ValueError:
        return None
    return stream
