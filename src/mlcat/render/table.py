"""`list`, `sections`, `tags` and `catalogs` on a terminal: Rich tables with one line per row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from mlcat.render.theme import BORDER, HEADING, ID, TAG, TITLE, clean_text, draw, link_target
from mlcat.text.safety import one_line

MAX_ROWS = 200
"""Maximum number of rows of a table; further tables continue it, so that long lists are streamed."""
MAX_ID, MAX_TAGS = 26, 12
"""Maximum widths of ids (longer ones are wrapped) and of tags (longer ones are cut)."""
MIN_COLUMN = 10
"""The least width in columns of a text when a table must become narrower."""
MIN_COLUMNS = 3
"""Minimum number of columns of a table; if these do not fit, each row becomes a block."""
_MIN_WIDTH_WITH_TAGS, _MIN_WIDTH_WITH_TITLE = (
    100,
    50,
)  # minimum widths to show tags, and to show the title beside the id
_INDENT = 2


def entries(
    items: Iterable[Item], counts: Mapping[int, int], canvas: Canvas, longest_id: int = MAX_ID
) -> Iterator[str]:
    """The entries under the headings of their sections; `longest_id` sets the width of the column of references."""
    first = True
    for _, group in groupby(items, key=lambda item: item.row.section):
        members = iter(group)
        batch = list(islice(members, MAX_ROWS))
        above = [*([] if first else [Text()]), clean_text(heading(batch[0], counts), HEADING)]
        first = False
        yield from _tables(batch, members, canvas, longest_id, above)


def flat(items: Iterable[Item], canvas: Canvas, longest_id: int = MAX_ID) -> Iterator[str]:
    """The entries in the given order, without headings."""
    members = iter(items)
    return _tables(list(islice(members, MAX_ROWS)), members, canvas, longest_id, [])


def _tables(
    batch: list[Item], members: Iterator[Item], canvas: Canvas, longest_id: int, above: list[Text]
) -> Iterator[str]:
    while batch:
        yield draw(canvas, *above, Padding(_table(batch, canvas, min(longest_id, MAX_ID)), (0, 0, 0, _INDENT)))
        above, batch = [], list(islice(members, MAX_ROWS))


def _table(items: list[Item], canvas: Canvas, id_width: int) -> Table:
    """A table with fixed column widths, so that those of all sections are aligned."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if canvas.width < _MIN_WIDTH_WITH_TITLE:
        table.add_column(overflow="fold")
        for item in items:
            year = f"  {item.row.year}" if item.row.year else ""
            table.add_row(Text.assemble(linked_id(item, canvas), year))
            table.add_row(Padding(title_and_summary(item, summary=False), (0, 0, 0, _INDENT)))
        return table
    table.add_column(width=id_width, overflow="fold", style=ID)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    if canvas.width >= _MIN_WIDTH_WITH_TAGS:
        table.add_column(width=MAX_TAGS, no_wrap=True, overflow="ellipsis", style=TAG)
    table.add_column(width=4)
    for item in items:
        tags = [clean_text(" ".join(item.row.tags))] if canvas.width >= _MIN_WIDTH_WITH_TAGS else []
        table.add_row(linked_id(item, canvas), title_and_summary(item), *tags, clean_text(str(item.row.year or "")))
    return table


def linked_id(item: Item, canvas: Canvas) -> Text:
    """The id, as a link to the address if the terminal has links."""
    linked_text = clean_text(item.reference, ID)
    if canvas.links:
        linked_text.stylize(Style(link=link_target(item.row.url)))
    return linked_text


def title_and_summary(item: Item, *, summary: bool = True) -> Text:
    """The title, unless it equals the id, and the summary if there is one."""
    row = item.row
    same = "".join(filter(str.isalnum, row.title.casefold())) == item.reference.replace("-", "")
    title = clean_text(row.title, TITLE)
    rest = clean_text(row.summary or "") if summary or same else Text()
    return rest if same and rest else Text("  ").join([part for part in (title, rest) if part])


def facts(
    headings: Sequence[str], rows: Iterable[Sequence[object]], canvas: Canvas, uncut: Collection[int] = ()
) -> str:
    """A table with these headings; numbers are right-aligned.

    Where a terminal is too narrow, texts are cut, the last column first, but neither the first column nor those at the
    positions in `uncut`; then the last columns are omitted, down to `MIN_COLUMNS`. If that is not enough, each row
    becomes a block of lines with all of its values.
    """
    values = [list(row) for row in rows]
    cells = [[_cell_text(value) for value in row] for row in values]
    widths = [max(map(cell_len, column)) for column in zip(headings, *cells, strict=True)]
    numeric = [bool(values) and all(isinstance(row[index], int) for row in values) for index in range(len(headings))]
    if canvas.terminal:
        cut = [index for index in range(1, len(headings)) if not numeric[index] and index not in uncut]
        widths = _shrink(widths, cut, canvas.width)
    width = sum(widths) + 2 * (len(widths) - 1)
    if canvas.terminal and width > canvas.width:
        return draw(canvas, *(line for row in cells for line in _block(headings, row)))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, border_style=BORDER, header_style=HEADING)
    for index, column in enumerate(widths):
        table.add_column(
            clean_text(headings[index]),
            width=column,
            justify="right" if numeric[index] else "left",
            no_wrap=True,
            overflow="ellipsis",
            style=ID if index == 0 else "",
        )
    for row in cells:
        table.add_row(*map(clean_text, row[: len(widths)]))
    return draw(canvas, table, width=max(width, canvas.width))


def _shrink(widths: list[int], cut: list[int], limit: int) -> list[int]:
    """The widths of as many columns as fit; those at the positions in `cut` become narrower, the last of them first."""
    for count in range(len(widths), min(MIN_COLUMNS, len(widths)) - 1, -1):
        left = widths[:count]
        while (excess := sum(left) + 2 * (count - 1) - limit) > 0:
            shrinkable = [index for index in cut if index < count and left[index] > MIN_COLUMN]
            if not shrinkable:
                break
            left[shrinkable[-1]] -= 1
        if excess <= 0:
            return left
    return widths


def _cell_text(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else one_line(str(value))


def _block(headings: Sequence[str], row: Sequence[str]) -> Iterator[RenderableType]:
    yield clean_text(row[0], ID)
    for name, value in zip(headings[1:], row[1:], strict=True):
        if value:
            yield Padding(Text.assemble(clean_text(name.lower(), HEADING), f" {value}"), (0, 0, 0, 2))
