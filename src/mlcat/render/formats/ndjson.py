"""`--format ndjson`: one JSON object per line, which `mlcat import` accepts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mlcat.render.formats.values import as_object

if TYPE_CHECKING:
    from mlcat.render.item import Item

_encode = json.JSONEncoder(separators=(",", ":")).encode


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders a line per entry with these fields; without any, with the keys of `--json`."""
    return (_encode(as_object(item, fields)) + "\n" for item in items)


def render_table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Renders a line per row."""
    return (_encode(dict(row)) + "\n" for row in rows)
