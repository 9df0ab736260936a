"""Converts rows of CSV, TSV, YAML and JSON to entries: the name of a column decides the field of its values.

For records that mlcat did not write; `mlcat_json` and `printed_tables` read its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mlcat.constraints import KINDS, MAX_ITEMS, MAX_LINE, MAX_PARAGRAPH, STATUSES
from mlcat.errors import ImportFailedError
from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.fields.status import status_of
from mlcat.importing.fields.years import year_in
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedLink, ParsedList
from mlcat.importing.records.cell_values import (
    address_of,
    is_repository,
    kind_of,
    parts_of,
    split_authors,
    title_of_cell,
)
from mlcat.importing.records.data_rows import (
    DataRow,
    all_keys,
    csv_rows,
    parse_json,
    parse_json_lines,
    parse_yaml,
    rows_in,
    section_titles,
)
from mlcat.importing.records.field_columns import FieldColumns
from mlcat.text.safety import shorten

_MARKDOWN_LINK = lazy_compile(r"\[([^\[\]\n]{1,400})\]\((https?://[^\s()]{1,2000})\)")
_MAX_PATH = 10  # nested sections
_MAX_REPORTED_TITLE = 100  # characters


def parse_records(text: str, format: str, source_name: str, mapping: Mapping[str, str]) -> ParsedList:
    """Parses a text; `format` is csv, tsv, yaml, json or ndjson.

    `mapping` has the columns that the user named, by field. `source_name` names the text in errors. Raises
    `ImportFailedError` if there is no column for titles or none for addresses.
    """
    titles: dict[str, str] = {}
    if format in ("csv", "tsv"):
        rows = csv_rows(text, source_name, "\t" if format == "tsv" else None)
    else:
        value, rows = _value_and_rows(text, format, source_name, mapping)
        titles = section_titles(value)
        if not rows and "://" not in text:
            raise ImportFailedError(
                f"{source_name} has no addresses.", "Each entry needs a title and a url with https://."
            )
        if not rows:
            FieldColumns(all_keys(value), mapping).require(source_name)
    columns = FieldColumns((name for row in rows for name in row.values), mapping)
    if format in ("csv", "tsv"):
        columns.require(source_name)
    entries, left_out = [], []
    for number, row in enumerate(rows, start=1):
        entry, reason = _to_entry(row, columns)
        if entry:
            entry.path = tuple(titles.get(name, name) for name in entry.path)
            entries.append(entry)
        else:
            title = _first_value(row, columns.for_field("title")) or ("" if row.line else f"record {number}")
            left_out.append(LeftOut(reason, row.line, shorten(title, _MAX_REPORTED_TITLE)))
    return ParsedList(entries=tuple(entries), left_out=tuple(left_out))


def _value_and_rows(text: str, format: str, source_name: str, mapping: Mapping[str, str]) -> tuple[Any, list[DataRow]]:
    """The value of a text in YAML, JSON or NDJSON, which is a list for NDJSON, and the records in it."""
    if format != "ndjson":
        value = (parse_yaml if format == "yaml" else parse_json)(text, source_name)
        return value, rows_in(value, mapping, source_name)
    values = parse_json_lines(text, source_name)
    rows = [row._replace(line=line) for line, value in values for row in rows_in(value, mapping, source_name)]
    return [value for _, value in values], rows


def _to_entry(row: DataRow, columns: FieldColumns) -> tuple[ParsedEntry | None, str]:
    """Returns the entry of a row, and ""; or None, and the reason why it is not an entry: no title or no address."""
    addresses = _addresses(row, columns)
    title = shorten(title_of_cell(_first_value(row, columns.for_field("title"))), MAX_LINE)
    title = title or next((str(value) for column, value in row.values.items() if is_repository(value, column)), "")
    if not title:
        return None, "no title"
    if not addresses:
        return None, "no address"
    description, links = _description_and_links(_description(row, columns))
    others = [ParsedLink(_label(name), url) for name, url in addresses[1:]]
    entry = ParsedEntry(
        title=title,
        url=addresses[0][1],
        path=_path(row, columns),
        description=description,
        links=tuple({link.url: link for link in (*others, *links) if link.url != addresses[0][1]}.values())[:MAX_ITEMS],
        tags=tuple(_values(row, columns, "tags", every_column=True)),
        authors=tuple(_authors(row, columns)),
        aliases=tuple(_values(row, columns, "aliases")),
        line=row.line,
    )
    _add_facts(entry, row, columns)
    return entry, ""


def _addresses(row: DataRow, columns: FieldColumns) -> list[tuple[str, str]]:
    """Pairs of a column and the address in it, the most likely first. A DOI counts only without another address."""
    names = columns.for_field("url")
    addresses = [(name, url) for name in names if (url := address_of(_to_text(row.values.get(name)), name))]
    dois = [(name, url) for name in columns.for_field("doi") if (url := address_of(_to_text(row.values.get(name))))]
    return addresses or dois


def _description(row: DataRow, columns: FieldColumns) -> str:
    """The first description that is not only an address."""
    values = (_to_text(row.values.get(name)) for name in columns.for_field("description"))
    return next((text for text in values if text and not address_of(text)), "")


def _authors(row: DataRow, columns: FieldColumns) -> list[str]:
    """The authors in the first column that is not empty, which may hold a list of names or a text."""
    for name in columns.for_field("authors"):
        value = row.values.get(name)
        if isinstance(value, str) and value.strip():
            names = (shorten(part, MAX_LINE) for part in split_authors(_to_text(value)) if part.strip())
            return list(dict.fromkeys(names))[:MAX_ITEMS]
    return _values(row, columns, "authors")


def _label(column: str) -> str:
    """The label of a link in a column: "source code" for `source_code_url`."""
    words = column.replace("_", " ").strip()
    return shorten(words.removesuffix(" url").strip() or words, MAX_LINE)


def _add_facts(entry: ParsedEntry, row: DataRow, columns: FieldColumns) -> None:
    """Adds the fields with a single value, each only if its text is valid for the field."""
    entry.license = license_of(_first_value(row, columns.for_field("license"), separator=" / "))
    language = _first_value(row, columns.for_field("language"))
    entry.language = language_of(language) or (shorten(language, 60) or None)
    entry.year = year_in(_first_value(row, columns.for_field("year"))[:40])
    kind = _first_value(row, columns.for_field("kind")).casefold()
    entry.kind = kind if kind in KINDS else kind_of(kind)
    status = _first_value(row, columns.for_field("status"))
    entry.status = status.casefold() if status.casefold() in STATUSES else status_of(status)
    entry.status = entry.status or _status_of_true_column(row, columns.for_field("status"))
    entry.venue = shorten(_first_value(row, columns.for_field("venue")), MAX_LINE) or None
    entry.install = shorten(_first_value(row, columns.for_field("install")), MAX_LINE) or None


def _status_of_true_column(row: DataRow, columns: list[str]) -> str | None:
    """The status "archived" for `archived: true`: a column whose name is a status, and whose value is true.

    None if there is no such column.
    """
    names = (name for name in columns if row.values.get(name) is True)
    return next((status for name in names if (status := status_of(name))), None)


def _path(row: DataRow, columns: FieldColumns) -> tuple[str, ...]:
    """The titles of the sections of a row, outermost first: those of the groups around it, then those in its
    columns."""
    titles = [_first_value(row, columns.for_field(field)) for field in ("section", "subsection")]
    return tuple(shorten(name, MAX_LINE) for name in (*row.path, *titles) if name.strip())[:_MAX_PATH]


def _description_and_links(text: str) -> tuple[str, list[ParsedLink]]:
    """A description with the texts of its Markdown links in place of the links, and these links."""
    markdown_links = _MARKDOWN_LINK.findall(text[:MAX_PARAGRAPH])
    links = [ParsedLink(shorten(label, MAX_LINE), url) for label, href in markdown_links if (url := address_of(href))]
    return shorten(_MARKDOWN_LINK.sub(lambda match: match[1], text[:MAX_PARAGRAPH]), MAX_PARAGRAPH), links


def _first_value(row: DataRow, columns: list[str], *, separator: str = "") -> str:
    """The text of the first column that is not empty.

    A list is represented by its first value or, with `separator`, by all of its values.
    """
    values = (row.values.get(name) for name in columns)
    if separator:
        values = (separator.join(map(_to_text, value)) if isinstance(value, list) else value for value in values)
    return next((text for value in values if (text := _to_text(value))), "")


def _values(row: DataRow, columns: FieldColumns, field: str, *, every_column: bool = False) -> list[str]:
    """The values of a field with several values, which a cell has as a list or as a text with separators.

    They come from the first column that is not empty or, with `every_column`, from all columns.
    """
    all_values: list[str] = []
    for name in columns.for_field(field):
        value = row.values.get(name)
        parts = [_to_text(part) for part in value] if isinstance(value, list) else parts_of(_to_text(value))
        all_values += [shorten(part, MAX_LINE) for part in parts if part.strip()]
        if all_values and not every_column:
            break
    return list(dict.fromkeys(all_values))[:MAX_ITEMS]


def _to_text(value: Any) -> str:
    """A value as text on one line; of a list, its first value. "" for a value that is neither text nor a number."""
    if isinstance(value, list):
        return _to_text(value[0]) if value else ""
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return ""
    try:
        return shorten(str(value), MAX_PARAGRAPH)
    except ValueError:  # a number with thousands of digits
        return ""
