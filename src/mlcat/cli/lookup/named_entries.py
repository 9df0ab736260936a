"""The entries that a command is given by their names."""

from __future__ import annotations

from mlcat.cli.lookup.last_hits import hit_or_entry
from mlcat.cli.lookup.resolve import resolve_entry
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import shorten


def named_entries(
    terminal: Terminal, indexes: list[Index], names: list[str], command: str, option: str
) -> tuple[list[Item], list[NotFoundError]]:
    """The entries with these names, in order, and the errors for the names that nothing has.

    `command` is what the hints of errors call, `option` the `-c` that they repeat.
    """
    items: list[Item] = []
    missing: list[NotFoundError] = []
    for name in names:
        try:
            items.append(hit_or_entry(terminal, indexes, name, option))
        except NotFoundError as error:
            missing.append(error)
    if missing and len(names) > 1 and (together := _together(indexes, names, command, option)):
        return items, [together]
    return items, missing


def _together(indexes: list[Index], names: list[str], command: str, option: str) -> NotFoundError | None:
    """Where the words are one name that lacked its quotes: `mlcat show fashion mnist`."""
    name = " ".join(names)
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return None
    first = next(word for word in names if not _exists(indexes, word))
    return NotFoundError(
        f"no entry '{shorten(first, 60)}'.", f'Did you mean `mlcat {command} "{shorten(name, 80)}"{option}`?'
    )


def _exists(indexes: list[Index], name: str) -> bool:
    try:
        resolve_entry(indexes, name)
    except NotFoundError:
        return False
    return True
