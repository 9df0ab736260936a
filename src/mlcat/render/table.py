"""`list`, `sections`, `tags` and `catalogs` on a terminal: Rich tables whose columns fit the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.rows import heading
from mlcat.render.theme import BORDER, HEADING, ID, TAG, TITLE, draw, text
from mlcat.text.safety import one_line

_ROWS = 200  # rows a table at the most: the next continues it, so that long lists stream
_SUMMARY_FROM, _TAGS_FROM, _ID_FROM = 110, 70, 50  # widths from which a column is worth its room
_ID_WIDTH, _TAGS_WIDTH = 26, 12  # columns at the most


def entries(
    items: Iterable[Item], counts: Mapping[int, int], canvas: Canvas, longest_id: int = _ID_WIDTH
) -> Iterator[str]:
    """The sections with their counts, each a table of its entries; the longest id of the catalog sets a column."""
    id_width = min(longest_id, _ID_WIDTH)
    first = True
    for _, group in groupby(items, key=lambda item: item.row.section):
        members = iter(group)
        batch = list(islice(members, _ROWS))
        above = [*([] if first else [Text()]), text(heading(batch[0], counts), HEADING)]
        first = False
        while batch:
            yield draw(canvas, *above, Padding(_table(batch, canvas, id_width), (0, 0, 0, 2)))
            above, batch = [], list(islice(members, _ROWS))


def _table(items: list[Item], canvas: Canvas, id_width: int) -> Table:
    """Fixed widths, so that all sections share their columns."""
    width = canvas.width
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if width >= _ID_FROM:
        table.add_column(width=id_width, overflow="fold", style=ID)
    table.add_column(ratio=4, overflow="fold")
    if width >= _SUMMARY_FROM:
        table.add_column(ratio=7, overflow="fold")
    if width >= _TAGS_FROM:
        table.add_column(width=_TAGS_WIDTH, overflow="fold", style=TAG)
    table.add_column(width=4)
    for item in items:
        table.add_row(*_cells(item, canvas))
    return table


def _cells(item: Item, canvas: Canvas) -> Iterator[Text]:
    row, width = item.row, canvas.width
    if width >= _ID_FROM:
        yield text(row.id)
    title = text(row.title, TITLE)
    if canvas.links:
        title.stylize(Style(link=row.url))
    yield title
    if width >= _SUMMARY_FROM:
        yield text(row.summary or "")
    if width >= _TAGS_FROM:
        yield text(" ".join(row.tags))
    yield text(str(row.year or ""))


def facts(headings: Sequence[str], rows: Iterable[Sequence[object]], canvas: Canvas) -> str:
    """A table with these headings; numbers stand to the right. Where it does not fit, a block of lines a row."""
    listed = [list(row) for row in rows]
    width = sum(max(cell_len(_shown(value)) for value in column) + 2 for column in zip(headings, *listed, strict=True))
    if width > canvas.width and canvas.terminal:
        return draw(canvas, *(line for row in listed for line in _block(headings, row)))
    table = Table(box=None, padding=(0, 2, 0, 0), border_style=BORDER, header_style=HEADING)
    for place, name in enumerate(headings):
        numbers = bool(listed) and all(isinstance(row[place], int) for row in listed)
        table.add_column(name, justify="right" if numbers else "left", overflow="fold", style=ID if place == 0 else "")
    for row in listed:
        table.add_row(*(text(_shown(value)) for value in row))
    return draw(canvas, table, width=max(width, canvas.width))


def _shown(value: object) -> str:
    return "" if value is None else one_line(str(value))


def _block(headings: Sequence[str], row: Sequence[object]) -> Iterator[RenderableType]:
    yield text(_shown(row[0]), ID)
    for name, value in zip(headings[1:], row[1:], strict=True):
        if _shown(value):
            yield Padding(Text.assemble(text(name.lower(), HEADING), f" {_shown(value)}"), (0, 0, 0, 2))
