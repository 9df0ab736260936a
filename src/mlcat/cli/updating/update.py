"""Updates one catalog: fetches its source, compares it with the stored catalog, and replaces the stored one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mlcat.catalogs import CatalogFile
from mlcat.cli.importing.storing import open_stream, write_catalog
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating import history
from mlcat.errors import CatalogError, MlcatError
from mlcat.importing.batches import MergedBatch
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Progress
from mlcat.importing.records.field_columns import parse_mapping
from mlcat.importing.stream import today
from mlcat.importing.updates.added_days import with_days
from mlcat.importing.updates.changes import Diff
from mlcat.importing.updates.comparison import CatalogComparison
from mlcat.importing.updates.earlier_entries import EarlierEntries
from mlcat.model import CatalogData
from mlcat.text.safety import shorten
from mlcat.validation import read_user_catalog


class NoSourceError(MlcatError):
    """The catalog has no source to update it from, or none that the user has confirmed."""


class Plan(NamedTuple):
    """An update that is about to begin."""

    catalog: CatalogFile
    header: CatalogData
    """The header of the catalog: see `CatalogData`."""
    source: str
    """The source that it is to be fetched from."""


class Update(NamedTuple):
    """The result of an update."""

    diff: Diff
    skipped: str
    """A note on the entries that were skipped; "" if there are none."""


def plan_update(terminal: Terminal, catalog: CatalogFile, *, confirmed: bool = False) -> Plan:
    """Plans the update of a user's catalog: determines the source to fetch.

    A claimed source (see `CatalogData`) counts only if it is `confirmed`, or if the user accepts it when asked. Raises
    `NoSourceError` if there is no source, `CatalogError` if the catalog cannot be read.
    """
    with _repair_hint():
        header = read_user_catalog(Path(catalog.path))[0]
    source = header.source if header.source != "-" else None
    return Plan(catalog, header, source or _confirmed_source(terminal, header, catalog.name, confirmed))


def fetch(terminal: Terminal, plan: Plan, progress: Progress, *, force: bool) -> sources.FetchedList:
    """Fetches the list that a catalog was imported from; may run in any thread.

    Raises `NotModified` if the server says that the list is unchanged, and `MlcatError` if it cannot be fetched. With
    `force`, it is fetched in any case.
    """
    fetcher = Fetcher(environ=terminal.environ, known=None if force else plan.header.validators)
    return sources.fetch(plan.source, fetcher, progress=progress, mapping=parse_mapping(plan.header.columns))


def update_catalog(terminal: Terminal, plan: Plan, fetched: sources.FetchedList, bar: Bar, *, force: bool) -> Update:
    """Replaces a catalog by the fetched list, and records the changes for `mlcat new`.

    Invalid entries are skipped if the import skipped them. Raises `MlcatError`, and changes nothing, if more than half
    of the entries would be lost and `force` is not given: the page may have moved.
    """
    catalog, header = plan.catalog, plan.header
    with _repair_hint():
        earlier = EarlierEntries(Path(catalog.path))
    with earlier:
        comparison = CatalogComparison(earlier)
        stream = open_stream(terminal, plan.source, catalog.name, bar, parse_mapping(header.columns), fetched)
        batches_with_days = with_days(stream.batches, earlier, today=today())
        checked_batches = compare_batches(
            batches_with_days,
            comparison,
            check=lambda diff: _require_few_losses(diff, comparison.earlier_count, catalog.name, force),
        )
        summary = write_catalog(
            terminal,
            replace(stream, batches=checked_batches),
            bar,
            skip_invalid=header.skip_invalid,
            when_written=lambda: record_diff(terminal, catalog.name, comparison.finish()),
        )
    return Update(comparison.finish(), summary.skipped)


def record_diff(terminal: Terminal, name: str, diff: Diff) -> None:
    """Stores the changes of an update in the history; a failure is only reported, because the update itself is done."""
    try:
        history.record_update(terminal.folders, name, today(), diff)
    except OSError as error:
        terminal.note(f"{name}: what changed cannot be kept for `mlcat new`: {error.strerror or error}.")


def compare_batches(
    batches: Iterable[MergedBatch], comparison: CatalogComparison, check: Callable[[Diff], None] = lambda _: None
) -> Generator[MergedBatch]:
    """Adds each batch to the comparison, and yields it.

    After the last one, computes the changes and calls `check` with them; the catalog is not replaced until then.
    """
    for batch in batches:
        comparison.add(batch)
        yield batch
    check(comparison.finish())


@contextlib.contextmanager
def _repair_hint() -> Iterator[None]:
    """Adds a hint to the error about a catalog that cannot be read."""
    try:
        yield
    except CatalogError as error:
        raise CatalogError(error.message, "Import it again with --force.") from None


def _confirmed_source(terminal: Terminal, header: CatalogData, name: str, confirmed: bool) -> str:
    """The source that a catalog from standard input claims.

    Raises `NoSourceError` if it claims none, or if the user does not agree to fetch from there.
    """
    if not header.claimed_source:
        raise NoSourceError(
            f"'{name}' does not say where it came from.",
            "Change it with add, edit and remove; or import it again with --force.",
        )
    claimed = shorten(header.claimed_source, 100)
    question = f"'{name}' came through a pipe and names '{claimed}' as its source. Fetch it from there?"
    if confirmed or (terminal.may_ask() and terminal.ask(question)):
        return header.claimed_source
    raise NoSourceError(
        f"'{name}' came through a pipe and names '{claimed}' as its source, which you have not confirmed.",
        f"Confirm it once: `mlcat catalogs update {name} --confirm`.",
    )


def _require_few_losses(diff: Diff, earlier_count: int, name: str, force: bool) -> None:
    removed = diff.removed.count
    if removed * 2 > earlier_count and not force:
        raise MlcatError(
            f"'{name}' would lose {removed:,} of its {earlier_count:,} entries: nothing was changed.",
            f"If that is right: `mlcat catalogs update {name} --force`.",
        )
