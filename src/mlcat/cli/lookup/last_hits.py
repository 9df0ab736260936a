"""Stores the hits of the last search on a terminal, so that `open 2` and `show 2` can refer to a hit by its number."""

from __future__ import annotations

import os
import time
import zlib

from mlcat.cli.state import read_state, write_state
from mlcat.cli.terminal import Terminal
from mlcat.errors import NotFoundError
from mlcat.render.item import Item

_FOLDER = "hits"
_MAX_AGE = 30 * 24 * 3600  # seconds after which the hits of a terminal are forgotten
_NONE = "\n"  # a search without hits; an empty file would look like no search


def store_hits(terminal: Terminal, items: list[Item]) -> None:
    """Stores the hits that a search shows, in order, for its terminal.

    A search without hits is stored too, and so are the hits of a search into a pipe: otherwise a number would refer to
    an earlier search. A failure to store is ignored.
    """
    name = _file_name(terminal)
    if not name:
        return
    try:
        write_state(terminal.folders, name, "".join(f"{item.catalog}:{item.row.id}\n" for item in items) or _NONE)
        _remove_old(os.path.join(terminal.folders.state, _FOLDER))
    except OSError:
        pass


def last_hits(terminal: Terminal, catalog_option: str) -> list[str]:
    """The references of the hits of the last search, in order.

    Raises `NotFoundError` if there was no search on this terminal; its hint repeats `catalog_option`, which is
    ` -c NAME` or empty.
    """
    references = read_state(terminal.folders, _file_name(terminal))
    if references:
        return references.split()
    raise NotFoundError(
        "there was no search on this terminal yet.", f"Search first: `mlcat search WORDS{catalog_option}`."
    )


def stores_hits(terminal: Terminal) -> bool:
    """Whether hits of searches are stored: only on a terminal, because a script has no last search."""
    return bool(_file_name(terminal))


def _file_name(terminal: Terminal) -> str:
    """The name of the file for this terminal; "" without a terminal.

    A terminal controls one session, so the session tells terminals apart even if every stream is redirected. Session
    ids repeat in containers that share a folder, but not the name of the host.
    """
    if not (hasattr(os, "getsid") and terminal.is_interactive):
        return ""
    key = f"{os.uname().nodename} {os.getsid(0)}"
    return os.path.join(_FOLDER, f"{zlib.crc32(key.encode()):08x}")


def _remove_old(folder: str) -> None:
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        try:
            if time.time() - os.stat(path).st_mtime > _MAX_AGE:
                os.remove(path)
        except OSError:  # another process was faster
            pass
