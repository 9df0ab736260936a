"""Converts entries to JSON values and to texts of cells, and defines the keys of `--json` and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from mlcat.model import Entry
from mlcat.text.safety import clean

if TYPE_CHECKING:
    from mlcat.render.item import Item
    from mlcat.search.results import Reason

KEYS = (*(field.name for field in fields(Entry)), "section_path", "catalog", "catalogs")
"""The keys of an entry."""
HIT_KEYS = ("score", "why", "other_sections")
"""The further keys of a hit."""


def as_object(item: Item, paths: Sequence[str] = ()) -> dict[str, Any]:
    """The entry as JSON values with all keys. An unknown value is null, [] or false; `section` is a title.

    A hit also has `score` (0 to 1), `why` (one object per match) and `other_sections`: the paths of the other sections
    with the same thing.

    With `paths` (see `value_at`), the object has only the values at these paths, with the paths as keys.
    """
    values = entry_values(item.entry())
    values["section"] = clean(item.section.title)
    values["section_path"] = [clean(title) for title in item.path]
    values["catalog"] = item.catalog
    values["catalogs"] = list(item.catalogs)
    if item.hit:
        values["score"] = round(item.hit.score, 4)
        values["why"] = [_reason(reason) for reason in item.reasons]
        values["other_sections"] = [[clean(title) for title in titles] for titles in item.other_paths]
    return {path: value_at(values, path) for path in paths} if paths else values


def as_cells(item: Item, columns: Sequence[str]) -> list[str]:
    """The values at these paths as texts of cells. The id is the reference, which every command accepts."""
    values = as_object(item, columns)
    return [item.reference if column == "id" else as_cell(values[column]) for column in columns]


def entry_values(entry: Entry) -> dict[str, Any]:
    """The fields of an entry as JSON values; `section` is an id."""
    return {field.name: json_value(getattr(entry, field.name)) for field in fields(entry)}


def value_at(values: Any, path: str) -> Any:
    """The value at a dotted path of keys and positions, `links.0.url`; None if there is none."""
    for part in path.split("."):
        if isinstance(values, dict):
            values = values.get(part)
        elif isinstance(values, list) and part.isascii() and part.isdigit():
            values = values[int(part)] if int(part[:9]) < len(values) else None
        else:
            return None
    return values


def json_value(value: Any) -> Any:
    """A value of the model as a JSON value, with strings cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return [json_value(inner) for inner in value]
    if is_dataclass(value):
        return {field.name: json_value(getattr(value, field.name)) for field in fields(value)}
    return value


def as_cell(value: Any) -> str:
    """A value as the text of a cell: "" for null, `true` and `false` as in JSON, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(as_cell, value))
    if isinstance(value, dict):  # a link: `paper https://arxiv.org/...`
        return " ".join(cell for inner in value.values() if (cell := as_cell(inner)))
    return str(value)


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "word": clean(reason.word),
        "matched": clean(reason.matched),
        "field": reason.field,
        "how": reason.how,
        "score": round(reason.score, 4),
    }
