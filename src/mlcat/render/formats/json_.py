"""`--format json`: an array of objects. It is written object by object: a list of any length takes little memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mlcat.render.formats.values import as_object

if TYPE_CHECKING:
    from mlcat.render.item import Item

_encode = json.JSONEncoder().encode  # ASCII only, so that the encoding of a stream cannot change a value


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders the entries with these fields; without any, with all keys. `mlcat import` accepts that."""
    return _array(as_object(item, fields) for item in items)


def render_table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Renders the rows as objects."""
    return _array(rows)


def _array(objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    empty = True
    for record in objects:
        yield ("[\n  " if empty else ",\n  ") + _encode_indented(record, "  ")
        empty = False
    yield "[]\n" if empty else "\n]\n"


def _encode_indented(value: Any, indent: str) -> str:
    """Encodes `value` with the indentation of `json.dumps(indent=2)`.

    `json.dumps(indent=2)` itself creates reference cycles, 2.8 kB per entry, and the program runs without the garbage
    collector.
    """
    inner = indent + "  "
    if isinstance(value, Mapping) and value:
        lines = [f"{_encode(key)}: {_encode_indented(element, inner)}" for key, element in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(lines) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        return (
            f"[\n{inner}" + f",\n{inner}".join(_encode_indented(element, inner) for element in value) + f"\n{indent}]"
        )
    return _encode(value)
