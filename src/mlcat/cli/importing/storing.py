"""Stores an opened source as a user's catalog: the steps that `import` and `catalogs update` share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import MAX_FAULTS, CatalogError, combined_error
from mlcat.importing.batches import MergedBatch
from mlcat.importing.fetch.hosts import split_credentials
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import FetchedList
from mlcat.importing.signals import first_signal_only
from mlcat.importing.stream import ImportStream, header_to_store, open_import
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.model import CatalogData
from mlcat.text.safety import shorten


@dataclass(slots=True)
class ImportSummary:
    """Counts what was read from a source; `add` is called for each batch."""

    source: str
    skip_invalid: bool
    entries: int = 0
    sections: dict[str, str] = field(default_factory=dict)
    """Titles of the sections by id."""
    header: CatalogData | None = None
    """The header of the catalog, if the source has one."""
    _skipped: int = 0
    _faults: list[CatalogError] = field(default_factory=list)
    """The errors of the first skipped entries."""

    def add(self, batch: MergedBatch) -> None:
        """Counts a batch. Raises `CatalogError` for an invalid entry, unless these are skipped."""
        if batch.errors and not self.skip_invalid:
            raise combined_error(batch.errors, "Or import with --skip-invalid.")
        self._skipped += len(batch.errors)
        self._faults += batch.errors[: MAX_FAULTS + 1 - len(self._faults)]
        self.header = batch.header or self.header
        self.entries += len(batch.documents)
        self.sections |= {section.id: section.title for section in batch.sections}

    def require_entries(self) -> None:
        """Raises `CatalogError` if there are none."""
        if self.entries:
            return
        if self._faults:
            number = f"all {self._skipped:,} entries" if self._skipped > 1 else "the only entry"
            error = combined_error(self._faults)
            error.message = f"{number} cannot be used: {error.message}"
            raise error
        description = "standard input" if self.source == "-" else f"'{shorten(self.source, 100)}'"
        raise CatalogError(f"{description} has no entries.", "Nothing was changed.")

    @property
    def skipped(self) -> str:
        """A note on the entries that were skipped; "" if there are none."""
        if not self._faults:
            return ""
        return f"skipped {self._skipped:,} that cannot be used; the first: {self._faults[0].message}"


def without_password(source: str) -> str:
    """A source without the password in its address, for messages."""
    return split_credentials(source)[0]


def open_stream(
    terminal: Terminal,
    source: str,
    name: str | None,
    bar: Bar,
    mapping: Mapping[str, str] | None = None,
    fetched: FetchedList | None = None,
) -> ImportStream:
    """Opens a source as a catalog called `name` or, if that is None, by a name derived from the source; see
    `importing.stream.open_import`."""
    return open_import(
        source,
        name=name,
        folders=terminal.folders,
        fetcher=Fetcher(environ=terminal.environ),
        progress=bar.advance,
        mapping=mapping,
        fetched=fetched,
        stdin=terminal.stdin.buffer if terminal.stdin else None,
    )


def write_catalog(
    terminal: Terminal,
    stream: ImportStream,
    bar: Bar,
    *,
    skip_invalid: bool,
    replaces: bool = True,
    when_written: Callable[[], None] = lambda: None,
) -> ImportSummary:
    """Writes the stream as the catalog with its name; calls `when_written` before it releases the lock of the catalog.

    Raises `CatalogError` for an invalid entry, unless these are skipped, and for a stream without entries; nothing is
    changed then.
    """
    summary = ImportSummary(stream.source, skip_invalid)
    with (
        first_signal_only(),
        closing(stream.batches),
        CatalogWriter(terminal.folders, stream.name, replaces=replaces) as writer,
    ):
        for batch in stream.batches:
            summary.add(batch)
            writer.add(batch)
            bar.set_entry_count(summary.entries)
        summary.require_entries()
        bar.describe(f"indexing {stream.name}")  # for a large catalog, this takes a while after the last byte
        writer.finish(header_to_store(stream, summary.header, skip_invalid=skip_invalid))
        when_written()
    return summary
