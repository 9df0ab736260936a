"""Finds the catalogs that a user may edit, and entries in them by name.

A user's catalog may be changed unless it has a source: the next update would undo the change. The bundled catalog is
never written.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from mlcat.catalogs import CatalogFile, all_catalogs
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.entry_arguments import resolve_argument
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, NotFoundError, UsageError, quoted_list
from mlcat.importing.editing.entry_changes import check_has_no_source
from mlcat.importing.naming import check_name
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import shorten
from mlcat.validation import read_user_catalog

DEFAULT_CATALOG = "mine"
"""The catalog that gets new entries if no other was chosen."""


def catalog_for_new_entry(terminal: Terminal, name: str | None) -> str:
    """The name of the catalog for a new entry: `name`, which need not exist. If `name` is None, it is the current
    catalog if that may be changed, otherwise `mine`.

    Raises `UsageError` for a name that a user's catalog cannot have, `CatalogError` for a catalog that may not be
    changed.
    """
    if name is None:
        current = selection.current_name(terminal)
        is_named = bool(terminal.environ.get(selection.CATALOG_VARIABLE, "").strip())
        name = current if is_named or _is_editable(terminal, current) else DEFAULT_CATALOG
    key = name.casefold().strip()
    if key == selection.ALL:
        raise UsageError("an entry goes into one catalog, not into all.", f"Choose one: `-c {DEFAULT_CATALOG}`.")
    if file := _file(terminal, key):
        _require_editable(file)
        return file.name
    return check_name(name)


def editable_item(terminal: Terminal, name: str, catalog: str | None, command: str) -> Item:
    """Finds the entry called `name` in the catalog called `catalog`, or in any that may be changed.

    Raises `NotFoundError` for an unknown or ambiguous name, `CatalogError` for an entry of a catalog that may not be
    changed. `command` is the command in hints.
    """
    option = selection.catalog_option(terminal, catalog)
    indexes = selection.open_named_or_all(terminal, catalog)
    try:
        item = resolve_argument(
            terminal, [index for index in indexes if _is_editable(terminal, index.name)], name, option
        )
    except NotFoundError as error:
        _refuse_read_only(terminal, indexes, name)
        if command == "remove" and (file := _file(terminal, name.casefold())):
            raise NotFoundError(error.message, f"To remove the catalog: `mlcat catalogs remove {file.name}`.") from None
        raise
    if item.also_in and ":" not in name:
        raise NotFoundError(
            f"'{shorten(name, 60)}' is in {quoted_list(list(item.catalogs), 'and')}.",
            f"Say which: `mlcat {command} {item.catalog}:{item.row.id}`.",
        )
    return item


def _refuse_read_only(terminal: Terminal, indexes: list[Index], name: str) -> None:
    """Raises `CatalogError` if an entry of a catalog that may not be changed has the name; else does nothing."""
    with contextlib.suppress(NotFoundError):
        item = resolve_argument(terminal, indexes, name, "")
        if file := _file(terminal, item.catalog):
            _require_editable(file, item.row.url)


def _file(terminal: Terminal, name: str) -> CatalogFile | None:
    return next((file for file in all_catalogs(terminal.folders) if file.name == name), None)


def _is_editable(terminal: Terminal, name: str) -> bool:
    """Whether a catalog of that name exists and may be changed."""
    file = _file(terminal, name.casefold())
    try:
        if file:
            _require_editable(file)
    except CatalogError:
        return False
    return file is not None


def _require_editable(file: CatalogFile, url: str = "") -> None:
    """Raises `CatalogError` for a catalog that may not be changed; `url` is the address of the entry in question."""
    if not file.is_bundled:
        check_has_no_source(file.name, read_user_catalog(Path(file.path))[0])
        return
    copy = f"`mlcat list -c {file.name} --json | mlcat import - --name my-{file.name}`"
    own = f"Add one of your own, `mlcat add {url}`, or change" if url else "Change"
    raise CatalogError(f"'{file.name}' ships with mlcat and is never written.", f"{own} a copy: {copy}.")
