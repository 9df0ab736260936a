"""Completes values that depend on the catalogs: ids, sections, tags, labels of links, and names of catalogs."""

from __future__ import annotations

from mlcat.catalogs import BUNDLED, all_catalogs
from mlcat.cli.lookup import selection
from mlcat.errors import MlcatError
from mlcat.index.completions import ids_with_prefix, link_labels, tags_with_prefix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.terminal import Terminal
    from mlcat.index.reader import Index

MAX_SHOWN = 1000
"""Maximum number of candidates: nobody reads more, and shells get slow."""


def complete_values(
    terminal: Terminal, kind: str, word: str, *, catalog: str | None, searches_all: bool
) -> list[tuple[str, str]]:
    """The values of a kind that begin with `word`, in any case, with their titles; each once.

    The kinds are:

    - `id`, and `own` for ids in catalogs that may be changed; in alphabetical order
    - `section`, in reading order, and `tag`, the most frequent first
    - `catalog`, for names of catalogs and `all`, and `imported` for catalogs that may be removed
    - `field`, for the keys of an entry
    - "" for a value that cannot be completed

    `catalog` is the value of -c. Without it, the current catalog is searched, or all of them if `searches_all`.
    """
    if kind == "catalog":
        names = [*(source.name for source in all_catalogs(terminal.folders)), selection.ALL]
        return [(name, "") for name in names if name.startswith(word.casefold())]
    if kind == "imported":
        names = [source.name for source in all_catalogs(terminal.folders) if not source.is_bundled]
        return [(name, "") for name in names if name.startswith(word.casefold())]
    if kind == "field":
        from mlcat.render.formats.values import KEYS

        return [(name, "") for name in KEYS if name.startswith(word.casefold())]
    if kind not in ("id", "own", "section", "tag"):
        return []
    owner, colon, rest = word.partition(":")
    indexes = _indexes(terminal, catalog, searches_all=searches_all)
    if kind == "own":
        indexes, kind = [index for index in indexes if index.name != BUNDLED and not index.source], "id"
    if kind == "id" and colon:
        matching = [index for index in indexes if index.name == owner.casefold()]
        return [
            (f"{index.name}:{value}", title) for index in matching for value, title in _values_in(index, kind, rest)
        ]
    values = {value: (value, title) for index in indexes for value, title in _values_in(index, kind, word)}
    return _limit(sorted(values.values())) if kind == "id" else list(values.values())


def complete_labels(terminal: Terminal, entry: str | None, word: str, *, catalog: str | None) -> list[tuple[str, str]]:
    """The labels of the links of an entry that begin with `word`, in any case, with their addresses; without an entry
    those of all entries, the most frequent first."""
    indexes = _indexes(terminal, catalog, searches_all=True)
    key = word.casefold()
    if entry is None:
        labels = dict.fromkeys(label for index in indexes for label in link_labels(index, MAX_SHOWN))
        return [(label, "") for label in labels if label.casefold().startswith(key)]
    from mlcat.cli.lookup.entry_arguments import resolve_argument

    try:
        links = resolve_argument(terminal, indexes, entry, "").entry().links
    except MlcatError:
        return []
    return [(link.label, link.url) for link in links if link.label.casefold().startswith(key)]


def _values_in(index: Index, kind: str, word: str) -> list[tuple[str, str]]:
    if kind == "id":
        return ids_with_prefix(index, word.casefold(), MAX_SHOWN)
    if kind == "tag":
        return [(tag, "") for tag in tags_with_prefix(index, word, MAX_SHOWN)]
    key = word.casefold()
    return [(section.id, section.title) for section in index.sections() if section.id.startswith(key)][:MAX_SHOWN]


def _limit(values: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """At most MAX_SHOWN of the sorted values. The last of all is always one of them, so that they have the same common
    prefix as all values."""
    return values if len(values) <= MAX_SHOWN else [*values[: MAX_SHOWN - 1], values[-1]]


def _indexes(terminal: Terminal, catalog: str | None, *, searches_all: bool) -> list[Index]:
    """The indexes that the command would open, without those that take seconds to build."""
    name = catalog or (None if searches_all else selection.current_name(terminal))
    key = (name or selection.ALL).casefold().strip()
    files = [file for file in selection.catalogs_by_precedence(terminal) if selection.is_ready(terminal, file)]
    chosen_files = [file for file in files if key in (selection.ALL, file.name.casefold())]
    indexes = [index for file in chosen_files or files if (index := selection.open_or_report(terminal, file))]
    return indexes if chosen_files else [index for index in indexes if index.title.casefold() == key]
