"""Parses an entry that a user edited as TOML. An error names the line."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime, time
from typing import Any, NamedTuple

from mlcat.errors import CatalogError, FieldError
from mlcat.importing.editing.entry_text import EXAMPLES
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.model import Entry
from mlcat.text.safety import one_line, shorten
from mlcat.validation import parse_entry

MAX_TEXT = 4 << 20
"""Maximum bytes of the text of an entry."""

_TOML_POSITION = lazy_compile(r" \(at line (\d+), column \d+\)$")
_TABLE = lazy_compile(r"^\s*\[{1,2}\s*[\"']?([\w-]{1,60})[\"']?\s*\]{1,2}\s*(?:#|$)")
_KEY = lazy_compile(r"^\s*[\"']?([\w-]{1,60})[\"']?\s*[=.]")
_MULTILINE_QUOTES = lazy_compile(r'"""|' + "'''")
_LOCATION = "entry"  # the location in errors of validation; the line number replaces it


def read_entry(data: bytes) -> Entry | None:
    """Parses a text of TOML. The entry has its section as the user named it. None for a text without any field.

    White space in a string becomes one blank. An empty string or list counts as a missing field. Raises `CatalogError`,
    which names the line, for a text that is not TOML, and for invalid values.
    """
    text = _decode(data)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise CatalogError("this is nested too deeply for an entry.", "Repair it.") from None
    except ValueError as error:  # tomllib's own, or a number with thousands of digits
        raise _syntax_error(error) from None
    given_values = _to_json_value(values)
    if not given_values:
        return None
    try:
        return parse_entry(json.dumps(given_values), _LOCATION)
    except CatalogError as error:
        raise _with_line(error, text) from None


def _decode(data: bytes) -> str:
    if len(data) > MAX_TEXT:
        raise CatalogError(f"the text is larger than {MAX_TEXT >> 20} MiB.", "Shorten it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(f"line {line}: this is not UTF-8.", "Save the file as UTF-8.") from None


def _syntax_error(error: ValueError) -> CatalogError:
    position = _TOML_POSITION.search(str(error))
    line = f"line {position[1]}: " if position else ""
    reason = shorten(_TOML_POSITION.sub("", str(error)), 120)
    return CatalogError(
        f"{line}this is not TOML: {reason}.", 'Write texts in quotes, key = "value", and lists as ["a", "b"].'
    )


def _to_json_value(value: Any) -> Any:
    """Converts a value of TOML to one of JSON: strings on one line, and dates as strings.

    Drops keys with empty values, and empty strings and tables in lists.
    """
    if isinstance(value, dict):
        return {
            key: nonempty for key, inner in value.items() if (nonempty := _to_json_value(inner)) not in ("", [], {})
        }
    if isinstance(value, list):
        return [nonempty for inner in value if (nonempty := _to_json_value(inner)) not in ("", {})]
    if isinstance(value, str):
        return " ".join(value.split())
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _with_line(error: CatalogError, text: str) -> CatalogError:
    """The error with the line of its field in the text, if there is one."""
    location = error.location if isinstance(error, FieldError) else ()
    line = line_of(text, location)
    message = error.message.removeprefix(f"{_LOCATION}: ")
    hint = error.hint
    if len(location) == 3 and location[2] in EXAMPLES and "no such field" in message:
        hint = f"A field of the entry itself stands above the first [[{location[0]}]]."
    return CatalogError(f"line {line}: {message}" if line else one_line(message), hint)


class _KeyLine(NamedTuple):
    """A line with a key, or the first line of a table."""

    number: int
    table: str
    """The table that contains it; "" for the entry itself."""
    table_index: int
    """The number of the table among the tables of its name, from 0."""
    key: str
    """Its key; "" for the line that begins the table."""


def line_of(text: str, location: tuple[int | str, ...]) -> int | None:
    """The line of the value at `location` in an entry's text, from 1. None for a value that is not in the text.

    A value without a line of its own has the line of its table.
    """
    field = str(location[0]) if location else ""
    index = location[1] if len(location) > 1 and isinstance(location[1], int) else 0
    key = str(location[2]) if len(location) > 2 else ""
    number = None
    for line in _key_lines(text):
        if (line.table, line.key) == ("", field):
            return line.number
        if (line.table, line.table_index) == (field, index) and line.key in ("", key):
            number = line.number
    return number


def _key_lines(text: str) -> list[_KeyLine]:
    """The lines that begin a table or have a key, without lines inside multi-line strings."""
    lines: list[_KeyLine] = []
    counts: dict[str, int] = {}
    table, in_string = "", False
    for number, line in enumerate(text.split("\n"), start=1):
        if not in_string and (table_match := _TABLE.match(line)):
            table = table_match[1]
            counts[table] = counts.get(table, -1) + 1
            lines.append(_KeyLine(number, table, counts[table], ""))
        elif not in_string and (key_match := _KEY.match(line)):
            lines.append(_KeyLine(number, table, counts.get(table, 0), key_match[1]))
        in_string ^= len(_MULTILINE_QUOTES.findall(line)) % 2 == 1
    return lines
