"""Fetches a catalog again, and tells what that changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlcat.catalogs import CatalogFile
from mlcat.cli import storing
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, MlcatError
from mlcat.importing.batches import CommittedBatch
from mlcat.importing.diff import CatalogDiff, Diff
from mlcat.importing.stream import open_source
from mlcat.validation import read_user_catalog


class NoOriginError(MlcatError):
    """The catalog came through standard input."""


def update(terminal: Terminal, source: CatalogFile, force: bool) -> Diff:
    """Imports the catalog from where it came and puts it in place; returns what is new, changed and gone.

    Raises `MlcatError`, and leaves everything as it is, where it cannot be had, or where more than half of its entries
    would be lost and `force` is not given: a page that moved must not empty a shelf.
    """
    path = Path(source.path)
    try:
        origin = read_user_catalog(path)[0].source
        comparison = CatalogDiff(path)
    except CatalogError as error:
        raise CatalogError(error.message, "Import it again with --force.") from None
    if not origin or origin == "-":
        raise NoOriginError(f"'{source.name}' does not say where it came from.", "Import it again with --force.")
    with Bar(terminal, f"updating {source.name}") as bar:
        incoming = open_source(
            origin, name=source.name, progress=bar.told, previous=lambda name: storing.stored(terminal, name)
        )
        incoming.batches = _compared(incoming.batches, comparison, source.name, force)
        storing.write(terminal, incoming, bar, skip_invalid=False)
    return comparison.changes


def _compared(
    batches: Iterator[CommittedBatch], comparison: CatalogDiff, name: str, force: bool
) -> Iterator[CommittedBatch]:
    """The batches; raises `MlcatError` behind the last, before the catalog is put in place, where too much is gone."""
    for batch in batches:
        comparison.see(batch.placed)
        yield batch
    gone = comparison.changes.gone.count
    if gone * 2 > comparison.before and not force:
        raise MlcatError(
            f"'{name}' would lose {gone:,} of its {comparison.before:,} entries: nothing was changed.",
            f"If that is right: `mlcat catalogs update {name} --force`.",
        )
