"""Reads CSV, TSV, YAML and JSON of any shape into rows: the values of a record by column, and the groups around it."""

from __future__ import annotations

import csv
import io
import json
import operator
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from mlcat.errors import ImportFailedError
from mlcat.importing.records.cell_values import is_repository
from mlcat.importing.records.field_columns import FIELDS, FieldColumns, column_key
from mlcat.text.safety import one_line, shorten

_MAX_NODES = 2_000_000  # values; an alias in YAML may expand to millions
_MAX_DEPTH = 50
_MIN_KEYS = 3  # of a record inside another; one with fewer may be a link with its label
_MAX_YAML = 16 << 20  # characters
_MAX_CELL = 1 << 20  # characters of a cell of CSV
_CONTAINERS = frozenset(
    """
    items entries list data resources projects libraries services tools results records rows links apps software
    packages categories sections groups children subcategories content catalog awesome
    """.split()
)
"""Keys that say only that records follow; any other key of a group is the title of a section."""


_FIELD_NAMES = frozenset(name for names in FIELDS.values() for name in names)
"""Keys that may be those of a field (see `column_key`)."""


class DataRow(NamedTuple):
    """A record with its values by column."""

    values: Mapping[str, Any]
    path: tuple[str, ...]
    """The names of the groups that contain it, outermost first."""
    line: int = 0
    """The line on which the record begins in CSV or NDJSON, from 1; 0 for JSON and YAML."""


def csv_rows(text: str, source_name: str, separator: str | None = None) -> list[DataRow]:
    """The rows of CSV or another delimited format, whose first row has the column names.

    `source_name` names the text in errors. If `separator` is None, it is guessed. Raises `ImportFailedError` if the
    text is not CSV.
    """
    head = text.partition("\n")[0]
    delimiter = separator or max(",;\t|", key=head.count)
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    line = 1
    try:
        columns = next(reader, [])
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                rows.append(DataRow(dict(zip_longest(columns, cells[: len(columns)])), (), line))
            line = reader.line_num + 1
    except csv.Error as error:
        problem = f"{source_name}, line {line}: this is not CSV: {error}."
        raise ImportFailedError(problem, "Repair the file and try again.") from None
    return rows


def row_cells(line: str, separator: str) -> list[str]:
    """The cells of a line in a delimited format, trimmed; none if the line is invalid."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _nesting_depth(events: Iterable[Any]) -> int:
    """The nesting depth of lists and mappings in YAML. Counting stops above `_MAX_DEPTH`."""
    from yaml.events import CollectionEndEvent, CollectionStartEvent

    depth = deepest = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        deepest = max(deepest, depth)
        if deepest > _MAX_DEPTH:
            break
    return deepest


def parse_yaml(text: str, source_name: str) -> Any:
    """Parses YAML. A text with several documents becomes a list of their values.

    `source_name` names the text in errors. Raises `ImportFailedError` if it is invalid, too long or nested too deeply.
    """
    import yaml

    if len(text) > _MAX_YAML:
        raise ImportFailedError(f"{source_name} is longer than {_MAX_YAML:,} characters.", "Convert it to NDJSON.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # The depth is checked on the event stream first: some builds of the loader overflow the stack on deep nesting.
        if _nesting_depth(yaml.parse(text, Loader=loader)) > _MAX_DEPTH:
            raise _invalid_error(source_name, "YAML", "it is nested too deeply")
        documents = list(yaml.load_all(text, Loader=loader))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        location = f"{source_name}, line {mark.line + 1}" if mark else source_name
        raise _invalid_error(location, "YAML", getattr(error, "problem", None) or str(error)) from None
    return documents[0] if len(documents) == 1 else documents


def parse_json(text: str, source_name: str) -> Any:
    """Parses JSON. `source_name` names the text in errors. Raises `ImportFailedError` if it is invalid."""
    try:
        return json.loads(text)
    except RecursionError:
        raise _invalid_error(source_name, "JSON", "it is nested too deeply") from None
    except ValueError as error:
        raise _invalid_error(source_name, "JSON", str(error).partition("; use sys.")[0]) from None


def parse_json_lines(text: str, source_name: str) -> list[tuple[int, Any]]:
    """Parses each line as JSON; returns the number of each line, from 1, and its value. Blank lines are skipped.

    Raises `ImportFailedError`, which names the invalid line.
    """
    lines = enumerate(text.split("\n"), start=1)
    return [(number, parse_json(line, f"{source_name}, line {number}")) for number, line in lines if line.strip()]


def _invalid_error(location: str, format: str, reason: str) -> ImportFailedError:
    return ImportFailedError(
        f"{location}: this is not {format}: {shorten(reason, 120)}.", "Repair the file and try again."
    )


def rows_in(value: Any, mapping: Mapping[str, str], source_name: str) -> list[DataRow]:
    """Finds the records in a value of JSON or YAML: mappings with a title and an address, at any depth, in order.

    `mapping` has the columns that the user named, by field. `source_name` names the value in errors. Raises
    `ImportFailedError` if there are too many values.
    """
    rows: list[DataRow] = []
    # Each value with its path, and whether all mappings that contain it are groups.
    pending: list[tuple[Any, tuple[str, ...], bool]] = [(value, (), True)]
    count = 0
    while pending:
        node, path, in_groups = pending.pop()
        count += 1
        if count > _MAX_NODES or len(path) > _MAX_DEPTH:
            raise ImportFailedError(
                f"{source_name} holds too much for a list.", "Convert it to NDJSON, one entry per line."
            )
        if isinstance(node, list):
            pending.extend((child, path, in_groups) for child in reversed(node))
        elif isinstance(node, dict):
            values = {str(key): child for key, child in node.items()}
            if _is_record(values, mapping):
                rows.append(DataRow(values, path))
                pending.extend((record, path, False) for record in reversed(_similar_records(values)))
            elif in_groups and (records := _named_records(values, mapping)):
                pending.extend((record, path, True) for record in reversed(records))
            else:
                in_groups = in_groups and all(isinstance(child, list | dict) for child in values.values())
                pending.extend(
                    (child, inner, in_groups) for child, inner in reversed(list(_group_members(values, path)))
                )
    return rows


def _is_record(values: Mapping[str, Any], mapping: Mapping[str, str]) -> bool:
    """Whether a mapping has a title and an address. The name of a repository is both."""
    columns = FieldColumns(values, mapping)
    if not any(_is_scalar(values[name]) for name in columns.for_field("title")):
        return any(is_repository(value, name) for name, value in values.items()) and not _has_members(values)
    names = [*columns.for_field("url"), *columns.for_field("doi")]
    if any(_is_scalar(values[name]) for name in names if name not in columns.other_addresses):
        return True
    return not _has_members(values) and any("://" in str(values[name]) for name in names)


def _has_members(values: Mapping[str, Any]) -> bool:
    """Whether a mapping has a list of mappings."""
    lists = (child for child in values.values() if isinstance(child, list))
    return any(isinstance(member, dict) for members in lists for member in members)


def _similar_records(values: Mapping[str, Any]) -> list[dict[Any, Any]]:
    """The members of lists in a record that have the same keys as the record: papers related to a paper."""
    members = (member for child in values.values() if isinstance(child, list) for member in child)
    return [
        member
        for member in members
        if isinstance(member, dict) and len(member) >= _MIN_KEYS and all(str(key) in values for key in member)
    ]


def _named_records(values: Mapping[str, Any], mapping: Mapping[str, str]) -> list[dict[str, Any]] | None:
    """The records in a mapping whose keys are titles, and whose values are addresses or records without titles.

    None for any other mapping.
    """
    if any(column_key(key) in _FIELD_NAMES for key in values):
        return None
    if all(isinstance(value, str) and value.startswith(("http://", "https://")) for value in values.values()):
        return [{"title": key, "url": value} for key, value in values.items()]
    if not all(isinstance(value, dict) and "title" not in value for value in values.values()):
        return None
    records = [{"title": key} | {str(name): child for name, child in value.items()} for key, value in values.items()]
    with_titles = dict(mapping) | {"title": "title"}
    are_records = [_is_record(record, with_titles) for record in records]
    flat = (not any(isinstance(child, dict) for child in record.values()) for record in records)
    return records if any(are_records) and all(map(operator.or_, are_records, flat)) else None


def _is_scalar(value: Any) -> bool:
    """Whether a value is a text or a number."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _group_members(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The members of a group that may contain records, each with the path of its records.

    The path ends with the name of the group, and with the key of the member unless that is a usual name of containers.
    """
    name = next((values[key] for key in values if column_key(key) in FIELDS["title"] and _is_scalar(values[key])), None)
    inner = (*path, one_line(str(name))) if name is not None and str(name).strip() else path
    for key, child in values.items():
        if isinstance(child, list | dict):
            is_container = column_key(key) in _CONTAINERS or name is not None
            yield child, inner if is_container else (*inner, one_line(key.replace("_", " ")))


def section_titles(value: Any) -> dict[str, str]:
    """The titles of sections by their ids, from a list beside the records: {"id": "http", "title": "HTTP clients"}."""
    titles: dict[str, str] = {}
    lists = [child for child in value.values() if isinstance(child, list)] if isinstance(value, dict) else []
    for member in (member for members in lists for member in members if isinstance(member, dict)):
        title = next((member[key] for key in ("title", "name") if isinstance(member.get(key), str)), "")
        section_id = next((member[key] for key in ("id", "category", "slug", "key") if _is_scalar(member.get(key))), "")
        if title.strip() and not _is_record(member, {}):
            titles.setdefault(str(section_id), title)
    return titles


def all_keys(value: Any) -> Iterable[str]:
    """The keys of all mappings in a value, for a message. Only the first values of a large one are examined."""
    keys: dict[str, None] = {}
    pending = [value]
    for _ in range(10_000):
        if not pending:
            break
        node = pending.pop()
        if isinstance(node, dict):
            keys.update(dict.fromkeys(map(str, node)))
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(reversed(node[:100]))
    return keys
