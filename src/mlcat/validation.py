"""The only room that knows Pydantic: checks JSON against the model and turns its errors into ours.

Importing Pydantic costs about four bare Python starts, so whoever needs this module imports it where it is used:
when an index is built, a catalog imported, or the JSON schema written.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import pydantic_core
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mlcat.errors import CatalogError
from mlcat.model import CatalogData, Entry, Int, Link, Section, Str
from mlcat.text.safety import shorten
from mlcat.text.slugs import entry_id

_MODELS = (CatalogData, Section, Entry, Link)
_T = TypeVar("_T", CatalogData, Entry, Section)


def read_catalog(path: Path) -> CatalogData:
    """The catalog in the JSON file at `path`, whole and consistent, every entry with an id.

    Raises `CatalogError` that names the file, the entry, the field and the repair; nothing of a broken file is used.
    """
    return parse_catalog(_read(path), path.name)


def parse_catalog(data: bytes, where: str) -> CatalogData:
    """The catalog in a JSON text; `where` is what errors call it."""
    catalog = _parse(CatalogData, data, where)
    catalog = replace(catalog, entries=tuple(with_ids(catalog.entries, where)))
    _check_sections(catalog, where)
    known = {section.id for section in catalog.sections}
    for entry in catalog.entries:
        if entry.section not in known:
            raise CatalogError(
                f"{where}: entry '{entry.id}', field 'section': there is no section '{shorten(entry.section, 40)}'.",
                f"Use one of {_listing(known)}, or add the section." if known else "Add it to the 'sections'.",
            )
    return catalog


def read_user_catalog(path: Path) -> tuple[CatalogData, Iterator[Entry]]:
    """A user's catalog: its own facts with its sections, and its entries one by one as they are read.

    The file is NDJSON: the catalog's keys without entries on the first line, then an entry a line. Raises
    `CatalogError` at once for the first line, and while iterating for an entry, with the line's number.
    """
    try:
        with path.open("rb") as file:
            head = file.readline()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.") from None
    catalog = parse_header(head, f"{path.name}, line 1")
    return catalog, _stored_entries(path, {section.id for section in catalog.sections})


def _stored_entries(path: Path, sections: set[str]) -> Iterator[Entry]:
    with path.open("rb") as file:
        file.readline()
        for number, line in enumerate(file, start=2):
            entry = parse_entry(line, f"{path.name}, line {number}")
            if entry.section not in sections or not entry.id:
                raise CatalogError(
                    f"{path.name}, line {number}: the entry '{shorten(entry.title, 40)}' has no id or no section.",
                    "The file was changed by hand: import the catalog again.",
                )
            yield entry


def parse_entry(line: bytes | str, where: str) -> Entry:
    """One entry from one line of JSON; `where` is what errors call it. Its id may be empty, its section a title."""
    return _parse(Entry, line, where)


def parse_header(line: bytes, where: str) -> CatalogData:
    """A catalog's own facts and sections from one line of JSON; it may have no entries."""
    catalog = _parse(CatalogData, line, where)
    _check_sections(catalog, where)
    return catalog


def with_ids(entries: tuple[Entry, ...], where: str) -> Iterator[Entry]:
    """The entries, those without an id with a derived one. Raises `CatalogError` where two share one."""
    taken: dict[str, str] = {}
    for entry in entries:
        if entry.id:
            if entry.id in taken:
                raise CatalogError(
                    f"{where}: two entries have the id '{entry.id}': '{shorten(taken[entry.id], 40)}'"
                    f" and '{shorten(entry.title, 40)}'.",
                    "Give one of them another id.",
                )
            taken[entry.id] = entry.title
    for entry in entries:
        if entry.id:
            yield entry
        else:
            derived = replace(entry, id=entry_id(entry.title, entry.url, taken))
            taken[derived.id] = derived.title
            yield derived


def to_json(value: CatalogData | Entry | Section) -> bytes:
    """`value` as one line of JSON in UTF-8, what is unknown left out."""
    adapter: TypeAdapter[Any] = _adapter(type(value))
    return adapter.serializer.to_json(value, exclude_defaults=True)


def values_to_json(values: Mapping[str, Any]) -> str:
    """Plain values as JSON; four times as fast as `json`, which counts by the million."""
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

    Its `validator` and `serializer` are asked themselves: its own methods cost a million entries a second more.
    """
    if model not in _adapters:
        _adapters[model] = TypeAdapter(model)
    return _adapters[model]


def _parse(model: type[_T], data: bytes | str, where: str) -> _T:
    if isinstance(data, bytes):
        data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value: _T = _adapter(model).validator.validate_json(data, strict=True)
        return value
    except ValidationError as error:
        raise _our_error(model, error, data, where) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.") from None


def _check_sections(catalog: CatalogData, where: str) -> None:
    """Section ids are unique; parents exist, stand before their children and make no circle."""
    parents: dict[str, str | None] = {}
    for section in catalog.sections:
        if section.id in parents:
            raise CatalogError(f"{where}: two sections have the id '{section.id}'.", "Give one of them another id.")
        parents[section.id] = section.parent
    read: set[str] = set()
    for section in catalog.sections:
        if section.parent and section.parent not in read:
            reason, repair = _parent_fault(section, parents)
            raise CatalogError(f"{where}: section '{section.id}', field 'parent': {reason}.", repair)
        read.add(section.id)


def _parent_fault(section: Section, parents: dict[str, str | None]) -> tuple[str, str]:
    """Why the parent of `section` does not stand before it, and what to do."""
    if section.parent not in parents:
        return f"there is no section '{section.parent}'", f"Use one of {_listing(parents)}, or leave it out."
    above: str | None = section.parent
    seen: set[str | None] = set()
    while above in parents and above not in seen:
        if above == section.id:
            reason = f"in '{section.parent}' it would hold itself"
            return reason, "Sections cannot hold each other: take one parent out."
        seen.add(above)
        above = parents[above]
    return f"'{section.parent}' comes after it", f"Move '{section.parent}' up: a section stands before those in it."


def _listing(names: Any) -> str:
    shown = sorted(names)
    return ", ".join(shown[:12]) + (" ..." if len(shown) > 12 else "")


# --- From Pydantic's errors to ours ------------------------------------------------------------------------------


def _our_error(model: type[Any], error: ValidationError, data: bytes | str, where: str) -> CatalogError:
    """The first of Pydantic's errors as a sentence with the place, the value, the reason and the repair."""
    first = error.errors(include_url=False)[0]
    more = error.error_count() - 1
    if first["type"] == "json_invalid":
        return CatalogError(f"{where}: this is no JSON: {first['ctx']['error']}.", "Repair the file and try again.")
    place = _place(first["loc"], data)
    tail = f" (and {more} more {'fault' if more == 1 else 'faults'})" if more else ""
    reason, repair = _reason(model, first)
    return CatalogError(f"{where}: {place}{reason}{tail}.", repair)


def _place(loc: tuple[int | str, ...], data: bytes | str) -> str:
    """Where in the file: entry 3 'faiss', field 'links', number 2, 'url'."""
    words = []
    rest = list(loc)
    if len(rest) >= 2 and rest[0] in ("entries", "sections") and isinstance(rest[1], int):
        what = "entry" if rest[0] == "entries" else "section"
        words.append(f"{what} {rest[1] + 1}{_called(data, str(rest[0]), rest[1])}")
        rest = rest[2:]
    elif rest and rest[0] != "entries":
        words.append(_called(data, "", 0).strip())
    for part in rest:
        words.append(f"number {part + 1}" if isinstance(part, int) else f"field '{shorten(part, 40)}'")
    place = ", ".join(word for word in words if word)
    return place + ": " if place else ""


def _called(data: bytes | str, key: str, number: int) -> str:
    """The id or title that a person knows the faulty item by, quoted, after a blank; empty where it has none."""
    try:
        item = json.loads(data)
        item = item[key][number] if key else item
        name = item.get("id") or item.get("title") or item.get("name")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return ""
    return f" '{shorten(name, 60)}'" if isinstance(name, str) else ""


def _reason(model: type[Any], error: ErrorDetails) -> tuple[str, str]:
    """What is wrong with the value there, and what to write instead."""
    kind, value = error["type"], error["input"]
    shown = shorten(json.dumps(value, ensure_ascii=False, default=str), 60)
    if kind == "missing":
        return "it is missing", "Add it."
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "there is no such field", _nearest_field(model, error["loc"])
    marker = _marker(model, error["loc"])
    repair = f"{marker.repair[0].upper()}{marker.repair[1:]}." if marker and marker.repair else ""
    if kind == "value_error":
        return f"it {error['ctx']['error']!s}", "Take that character out."
    if kind == "string_too_long":
        return f"{len(value)} characters are too many, {error['ctx']['max_length']} are allowed", repair
    if kind == "tuple_type":
        return f"{shown} is no list", "Write [ ] with the values in it."
    if kind == "bool_type":
        return f"{shown} is neither true nor false", "Write true or false, without quotes."
    message = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    if kind in (
        "string_pattern_mismatch",
        "literal_error",
        "string_too_short",
        "greater_than_equal",
        "less_than_equal",
    ):
        return f"{shown} is not allowed", repair or f"It should be {message}."
    if kind == "dataclass_type":
        return f"{shown} is no object", "Write { } with the fields in it."
    return f"{shown} is no {message}", repair or "Write a value of that type."


def _nearest_field(model: type[Any], loc: tuple[int | str, ...]) -> str:
    owner, _ = _descend(model, loc[:-1])
    names = list(get_type_hints(owner)) if owner else []
    near = get_close_matches(str(loc[-1]), names, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Fields are: {', '.join(names)}."


def _marker(model: type[Any], loc: tuple[int | str, ...]) -> Str | Int | None:
    _, hint = _descend(model, loc)
    return next((mark for mark in _inside(hint) if isinstance(mark, Str | Int)), None)


def _descend(model: type[Any], loc: tuple[int | str, ...]) -> tuple[type[Any] | None, Any]:
    """The dataclass that holds the place, and the annotation that stands there."""
    owner: type[Any] | None = model
    hint: Any = model
    for part in loc:
        if isinstance(part, int) or owner is None:
            continue
        hint = get_type_hints(owner, include_extras=True).get(part)
        owner = next((inner for inner in _inside(hint) if inner in _MODELS), owner)
    return owner, hint


def _inside(hint: Any) -> Iterator[Any]:
    """`hint` and everything it is made of."""
    yield hint
    for inner in (*getattr(hint, "__metadata__", ()), *get_args(hint)):
        yield from _inside(inner)
