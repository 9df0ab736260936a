"""Fetches a catalog again, and tells what that changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlcat.cli import shelving
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, MlcatError
from mlcat.importing.comparison import Changes, Comparison
from mlcat.importing.incoming import receive
from mlcat.importing.placing import Batch
from mlcat.library import Source
from mlcat.schema import read_stored


class NoOriginError(MlcatError):
    """The catalog came through standard input."""


def update(terminal: Terminal, source: Source, force: bool) -> Changes:
    """Imports the catalog from where it came and puts it in place; returns what is new, changed and gone.

    Raises `MlcatError`, and leaves everything as it is, where it cannot be had, or where more than half of its entries
    would be lost and `force` is not given: a page that moved must not empty a shelf.
    """
    path = Path(source.path)
    try:
        origin = read_stored(path)[0].source
        comparison = Comparison(path)
    except CatalogError as error:
        raise CatalogError(error.message, "Import it again with --force.") from None
    if not origin or origin == "-":
        raise NoOriginError(f"'{source.name}' does not say where it came from.", "Import it again with --force.")
    with Bar(terminal, f"updating {source.name}") as bar:
        incoming = receive(
            origin, name=source.name, progress=bar.told, previous=lambda name: shelving.stored(terminal, name)
        )
        incoming.batches = _compared(incoming.batches, comparison, source.name, force)
        shelving.write(terminal, incoming, bar, skip_invalid=False)
    return comparison.changes


def _compared(batches: Iterator[Batch], comparison: Comparison, name: str, force: bool) -> Iterator[Batch]:
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
