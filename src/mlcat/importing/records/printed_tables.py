"""Reads tables that mlcat printed: CSV with the keys of an entry, and the lines of `--plain`.

The entries keep their ids and fields. Only publications are lost: their cell does not mark where a field ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields

from mlcat.errors import CatalogError
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.records.data_rows import DataRow, csv_rows, row_cells
from mlcat.importing.records.mlcat_json import OnInvalid, PrintedEntry, Record, parse_printed_entry, without_traceback
from mlcat.model import Entry

_REQUIRED_COLUMNS = frozenset(("id", "title", "url"))
_ADDED_COLUMNS = ("section_path", "catalog", "catalogs", "score")  # besides the fields of an entry
_COLUMNS = frozenset((*(field.name for field in fields(Entry)), *_ADDED_COLUMNS))
_PLAIN_COLUMNS = ("id", "title", "section", "tags", "year", "url", "summary")
"""The columns of `--plain`; older versions printed no summary."""
_LIST_COLUMNS = ("tags", "aliases", "topics", "authors", "section_path")
_IGNORED_COLUMNS = ("publications", "catalogs", "score")
_SEPARATOR = "; "  # between the values in a cell, see `render.formats.values.as_cell`
_ID = lazy_compile(r"^(?:[a-z0-9-]+:)?[a-z0-9]+(?:-[a-z0-9]+)*")
"""Matches an id of mlcat, perhaps with its catalog."""
_MAX_EXAMINED = 50
"""Rows whose ids are examined: numbers alone do not count, because they may be row numbers."""


def printed_rows(text: str, name: str) -> list[DataRow] | None:
    """The rows of a table that mlcat printed; None for any other text.

    `name` names the table in errors. Raises `ImportFailedError` if it is damaged.
    """
    text = text.removeprefix("\ufeff")
    head, _, rest = text.partition("\n")
    if _is_plain(head):
        rows = list(_plain_rows(text))
        return rows if _has_ids(rows) else None
    for separator in (",", "\t"):
        header, row = (row_cells(line, separator) for line in (head, rest.partition("\n")[0]))
        if set(header) >= _REQUIRED_COLUMNS and all(column.partition(".")[0] in _COLUMNS for column in header):
            if len(row) != len(header) or not _ID.fullmatch(row[header.index("id")]):
                return None
            rows = csv_rows(text, name, separator)
            return rows if _has_ids(rows) else None
    return None


def _has_ids(rows: list[DataRow]) -> bool:
    """Whether the first rows have an id with a letter."""
    ids = (row.values.get("id", "").rpartition(":")[2] for row in rows[:_MAX_EXAMINED])
    return any(any("a" <= char <= "z" for char in entry_id) for entry_id in ids)


def _is_plain(line: str) -> bool:
    """Whether a line is one of `--plain`."""
    cells = line.split("\t")
    return (
        len(cells) in (len(_PLAIN_COLUMNS) - 1, len(_PLAIN_COLUMNS))
        and _ID.fullmatch(cells[0]) is not None
        and _is_address(cells[_PLAIN_COLUMNS.index("url")])
        and (not cells[4] or cells[4].isdigit())
    )


def _plain_rows(text: str) -> Iterator[DataRow]:
    """The rows of the output of `--plain`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            cells = dict(zip(_PLAIN_COLUMNS, line.split("\t"), strict=False))
            yield DataRow(cells | {"tags": cells.get("tags", "").replace(",", _SEPARATOR)}, (), number)


def read_printed_rows(rows: list[DataRow], name: str, section: str, on_invalid: OnInvalid) -> Iterator[Record]:
    """Converts rows that mlcat printed to records. `name` names their table in errors.

    Entries without a printed section get `section`. The error of an invalid entry goes to `on_invalid`.
    """
    for row in rows:
        location = f"{name}, line {row.line}"
        try:
            yield location, _to_entry({key: cell for key, cell in row.values.items() if cell}, location, section)
        except CatalogError as error:
            on_invalid(without_traceback(error))


def _to_entry(cells: Mapping[str, object], location: str, section: str) -> PrintedEntry:
    values: dict[str, object] = {
        key: cell for key, cell in cells.items() if key not in _IGNORED_COLUMNS and "." not in key
    }
    if printed_id := values.get("id"):
        values["id"] = str(printed_id).rpartition(":")[2]  # `catalog:id` if the id alone was ambiguous
    for key in _LIST_COLUMNS:
        if cell := values.get(key):
            values[key] = str(cell).split(_SEPARATOR)
    path = values.get("section_path")
    values.setdefault("section", path[-1] if isinstance(path, list) else section)
    if isinstance(path, list) and path[-1] != values["section"]:  # a title contains the separator
        del values["section_path"]
    if links := values.get("links"):
        values["links"] = list(_links(str(links)))
    year = values.get("year")
    if isinstance(year, str) and year.isascii() and year.isdigit() and len(year) == 4:
        values["year"] = int(year)
    printed = parse_printed_entry(json.dumps(values | {"catalog": values.get("catalog")}), location)
    assert printed  # the values include a key of mlcat's output
    return printed


def _links(cell: str) -> Iterator[dict[str, str]]:
    """The links in a cell: `paper https://a.org/; code https://b.org/`. A label may contain the separator."""
    label: list[str] = []
    for part in cell.split(_SEPARATOR):
        words, _, last = part.rpartition(" ")
        if _is_address(last):
            yield {"label": _SEPARATOR.join((*label, words)), "url": last}
            label = []
        else:
            label.append(part)


def _is_address(text: str) -> bool:
    return text[:8].lower().startswith(("http://", "https://"))
