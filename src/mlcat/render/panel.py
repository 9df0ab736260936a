"""Search hits as panels of four rows: title and id, summary, address, and short facts in the lower border."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.theme import BORDER, ID, TAG, TITLE, address, box, clean_text, draw, join_facts, mark_words

FRAME = 4
"""Columns that the border and padding of a panel take."""
MIN_SCREEN = 3
"""Minimum number of hits shown on a screen of any height."""
MIN_TITLE = 12
"""Minimum width of a title beside the id in the border; with less room, the title is below the border."""
_MIN_WIDTH_TWO_COLUMNS, _GAP = 150, 2  # columns; at 150 a panel is still 74 wide


def entries(items: Iterable[Item], canvas: Canvas, *, explain: bool = False) -> Iterator[str]:
    """A panel per item, in order; on a wide terminal, two side by side. With `explain`, panels have the reasons for the
    hit."""
    for row in _rows(list(items), canvas):
        yield _side_by_side([panel(item, _column(canvas), explain=explain) for item in row], canvas)


def screenful(items: list[Item], canvas: Canvas, used: int, *, explain: bool = False) -> tuple[list[str], int]:
    """As many panels as fit on the terminal's screen, at least `MIN_SCREEN`, and their number of items.

    `used` is the number of lines of the screen that are needed for other things.
    """
    panels: list[str] = []
    count, lines = 0, used
    for row, panel_text in zip(_rows(items, canvas), entries(items, canvas, explain=explain), strict=True):
        lines += panel_text.count("\n")
        if count >= MIN_SCREEN and lines > canvas.height:
            break
        panels.append(panel_text)
        count += len(row)
    return panels, count


def panel(item: Item, canvas: Canvas, *, explain: bool = False) -> str:
    """An item as a panel as wide as the canvas; with `explain`, it has the reasons for the hit."""
    row = item.row
    words = {word for why in item.reasons if why.how != "phrase" for word in why.matched.split()}
    width = fitting(canvas, [row.url])
    head, lines = _head(item, words, canvas, width - FRAME - 2)
    if row.summary:
        summary = mark_words(row.summary, words)
        lines.append(crop(summary, width - FRAME) if canvas.terminal else summary)
    lines.append(address(row.url, canvas))
    if explain and item.hit:
        lines += [Text(), *_reasons(item)]
    frame = Panel(
        Group(*lines),
        title=head,
        title_align="left",
        subtitle=_facts(item, canvas, width - FRAME - 2),
        subtitle_align="right",
        border_style=BORDER,
        box=box(canvas),
        width=width,
    )
    return draw(canvas, frame, width=width)


def fitting(canvas: Canvas, addresses: Iterable[str], indent: int = 0) -> int:
    """The width of a panel: that of the canvas, or in a pipe more if an address would be broken."""
    if canvas.terminal:
        return canvas.width
    return max([canvas.width, *(cell_len(url) + indent + FRAME for url in addresses)])


def crop(value: Text, width: int) -> Text:
    """Cuts a text in place to one line of at most `width` columns, with an ellipsis; returns it."""
    value.truncate(max(width, 1), overflow="ellipsis")
    return value


def _rows(items: list[Item], canvas: Canvas) -> list[list[Item]]:
    per_row = 2 if canvas.terminal and canvas.width >= _MIN_WIDTH_TWO_COLUMNS else 1
    return [items[start : start + per_row] for start in range(0, len(items), per_row)]


def _column(canvas: Canvas) -> Canvas:
    """The canvas of one panel."""
    if not (canvas.terminal and canvas.width >= _MIN_WIDTH_TWO_COLUMNS):
        return canvas
    return canvas.narrowed((canvas.width - _GAP) // 2)


def _side_by_side(panels: list[str], canvas: Canvas) -> str:
    if len(panels) == 1:
        return panels[0]
    left, right = (panel_text.splitlines() for panel_text in panels)
    blank = " " * _column(canvas).width
    height = max(len(left), len(right))
    left += [blank] * (height - len(left))
    right += [""] * (height - len(right))
    return "".join(
        f"{left_line}{' ' * _GAP}{right_line}".rstrip() + "\n"
        for left_line, right_line in zip(left, right, strict=True)
    )


def _head(item: Item, words: set[str], canvas: Canvas, width: int) -> tuple[Text, list[Text]]:
    """The title and the id (unless they are equal) for the border, and the lines below it.

    A title that is too long is cut on a terminal, and put on a separate line in a pipe, where nothing is cut.
    """
    title, entry_id = mark_words(item.row.title, words, TITLE), clean_text(item.reference, ID)
    if item.reference == item.row.title.casefold():
        entry_id = Text()
    room = width - entry_id.cell_len - (2 if entry_id else 0)
    if title.cell_len > room and not canvas.terminal:
        return clean_text(item.reference, ID), [title]
    if room < MIN_TITLE:
        return crop(entry_id, width), [crop(title, width + 2)]
    return Text("  ").join([part for part in (crop(title, room), entry_id) if part]), []


def _facts(item: Item, canvas: Canvas, width: int) -> Text:
    """Kind, section, tags, year and, if several were searched, the catalog: as many as fit."""
    row = item.row
    kind, section = clean_text(row.kind or ""), clean_text(item.section.title)
    rest = [clean_text(" ".join(row.tags), TAG), clean_text(str(row.year or ""))]
    owner = [clean_text(f"in {', '.join(item.catalogs)}")] if item.shows_catalog else []
    path = clean_text(", ".join(" > ".join(titles) for titles in (item.path, *item.other_paths)))
    if item.other_paths:
        section.append(f" and {len(item.other_paths)} more")
    choices = ([kind, path, *rest, *owner], [kind, section, *rest, *owner], [kind, *rest, *owner], [kind, *owner])
    fits = (line for parts in choices if (line := join_facts(canvas, parts)).cell_len <= width)
    return next(fits, Text())


def _reasons(item: Item) -> Iterator[Text]:
    from mlcat.render.reasons import reason_lines  # with --explain only

    assert item.hit
    yield clean_text(f"score {item.hit.score:.2f}", TITLE)
    for reason in reason_lines(item.reasons):
        yield clean_text(reason)
