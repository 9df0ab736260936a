"""`--format json`: an array of objects, written object by object, so that a list of any length takes little memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mlcat.render.formats.values import as_object

if TYPE_CHECKING:
    from mlcat.render.item import Item

_encode = json.JSONEncoder().encode  # ASCII only, so that no encoding of a stream can change a value


def entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """The entries with all keys or these fields; `mlcat import` takes the array with all keys back."""
    return _array(as_object(item, fields) for item in items)


def facts(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The rows as they are."""
    return _array(rows)


def _array(objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    empty = True
    for one in objects:
        yield ("[\n  " if empty else ",\n  ") + _indented(one, "  ")
        empty = False
    yield "[]\n" if empty else "\n]\n"


def _indented(value: Any, indent: str) -> str:
    """`value` as `json.dumps` indents it.

    `json.dumps(indent=2)` leaves reference cycles behind, 2.8 kB an entry, and the program runs without the collector.
    """
    inner = indent + "  "
    if isinstance(value, Mapping) and value:
        lines = [f"{_encode(key)}: {_indented(one, inner)}" for key, one in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(lines) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        return f"[\n{inner}" + f",\n{inner}".join(_indented(one, inner) for one in value) + f"\n{indent}]"
    return _encode(value)
