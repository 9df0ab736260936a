"""`--format csv`: comma-separated values as RFC 4180 describes them, with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from mlcat.render.formats.values import KEYS, as_cell, as_cells
from mlcat.text.safety import one_line

if TYPE_CHECKING:
    from mlcat.render.item import Item


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders a header, and a record per entry with these fields; without any, with `KEYS`, and the score of a hit.

    For the form of values see `as_cell`.
    """
    remaining = iter(items)
    first = list(islice(remaining, 1))
    columns = fields or (*KEYS, *(["score"] if first and first[0].hit else []))
    yield _record(columns)
    for item in chain(first, remaining):
        yield _record(as_cells(item, columns))


def render_table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Renders the keys as a header, and a record per row."""
    for number, row in enumerate(rows):
        if number == 0:
            yield _record(row)
        yield _record(map(as_cell, row.values()))


def _record(cells: Iterable[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([one_line(cell) for cell in cells])
    return buffer.getvalue()
