"""Renders hits as panels of four lines: title and id, summary, address, and short facts in the lower border."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.theme import BORDER, ID, TAG, TITLE, address_text, box, clean_text, draw, join_facts, mark_words

FRAME = 4
"""Columns that the border and padding of a panel take."""
MIN_HITS = 3
"""Minimum number of hits shown, even if the screen is too low for them."""
MIN_TITLE = 12
"""Minimum columns of a title beside the id in the border. With less space, the title is below the border."""
_MIN_WIDTH_TWO_COLUMNS, _GAP = 150, 2  # columns; at 150, each of two panels has 74


def render_entries(items: Iterable[Item], canvas: Canvas, *, explain: bool = False) -> Iterator[str]:
    """Renders a panel for each item, in order. On a wide terminal, two are side by side.

    With `explain`, a panel has the reasons for the hit.
    """
    for row in _panel_rows(list(items), canvas):
        yield _side_by_side([render_panel(item, _panel_canvas(canvas), explain=explain) for item in row], canvas)


def screenful(items: list[Item], canvas: Canvas, used_lines: int, *, explain: bool = False) -> tuple[list[str], int]:
    """The panels that fit on the screen of a terminal, and the number of their items, at least `MIN_HITS`.

    `used_lines` is the number of lines of the screen for other text.
    """
    panels: list[str] = []
    count, lines = 0, used_lines
    for row, panel_text in zip(_panel_rows(items, canvas), render_entries(items, canvas, explain=explain), strict=True):
        lines += panel_text.count("\n")
        if count >= MIN_HITS and lines > canvas.height:
            break
        panels.append(panel_text)
        count += len(row)
    return panels, count


def render_panel(item: Item, canvas: Canvas, *, explain: bool = False) -> str:
    """The panel of an item, as wide as the canvas. With `explain`, it has the reasons for the hit."""
    row = item.row
    words = {word for why in item.reasons if why.how != "phrase" for word in why.matched.split()}
    width = panel_width(canvas, [row.url])
    title, lines = _split_title(item, words, canvas, width - FRAME - 2)
    if row.summary:
        summary = mark_words(row.summary, words)
        lines.append(truncate(summary, width - FRAME) if canvas.terminal else summary)
    lines.append(address_text(row.url, canvas))
    if explain and item.hit:
        lines += [Text(), *_reasons(item)]
    frame = Panel(
        Group(*lines),
        title=title,
        title_align="left",
        subtitle=_facts_in_border(item, canvas, width - FRAME - 2),
        subtitle_align="right",
        border_style=BORDER,
        box=box(canvas),
        width=width,
    )
    return draw(canvas, frame, width=width)


def panel_width(canvas: Canvas, addresses: Iterable[str], indent: int = 0) -> int:
    """The width of a panel in columns: that of the canvas. In a pipe, it is wider if an address would be broken.

    `indent` is the number of columns before the addresses.
    """
    if canvas.terminal:
        return canvas.width
    return max([canvas.width, *(cell_len(url) + indent + FRAME for url in addresses)])


def truncate(value: Text, width: int) -> Text:
    """Truncates a text in place to one line of at most `width` columns, with an ellipsis. Returns it."""
    value.truncate(max(width, 1), overflow="ellipsis")
    return value


def _panel_rows(items: list[Item], canvas: Canvas) -> list[list[Item]]:
    """Divides the items into rows of panels side by side."""
    per_row = 2 if canvas.terminal and canvas.width >= _MIN_WIDTH_TWO_COLUMNS else 1
    return [items[start : start + per_row] for start in range(0, len(items), per_row)]


def _panel_canvas(canvas: Canvas) -> Canvas:
    """The canvas of one panel in a row."""
    if not (canvas.terminal and canvas.width >= _MIN_WIDTH_TWO_COLUMNS):
        return canvas
    return canvas.with_width((canvas.width - _GAP) // 2)


def _side_by_side(panels: list[str], canvas: Canvas) -> str:
    if len(panels) == 1:
        return panels[0]
    left, right = (panel_text.splitlines() for panel_text in panels)
    blank = " " * _panel_canvas(canvas).width
    height = max(len(left), len(right))
    left += [blank] * (height - len(left))
    right += [""] * (height - len(right))
    return "".join(
        f"{left_line}{' ' * _GAP}{right_line}".rstrip() + "\n"
        for left_line, right_line in zip(left, right, strict=True)
    )


def _split_title(item: Item, words: set[str], canvas: Canvas, width: int) -> tuple[Text, list[Text]]:
    """The text of the upper border, and the lines below it: a long title is there, not in the border.

    The border has title and id, or only the title if they are equal. On a terminal, a title that is too long beside the
    id is truncated if there is a summary, which says more. Without a summary, and in a pipe, it has a line of its own.
    """
    title, entry_id = mark_words(item.row.title, words, TITLE), clean_text(item.reference, ID)
    if item.reference == item.row.title.casefold():
        entry_id = Text()
    title_width = width - entry_id.cell_len - (2 if entry_id else 0)
    if title.cell_len > title_width and not canvas.terminal:
        return clean_text(item.reference, ID), [title]
    if title_width < MIN_TITLE or (title.cell_len > title_width and not item.row.summary):
        return truncate(entry_id, width), [truncate(title, width + 2)]
    return Text("  ").join([part for part in (truncate(title, title_width), entry_id) if part]), []


def _facts_in_border(item: Item, canvas: Canvas, width: int) -> Text:
    """The text of the lower border: kind, section, tags and year, as many as fit into `width` columns.

    If several catalogs were searched, the catalog follows.
    """
    row = item.row
    kind, section = clean_text(row.kind or ""), clean_text(item.section.title)
    rest = [clean_text(" ".join(row.tags), TAG), clean_text(str(row.year or ""))]
    catalogs = [clean_text(f"in {', '.join(item.catalogs)}")] if item.shows_catalog else []
    path = clean_text(", ".join(" > ".join(titles) for titles in (item.path, *item.other_paths)))
    if item.other_paths:
        section.append(f" and {len(item.other_paths)} more")
    choices = (
        [kind, path, *rest, *catalogs],
        [kind, section, *rest, *catalogs],
        [kind, *rest, *catalogs],
        [kind, *catalogs],
    )
    fits = (line for parts in choices if (line := join_facts(canvas, parts)).cell_len <= width)
    return next(fits, Text())


def _reasons(item: Item) -> Iterator[Text]:
    from mlcat.render.reasons import reason_lines

    assert item.hit
    yield clean_text(f"score {item.hit.score:.2f}", TITLE)
    for reason in reason_lines(item.reasons):
        yield clean_text(reason)
