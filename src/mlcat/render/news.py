"""News of catalogs by day: tables on a terminal, lines that are neither cut nor wrapped in a pipe.

Signs and words mark the changes, never color alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.rows import ID_WIDTH
from mlcat.render.table import MAX_ID, MAX_ROWS, linked_id, title_and_summary
from mlcat.render.theme import HEADING, ID, TITLE, dot, draw, text
from mlcat.text.safety import clean, one_line

SIGNS = {"new": "+", "changed": "~", "removed": "-"}
"""The kinds of changes in the order in which they are shown, with their signs."""
_STYLES = {"new": "green", "changed": "magenta", "removed": "red"}
_MIN_WIDTH_WITH_TITLE = 50  # minimum width to show the title beside the id
_INDENT = 2


class News:
    """One entry that is new, changed or removed."""

    __slots__ = ("id", "item", "kind", "note", "title")

    def __init__(self, kind: str, id: str, title: str, note: str = "", item: Item | None = None) -> None:
        self.kind = kind
        """One of SIGNS."""
        self.id = id
        self.title = title
        self.note = note
        """The fields that changed; the address of what is gone."""
        self.item = item
        """The entry, unless it is gone."""

    @property
    def reference(self) -> str:
        """The reference of the entry, which every command accepts; of a removed one, its id."""
        return self.item.reference if self.item else self.id


class Day:
    """The changes of one day in one catalog."""

    __slots__ = ("catalog", "counts", "day", "news")

    def __init__(self, day: str, catalog: str, news: list[News], counts: dict[str, int]) -> None:
        self.day = day
        """2026-01-31."""
        self.catalog = catalog
        """Its name."""
        self.news = news
        self.counts = counts
        """The number of entries by kind: at least as many as `news` has."""


def heading(day: Day, canvas: Canvas) -> str:
    """The day, the catalog and how much changed: `2026-01-31 (today) · rust: 2 new, 1 removed`."""
    shown = f"{day.day} (today)" if day.day == date.today().isoformat() else day.day
    counts = ", ".join(f"{day.counts[kind]:,} {kind}" for kind in SIGNS if day.counts.get(kind))
    return one_line(f"{shown}{dot(canvas)}{day.catalog}: {counts}")


def days(found: Sequence[Day], canvas: Canvas) -> Iterator[str]:
    """The days in their order, each under its heading; on a terminal they share their columns."""
    longest = max((len(one.reference) for day in found for one in day.news), default=0)
    for number, day in enumerate(found):
        yield "\n" if number else ""
        yield from _table(day, canvas, min(longest, MAX_ID)) if canvas.terminal else _lines(day, canvas)


def _lines(day: Day, canvas: Canvas) -> Iterator[str]:
    yield f"{heading(day, canvas)}\n"
    for one in day.news:
        rest = f"  {one.item.row.url}  {one.item.row.summary or ''}" if one.item else ""
        note = f"  ({one.note})" if one.note else ""
        shown = f"  {SIGNS[one.kind]} {one.kind:<7}  {one.reference:<{ID_WIDTH}}  {one.title}{note}{rest}"
        yield clean(shown).rstrip() + "\n"


def _table(day: Day, canvas: Canvas, id_width: int) -> Iterator[str]:
    news = iter(day.news)
    above = [text(heading(day, canvas), HEADING)]
    while batch := list(islice(news, MAX_ROWS)):
        table = (
            _one_line_table(batch, canvas, id_width)
            if canvas.width >= _MIN_WIDTH_WITH_TITLE
            else _two_line_table(batch, canvas)
        )
        yield draw(canvas, *above, Padding(table, (0, 0, 0, _INDENT)))
        above = []


def _one_line_table(batch: list[News], canvas: Canvas, id_width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(map(len, SIGNS)) + 2)
    table.add_column(width=id_width, overflow="fold", style=ID)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for one in batch:
        table.add_row(_mark(one), _id(one, canvas), _about(one))
    return table


def _two_line_table(batch: list[News], canvas: Canvas) -> Table:
    """On a narrow screen: the title in a line of its own."""
    table = Table.grid(expand=True)
    table.add_column(overflow="fold")
    for one in batch:
        table.add_row(Text("  ").join([_mark(one), _id(one, canvas)]))
        table.add_row(Padding(_about(one, summary=False), (0, 0, 0, _INDENT)))
    return table


def _mark(one: News) -> Text:
    return text(f"{SIGNS[one.kind]} {one.kind}", _STYLES[one.kind])


def _id(one: News, canvas: Canvas) -> Text:
    return linked_id(one.item, canvas) if one.item else text(one.id, ID)


def _about(one: News, *, summary: bool = True) -> Text:
    if one.kind == "new" and one.item:
        return title_and_summary(one.item, summary=summary)
    parts = [text(one.title, TITLE), text(f"({one.note})" if one.kind == "changed" else one.note)]
    return Text("  ").join([part for part in parts if part])
