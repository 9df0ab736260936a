"""The hits of the last search on a terminal, so that `open 2` and `show 2` can name one by its number."""

from __future__ import annotations

import contextlib
import os
import time
import zlib

from mlcat.cli.lookup.resolve import resolve_entry
from mlcat.cli.state import read_state, write_state
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.safety import shorten

_FOLDER = "hits"
_MAX_AGE = 30 * 24 * 3600  # seconds after which the hits of a terminal are forgotten
_MAX_DIGITS = 3


def remember(terminal: Terminal, items: list[Item]) -> None:
    """Keeps the hits that a search shows on a terminal, in order; that they cannot be kept is no error."""
    name = _name(terminal)
    if not name or not terminal.is_terminal(terminal.out):
        return
    with contextlib.suppress(OSError):
        write_state(terminal.folders, name, "".join(f"{item.catalog}:{item.row.id}\n" for item in items))
        _forget_old(os.path.join(terminal.folders.state, _FOLDER))


def hit_or_entry(terminal: Terminal, indexes: list[Index], name: str, option: str) -> Item:
    """The entry called `name`, or the hit of that number in the last search on this terminal, which a note names.

    Raises `NotFoundError` as `resolve_entry` does; it says how many hits there were when the number is too high.
    """
    try:
        return resolve_entry(indexes, name, option)
    except NotFoundError:
        if not (name.isascii() and name.isdigit() and len(name) <= _MAX_DIGITS):
            raise
        hits = read_state(terminal.folders, _name(terminal)).splitlines() if _name(terminal) else []
        if not hits:
            raise
    if not 1 <= int(name) <= len(hits):
        raise NotFoundError(f"no hit {int(name)}.", f"The last search on this terminal showed {len(hits)}.")
    item = resolve_entry(indexes, hits[int(name) - 1], option)
    terminal.note(f"hit {int(name)} of the last search: {shorten(item.row.title, 60)}")
    return item


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
