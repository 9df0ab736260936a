"""Reads what `--format csv` prints: the entries keep their ids and fields, but for their publications.

A cell of publications does not say which of its words is which field, so it is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from mlcat.errors import CatalogError
from mlcat.importing.records.reading import OnInvalid, PrintedEntry, Record, printed_entry, without_trace
from mlcat.importing.records.structured import csv_rows, row_cells

_OWN = frozenset(("id", "title", "url", "section", "topics", "publications", "section_path", "catalog"))
_LISTS = ("tags", "aliases", "topics", "authors", "section_path")
_LEFT_OUT = ("publications", "catalogs", "score")
_SEPARATOR = "; "  # between the values of a cell, see `render.formats.values.as_cell`


def is_own_csv(text: str) -> bool:
    """Whether the first line of CSV has the columns that mlcat prints."""
    first = text.removeprefix("\ufeff").partition("\n")[0].strip()
    return set(row_cells(first, ",")) >= _OWN


def read_own_csv(text: str, name: str, on_invalid: OnInvalid) -> Iterator[Record]:
    """The records in CSV that mlcat printed; `name` is what errors call it. Raises `ImportFailedError` for damage."""
    for row in csv_rows(text.removeprefix("\ufeff"), name, ","):
        location = f"{name}, line {row.number}"
        try:
            if entry := _entry(row.values, location):
                yield location, entry
        except CatalogError as error:
            on_invalid(without_trace(error))


def _entry(cells: Mapping[str, object], location: str) -> PrintedEntry | None:
    values: dict[str, object] = {key: cell for key, cell in cells.items() if cell and key not in _LEFT_OUT}
    for key in _LISTS:
        if cell := values.get(key):
            values[key] = str(cell).split(_SEPARATOR)
    path = values.get("section_path")
    if isinstance(path, list) and path[-1] != values.get("section"):  # a title has the separator in it
        del values["section_path"]
    if links := values.get("links"):
        values["links"] = list(_links(str(links)))
    year = values.get("year")
    if isinstance(year, str) and year.isascii() and year.isdigit() and len(year) == 4:
        values["year"] = int(year)
    return printed_entry(json.dumps(values | {"catalog": values.get("catalog")}), location)


def _links(cell: str) -> Iterator[dict[str, str]]:
    """The links in a cell: `paper https://a.org/; code https://b.org/`. A label may have the separator in it."""
    label: list[str] = []
    for part in cell.split(_SEPARATOR):
        words, _, last = part.rpartition(" ")
        if last.startswith(("http://", "https://")):
            yield {"label": _SEPARATOR.join((*label, words)), "url": last}
            label = []
        else:
            label.append(part)
