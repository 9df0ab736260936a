"""Selects and opens the catalogs that a command uses."""

from __future__ import annotations

import os

from mlcat.catalogs import BUNDLED, all_catalogs, unknown_catalog_error, unusable_file_errors
from mlcat.cli.lookup.references import AmbiguousIds
from mlcat.cli.state import CURRENT_CATALOG, read_state
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, UnknownValueError, UsageError
from mlcat.filters import Filter
from mlcat.index.cache import open_index
from mlcat.index.reader import Index
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcat.catalogs import CatalogFile

ALL = "all"
"""The name that selects all catalogs."""
CATALOG_VARIABLE = "MLCAT_CATALOG"
"""The environment variable with the name of the current catalog."""
_MIN_SLOW_SIZE = 4 << 20  # bytes from which on the index of a catalog takes seconds to build
_MAX_QUICK_SIZE = 1 << 20  # bytes up to which the index of a catalog takes a fraction of a second to build


def open_named_or_current(terminal: Terminal, name: str | None) -> list[Index]:
    """Opens the catalogs of a command that shows one catalog: the one called `name`, the current one for None, every
    one for `all`."""
    if name is not None:
        return open_named_or_all(terminal, name)
    try:
        return open_named_or_all(terminal, current_name(terminal))
    except UsageError as error:
        raise UsageError(f"{CATALOG_VARIABLE}: {error.message}", error.hint) from None


def open_named_or_all(terminal: Terminal, name: str | None) -> list[Index]:
    """Opens the catalogs of a command that searches all of them; or only the one with the name or title `name`, in any
    case.

    They are in order of precedence: the current catalog, the bundled one, the others by name. A user's catalog that
    cannot be read is reported on stderr and left out; if it is the only one requested, `CatalogError` is raised. Raises
    `UsageError` for a name that no catalog has.
    """
    indexes = _open_named(terminal, name)
    for index in indexes:
        index.ambiguous_ids = AmbiguousIds(index, lambda index=index: _other_indexes(terminal, indexes, index))  # type: ignore[misc]
    return indexes


def open_without_excluded(terminal: Terminal, names: list[str], excluded: list[str]) -> list[Index]:
    """Opens the catalogs of a query with `catalog:`: those with these names or titles, or all if there are none,
    without the excluded ones.

    They are in order of precedence. Raises `UsageError` for a name that no catalog has, and if no catalog is left.
    """
    left_out = {index.name for name in excluded for index in open_named_or_all(terminal, name)}
    included = {index.name: index for name in names or [ALL] for index in open_named_or_all(terminal, name)}
    indexes = [
        included[file.name] for file in catalogs_by_precedence(terminal) if file.name in included.keys() - left_out
    ]
    if not indexes:
        raise UsageError("the query excludes every catalog.", f"Catalogs: {', '.join(included)}.")
    return indexes


def _other_indexes(terminal: Terminal, opened: list[Index], index: Index) -> list[Index]:
    """All catalogs except `index`: those that are open, and the others if they can be opened at once."""
    return [*(other for other in opened if other is not index), *other_catalogs(terminal, opened, build=False)]


def _open_named(terminal: Terminal, name: str | None) -> list[Index]:
    files = catalogs_by_precedence(terminal)
    for error in unusable_file_errors(terminal.folders):
        terminal.error(error)
    if name is None or name.casefold() == ALL:
        return [index for file in files if (index := open_or_report(terminal, file, alone=len(files) == 1))]
    key = name.casefold().strip()
    for file in files:
        if file.name.casefold() == key:
            return [open_catalog_index(terminal, file)]
    for file in files:
        index = open_or_report(terminal, file)
        if index and index.title.casefold() == key:
            return [index]
    raise unknown_catalog_error(name, [file.name for file in all_catalogs(terminal.folders)])


def current_name(terminal: Terminal) -> str:
    """The name of the current catalog: MLCAT_CATALOG, else what `catalogs use` stored, else the bundled one.

    A stored name is ignored if its catalog no longer exists; the variable is not checked.
    """
    if name := terminal.environ.get(CATALOG_VARIABLE, "").strip():
        return name
    stored = read_state(terminal.folders, CURRENT_CATALOG).strip()
    if stored and (stored == ALL or any(file.name == stored for file in all_catalogs(terminal.folders))):
        return stored
    return BUNDLED


def catalogs_by_precedence(terminal: Terminal) -> list[CatalogFile]:
    """All catalog files: the current one, the bundled one, the others by name."""
    name = current_name(terminal).casefold()
    return sorted(all_catalogs(terminal.folders), key=lambda file: (file.name.casefold() != name, not file.is_bundled))


def catalog_option(terminal: Terminal, name: str | None, index: Index | None = None) -> str:
    """The ` -c NAME` that a command in a hint needs to select the same catalog.

    It repeats the `name` that the user gave. Without one, it names the catalog of `index` unless that is the current
    one. "" if no option is needed.
    """
    if name:
        import shlex

        return f" -c {shlex.quote(shorten(name, 80))}"  # names and almost all titles are shorter
    if index and index.name != current_name(terminal):
        return f" -c {index.name}"
    return ""


def other_catalogs(terminal: Terminal, indexes: list[Index], *, build: bool = True) -> list[Index]:
    """Opens the catalogs that are not in `indexes` and are ready (see `is_ready`), in order of precedence. Leaves out
    those that cannot be opened, without a message."""
    names = {index.name for index in indexes}
    files = [file for file in catalogs_by_precedence(terminal) if file.name not in names]
    ready = (file for file in files if is_ready(terminal, file, build=build))
    return [index for file in ready if (index := _open_or_none(terminal, file))]


def is_ready(terminal: Terminal, file: CatalogFile, *, build: bool = True) -> bool:
    """Whether a catalog can be opened at once: its index exists or, with `build`, takes a fraction of a second to
    build."""
    try:
        index = file.index_path(terminal.folders.cache, file.fingerprint())
        return os.path.exists(index) or (build and os.path.getsize(file.path) <= _MAX_QUICK_SIZE)
    except (OSError, CatalogError):
        return False


def unindexed_names(terminal: Terminal, name: str | None) -> list[str]:
    """The names of the catalogs that `open_named_or_all(name)` would open, but whose missing indexes take seconds to
    build: see `is_ready`."""
    files = catalogs_by_precedence(terminal)
    key = (name or ALL).casefold().strip()
    if key != ALL:
        named = [file for file in files if file.name.casefold() == key]
        files = named or list(_files_up_to_title(terminal, files, key))
    return [file.name for file in files if not is_ready(terminal, file)]


def _files_up_to_title(terminal: Terminal, files: list[CatalogFile], key: str) -> Iterator[CatalogFile]:
    """The catalogs that are opened to find one with the title `key`, in lower case: all up to the first that is known
    to have it."""
    for file in files:
        yield file
        index = _open_or_none(terminal, file) if is_ready(terminal, file) else None
        if index and index.title.casefold() == key:
            return


def open_or_report(terminal: Terminal, file: CatalogFile, *, alone: bool = False) -> Index | None:
    """Opens a catalog. If a user's catalog cannot be read, writes a note to stderr and returns None.

    Raises `CatalogError` instead if the catalog is the bundled one, or `alone` (the only one requested).
    """
    try:
        return open_catalog_index(terminal, file)
    except CatalogError as error:
        if alone or file.is_bundled:
            raise
        terminal.note(f"mlcat: {error.message}", error.hint)  # without the details, which each command would repeat
        return None


def _open_or_none(terminal: Terminal, file: CatalogFile) -> Index | None:
    try:
        return open_catalog_index(terminal, file)
    except CatalogError:
        return None


def open_catalog_index(terminal: Terminal, file: CatalogFile) -> Index:
    """The index of a catalog. Raises `CatalogError` when the catalog cannot be read."""

    def on_build() -> None:
        if not file.is_bundled and terminal.is_terminal(terminal.err) and os.path.getsize(file.path) > _MIN_SLOW_SIZE:
            terminal.note(f"indexing {file.name}: this takes a while, but only once.")

    return open_index(terminal.folders, file, rebuild=terminal.rebuilds_indexes, on_build=on_build)


def select_by_filter(indexes: list[Index], filter: Filter) -> list[Index]:
    """The catalogs that have all sections and tags of the filter, in order. The excluded sections and tags may be
    missing.

    Raises `UnknownValueError` if no catalog has all sections and tags, and for an excluded one that no catalog has.
    """
    if filter.excluded:
        from mlcat.index.conditions import check_excluded

        check_excluded(filter, indexes)
    accepting: list[Index] = []
    first_error: UnknownValueError | None = None
    for index in indexes:
        try:
            index.condition(filter)
            accepting.append(index)
        except UnknownValueError as error:
            first_error = first_error or error
    if first_error and not accepting:
        raise first_error
    return accepting


def select_by_filter_or_advise(terminal: Terminal, indexes: list[Index], filter: Filter, *line: str) -> list[Index]:
    """Like `select_by_filter`, but the hint of the error is a corrected command line.

    `line` is the command and its words.
    """
    try:
        return select_by_filter(indexes, filter)
    except UnknownValueError as error:
        from mlcat.cli.lookup.unknown_values import unknown_value_error

        raise unknown_value_error(terminal, indexes, filter, error, line) from None
