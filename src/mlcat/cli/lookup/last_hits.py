"""The hits of the last search on a terminal, so that `open 2` and `show 2` can name one by its number."""

from __future__ import annotations

import contextlib
import os
import time
import zlib

from mlcat.cli.lookup.resolve import listed, others_called, resolve_entry
from mlcat.cli.state import read_state, write_state
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import shorten

_FOLDER = "hits"
_MAX_AGE = 30 * 24 * 3600  # seconds after which the hits of a terminal are forgotten
_MAX_DIGITS = 3
_NONE = "\n"  # a search without hits; an empty file would look like no search


def remember(terminal: Terminal, items: list[Item]) -> None:
    """Keeps the hits that a search shows, in order, or that it shows none, for the terminal that it is run on; that
    they cannot be kept is no error.

    A search into a pipe counts too: otherwise a number would name a hit of the search before it.
    """
    name = _name(terminal)
    if not name:
        return
    with contextlib.suppress(OSError):
        write_state(terminal.folders, name, "".join(f"{item.catalog}:{item.row.id}\n" for item in items) or _NONE)
        _forget_old(os.path.join(terminal.folders.state, _FOLDER))


def hit_or_entry(terminal: Terminal, indexes: list[Index], name: str, option: str) -> Item:
    """The entry called `name`, or the hit of that number in the last search on this terminal, which a note names.

    Raises `NotFoundError` as `resolve_entry` does; for a number, it says how many hits there were or that there was no
    search on this terminal. Without a terminal a number is a name like any other.
    """
    try:
        return _entry(terminal, indexes, name, option)
    except NotFoundError:
        if not (name.isascii() and name.isdigit() and len(name) <= _MAX_DIGITS and _name(terminal)):
            raise
    number, hits = int(name), _last_hits(terminal, option)
    if not 1 <= number <= len(hits):
        raise NotFoundError(f"no hit {number}.", f"The last search on this terminal showed {len(hits)}.")
    item = resolve_entry(indexes, hits[number - 1], option)
    terminal.note(f"hit {number} of the last search: {shorten(item.row.title, 60)}")
    return item


def _entry(terminal: Terminal, indexes: list[Index], name: str, option: str) -> Item:
    """The entry called `name`; a note names other entries that are called so too, as when the name is also an id."""
    item = resolve_entry(indexes, name, option)
    if others := [other.reference for other in others_called(indexes, item, name)]:
        terminal.note(f"'{shorten(name, 60)}' is also the name of {listed(others, 'and')}.")
    return item


def _last_hits(terminal: Terminal, option: str) -> list[str]:
    """The references of the hits; raises `NotFoundError` when there was no search on this terminal."""
    kept = read_state(terminal.folders, _name(terminal))
    if kept:
        return kept.split()
    raise NotFoundError("there was no search on this terminal yet.", f"Search first: `mlcat search WORDS{option}`.")


def _name(terminal: Terminal) -> str:
    """The name of the file for this terminal and login session; "" without a terminal."""
    for stream in (terminal.out, terminal.err, terminal.stdin):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            device = os.ttyname(stream.fileno())  # type: ignore[union-attr]
            session = os.getsid(0)
            return os.path.join(_FOLDER, f"{zlib.crc32(f'{device} {session}'.encode()):08x}")
    return ""


def _forget_old(folder: str) -> None:
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        with contextlib.suppress(OSError):
            if time.time() - os.stat(path).st_mtime > _MAX_AGE:
                os.remove(path)
