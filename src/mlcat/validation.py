"""Parses and validates catalogs: JSON in, objects of the model out.

Pydantic, which takes about four bare Python starts to load, is imported here and in `mlcat.validation_errors` only.
While this module builds a validator, Pydantic calls hooks of the model and its fields, which load `mlcat.core_schemas`
and so pydantic_core. Import this module where it is used: when an index is built, a catalog imported, or the JSON
schema written.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pydantic_core
from pydantic import TypeAdapter, ValidationError

from mlcat.constraints import MAX_LINE_BYTES, MAX_SECTION_DEPTH
from mlcat.errors import MAX_LISTED, CatalogError
from mlcat.migration import OLD_KEYS, migrate, record_migrated_file
from mlcat.model import CatalogData, Entry, Section
from mlcat.text.safety import shorten
from mlcat.text.slugs import IdAllocator

_UNKNOWN_FIELD = ("unexpected_keyword_argument", "extra_forbidden")  # Pydantic's error types

_T = TypeVar("_T", CatalogData, Entry, Section)


def read_catalog_data(path: Path) -> CatalogData:
    """Reads and checks the catalog in a JSON file; entries without an id get one.

    Raises `CatalogError` for an invalid file; the error names the file, the entry, the field and the repair.
    """
    return parse_catalog(_read_bytes(path), path.name)


def parse_catalog(data: bytes, location: str) -> CatalogData:
    """Parses and checks a catalog in JSON; `location` names the file in errors. Raises `CatalogError` for invalid
    data."""
    catalog = _parse(CatalogData, data, location)
    catalog = replace(catalog, entries=tuple(with_ids(catalog.entries, location)))
    _check_sections(catalog, location)
    known = {section.id for section in catalog.sections}
    for entry in catalog.entries:
        if entry.section not in known:
            raise CatalogError(
                f"{location}: entry '{entry.id}', field 'section': there is no section '{shorten(entry.section, 40)}'.",
                f"Use one of {_list_names(known)}, or add the section." if known else "Add it to the 'sections'.",
            )
    return catalog


def read_user_catalog(path: Path) -> tuple[CatalogData, Iterator[Entry]]:
    """Reads a user's catalog. Returns the catalog without its entries, and an iterator over the entries, which reads
    the file lazily.

    The file is NDJSON: the catalog's own fields on the first line, then one entry per line. Raises `CatalogError` with
    the number of the line: at once for the first line, during the iteration for an entry.
    """
    catalog, entries = read_user_catalog_with_offsets(path)
    return catalog, (entry for _, entry in entries)


def read_user_catalog_with_offsets(path: Path) -> tuple[CatalogData, Iterator[tuple[int, Entry]]]:
    """Like `read_user_catalog`, but yields each entry with the offset of its line in bytes."""
    try:
        with path.open("rb") as file:
            head = file.readline(MAX_LINE_BYTES + 1)
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.") from None
    catalog = parse_header(checked_line(head, f"{path.name}, line 1"), f"{path.name}, line 1")
    return catalog, _read_entries(path, {section.id for section in catalog.sections})


def _read_entries(path: Path, sections: set[str]) -> Iterator[tuple[int, Entry]]:
    with path.open("rb") as file:
        offset = len(file.readline())
        lines = iter(lambda: file.readline(MAX_LINE_BYTES + 1), b"")
        for number, line in enumerate(lines, start=2):
            location = f"{path.name}, line {number}"
            entry = parse_entry(checked_line(line, location), location)
            if entry.section not in sections or not entry.id:
                raise CatalogError(
                    f"{path.name}, line {number}: the entry '{shorten(entry.title, 40)}' has no id or no section.",
                    "The file was changed by hand: import the catalog again.",
                )
            yield offset, entry
            offset += len(line)


def checked_line(line: bytes, location: str) -> bytes:
    """Returns a line of a catalog file, unchanged. Raises `CatalogError` about `location` if it is longer than
    MAX_LINE_BYTES."""
    if len(line) <= MAX_LINE_BYTES:
        return line
    problem = f"{location}: the line is longer than {MAX_LINE_BYTES >> 20} MiB."
    raise CatalogError(problem, "Each entry must be one line: is this NDJSON?")


def parse_entry(line: bytes | str, location: str) -> Entry:
    """Parses and checks an entry in JSON; its id may be empty, and its section may be a title. Raises `CatalogError`
    about `location` for invalid data."""
    return _parse(Entry, line, location)


def parse_header(line: bytes, location: str) -> CatalogData:
    """Parses and checks the first line of a user's catalog: its own fields and sections, usually without entries.
    Raises `CatalogError` about `location` for invalid data."""
    catalog = _parse(CatalogData, line, location)
    _check_sections(catalog, location)
    return catalog


def with_ids(entries: tuple[Entry, ...], location: str) -> Iterator[Entry]:
    """Yields the entries in order, with ids: an id that is missing is derived from title and address. Raises
    `CatalogError` if two entries have the same id."""
    titles: dict[str, str] = {}
    for entry in entries:
        if entry.id:
            if entry.id in titles:
                raise CatalogError(
                    f"{location}: two entries have the id '{entry.id}': '{shorten(titles[entry.id], 40)}'"
                    f" and '{shorten(entry.title, 40)}'.",
                    "Give one of them another id.",
                )
            titles[entry.id] = entry.title
    ids = IdAllocator(set(titles))
    for entry in entries:
        yield entry if entry.id else replace(entry, id=ids.entry_id(entry.title, entry.url))


def to_json(value: CatalogData | Entry | Section) -> bytes:
    """Converts an object of the model to JSON in UTF-8, in one line and without fields that have their default."""
    adapter: TypeAdapter[Any] = _adapter(type(value))
    return adapter.serializer.to_json(value, exclude_defaults=True)


def to_json_lines(entries: list[Entry]) -> list[bytes]:
    """The lines of a catalog file for `entries`: for each, what `to_json` returns, and a line feed."""
    serialize = _adapter(Entry).serializer.to_json
    return [serialize(entry, exclude_defaults=True) + b"\n" for entry in entries]


def values_to_json(values: Mapping[str, Any]) -> str:
    """Converts plain values to JSON; four times as fast as the module `json`, which matters for a million entries."""
    return pydantic_core.to_json(values).decode()


def json_schema() -> dict[str, Any]:
    """The JSON schema of a catalog file, for editors and other programs."""
    schema = TypeAdapter(CatalogData).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "mlcat catalog"
    return schema


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(model: type[_T]) -> TypeAdapter[_T]:
    """The adapter of `model`; building one takes milliseconds, so each is built once.

    Callers use its `validator` and `serializer` directly: its own methods would add a second to a million entries.
    """
    if model not in _adapters:
        _adapters[model] = TypeAdapter(model)
    return _adapters[model]


def _parse(model: type[_T], data: bytes | str, location: str) -> _T:
    if isinstance(data, bytes):
        data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value: _T = _adapter(model).validator.validate_json(data, strict=True)
        return value
    except ValidationError as error:
        fault = error
    if (migrated := _migrated_json(fault, data)) is not None:
        value = _parse(model, migrated, location)
        record_migrated_file(location)
        return value
    from mlcat.validation_errors import to_catalog_error

    raise to_catalog_error(model, fault, data, location) from None


def _migrated_json(fault: ValidationError, data: bytes | str) -> bytes | None:
    """The JSON text with its older keys converted to publications; None if it has no older keys."""
    if not any(
        error["type"] in _UNKNOWN_FIELD and error["loc"][-1] in OLD_KEYS for error in fault.errors(include_url=False)
    ):
        return None
    item = json.loads(data)
    return json.dumps(item).encode() if migrate(item) else None


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.") from None


def _check_sections(catalog: CatalogData, location: str) -> None:
    """Raises `CatalogError` unless ids are unique, parents exist and come before their children, without a cycle."""
    parents: dict[str, str | None] = {}
    for section in catalog.sections:
        if section.id in parents:
            raise CatalogError(f"{location}: two sections have the id '{section.id}'.", "Give one of them another id.")
        parents[section.id] = section.parent
    depths: dict[str | None, int] = {None: 0}
    for section in catalog.sections:
        if section.parent not in depths:
            reason, repair = _parent_fault(section, parents)
            raise CatalogError(f"{location}: section '{section.id}', field 'parent': {reason}.", repair)
        depths[section.id] = depths[section.parent] + 1
        if depths[section.id] > MAX_SECTION_DEPTH:
            problem = f"{location}: section '{section.id}' is more than {MAX_SECTION_DEPTH} sections deep."
            raise CatalogError(problem, "Remove some of the sections above it.")


def _parent_fault(section: Section, parents: dict[str, str | None]) -> tuple[str, str]:
    """The reason why no earlier section is the parent of `section`, and the repair."""
    if section.parent not in parents:
        return f"there is no section '{section.parent}'", f"Use one of {_list_names(parents)}, or leave it out."
    above: str | None = section.parent
    seen: set[str | None] = set()
    while above in parents and above not in seen:
        if above == section.id:
            reason = f"in '{section.parent}' it would contain itself"
            return reason, "Sections cannot contain each other: remove a parent."
        seen.add(above)
        above = parents[above]
    return f"'{section.parent}' comes after it", f"Move '{section.parent}' up: a section comes before its subsections."


def _list_names(names: Any) -> str:
    sorted_names = sorted(names)
    return ", ".join(sorted_names[:MAX_LISTED]) + (" ..." if len(sorted_names) > MAX_LISTED else "")
