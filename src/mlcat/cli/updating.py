"""Fetches a catalog again, and tells what that changed."""

from __future__ import annotations

from mlcat.cli import shelving
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, MlcatError
from mlcat.importing.convert import Changes, changes
from mlcat.importing.incoming import receive
from mlcat.library import Source
from mlcat.model import Catalog
from mlcat.schema import parse_entry


def update(terminal: Terminal, source: Source, force: bool) -> Changes:
    """Imports the catalog from where it came and puts it in place; returns what is new, changed and gone.

    Raises `MlcatError`, and leaves everything as it is, where it cannot be had, or where more than half of its entries
    would be lost and `force` is not given: a page that moved must not empty a shelf.
    """
    old = shelving.stored(terminal, source.name)
    if old is None:
        raise CatalogError(f"{source.path}: this is no catalog any more.", "Import it again with --force.")
    if not old.source:
        raise MlcatError(f"'{source.name}' does not say where it came from.", "Import it again with --force.")
    with Bar(terminal, f"updating {source.name}") as bar:
        incoming = receive(old.source, name=source.name, progress=bar.told, previous=lambda _: old)
        batches = list(incoming.batches)  # held, because the decision needs all of them
        new = [parse_entry(line, source.name) for batch in batches for line, _ in batch.placed]
        told = changes(old, Catalog(name=old.name, title=old.title, entries=tuple(new)))
        if len(told.gone) * 2 > len(old.entries) and not force:
            raise MlcatError(
                f"'{source.name}' would lose {len(told.gone)} of its {len(old.entries)} entries: nothing was changed.",
                f"If that is right: `mlcat catalogs update {source.name} --force`.",
            )
        incoming.batches = iter(batches)
        shelving.write(terminal, incoming, bar, skip_invalid=False)
    return told
