"""Reads the records of an import from JSON: one entry per line (NDJSON), an array of entries, or a whole catalog.

The lines may come in any order; `section` is a title or an id. What `mlcat list --json` and `mlcat search --json`
print can be read again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mlcat.errors import CatalogError
from mlcat.model import CatalogData, Entry
from mlcat.validation import parse_catalog, parse_entry, parse_header

_BOM = b"\xef\xbb\xbf"
_OUTPUT_KEYS = ("catalog", "score", "why")
"""Keys that mlcat's own JSON output adds to the fields of an entry."""

OnInvalid = Callable[[CatalogError], None]
"""Is called with the fault of each entry that cannot be used."""

Record = tuple[str, CatalogData | Entry]
"""The place of an entry in the input, as error messages name it, and the entry; or the same of the catalog's own
facts."""


def parse_lines(lines: Iterable[bytes], name: str, on_invalid: OnInvalid, before: int = 0) -> Iterator[Record]:
    """The records in lines of NDJSON, in order; the first line that is not blank may hold the catalog's own facts.

    `name` is what errors call the file, `before` the number of lines before these.
    """
    is_first = before == 0
    for number, line in enumerate(lines, start=before + 1):
        if not line.strip() or (is_first and line.strip() == _BOM):
            continue
        where = f"{name}, line {number}"
        try:
            header = _header(line, where) if is_first else None
            yield where, header or _entry(line, where)
            if header:  # a whole catalog may stand on one line
                yield from ((where, entry) for entry in header.entries)
        except CatalogError as error:
            on_invalid(without_trace(error))
        is_first = False


def read_array(data: bytes, name: str, on_invalid: OnInvalid) -> Iterator[Record]:
    """The records in a JSON text: a whole catalog, or an array of entries; `name` is what errors call it.

    Raises `CatalogError` for anything else.
    """
    text = data.removeprefix(_BOM).lstrip()
    if text.startswith(b"{"):
        catalog = parse_catalog(text, name)
        yield name, catalog
        yield from ((name, entry) for entry in catalog.entries)
        return
    try:
        objects = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"{name}: this is no JSON: {error}.", "Repair the file and try again.") from None
    if not isinstance(objects, list):
        raise CatalogError(
            f"{name}: this is neither a catalog nor an array of entries.",
            "An entry is { } with title, url and section.",
        )
    for number, fields in enumerate(_with_distinct_ids(objects), start=1):
        where = f"{name}, entry {number}"
        try:
            yield where, _entry(json.dumps(fields), where)
        except CatalogError as error:
            on_invalid(without_trace(error))


def _with_distinct_ids(objects: list[Any]) -> Iterator[Any]:
    """The entries, in the output of several catalogs without the ids that earlier ones have: they get others."""
    entries = [fields for fields in objects if isinstance(fields, dict)]
    if len({str(fields.get("catalog")) for fields in entries}) < 2:
        yield from objects
        return
    taken: set[str] = set()
    for fields in objects:
        if isinstance(fields, dict) and str(fields.get("id")) in taken:
            yield {key: value for key, value in fields.items() if key != "id"}
        else:
            taken |= {str(fields.get("id"))} if isinstance(fields, dict) else set()
            yield fields


def without_trace(error: CatalogError) -> CatalogError:
    """The error without its traceback, which would keep the entries of a whole block in memory for good: the program
    runs without a garbage collector."""
    error.__context__ = None
    return error.with_traceback(None)


def _header(line: bytes, where: str) -> CatalogData | None:
    """The catalog's own facts, if the line holds them: an object with a name and without an address."""
    if b'"name"' not in line:
        return None
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return parse_header(line, where) if isinstance(facts, dict) and "name" in facts and "url" not in facts else None


def _entry(line: bytes | str, where: str) -> Entry:
    try:
        return parse_entry(line, where)
    except CatalogError:
        # Only now, because most lines are right and this is slower.
        stripped = _without_output_keys(line)
        if stripped is None:
            raise
        return parse_entry(stripped, where)


def _without_output_keys(line: bytes | str) -> str | None:
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(facts, dict) or not any(key in facts for key in _OUTPUT_KEYS):
        return None
    return json.dumps({key: value for key, value in facts.items() if key not in _OUTPUT_KEYS})
