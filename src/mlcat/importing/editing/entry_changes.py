"""Adds, replaces and removes entries of a user's catalog. Each change is made as a whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mlcat.catalogs import user_catalog
from mlcat.constraints import MAX_LINE, MAX_SECTION_DEPTH
from mlcat.errors import CatalogError, NotFoundError
from mlcat.importing.batches import SectionRegistry
from mlcat.importing.writing.locked_catalog import LockedCatalog, locked_catalog
from mlcat.model import CatalogData, Entry, Section
from mlcat.paths import Folders
from mlcat.sections import SectionTree
from mlcat.text.addresses import canonical_address
from mlcat.text.safety import shorten
from mlcat.validation import read_user_catalog

SEPARATOR = " > "
"""Separates the titles in the path of a section: `Tools > Search`."""
DEFAULT_SECTION = "Unsorted"
"""The section of an entry for which the user names none."""


class ForeignCatalogError(CatalogError):
    """The catalog has a source: the next update would overwrite the user's changes."""


class ChangedMeanwhileError(CatalogError):
    """The stored entry differs from the one that the user began to edit."""


class Replacement(NamedTuple):
    """The result of replacing an entry."""

    id: str
    ids_with_same_address: tuple[str, ...]
    """The ids of other entries of the catalog with the new address; empty if the edit has not changed the address."""


def stored_entry(folders: Folders, name: str, entry_id: str) -> tuple[Entry, str]:
    """Reads the entry with this id from the catalog `name`; returns it, and its section as a user would type it.

    Raises `NotFoundError` if there is none, `CatalogError` for a file that cannot be read.
    """
    header, entries = read_user_catalog(Path(user_catalog(folders, name).path))
    for entry in entries:
        if entry.id == entry_id:
            return entry, section_name(header.sections, entry.section)
    raise _missing_entry_error(name, entry_id)


def add_entry(folders: Folders, name: str, entry: Entry) -> str:
    """Appends an entry to the catalog `name`, and returns its id. Creates the catalog if it does not exist.

    The section of the entry is an id, a title, or a path of titles separated by `SEPARATOR`. An entry without an id
    gets a free one.

    Raises `CatalogError` if the catalog has the address or the id already, `ForeignCatalogError` if it has a source.
    """
    with locked_catalog(folders, name) as catalog:
        header, section = _with_section(_own_header(catalog), entry.section)
        return catalog.write(header, _entries_with_new(catalog, replace(entry, section=section)))


def replace_entry(folders: Folders, name: str, before: Entry, after: Entry) -> Replacement:
    """Replaces the entry `before` with `after`. Its section is named as in `add_entry`.

    Raises `ChangedMeanwhileError` if the stored entry was changed meanwhile, `NotFoundError` if it was removed,
    `CatalogError` if another entry has the new id.
    """
    with locked_catalog(folders, name) as catalog:
        header, section = _with_section(_own_header(catalog), after.section)
        ids_with_same_address = _check_replacement(catalog, before, after)
        replacement = replace(after, id=after.id or before.id, section=section)
        entries = (replacement if entry.id == before.id else entry for entry in catalog.entries())
        catalog.write(_without_emptied_sections(catalog, header, [before], section), entries)
        return Replacement(replacement.id, ids_with_same_address)


def remove_entries(folders: Folders, name: str, entries: Iterable[Entry]) -> None:
    """Removes entries, and the sections that become empty. Raises `NotFoundError` if an entry was removed meanwhile."""
    removed = {entry.id: entry for entry in entries}
    with locked_catalog(folders, name) as catalog:
        header = _own_header(catalog)
        missing = removed.keys() - {entry.id for entry in catalog.entries()}
        if missing:
            raise _missing_entry_error(name, min(missing))
        remaining = (entry for entry in catalog.entries() if entry.id not in removed)
        catalog.write(_without_emptied_sections(catalog, header, list(removed.values())), remaining)


def check_has_no_source(name: str, header: CatalogData) -> None:
    """Raises `ForeignCatalogError` if the catalog was imported from a source: the next update imports it again."""
    source = header.source or header.claimed_source
    if source:
        raise ForeignCatalogError(
            f"'{name}' comes from {shorten(source, 100)}, and its next update would undo your change.",
            f"Change a copy: `mlcat list -c {name} --json | mlcat import - --name my-{name}`.",
        )


def _own_header(catalog: LockedCatalog) -> CatalogData:
    """The catalog's own fields. Raises `ForeignCatalogError` if it has a source."""
    header = catalog.header()
    check_has_no_source(catalog.name, header)
    return header


# --- Sections -------------------------------------------------------------------------------------------------------


def section_name(sections: tuple[Section, ...], section_id: str) -> str:
    """The name of a section for a user to type: the path of titles, or the id if that path is ambiguous."""
    titles = SEPARATOR.join(SectionTree(sections).titles(section_id))
    return titles if _resolve_section(SectionRegistry(sections), titles) == section_id else section_id


def _with_section(header: CatalogData, name: str) -> tuple[CatalogData, str]:
    """Adds the named section to the catalog's own fields if it does not exist; returns the fields and its id."""
    registry = SectionRegistry(header.sections)
    section = _resolve_section(registry, name)
    return replace(header, sections=tuple(registry.all.values())), section


def _resolve_section(registry: SectionRegistry, name: str) -> str:
    """The id of a section that is named as in `add_entry`; adds the section if it does not exist.

    Raises `CatalogError` for a name that no section may have.
    """
    titles = tuple(title for part in name.split(SEPARATOR) if (title := part.strip()))
    if not titles or len(titles) > MAX_SECTION_DEPTH or max(map(len, titles)) > MAX_LINE:
        raise CatalogError(f"'{shorten(name, 40)}' cannot be a section.", "Write a title, or `Outer > Inner`.")
    return registry.resolve([titles[0] if len(titles) == 1 else titles])[0]


def _without_emptied_sections(
    catalog: LockedCatalog, header: CatalogData, moved: list[Entry], target_section: str = ""
) -> CatalogData:
    """The catalog's own fields without the sections that become empty when the entries in `moved` leave them.

    `target_section` is the new section of a moved entry; "" if the entries are removed.
    """
    removed = {entry.id for entry in moved}
    parents = {section.id: section.parent for section in header.sections}
    used = Counter(entry.section for entry in catalog.entries() if entry.id not in removed)
    used.update([target_section] if target_section else [])
    used.update(section.parent for section in header.sections if section.parent)
    emptied: set[str] = set()
    for entry in moved:
        section: str | None = entry.section
        while section and section in parents and section not in emptied and not used[section]:
            emptied.add(section)
            section = parents[section]
            used.subtract([section] if section else [])
    return replace(header, sections=tuple(section for section in header.sections if section.id not in emptied))


# --- Entries --------------------------------------------------------------------------------------------------------


def _entries_with_new(catalog: LockedCatalog, new: Entry) -> Iterator[Entry]:
    """Yields the entries of the catalog, then the new one. Raises `CatalogError` if its address or id is taken."""
    address = canonical_address(new.url)
    for entry in catalog.entries():
        if canonical_address(entry.url) == address:
            problem = f"'{catalog.name}' has this address already: '{entry.id}' ({shorten(entry.title, 60)})."
            raise CatalogError(problem, f"Change it with `mlcat edit {catalog.name}:{entry.id}`.")
        if entry.id == new.id:
            raise _id_taken_error(entry)
        yield entry
    yield new


def _check_replacement(catalog: LockedCatalog, before: Entry, after: Entry) -> tuple[str, ...]:
    """Checks that `after` may replace `before`; returns the ids of the other entries that have its new address.

    Raises what `replace_entry` raises.
    """
    address = canonical_address(after.url)
    is_moved = address != canonical_address(before.url)
    stored: Entry | None = None
    ids_with_same_address = []
    for entry in catalog.entries():
        if entry.id == before.id:
            stored = entry
        elif entry.id == after.id:
            raise _id_taken_error(entry)
        elif is_moved and canonical_address(entry.url) == address:
            ids_with_same_address.append(entry.id)
    if stored is None:
        raise _missing_entry_error(catalog.name, before.id)
    if stored != before:
        raise ChangedMeanwhileError(
            f"'{before.id}' was changed by another process meanwhile.", "Edit it again to replace that change."
        )
    return tuple(ids_with_same_address)


def _missing_entry_error(name: str, entry_id: str) -> NotFoundError:
    return NotFoundError(f"'{name}' has no entry '{entry_id}' any more.", "Add it again with `mlcat add`.")


def _id_taken_error(entry: Entry) -> CatalogError:
    return CatalogError(f"the id '{entry.id}' is that of '{shorten(entry.title, 60)}'.", "Choose another id.")
