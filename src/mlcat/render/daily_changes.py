"""Renders the changes of catalogs by day: as tables on a terminal, in a pipe as whole lines.

Signs and words mark the kind of a change, never color alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlcat.render.aligned_lines import ID_WIDTH
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.table import MAX_ID_WIDTH, MAX_ROWS, linked_id, title_and_summary
from mlcat.render.theme import HEADING, ID, TITLE, clean_text, dot, draw
from mlcat.text.safety import clean, one_line

SIGNS = {"new": "+", "changed": "~", "removed": "-"}
"""The kinds of changes with their signs, in the order of display."""
_STYLES = {"new": "green", "changed": "magenta", "removed": "red"}
_MIN_WIDTH_WITH_TITLE = 50  # columns, for the title beside the id
_INDENT = 2


class ChangedEntry:
    """An entry that is new, changed or removed."""

    __slots__ = ("id", "item", "kind", "note", "title")

    def __init__(self, kind: str, id: str, title: str, note: str = "", item: Item | None = None) -> None:
        self.kind = kind
        """One of SIGNS."""
        self.id = id
        self.title = title
        self.note = note
        """The fields that changed, or the address of a removed entry."""
        self.item = item
        """The entry, unless it was removed."""

    @property
    def reference(self) -> str:
        """The reference of the entry, which every command accepts; the id of a removed entry."""
        return self.item.reference if self.item else self.id


class DailyChanges:
    """The changes of one day in one catalog."""

    __slots__ = ("catalog", "counts", "day", "entries")

    def __init__(self, day: str, catalog: str, entries: list[ChangedEntry], counts: dict[str, int]) -> None:
        self.day = day
        """The day: 2026-01-31."""
        self.catalog = catalog
        """The name of the catalog."""
        self.entries = entries
        self.counts = counts
        """The number of changed entries by kind; `entries` may have fewer."""


def day_heading(changes: DailyChanges, canvas: Canvas) -> str:
    """The day, the catalog and the number of changes: `2026-01-31 (today) · rust: 2 new, 1 removed`."""
    title = f"{changes.day} (today)" if changes.day == date.today().isoformat() else changes.day
    counts = ", ".join(f"{changes.counts[kind]:,} {kind}" for kind in SIGNS if changes.counts.get(kind))
    return one_line(f"{title}{dot(canvas)}{changes.catalog}: {counts}")


def render_days(all_changes: Sequence[DailyChanges], canvas: Canvas) -> Iterator[str]:
    """Renders the changes in the given order, each day below its heading.

    On a terminal, the tables of all days have the same column widths.
    """
    longest = max((len(entry.reference) for changes in all_changes for entry in changes.entries), default=0)
    for number, changes in enumerate(all_changes):
        yield "\n" if number else ""
        yield from _table(changes, canvas, min(longest, MAX_ID_WIDTH)) if canvas.terminal else _lines(changes, canvas)


def _lines(changes: DailyChanges, canvas: Canvas) -> Iterator[str]:
    yield f"{day_heading(changes, canvas)}\n"
    for entry in changes.entries:
        rest = f"  {entry.item.row.url}  {entry.item.row.summary or ''}" if entry.item else ""
        note = f"  ({entry.note})" if entry.note else ""
        line = f"  {SIGNS[entry.kind]} {entry.kind:<7}  {entry.reference:<{ID_WIDTH}}  {entry.title}{note}{rest}"
        yield clean(line).rstrip() + "\n"


def _table(changes: DailyChanges, canvas: Canvas, id_width: int) -> Iterator[str]:
    entries = iter(changes.entries)
    heading_line = [clean_text(day_heading(changes, canvas), HEADING)]
    while batch := list(islice(entries, MAX_ROWS)):
        table = (
            _one_line_table(batch, canvas, id_width)
            if canvas.width >= _MIN_WIDTH_WITH_TITLE
            else _two_line_table(batch, canvas)
        )
        yield draw(canvas, *heading_line, Padding(table, (0, 0, 0, _INDENT)))
        heading_line = []


def _one_line_table(batch: list[ChangedEntry], canvas: Canvas, id_width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(map(len, SIGNS)) + 2)
    table.add_column(width=id_width, overflow="fold", style=ID)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for entry in batch:
        table.add_row(_sign(entry), _id(entry, canvas), _title_and_note(entry))
    return table


def _two_line_table(batch: list[ChangedEntry], canvas: Canvas) -> Table:
    """The table for a narrow screen: the title has a line of its own."""
    table = Table.grid(expand=True)
    table.add_column(overflow="fold")
    for entry in batch:
        table.add_row(Text("  ").join([_sign(entry), _id(entry, canvas)]))
        table.add_row(Padding(_title_and_note(entry, summary=False), (0, 0, 0, _INDENT)))
    return table


def _sign(entry: ChangedEntry) -> Text:
    return clean_text(f"{SIGNS[entry.kind]} {entry.kind}", _STYLES[entry.kind])


def _id(entry: ChangedEntry, canvas: Canvas) -> Text:
    return linked_id(entry.item, canvas) if entry.item else clean_text(entry.id, ID)


def _title_and_note(entry: ChangedEntry, *, summary: bool = True) -> Text:
    """The title, and the summary of a new entry, or the note of another one."""
    if entry.kind == "new" and entry.item:
        return title_and_summary(entry.item, summary=summary)
    parts = [clean_text(entry.title, TITLE), clean_text(f"({entry.note})" if entry.kind == "changed" else entry.note)]
    return Text("  ").join([part for part in parts if part])
