"""Imports a list into memory."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mlcat.api.catalog import Catalog
from mlcat.api.opening import check_type
from mlcat.errors import CatalogError, MlcatError, UsageError
from mlcat.index.reader import Index
from mlcat.paths import user_folders
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    from mlcat.importing.stream import ImportStream
    from mlcat.model import CatalogData, Section


_OPTIONS = re.compile(r"--map (\w+)=COLUMN(?: --map (\w+)=COLUMN)?|--name")
"""Matches the options of `mlcat import` in a hint that have an argument of `import_list` in their place."""


def import_list(
    source: str | os.PathLike[str],
    *,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
    skip_invalid: bool = False,
) -> Catalog:
    """Fetches and reads a list, and returns it as a catalog in memory; nothing is stored.

    `source` is a path, an https address, or owner/repo for the README of a repository, as for `mlcat import`. The
    format may be Markdown, HTML, reStructuredText, AsciiDoc, Org, browser bookmarks, NDJSON, JSON, YAML, CSV, TSV or
    CSL-JSON.

    `name` is the name of the catalog, by default derived from the source. If the user has a catalog of that name,
    entries that are also in it keep their ids. `columns` names the columns of a table, or the keys of records, by field
    of an entry: `{"title": "Product"}`; the other columns are found by their usual names. With `skip_invalid`, invalid
    entries are left out.

    Raises `ImportFailedError` if the source cannot be fetched or has no entries to read; `CatalogError` for malformed
    JSON, for an invalid entry, and if `skip_invalid` leaves no entry; `UsageError` for an invalid name and for columns
    of an unknown field; `TypeError` for names that are not strings.

    >>> import mlcat
    >>> catalog = mlcat.import_list("docs/example-list.md")
    >>> catalog.name, len(catalog), [section.title for section in catalog.sections]
    ('example-list', 5, ['Search', 'Vectors', 'Reading'])
    >>> catalog.search("preprints")[0].entry.title
    'arXiv'
    """
    from mlcat.importing.fetch.http import Fetcher
    from mlcat.importing.stream import open_import

    check_type(name, "a list")
    location = os.fspath(source)
    if location == "-":
        raise UsageError("'-' is standard input.", "Give a path, an https address, or owner/repo.")
    with _hints_for_python():
        stream = open_import(
            location,
            name=name,
            folders=user_folders(os.environ),
            fetcher=Fetcher(environ=os.environ),
            progress=lambda received, expected: None,
            mapping=_checked_columns(columns or {}),
        )
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with contextlib.closing(stream.batches):
            _build_index(connection, stream, skip_invalid=skip_invalid)
    except BaseException:
        connection.close()
        raise
    return Catalog(Index(connection))


def _checked_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """A copy of the columns by field. Raises `UsageError` for an unknown field, `TypeError` unless both are strings."""
    from mlcat.importing.records.field_columns import FIELDS

    if not isinstance(columns, Mapping):
        raise TypeError(f"the columns {shorten(repr(columns), 60)} are not a mapping of fields to columns")
    for field, column in columns.items():
        if not isinstance(field, str) or not isinstance(column, str):
            raise TypeError(f"the field {field!r:.60} and its column {column!r:.60} are not strings")
        if field not in FIELDS:
            raise UsageError(f"no column can be the field '{shorten(field, 60)}'.", f"Fields: {', '.join(FIELDS)}.")
    return dict(columns)


@contextlib.contextmanager
def _hints_for_python() -> Iterator[None]:
    """Rewords the options of the command line in the hint of an error as arguments of `import_list`."""
    try:
        yield
    except MlcatError as error:
        error.hint = _OPTIONS.sub(_to_argument, error.hint)
        raise


def _to_argument(match: re.Match[str]) -> str:
    fields = ", ".join(f'"{field}": COLUMN' for field in match.groups() if field)
    return f"columns={{{fields}}}" if fields else "name="


def _build_index(connection: sqlite3.Connection, stream: ImportStream, *, skip_invalid: bool) -> None:
    """Builds the index of a list. Raises `CatalogError` if the list has no entries, and for an invalid entry unless
    `skip_invalid`."""
    from mlcat.importing.stream import header_to_store
    from mlcat.index.building.builder import Builder

    builder = Builder(connection)
    sections: list[Section] = []
    header: CatalogData | None = None
    error: CatalogError | None = None
    for batch in stream.batches:
        error = error or next(iter(batch.errors), None)
        if error and not skip_invalid:
            raise CatalogError(error.message, f"{error.hint} Or leave such entries out with skip_invalid=True.".strip())
        header = batch.header or header
        sections += batch.sections
        builder.number_sections(batch.sections)
        builder.add(batch.documents, batch.words)
    if not builder.count:
        raise error or CatalogError(f"'{shorten(stream.source, 100)}' has no entries.", "Check the source.")
    builder.make_indexes()
    builder.vocabulary.sort()
    builder.finish(replace(header_to_store(stream, header), sections=tuple(sections)), "")
