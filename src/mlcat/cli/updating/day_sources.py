"""Adds to an import the day on which each entry was added, from the catalog that it replaces or from git history."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mlcat.catalogs import user_catalog
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating.history import forget_updates
from mlcat.errors import CatalogError, UsageError
from mlcat.importing.fetch.sources import is_remote
from mlcat.importing.stream import ImportStream, today
from mlcat.text.safety import shorten
from mlcat.validation import read_user_catalog

if TYPE_CHECKING:
    from mlcat.importing.batches import MergedBatch
    from mlcat.importing.updates.added_days import FindDay
    from mlcat.importing.updates.earlier_entries import EarlierEntries
    from mlcat.importing.updates.git_history import History


@contextlib.contextmanager
def with_added_days(
    terminal: Terminal, stream: ImportStream, history: FindDay | None
) -> Iterator[tuple[ImportStream, Callable[[], None]]]:
    """A context manager that adds to the entries of a stream the days on which they were added. Its value is the new
    stream, and a function to call when that has been written.

    An import from the source of the catalog that it replaces is an update: entries keep their days, and the changes are
    stored for `mlcat new`. Any other import creates a new catalog; so does one from standard input, whose source is
    unknown.
    """
    earlier = _replaced_entries(terminal, stream)
    if earlier is None:
        batches = _with_history(stream.batches, history) if history else stream.batches
        yield replace(stream, batches=batches), lambda: forget_updates(terminal.folders, stream.name)
        return
    # Here and below, because a new catalog needs none of these.
    from mlcat.cli.updating.update import compare_batches, record_diff
    from mlcat.importing.updates.added_days import with_days
    from mlcat.importing.updates.comparison import CatalogComparison

    with earlier:
        comparison = CatalogComparison(earlier)
        batches_with_days = with_days(stream.batches, earlier, today=today(), history=history)
        batches = compare_batches(batches_with_days, comparison)
        yield replace(stream, batches=batches), lambda: record_diff(terminal, stream.name, comparison.finish())


def _with_history(batches: Generator[MergedBatch], history: FindDay) -> Generator[MergedBatch]:
    """The batches with the days in a git history."""
    from mlcat.importing.updates.added_days import with_days

    return with_days(batches, history=history)


def _replaced_entries(terminal: Terminal, stream: ImportStream) -> EarlierEntries | None:
    """The entries of the catalog to be replaced; None unless it exists, can be read, and had the same source."""
    path = Path(user_catalog(terminal.folders, stream.name).path)
    try:
        if not path.exists() or read_user_catalog(path)[0].source != stream.source:
            return None
        from mlcat.importing.updates.earlier_entries import EarlierEntries

        return EarlierEntries(path)
    except CatalogError:
        return None


def require_local_file(source: str) -> None:
    """Raises `UsageError` unless the source is a path, which may be in a clone."""
    if source == "-" or is_remote(source):
        description = "standard input" if source == "-" else f"'{shorten(source, 100)}'"
        problem = f"--dates-from-git needs a file in a clone, which {description} is not."
        raise UsageError(problem, "Clone the list with git, and import the file in the clone.")


def read_git_history(terminal: Terminal, source: str, bar: Bar) -> History:
    """The history of the file that is imported, for `--dates-from-git`.

    Raises `ImportFailedError` if it cannot be read.
    """
    from mlcat.importing.updates.git_history import read_history

    path = Path(source).expanduser()
    bar.describe(f"history of {path.name}")
    return read_history(path, terminal.environ, on_bytes=lambda size: bar.advance(size, None))
