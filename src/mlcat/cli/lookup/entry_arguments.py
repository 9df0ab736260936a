"""Resolves the entry arguments of a command: names of entries, and numbers of hits of the last search."""

from __future__ import annotations

from mlcat.cli.lookup.resolve import others_with_name, resolve_entry
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError, quoted_list
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import shorten

_MAX_DIGITS = 3  # of the number of a hit


def resolve_arguments(
    terminal: Terminal, indexes: list[Index], names: list[str], command: str, catalog_option: str
) -> tuple[list[Item], list[NotFoundError]]:
    """Resolves the names of entries; returns the entries in order, and an error for each name without an entry.

    `command` is the name of the command in hints, `catalog_option` the ` -c NAME` that they repeat.
    """
    items: list[Item] = []
    missing: list[NotFoundError] = []
    for name in names:
        try:
            items.append(resolve_argument(terminal, indexes, name, catalog_option))
        except NotFoundError as error:
            missing.append(error)
    if missing and len(names) > 1 and (unquoted_error := _unquoted_name_error(indexes, names, command, catalog_option)):
        return items, [unquoted_error]
    return items, missing


def _unquoted_name_error(
    indexes: list[Index], names: list[str], command: str, catalog_option: str
) -> NotFoundError | None:
    """The error for a name of several words typed without quotes: `mlcat show fashion mnist`. None if the words are not
    a name."""
    name = " ".join(names)
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return None
    first = next(word for word in names if not _exists(indexes, word))
    return NotFoundError(
        f"no entry '{shorten(first, 60)}'.", f'Did you mean `mlcat {command} "{shorten(name, 80)}"{catalog_option}`?'
    )


def _exists(indexes: list[Index], name: str) -> bool:
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return False
    return True


def resolve_argument(terminal: Terminal, indexes: list[Index], name: str, catalog_option: str) -> Item:
    """Resolves a name to an entry; a number that is no name, to the hit with that number in the last search on this
    terminal. A note shows the title of such a hit.

    Raises `NotFoundError` as `resolve_entry` does; for a number, the error says how many hits there were, or that there
    was no search on this terminal. Without a terminal, a number is a name like any other.
    """
    try:
        return _resolve_with_note(terminal, indexes, name, catalog_option)
    except NotFoundError:
        if not (name.isascii() and name.isdigit() and len(name) <= _MAX_DIGITS):
            raise
        from mlcat.cli.lookup.last_hits import last_hits, stores_hits

        if not stores_hits(terminal):
            raise
    number, hits = int(name), last_hits(terminal, catalog_option)
    if not 1 <= number <= len(hits):
        raise NotFoundError(f"no hit {number}.", f"The last search on this terminal showed {len(hits)}.")
    item = resolve_entry(indexes, hits[number - 1], catalog_option)
    terminal.note(f"hit {number} of the last search: {shorten(item.row.title, 60)}")
    return item


def _resolve_with_note(terminal: Terminal, indexes: list[Index], name: str, catalog_option: str) -> Item:
    """The entry called `name`; a note lists other entries with the same name."""
    item = resolve_entry(indexes, name, catalog_option)
    if others := [item_of_same_name.reference for item_of_same_name in others_with_name(indexes, item, name)]:
        terminal.note(f"'{shorten(name, 60)}' is also the name of {quoted_list(others, 'and')}.")
    return item
