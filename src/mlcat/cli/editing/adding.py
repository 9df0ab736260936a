"""Adds an entry to a user's catalog: the steps of `mlcat add`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mlcat.cli.editing.own_catalogs import catalog_for_new_entry
from mlcat.cli.lookup import selection
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import quoted_list
from mlcat.importing.editing.entry_changes import DEFAULT_SECTION, add_entry
from mlcat.importing.editing.new_entry import new_entry, parse_address, title_of_address
from mlcat.importing.editing.web_page import Page, parse_page
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.signals import first_signal_only
from mlcat.index.reader import Index
from mlcat.search.names import find_by_identifier
from mlcat.text.safety import shorten

_ACCEPTED = "text/html, application/xhtml+xml, */*;q=0.8"


class NewFields(NamedTuple):
    """The fields of a new entry that the user gave."""

    title: str | None
    section: str | None
    values: Mapping[str, Any]
    """Further fields by name."""


class AddedEntry(NamedTuple):
    """The result of `add`: an entry that was added."""

    catalog: str
    reference: str
    """The reference that every command accepts for the entry."""
    notes: list[str]
    """Further notes, and the next step."""


def add(terminal: Terminal, typed: str, catalog: str | None, fields: NewFields, *, fetches: bool) -> AddedEntry:
    """Adds an entry for the address that was typed; see `catalog_for_new_entry` for its catalog.

    Raises `UsageError` for invalid values, `CatalogError` if the catalog has the address or may not be changed, and
    `ImportFailedError` if the page cannot be fetched; nothing is changed then.
    """
    url = parse_address(typed)
    name = catalog_for_new_entry(terminal, catalog)
    is_new = all(file.name != name for file in selection.catalogs_by_precedence(terminal))
    page = _fetch_page(terminal, url) if fetches else Page("", "")
    title = fields.title or page.title or title_of_address(url)
    section = DEFAULT_SECTION if fields.section is None else fields.section
    entry = new_entry(url, title, section, fields.values, page.description)
    with first_signal_only():
        entry_id = add_entry(terminal.folders, name, entry)
    reference, index = _reference(terminal, name, entry_id)
    notes = [f"made the catalog '{name}'; `mlcat catalogs use {name}` makes it the current one." if is_new else ""]
    notes += _same_address_notes(terminal, index, url)
    if not fields.title and not page.title:
        notes.append(f"'{shorten(title, 60)}' is from the address: give it a title with `mlcat edit {reference}`.")
    return AddedEntry(name, reference, notes)


def _fetch_page(terminal: Terminal, url: str) -> Page:
    with Bar(terminal, f"fetching {shorten(url, 40)}") as bar:
        return parse_page(Fetcher(environ=terminal.environ, accept=_ACCEPTED).get(url, bar.advance), url)


def _reference(terminal: Terminal, name: str, entry_id: str) -> tuple[str, Index]:
    """The reference of the added entry, which every command accepts, and the index of its catalog."""
    (index,) = selection.open_named_or_all(terminal, name)
    return f"{name}:{entry_id}" if entry_id in index.ambiguous_ids else entry_id, index


def _same_address_notes(terminal: Terminal, index: Index, url: str) -> Iterator[str]:
    """A note on the other catalogs that have the same address."""
    references = [
        f"{other_index.name}:{other_index.row(hit.rowid).id}"
        for other_index in selection.other_catalogs(terminal, [index])
        for hit in find_by_identifier(other_index, url) or ()
    ]
    if references:
        yield f"the same address is also that of {quoted_list(references, 'and')}."
