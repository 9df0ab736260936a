"""Renders tables with one line per row on a terminal, for `list`, `sections`, `tags` and `catalogs`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from mlcat.render.aligned_lines import section_heading
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.theme import BORDER, HEADING, ID, TAG, TITLE, clean_text, draw, link_target
from mlcat.text.safety import one_line

MAX_ROWS = 200
"""Maximum number of rows of a table. Further tables continue a long one, so that it is streamed."""
MAX_ID_WIDTH, MAX_TAGS_WIDTH = 26, 12
"""Maximum width of ids (longer ones are wrapped) and of tags (longer ones are truncated)."""
MIN_TEXT_WIDTH = 10
"""Minimum width to which a text is truncated if a table is too wide."""
MIN_COLUMNS = 3
"""Minimum number of columns of a table. If these do not fit, each row becomes a block of lines."""
_MIN_WIDTH_WITH_TAGS, _MIN_WIDTH_WITH_TITLE = 100, 50  # columns, for tags, and for the title beside the id
_INDENT = 2


def render_entries(
    items: Iterable[Item], counts: Mapping[int, int], canvas: Canvas, longest_id: int = MAX_ID_WIDTH
) -> Iterator[str]:
    """Renders the entries below the headings of their sections. `counts` has the numbers of entries by section number.

    `longest_id` is the length of the longest reference; it sets the width of the column.
    """
    first = True
    for _, group in groupby(items, key=lambda item: item.row.section):
        members = iter(group)
        batch = list(islice(members, MAX_ROWS))
        above = [*([] if first else [Text()]), clean_text(section_heading(batch[0], counts), HEADING)]
        first = False
        yield from _tables(batch, members, canvas, longest_id, above)


def render_flat(items: Iterable[Item], canvas: Canvas, longest_id: int = MAX_ID_WIDTH) -> Iterator[str]:
    """Renders the entries in the given order, without headings."""
    members = iter(items)
    return _tables(list(islice(members, MAX_ROWS)), members, canvas, longest_id, [])


def _tables(
    batch: list[Item], members: Iterator[Item], canvas: Canvas, longest_id: int, above: list[Text]
) -> Iterator[str]:
    while batch:
        yield draw(canvas, *above, Padding(_table(batch, canvas, min(longest_id, MAX_ID_WIDTH)), (0, 0, 0, _INDENT)))
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
        table.add_column(width=MAX_TAGS_WIDTH, no_wrap=True, overflow="ellipsis", style=TAG)
    table.add_column(width=4)
    for item in items:
        tags = [clean_text(" ".join(item.row.tags))] if canvas.width >= _MIN_WIDTH_WITH_TAGS else []
        table.add_row(linked_id(item, canvas), title_and_summary(item), *tags, clean_text(str(item.row.year or "")))
    return table


def linked_id(item: Item, canvas: Canvas) -> Text:
    """The reference of an entry, as a link to its address if the canvas has links."""
    linked_text = clean_text(item.reference, ID)
    if canvas.links:
        linked_text.stylize(Style(link=link_target(item.row.url)))
    return linked_text


def title_and_summary(item: Item, *, summary: bool = True) -> Text:
    """The title and the summary. A title that equals the id is omitted if there is a summary."""
    row = item.row
    is_id = "".join(filter(str.isalnum, row.title.casefold())) == item.reference.replace("-", "")
    title = clean_text(row.title, TITLE)
    rest = clean_text(row.summary or "") if summary or is_id else Text()
    return rest if is_id and rest else Text("  ").join([part for part in (title, rest) if part])


def render_columns(
    headings: Sequence[str], rows: Iterable[Sequence[object]], canvas: Canvas, whole_columns: Collection[int] = ()
) -> str:
    """Renders a table with these headings. Numbers are right-aligned.

    On a terminal that is too narrow, texts are truncated, the last column first; the first column and those at the
    positions in `whole_columns` stay whole. If that is not enough, the last columns are omitted, down to `MIN_COLUMNS`.
    If that is not enough either, each row becomes a block of lines with all of its values.
    """
    values = [list(row) for row in rows]
    cells = [[_cell_text(value) for value in row] for row in values]
    widths = [max(map(cell_len, column)) for column in zip(headings, *cells, strict=True)]
    numeric = [bool(values) and all(isinstance(row[index], int) for row in values) for index in range(len(headings))]
    if canvas.terminal:
        shrinkable = [index for index in range(1, len(headings)) if not numeric[index] and index not in whole_columns]
        widths = _shrink(widths, shrinkable, canvas.width)
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


def _shrink(widths: list[int], shrinkable: list[int], limit: int) -> list[int]:
    """The widths of as many columns as fit into `limit`; all widths, unchanged, if too few fit.

    The columns at the positions in `shrinkable` become narrower, the last first.
    """
    for count in range(len(widths), min(MIN_COLUMNS, len(widths)) - 1, -1):
        shrunk = widths[:count]
        while (excess := sum(shrunk) + 2 * (count - 1) - limit) > 0:
            candidates = [index for index in shrinkable if index < count and shrunk[index] > MIN_TEXT_WIDTH]
            if not candidates:
                break
            shrunk[candidates[-1]] -= 1
        if excess <= 0:
            return shrunk
    return widths


def _cell_text(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else one_line(str(value))


def _block(headings: Sequence[str], row: Sequence[str]) -> Iterator[RenderableType]:
    """A row as lines, each with a heading and its value."""
    yield clean_text(row[0], ID)
    for name, value in zip(headings[1:], row[1:], strict=True):
        if value:
            yield Padding(Text.assemble(clean_text(name.lower(), HEADING), f" {value}"), (0, 0, 0, 2))
