"""Which catalogs a command looks in, opened."""

from __future__ import annotations

import os

from mlcat.catalogs import all_catalogs, bundled_catalog
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, UsageError, suggest
from mlcat.filters import Filter
from mlcat.index.cache import open_index
from mlcat.index.reader import Index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.catalogs import CatalogFile

ALL = "all"
_LARGE = 4 << 20  # bytes of a catalog whose index takes seconds to build


def one(terminal: Terminal, name: str | None) -> list[Index]:
    """For commands that show one catalog: the bundled one, the one called `name`, or all."""
    if name is None:
        return [opened(terminal, bundled_catalog())]
    return every(terminal, name)


def every(terminal: Terminal, name: str | None) -> list[Index]:
    """For commands that look everywhere: all catalogs, or the one called `name` (in any case, or its title).

    A user's catalog that cannot be read is told of on stderr and left out where others were asked for too.
    """
    sources = all_catalogs(terminal.folders)
    if name is None or name.casefold() == ALL:
        return [index for source in sources if (index := open_if_sound(terminal, source, alone=len(sources) == 1))]
    key = name.casefold().strip()
    for source in sources:
        if source.name == key:
            return [opened(terminal, source)]
    for source in sources:
        index = open_if_sound(terminal, source, alone=False)
        if index and index.title.casefold() == key:
            return [index]
    raise UsageError(f"no catalog '{name}'.", suggest("Catalogs", (source.name for source in sources), name))


def open_if_sound(terminal: Terminal, source: CatalogFile, *, alone: bool = False) -> Index | None:
    """The index of a catalog; of a user's catalog that cannot be read, a note on stderr and None.

    Raises `CatalogError` when the catalog is the bundled one or `alone`, the only one that was asked for.
    """
    try:
        return opened(terminal, source)
    except CatalogError as error:
        if alone or source.bundled:
            raise
        terminal.error(error)
        return None


def opened(terminal: Terminal, source: CatalogFile) -> Index:
    """The index of a catalog. Raises `CatalogError` where the catalog cannot be read."""

    def told() -> None:
        if not source.bundled and terminal.is_terminal(terminal.err) and os.path.getsize(source.path) > _LARGE:
            terminal.note(f"indexing {source.name} anew: this takes a while, and then not again.")

    return open_index(terminal.folders, source, rebuild=terminal.rebuild, on_build=told)


def knowing(indexes: list[Index], only: Filter) -> list[Index]:
    """Those of the catalogs that have the filter's sections and tags. Raises `UsageError` where none has."""
    kept: list[Index] = []
    refusal: UsageError | None = None
    for index in indexes:
        try:
            index.condition(only)
            kept.append(index)
        except UsageError as error:
            refusal = refusal or error
    if refusal and not kept:
        raise refusal
    return kept
