"""Renders an entry as a page, for `show`: one that fits on a screen, or one with all facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mlcat.model import Entry
from mlcat.render.canvas import Canvas
from mlcat.render.facts import Fact, long_facts, short_facts
from mlcat.render.item import Item
from mlcat.render.panel import FRAME, panel_width, truncate
from mlcat.render.theme import BORDER, COMMAND, ID, LABEL, TAG, TITLE, box, clean_text, draw, join_facts

MAX_LABEL = 16
"""Maximum columns of a label; a longer one is truncated."""
_MIN_WIDTH_LABEL_BESIDE = 60  # columns of a page with labels beside their values, not above
_MIN_WIDTH_LABEL_BESIDE_UNFRAMED = 44
_MIN_WIDTH_TWO_COLUMNS = 76  # columns of a page with two facts side by side
_GAP = 2  # columns between label and value


def render_page(item: Item, related: Iterable[Item], canvas: Canvas, *, full: bool = False) -> str:
    """The page of an entry in a frame. `related` are the entries that it names at its end.

    Without `full`, links, names and topics are omitted if they would not fit on a screen, and the lower border says how
    to see them.
    """
    entry = item.entry()
    short = list(short_facts(entry, canvas))
    long, hidden = long_facts(entry, related, canvas, full=full)
    are_stacked = canvas.width < _MIN_WIDTH_LABEL_BESIDE
    label_width = (
        0 if are_stacked else min(max((cell_len(label) for label, _ in [*short, *long]), default=0), MAX_LABEL)
    )
    addresses = [value.plain for _, value in long if "://" in value.plain and " " not in value.plain]
    width = panel_width(canvas, addresses, label_width + _GAP)
    facts = _stacked([*short, *long]) if are_stacked else [*_grids(short, long, label_width, width)]
    frame = Panel(
        Group(_first_lines(item, canvas, width), *_body(entry), *facts),
        title=_title(item, width - FRAME - 2),
        title_align="left",
        subtitle=clean_text(hidden, COMMAND) if 0 < cell_len(hidden) <= width - FRAME - 2 else None,
        subtitle_align="right",
        border_style=BORDER,
        box=box(canvas),
        width=width,
    )
    return draw(canvas, frame, width=width)


def render_unframed_page(item: Item, related: Iterable[Item], canvas: Canvas) -> str:
    """The page of an entry without a frame, for a pane that scrolls. It is at most as wide as the canvas.

    It has the content of `render_page`, and its last line says what is omitted.
    """
    entry = item.entry()
    long, hidden = long_facts(entry, related, canvas, full=False)
    facts = [*short_facts(entry, canvas), *long]
    if canvas.width < _MIN_WIDTH_LABEL_BESIDE_UNFRAMED:
        fact_lines = _stacked(facts)
    else:
        grid = _grid(min(max((cell_len(label) for label, _ in facts), default=0), MAX_LABEL), 1)
        for fact in facts:
            grid.add_row(*_label_and_value(fact))
        fact_lines = [grid]
    parts = [clean_text(entry.title, TITLE), _classification(item, canvas), Text(), *_body(entry), *fact_lines]
    if hidden:
        parts += [Text(), clean_text(hidden, COMMAND)]
    return draw(canvas, Group(*parts), width=canvas.width)


def _body(entry: Entry) -> list[RenderableType]:
    """The description, or the summary if there is none, and an empty line; nothing if there is neither."""
    body = entry.description or entry.summary
    return [clean_text(body), Text()] if body else []


def _title(item: Item, width: int) -> Text:
    """The text of the upper border in at most `width` columns: title and reference.

    If they are equal, it is only the title; if both do not fit, only the reference.
    """
    title, reference = clean_text(item.row.title, TITLE), clean_text(item.reference, ID)
    if item.reference == item.row.title.casefold() and title.cell_len <= width:
        return title
    both = Text("  ").join([title, reference])
    return both if both.cell_len <= width else truncate(reference, width)


def _first_lines(item: Item, canvas: Canvas, width: int) -> Text:
    """The kind, section and tags; before them the title, if it does not fit into the border."""
    classification = _classification(item, canvas)
    if item.row.title in _title(item, width - FRAME - 2).plain:
        return classification
    return Text("\n").join([clean_text(item.row.title, TITLE), classification])


def _classification(item: Item, canvas: Canvas) -> Text:
    """The kind, section and tags of an entry, and its catalogs if several were searched."""
    facts = [
        clean_text(item.row.kind or ""),
        clean_text(" > ".join(item.path)),
        clean_text(" ".join(item.row.tags), TAG),
    ]
    if item.shows_catalog:
        facts.append(clean_text(f"in {', '.join(item.catalogs)}"))
    return join_facts(canvas, facts)


def _grids(short: list[Fact], long: list[Fact], label_width: int, width: int) -> Iterator[Table]:
    """The facts as tables: on a wide page, the short facts in two columns; all others one per row."""
    side_by_side = width >= _MIN_WIDTH_TWO_COLUMNS
    value_width = (width - FRAME) // 2 - label_width - 2 * _GAP
    wide = [fact for fact in short if not side_by_side or fact[1].cell_len > value_width]
    narrow = [fact for fact in short if fact not in wide]
    if narrow:
        grid = _grid(label_width, 2)
        for first, second in zip(narrow[::2], [*narrow[1::2], None], strict=False):
            grid.add_row(*_label_and_value(first), *(_label_and_value(second) if second else ()))
        yield grid
    if wide or long:
        grid = _grid(label_width, 1)
        for fact in [*wide, *long]:
            grid.add_row(*_label_and_value(fact))
        yield grid


def _label_and_value(fact: Fact) -> tuple[Text, Text]:
    return truncate(clean_text(fact[0]), MAX_LABEL), fact[1]


def _grid(label_width: int, columns: int) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
    for _ in range(columns):
        grid.add_column(style=LABEL, no_wrap=True, width=label_width)
        grid.add_column(ratio=1, overflow="fold")
    return grid


def _stacked(facts: list[Fact]) -> list[RenderableType]:
    """The facts, each label above its value."""
    parts: list[RenderableType] = []
    for label, value in facts:
        parts += [clean_text(label, LABEL), Padding(value, (0, 0, 0, 2))]
    return parts
