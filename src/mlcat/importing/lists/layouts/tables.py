"""Recognizes the rows of a table: finds the cell with the entry's link, and adds the facts in the other cells."""

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from mlcat.importing.documents.text import has_words, label_key
from mlcat.importing.documents.tree import (
    BADGE,
    LINK,
    ROW,
    TABLE,
    Block,
    Inline,
    flatten,
    text_of,
)
from mlcat.importing.fields.field_labels import AUTHORS, field_of
from mlcat.importing.fields.years import year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.collector import NO_LEADING_LINK, Candidate
from mlcat.importing.lists.entries import add_content, start_entry
from mlcat.importing.lists.layouts.columns import TITLE_WORDS, add_columns, has_no_fact, is_link_column
from mlcat.importing.lists.layouts.named_cells import MAX_NAME, start_with_name
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch
from mlcat.importing.lists.link_labels import LINK_LABELS, is_link_label
from mlcat.importing.lists.links.leading_link import EntryStart, find_image_link, find_leading_link
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry
from mlcat.importing.lists.vocabulary import is_about_papers

_STATISTIC = lazy_compile(r"[\d.,/%\s]{1,12}")


@dataclass(slots=True)
class TableRow:
    """A row of a table, with the inlines, the text and the leading link of each cell, and the blocks nested in them."""

    block: Block
    cells: list[list[Inline]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts: list[EntryStart | None] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fills all fields but `block`."""
        self.cells = [flatten(cell.children, self.nested) for cell in self.block.children]
        self.texts = [text_of(cell) for cell in self.cells]
        self.starts = [find_leading_link(cell) for cell in self.cells]


class _Columns(NamedTuple):
    """The names of the columns as written, and their keys (see `label_key`)."""

    names: list[str]
    keys: list[str]


def table(context: BlockContext) -> LayoutMatch:
    """A table. Each row is an entry; in a grid of links, each cell is."""
    column_names, rows = _header_and_rows(context.block)
    columns = _Columns(column_names, [label_key(name) for name in column_names])
    match = LayoutMatch(parent_entry=context.parent_entry)
    for row in rows:
        _add_row(match, context, columns, row)
    return match


def _header_and_rows(block: Block) -> tuple[list[str], list[TableRow]]:
    """The column names of a table as written (none if it has none), and its rows."""
    rows = [TableRow(child) for child in block.children if child.kind == ROW and child.children]
    if rows and all(cell.level for cell in rows[0].block.children) and not rows[0].starts[0]:
        return rows[0].texts, rows[1:]
    return [], rows


def _add_row(match: LayoutMatch, context: BlockContext, columns: _Columns, row: TableRow) -> None:
    """Adds the entries of a row. If its cells contain lists or tables, they are left to the walk as separate blocks."""
    entries, reasons = _entries(columns, row, context.base)
    if row.nested and not (entries and all(inner.kind != TABLE for inner in row.nested)):
        match.remaining += row.block.children
        return
    line = row.block.line
    match.left_out += [LeftOut(reason, line) for reason in reasons]
    for entry in entries:
        entry.line = line
        may_be_introduction = not any(row.starts)
        match.candidates.append(
            Candidate(entry, context.headings, may_be_introduction=may_be_introduction, inlines=[*chain(*row.cells)])
        )
    if entries:
        add_content(entries[-1], flatten(row.nested), context.base)
    elif not reasons and any(inline.kind == LINK for cell in row.cells for inline in cell):
        match.left_out.append(LeftOut(NO_LEADING_LINK, line))


def _entries(columns: _Columns, row: TableRow, base: str | None) -> tuple[list[ParsedEntry], list[str]]:
    """The entries of a row, and the reasons for links that are not entries.

    A row has one entry; in a grid of links, it has one per cell.
    """
    column_keys, starts = columns.keys, row.starts
    if not any(starts) and not any(column_keys):
        starts = [find_image_link(cell) for cell in row.cells]
    if _is_grid(column_keys, starts, row.texts):
        results = [start_entry(start, base) for start in starts if start]
        return [entry for entry, _ in results if entry], [reason for _, reason in results if reason]
    position, start = _main_link(column_keys, starts, row) or _find_image_link_in_row(column_keys, row)
    if start is None:
        return [], []
    title_column = _title_column(column_keys, row, position, start)
    column = position
    if title_column is not None:
        column = title_column
        start = start_with_name(row.cells[title_column], start)
    entry, reason = start_entry(start, base)
    if entry is None:
        return [], [reason]
    add_columns(entry, column_keys, columns.names, row.cells, column, base)
    return [entry], []


def _main_link(column_keys: list[str], starts: list[EntryStart | None], row: TableRow) -> tuple[int, EntryStart] | None:
    """The link of a row that leads to the entry, with its column; None if no cell begins with a link.

    It is the first link; that of an author counts only if the row has no other. But if it is a label with no name
    before it ("Feed"), an address in a column of links is preferred.
    """
    linked_cells = [(column, start) for column, start in enumerate(starts) if start]
    if linked_cells and AUTHORS in map(field_of, column_keys):
        authors = {column for column, key in enumerate(column_keys) if field_of(key) == AUTHORS}
        other_cells = [cell for column, cell in enumerate(row.cells) if column not in authors]
        if any(inline.kind in (LINK, BADGE) for cell in other_cells for inline in cell):
            linked_cells = [cell for cell in linked_cells if cell[0] not in authors]
    if not linked_cells:
        return None
    first, start = linked_cells[0]
    if is_link_label(start.title) and _first_text_column(row, first) is None:
        for column, other in linked_cells[1:]:
            is_named = column < len(column_keys) and is_link_column(column_keys[column])
            if is_named and other.title == other.href and _first_text_column(row, column) is not None:
                return column, other
    return first, start


def _find_image_link_in_row(column_keys: list[str], row: TableRow) -> tuple[int, EntryStart | None]:
    """The link of a row without text links: one around an image or emoji, with its column; (0, None) without any.

    The column is that of the link if it is a column of links, else that of the title.
    """
    for position, cell in enumerate(row.cells):
        badge = next((inline for inline in cell if inline.kind == BADGE), None)
        name = column_keys[position] if position < len(column_keys) else ""
        if badge and LINK_LABELS.get(name) == "link" and _first_text_column(row, position) is not None:
            return position, EntryStart(name, badge.url, [])
    image_start = next((start for start in map(find_image_link, row.cells) if start), None)
    columns_with_title_word = (
        column for column, name in enumerate(column_keys[: len(row.cells)]) if _has_title_word([name])
    )
    title_column = next(
        (column for column in columns_with_title_word if not has_no_fact(row.texts[column])),
        _first_text_column(row, len(row.cells)),
    )
    if image_start and any(column_keys) and title_column is not None:
        return title_column, start_with_name(row.cells[title_column], image_start)
    return 0, None


def _is_grid(column_keys: list[str], starts: list[EntryStart | None], texts: list[str]) -> bool:
    """Whether a row is several entries side by side: no column has a name, and each cell is one link to a thing."""
    if any(column_keys):
        return False
    filled_starts = [start for start, text in zip(starts, texts, strict=True) if start or has_words(text)]
    return len(filled_starts) > 1 and all(
        start is not None and not is_link_label(start.title) for start in filled_starts
    )


def _title_column(column_keys: list[str], row: TableRow, position: int, start: EntryStart) -> int | None:
    """The index of the title column, if it is not the column of the link, which is `position`; else None.

    The title is in a column before that of the link if the link is a label or a number, if it is in a column of links,
    or if a column before it is named for titles.
    """
    is_number = _STATISTIC.fullmatch(start.title) is not None
    is_only_label = _is_label_or_bracketed(start.title) or (is_number and _has_title_word(column_keys[:position]))
    own_name = column_keys[position] if position < len(column_keys) else ""
    has_title_before = _has_title_word(column_keys[:position]) and not (
        _has_title_word([own_name]) or is_about_papers(own_name)
    )
    if not is_only_label and not has_title_before and not is_link_column(own_name):
        return None
    columns_with_title_word = (column for column, name in enumerate(column_keys[:position]) if _has_title_word([name]))
    title_column = next(
        (column for column in columns_with_title_word if _names_entry(row.texts[column])),
        _first_text_column(row, position),
    )
    if title_column is None or is_only_label or len(row.texts[title_column]) <= MAX_NAME:
        return title_column
    return None if len(start_with_name(row.cells[title_column], start).title) > MAX_NAME else title_column


def _has_title_word(column_keys: list[str]) -> bool:
    """Whether the name of any of these columns is one for titles."""
    return any(TITLE_WORDS & set(name.split()) for name in column_keys)


def _is_label_or_bracketed(text: str) -> bool:
    """Whether the text of a link is a label: a known one, or any in brackets."""
    return is_link_label(text) or text[:1] + text[-1:] in ("[]", "【】")


def _first_text_column(row: TableRow, end: int) -> int | None:
    """The index of the first cell before the column `end` that may have the title; None if there is none."""
    return next((column for column in range(end) if _is_title_candidate(row.texts[column], row.cells[column])), None)


def _names_entry(text: str) -> bool:
    """Whether a text in a title column may be a title: it has words, and is not a date, as in a row with fewer
    cells."""
    return has_words(text) and (text.isdigit() or year_of(text) is None)


def _is_title_candidate(text: str, cell: list[Inline]) -> bool:
    """Whether `text`, which is that of the cell, says something about the entry and is not the label of a link."""
    return not has_no_fact(text) and not (is_link_label(text) and any(inline.kind == LINK for inline in cell))
