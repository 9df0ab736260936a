"""Translates Pydantic's validation errors into `CatalogError`s: the place, the value, the reason and the repair."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mlcat.errors import MAX_FAULTS, CatalogError, FieldError
from mlcat.fields import Int, Str
from mlcat.model import Author, CatalogData, Entry, Link, Publication, Section
from mlcat.text.safety import shorten

_MODELS = (CatalogData, Section, Entry, Link, Publication, Author)


def to_catalog_error(model: type[Any], error: ValidationError, data: bytes | str, location: str) -> CatalogError:
    """Converts Pydantic's errors to one `CatalogError`: the first error gives its message and hint, further ones its
    details.

    `model` is the class that `data` was checked against, `location` the name of the file.
    """
    errors = error.errors(include_url=False)
    first = errors[0]
    if first["type"] == "json_invalid":
        return CatalogError(f"{location}: this is not JSON: {first['ctx']['error']}.", "Repair the file and try again.")
    fault, *other_faults = (_fault(model, detail, data, location) for detail in errors[:MAX_FAULTS])
    rest = len(errors) - MAX_FAULTS
    more = (f"There {'is 1 more fault' if rest == 1 else f'are {rest:,} more faults'}.",) if rest > 0 else ()
    fault.details = (*map(str, other_faults), *more)
    return fault


def _fault(model: type[Any], error: ErrorDetails, data: bytes | str, location: str) -> FieldError:
    reason, repair = _reason(model, error)
    return FieldError(f"{location}: {_path(error['loc'], data)}{reason}.", repair, error["loc"])


def _path(loc: tuple[int | str, ...], data: bytes | str) -> str:
    """The path to the faulty value, such as `entry 3 'faiss', field 'links', number 2, field 'url': `; "" for the whole
    text."""
    words = []
    rest = list(loc)
    if len(rest) >= 2 and rest[0] in ("entries", "sections") and isinstance(rest[1], int):
        what = "entry" if rest[0] == "entries" else "section"
        words.append(f"{what} {rest[1] + 1}{_item_name(data, str(rest[0]), rest[1])}")
        rest = rest[2:]
    elif rest and rest[0] != "entries":
        words.append(_item_name(data, "", 0).strip())
    for part in rest:
        words.append(f"number {part + 1}" if isinstance(part, int) else f"field '{shorten(part, 40)}'")
    path = ", ".join(word for word in words if word)
    return f"{path}: " if path else ""


def _item_name(data: bytes | str, key: str, number: int) -> str:
    """The id, title or name of the faulty item, quoted and after a blank; "" if it has none."""
    try:
        item = json.loads(data)
        item = item[key][number] if key else item
        name = item.get("id") or item.get("title") or item.get("name")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return ""
    return f" '{shorten(name, 60)}'" if isinstance(name, str) else ""


def _reason(model: type[Any], error: ErrorDetails) -> tuple[str, str]:
    """The reason why the value is invalid, and what to write instead."""
    kind, value = error["type"], error["input"]
    quoted_value = shorten(json.dumps(value, ensure_ascii=False, default=str), 60)
    if kind == "missing":
        return "it is missing", "Add it."
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "there is no such field", _nearest_field(model, error["loc"])
    marker = _constraint(model, error["loc"])
    repair = f"{marker.repair[0].upper()}{marker.repair[1:]}." if marker and marker.repair else ""
    if kind == "value_error":
        return f"it {error['ctx']['error']!s}", "Remove that character."
    if kind == "string_too_long":
        return f"{len(value)} characters are too many, {error['ctx']['max_length']} are allowed", repair
    if kind == "too_long":
        return (
            f"{error['ctx']['actual_length']} are too many, {error['ctx']['max_length']} are allowed",
            "Keep fewer.",
        )
    if kind == "tuple_type":
        return f"{quoted_value} is not a list", "Write [ ] with the values in it."
    if kind == "bool_type":
        return f"{quoted_value} is neither true nor false", "Write true or false, without quotes."
    message = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    if kind in (
        "string_pattern_mismatch",
        "literal_error",
        "string_too_short",
        "greater_than_equal",
        "less_than_equal",
    ):
        return f"{quoted_value} is not allowed", repair or f"It should be {message}."
    if kind == "dataclass_type":
        return f"{quoted_value} is not an object", "Write { } with the fields in it."
    return f"{quoted_value} is not a valid {message}", repair or "Write a value of that type."


def _nearest_field(model: type[Any], loc: tuple[int | str, ...]) -> str:
    owner, _ = _descend(model, loc[:-1])
    names = list(get_type_hints(owner)) if owner else []
    near = get_close_matches(str(loc[-1]), names, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Fields are: {', '.join(names)}."


def _constraint(model: type[Any], loc: tuple[int | str, ...]) -> Str | Int | None:
    _, annotation = _descend(model, loc)
    return next((mark for mark in _annotation_parts(annotation) if isinstance(mark, Str | Int)), None)


def _descend(model: type[Any], loc: tuple[int | str, ...]) -> tuple[type[Any] | None, Any]:
    """The dataclass whose field is at `loc`, and the annotation of that field."""
    owner: type[Any] | None = model
    annotation: Any = model
    for part in loc:
        if isinstance(part, int) or owner is None:
            continue
        annotation = get_type_hints(owner, include_extras=True).get(part)
        owner = next((inner for inner in _annotation_parts(annotation) if inner in _MODELS), owner)
    return owner, annotation


def _annotation_parts(annotation: Any) -> Iterator[Any]:
    """Yields an annotation and, depth first, all its metadata and arguments."""
    yield annotation
    for inner in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        yield from _annotation_parts(inner)
