"""Recognizes the rows of a table: finds the cell with the entry's link, and adds the facts in the other cells."""

from dataclasses import dataclass, field
from itertools import chain

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
    """A row of a table, with the inlines of each cell, and the blocks nested in its cells."""

    block: Block
    cells: list[list[Inline]] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fills `cells` and `nested`."""
        self.cells = [flatten(cell.children, self.nested) for cell in self.block.children]


def table(context: BlockContext) -> LayoutMatch:
    """A table. Each row is an entry; in a grid of links, each cell is."""
    column_names, rows = _header_and_rows(context.block)
    match = LayoutMatch(parent_entry=context.parent_entry)
    for row in rows:
        _add_row(match, context, column_names, row)
    return match


def _header_and_rows(block: Block) -> tuple[list[str], list[TableRow]]:
    """The column names of a table as written (none if it has none), and its rows."""
    rows = [TableRow(child) for child in block.children if child.kind == ROW and child.children]
    if rows and all(cell.level for cell in rows[0].block.children) and not find_leading_link(rows[0].cells[0]):
        return [text_of(cell) for cell in rows[0].cells], rows[1:]
    return [], rows


def _add_row(match: LayoutMatch, context: BlockContext, column_names: list[str], row: TableRow) -> None:
    """Adds the entries of a row. If its cells contain lists or tables, they are left to the walk as separate blocks."""
    entries, reasons = _entries(column_names, row, context.base)
    if row.nested and not (entries and all(inner.kind != TABLE for inner in row.nested)):
        match.remaining += row.block.children
        return
    line = row.block.line
    match.left_out += [LeftOut(reason, line) for reason in reasons]
    for entry in entries:
        entry.line = line
        may_be_introduction = not any(map(find_leading_link, row.cells))
        match.candidates.append(
            Candidate(entry, context.headings, may_be_introduction=may_be_introduction, inlines=[*chain(*row.cells)])
        )
    if entries:
        add_content(entries[-1], flatten(row.nested), context.base)
    elif not reasons and any(inline.kind == LINK for cell in row.cells for inline in cell):
        match.left_out.append(LeftOut(NO_LEADING_LINK, line))


def _entries(column_names: list[str], row: TableRow, base: str | None) -> tuple[list[ParsedEntry], list[str]]:
    """The entries of a row, and the reasons for links that are not entries.

    A row has one entry; in a grid of links, it has one per cell.
    """
    column_keys = [label_key(name) for name in column_names]
    starts = [find_leading_link(cell) for cell in row.cells]
    if not any(starts) and not any(column_keys):
        starts = [find_image_link(cell) for cell in row.cells]
    if _is_grid(column_keys, starts, row.cells):
        results = [start_entry(start, base) for start in starts if start]
        return [entry for entry, _ in results if entry], [reason for _, reason in results if reason]
    position, start = _main_link(column_keys, starts, row.cells) or _find_image_link_in_row(column_keys, row.cells)
    if start is None:
        return [], []
    title_column = _title_column(column_keys, row.cells, position, start)
    column = position
    if title_column is not None:
        column = title_column
        start = start_with_name(row.cells[title_column], start)
    entry, reason = start_entry(start, base)
    if entry is None:
        return [], [reason]
    add_columns(entry, column_keys, column_names, row.cells, column, base)
    return [entry], []


def _main_link(
    column_keys: list[str], starts: list[EntryStart | None], cells: list[list[Inline]]
) -> tuple[int, EntryStart] | None:
    """The link of a row that leads to the entry, with its column; None if no cell begins with a link.

    It is the first link. But if that is a label with no name before it ("Feed"), an address in a column of links is
    preferred.
    """
    linked_cells = [(column, start) for column, start in enumerate(starts) if start]
    if not linked_cells:
        return None
    first, start = linked_cells[0]
    if is_link_label(start.title) and _first_text_column(cells[:first]) is None:
        for column, other in linked_cells[1:]:
            is_named = column < len(column_keys) and is_link_column(column_keys[column])
            if is_named and other.title == other.href and _first_text_column(cells[:column]) is not None:
                return column, other
    return first, start


def _find_image_link_in_row(column_keys: list[str], cells: list[list[Inline]]) -> tuple[int, EntryStart | None]:
    """The link of a row without text links: one around an image or emoji, with its column; (0, None) without any.

    The column is that of the link if it is a column of links, else that of the title.
    """
    for position, cell in enumerate(cells):
        badge = next((inline for inline in cell if inline.kind == BADGE), None)
        name = column_keys[position] if position < len(column_keys) else ""
        if badge and LINK_LABELS.get(name) == "link" and _first_text_column(cells[:position]) is not None:
            return position, EntryStart(name, badge.url, [])
    image_start = next((start for start in map(find_image_link, cells) if start), None)
    columns_with_title_word = (
        column for column, name in enumerate(column_keys[: len(cells)]) if _has_title_word([name])
    )
    title_column = next(
        (column for column in columns_with_title_word if not has_no_fact(text_of(cells[column]))),
        _first_text_column(cells),
    )
    if image_start and any(column_keys) and title_column is not None:
        return title_column, start_with_name(cells[title_column], image_start)
    return 0, None


def _is_grid(column_keys: list[str], starts: list[EntryStart | None], cells: list[list[Inline]]) -> bool:
    """Whether a row is several entries side by side: no column has a name, and each cell is one link to a thing."""
    if any(column_keys):
        return False
    filled_starts = [start for start, cell in zip(starts, cells, strict=True) if start or has_words(text_of(cell))]
    return len(filled_starts) > 1 and all(
        start is not None and not is_link_label(start.title) for start in filled_starts
    )


def _title_column(column_keys: list[str], cells: list[list[Inline]], position: int, start: EntryStart) -> int | None:
    """The index of the title column, if it is not the column of the link, which is `position`; else None.

    It must come before that column. A link that is a label or a number is not a title, nor is one in a column of links.
    A column named for titles before the link has precedence, too.
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
        (column for column in columns_with_title_word if _names_entry(text_of(cells[column]))),
        _first_text_column(cells[:position]),
    )
    is_too_long = title_column is not None and len(start_with_name(cells[title_column], start).title) > MAX_NAME
    return None if is_too_long and not is_only_label else title_column


def _has_title_word(column_keys: list[str]) -> bool:
    """Whether the name of any of these columns is one for titles."""
    return any(TITLE_WORDS & set(name.split()) for name in column_keys)


def _is_label_or_bracketed(text: str) -> bool:
    """Whether the text of a link is a label: a known one, or any in brackets."""
    return is_link_label(text) or text[:1] + text[-1:] in ("[]", "【】")


def _first_text_column(cells: list[list[Inline]]) -> int | None:
    """The index of the first cell that may name the entry: its text is neither a figure nor the label of a link.

    None if there is none.
    """
    return next((column for column, cell in enumerate(cells) if _may_be_name(cell)), None)


def _names_entry(text: str) -> bool:
    """Whether a text in a title column may be a title: it has words, and is not a date, as in a row with fewer
    cells."""
    return has_words(text) and (text.isdigit() or year_of(text) is None)


def _may_be_name(cell: list[Inline]) -> bool:
    text = text_of(cell)
    return not has_no_fact(text) and not (is_link_label(text) and any(inline.kind == LINK for inline in cell))
