"""Reads entries from mlcat's own JSON: one entry per line (NDJSON), an array of entries, or a whole catalog.

Lines may be in any order, and `section` is a title or an id. The output of `mlcat list --json` and
`mlcat search --json` can be read, too, and so can CSL-JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from mlcat.constraints import MAX_LINE, MAX_SECTION_DEPTH
from mlcat.errors import CatalogError
from mlcat.importing.records.csl import csl_to_entry, is_csl_item
from mlcat.importing.records.json_arrays import split_array
from mlcat.migration import OLD_KEYS
from mlcat.model import CatalogData, Entry
from mlcat.text.safety import shorten
from mlcat.validation import checked_line, parse_catalog, parse_entry, parse_header

_BOM = b"\xef\xbb\xbf"
_OUTPUT_KEYS = ("catalog", "catalogs", "section_path", "score", "why", "other_sections")
"""The keys that `--json` adds to the fields of an entry."""

_ENTRY_HINT = 'Write an object for each entry: {"title": "NumPy", "url": "https://numpy.org/", "section": "Math"}.'
_OWN_KEYS = frozenset((*(field.name for field in fields(Entry)), *_OUTPUT_KEYS, *OLD_KEYS))

OnInvalid = Callable[[CatalogError], None]
"""A callback that takes the error for each invalid entry."""


class PrintedEntry(NamedTuple):
    """An entry that mlcat printed. Its id may be replaced: two entries of several catalogs may have the same id."""

    entry: Entry
    section_path: tuple[str, ...]
    """The titles from the outermost section to that of the entry; empty if the input has none."""


Record = tuple[str, CatalogData | Entry | PrintedEntry]
"""The location in the input, for error messages, and what is there: an entry, or the catalog's own fields."""


def parse_lines(lines: Iterable[bytes], name: str, on_invalid: OnInvalid, lines_before: int = 0) -> Iterator[Record]:
    """Parses lines of NDJSON, in order. The first non-blank line may have the catalog's own fields.

    `name` names the file in errors. `lines_before` is the number of lines before these. The error of an invalid line
    goes to `on_invalid`.
    """
    is_first = lines_before == 0
    for number, line in enumerate(lines, start=lines_before + 1):
        if not line.strip() or (is_first and line.strip() == _BOM):
            continue
        location = f"{name}, line {number}"
        try:
            checked_line(line, location)
            header = _header(line, location) if is_first else None
            yield location, header or _parse_entry_line(line, location)
            if header:  # a whole catalog may be on one line
                yield from ((location, entry) for entry in header.entries)
        except CatalogError as error:
            on_invalid(without_traceback(error))
        is_first = False


def read_array(data: bytes, name: str, on_invalid: OnInvalid) -> Iterator[Record]:
    """Parses a JSON text: a whole catalog, or an array of entries.

    `name` names the text in errors. The error of an invalid entry of an array goes to `on_invalid`. Raises
    `CatalogError` for any other JSON, and for an invalid catalog.
    """
    text = data.removeprefix(_BOM).lstrip()
    if text.startswith(b"{"):
        catalog = parse_catalog(text, name)
        yield name, catalog
        yield from ((name, entry) for entry in catalog.entries)
        return
    elements = split_array(text)
    if elements is None:
        raise _not_an_array_error(text, name)
    if text[1:].lstrip()[:1] not in b"{]":
        raise CatalogError(f"{name}: this is an array of values, not of entries.", _ENTRY_HINT)
    for number, element in enumerate(elements, start=1):
        location = f"{name}, entry {number}"
        try:
            yield location, _parse_entry_line(element, location)
        except CatalogError as error:
            on_invalid(without_traceback(error))


def is_mlcat_json(text: str) -> bool:
    """Whether `read_array` can read a JSON text: a catalog, or an array of entries or of CSL items.

    Only the first element is examined: an entry has title, url and section. Also true for invalid and empty JSON, so
    that `read_array` reports the error.
    """
    text = text.lstrip("\ufeff \t\r\n")
    is_array = text.startswith("[")
    try:
        first, _ = json.JSONDecoder().raw_decode(text[1:].lstrip() if is_array else text)
    except (ValueError, RecursionError):
        return True
    if not isinstance(first, dict) or not first:
        return True
    if is_array:
        is_csl = is_csl_item(first) and not {"URL", "DOI", "issued"}.isdisjoint(first)
        return is_csl or {"title", "url", "section"} <= first.keys()
    return {"name", "title"} <= first.keys() and bool({"entries", "sections"} & first.keys())


def is_mlcat_line(line: bytes) -> bool:
    """Whether `parse_lines` can read the first line of NDJSON: fields of a catalog, an entry, or a CSL item.

    Also true if it is not a JSON object, so that `parse_lines` reports the error.
    """
    try:
        value = json.loads(line.removeprefix(_BOM))
    except (ValueError, RecursionError):
        return True
    if not isinstance(value, dict) or not value:
        return True
    has_required = any(keys <= value.keys() for keys in ({"name", "title"}, {"title", "url", "section"}))
    return has_required or value.keys() <= _OWN_KEYS or is_csl_item(value)


def _not_an_array_error(text: bytes, name: str) -> CatalogError:
    """The error for a text that is neither an object nor an array."""
    if not text.strip():
        return CatalogError(f"{name}: this is empty.", _ENTRY_HINT)
    try:
        json.loads(text)
    except RecursionError:
        return CatalogError(f"{name}: this is not JSON: it is nested too deeply.", "Repair the file and try again.")
    except ValueError as error:
        reason = "it is damaged" if "set_int_max_str_digits" in str(error) else error
        return CatalogError(f"{name}: this is not JSON: {reason}.", "Repair the file and try again.")
    return CatalogError(
        f"{name}: this is neither a catalog nor an array of entries.",
        _ENTRY_HINT,
    )


def without_traceback(error: CatalogError) -> CatalogError:
    """Removes the traceback and the context of an error, and returns it.

    They refer to the entries of a whole block, which would stay in memory: the program runs without a garbage
    collector.
    """
    error.__context__ = None
    return error.with_traceback(None)


def _header(line: bytes, location: str) -> CatalogData | None:
    """The catalog's own fields, if the line is an object with a name and without an address; else None."""
    if b'"name"' not in line:
        return None
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return (
        parse_header(line, location) if isinstance(values, dict) and "name" in values and "url" not in values else None
    )


def _parse_entry_line(line: bytes, location: str) -> Entry | PrintedEntry:
    """Parses an entry in JSON. Raises `CatalogError`, which names `location`, if it is invalid."""
    try:
        return parse_entry(line, location)
    except CatalogError:
        # Only after an error, because most lines are valid and this is slower.
        if printed := parse_printed_entry(line, location):
            return printed
        converted = csl_to_entry(line)
        if converted is None:
            raise
        return parse_entry(converted, location)


def parse_printed_entry(line: bytes | str, location: str) -> PrintedEntry | None:
    """Parses an entry in JSON that mlcat printed; returns None for other JSON.

    Raises `CatalogError`, which names `location`, if the entry is invalid.
    """
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not any(key in values for key in _OUTPUT_KEYS):
        return None
    entry_values = {key: value for key, value in values.items() if key not in _OUTPUT_KEYS}
    if isinstance(entry_values.get("id"), str):  # CSV has `catalog:id` if the id alone is ambiguous
        entry_values["id"] = entry_values["id"].removeprefix(f"{values.get('catalog')}:")
    return PrintedEntry(
        parse_entry(json.dumps(entry_values), location), _section_path(values.get("section_path"), location)
    )


def _section_path(value: object, location: str) -> tuple[str, ...]:
    """The titles in a value of `section_path`. Raises `CatalogError`, which names `location`, for any other value."""
    if value is None or value == []:
        return ()
    if (
        isinstance(value, list)
        and len(value) <= MAX_SECTION_DEPTH
        and all(isinstance(title, str) and title and shorten(title, MAX_LINE) == title for title in value)
    ):
        return tuple(value)
    raise CatalogError(
        f"{location}: field 'section_path': this is not a list of titles.",
        "Write the titles of the sections, outermost first, or leave it out.",
    )
