"""Looks up missing fields of publications for `mlcat cite --fetch`, and stores them in the user's catalogs."""

from __future__ import annotations

from dataclasses import replace

from mlcat.catalogs import BUNDLED
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError
from mlcat.importing.doi_and_arxiv import MAX_ANSWER, can_complete, complete_publication
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Limits
from mlcat.importing.writing.locked_catalog import store_publications
from mlcat.model import Entry, Publication
from mlcat.render.item import Item

LIMITS = Limits(size=MAX_ANSWER, connect_seconds=10, read_seconds=15, total_seconds=30)
"""The limits of one look-up."""


def complete_entries(terminal: Terminal, items: list[Item]) -> tuple[list[Entry], int]:
    """Looks up the missing fields of each entry's first publication; returns the entries, and the number of failed
    look-ups.

    The fields found are stored in the entry's catalog, unless that is the bundled one. Failures are reported on stderr.
    """
    entries: list[Entry] = []
    publications: dict[str, dict[str, Publication]] = {}
    failed = 0
    for item in items:
        entry = item.entry()
        if entry.publications and can_complete(entry.publications[0]):
            try:
                first = complete_publication(
                    entry.publications[0], lambda address, accept: _get(terminal, address, accept)
                )
            except MlcatError as error:
                terminal.error(error)
                failed += 1
            else:
                entry = replace(entry, publications=(first, *entry.publications[1:]))
                publications.setdefault(item.catalog, {})[entry.id] = first
        entries.append(entry)
    return entries, failed + _store(terminal, publications)


def _get(terminal: Terminal, address: str, accept: str) -> bytes:
    return Fetcher(LIMITS, environ=terminal.environ, accept=accept).get(address).body


def _store(terminal: Terminal, by_catalog: dict[str, dict[str, Publication]]) -> int:
    """Stores the publications in their catalogs; returns the number of catalogs that could not be written."""
    failed = 0
    for name, publications in by_catalog.items():
        if name == BUNDLED:
            continue
        try:
            store_publications(terminal.folders, name, publications)
        except MlcatError as error:
            terminal.error(error)
            failed += 1
    return failed
