"""Removes entries from the user's catalogs: the steps of `mlcat remove`."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.editing.own_catalogs import editable_item
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError, UsageError
from mlcat.importing.editing.entry_changes import remove_entries
from mlcat.importing.signals import exit_on_termination, first_signal_only
from mlcat.model import Entry
from mlcat.render.item import Item
from mlcat.text.addresses import canonical_address
from mlcat.text.safety import clean, shorten


def remove(terminal: Terminal, names: list[str], catalog: str | None, *, confirmed: bool) -> int:
    """Removes the entries with these names, all or none, after the user has confirmed.

    Raises `NotFoundError` for an unknown name, `CatalogError` for an entry of a catalog that may not be changed,
    `UsageError` if the user cannot be asked and `confirmed` is false.
    """
    items = [editable_item(terminal, name, catalog, "remove") for name in names]
    if confirmed:
        for name, item in zip(names, items, strict=True):
            _require_exact(name, item)
    elif not terminal.may_ask():
        raise UsageError("removing asks first, and there is nobody to ask.", "To confirm in advance: --yes.")
    by_catalog: dict[str, dict[str, Entry]] = {}
    for item in items:
        by_catalog.setdefault(item.catalog, {})[item.row.id] = item.entry()
    if not confirmed and not _confirm(terminal, items):
        terminal.note("nothing was removed.")
        return ExitCode.FAILED
    with exit_on_termination(), first_signal_only():
        for name, entries in by_catalog.items():
            remove_entries(terminal.folders, name, entries.values())
            terminal.write("".join(f"removed {clean(entry_id)} from {name}\n" for entry_id in entries))
            terminal.flush()  # so that Ctrl-C does not drop the report of what is done
    return ExitCode.OK


def _require_exact(name: str, item: Item) -> None:
    """Raises `NotFoundError` unless the name is the exact id or address, as required if the user is not asked."""
    entry_id = name.rpartition(":")[2] if name.casefold().startswith(f"{item.catalog}:") else name
    is_address = "://" in name and canonical_address(name.strip()) == canonical_address(item.row.url)
    if entry_id.casefold().strip() != item.row.id and not is_address:
        raise NotFoundError(
            f"with --yes only an id or an address is taken, and '{shorten(name, 60)}' is neither.",
            f"Did you mean '{item.catalog}:{item.row.id}' ({shorten(item.row.title, 60)})?",
        )


def _confirm(terminal: Terminal, items: list[Item]) -> bool:
    """Shows the entries and asks the user to confirm; returns the answer."""
    for item in items:
        terminal.note(f"{item.catalog}: {shorten(item.row.title, 60)}, {shorten(item.row.url, 100)}")
    return terminal.ask("Remove this entry?" if len(items) == 1 else f"Remove these {len(items)} entries?")
