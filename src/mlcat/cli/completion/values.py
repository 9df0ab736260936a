"""The values that catalogs have: ids, sections, tags, and the names of the catalogs themselves."""

from __future__ import annotations

import os

from mlcat.catalogs import all_catalogs, bundled_catalog
from mlcat.cli import selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.catalogs import CatalogFile
    from mlcat.cli.terminal import Terminal
    from mlcat.index.reader import Index

MAX_SHOWN = 1000
"""Candidates: nobody reads more, and shells get slow."""
MAX_BUILT = 1 << 20
"""Bytes of a catalog whose index is built at TAB; a larger one takes seconds, and its next search builds it."""


def values_of(
    terminal: Terminal, kind: str, word: str, *, catalog: str | None, everywhere: bool
) -> list[tuple[str, str]]:
    """The values of a kind that begin with `word`, in any case, with their titles; in order, each once.

    `kind` is `id`, `section`, `tag`, `catalog` (and `all`), `imported` (catalogs that can be removed), or "" for what
    cannot be completed. `catalog` is the one that was chosen with -c; without it, all are looked in if `everywhere`.
    """
    if kind == "catalog":
        names = [*(source.name for source in all_catalogs(terminal.folders)), selection.ALL]
        return [(name, "") for name in names if name.startswith(word.casefold())]
    if kind == "imported":
        names = [source.name for source in all_catalogs(terminal.folders) if not source.bundled]
        return [(name, "") for name in names if name.startswith(word.casefold())]
    if kind not in ("id", "section", "tag"):
        return []
    owner, colon, rest = word.partition(":")
    indexes = _indexes(terminal, catalog, everywhere=everywhere)
    if kind == "id" and colon:
        owned = [index for index in indexes if index.name == owner.casefold()]
        return [(f"{index.name}:{value}", title) for index in owned for value, title in _of(index, kind, rest)]
    found = {value: (value, title) for index in indexes for value, title in _of(index, kind, word)}
    return _shown(sorted(found.values())) if kind == "id" else list(found.values())


def _of(index: Index, kind: str, word: str) -> list[tuple[str, str]]:
    if kind == "id":
        return index.ids_prefixed(word.casefold(), MAX_SHOWN)
    if kind == "tag":
        return [(tag, "") for tag in index.tags_prefixed(word, MAX_SHOWN)]
    key = word.casefold()
    return [(section.id, section.title) for section in index.sections() if section.id.startswith(key)][:MAX_SHOWN]


def _shown(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """At most MAX_SHOWN in order, the last among them: so what all have in common is what those shown have."""
    return found if len(found) <= MAX_SHOWN else [*found[: MAX_SHOWN - 1], found[-1]]


def _indexes(terminal: Terminal, catalog: str | None, *, everywhere: bool) -> list[Index]:
    """The indexes that the command would look in; those that would have to be built for seconds are left out."""
    if catalog is None and not everywhere:
        return [selection.opened(terminal, bundled_catalog())]
    every = catalog is None or catalog.casefold() == selection.ALL
    sources = [source for source in all_catalogs(terminal.folders) if _is_ready(terminal, source)]
    key = (catalog or "").casefold().strip()
    named = [source for source in sources if every or source.name == key]
    opened = [index for source in named or sources if (index := selection.open_if_sound(terminal, source))]
    return opened if named else [index for index in opened if index.title.casefold() == key]


def _is_ready(terminal: Terminal, source: CatalogFile) -> bool:
    try:
        return os.path.getsize(source.path) <= MAX_BUILT or os.path.exists(
            source.index_path(terminal.folders.cache, source.fingerprint())
        )
    except OSError:
        return False
