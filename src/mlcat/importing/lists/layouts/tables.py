"""Recognizes the rows of a table: finds the cell with the link of the entry, and adds the facts of the other
columns."""

import re
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
from mlcat.importing.lists.collector import NO_LEADING_LINK, Candidate
from mlcat.importing.lists.entries import add_content, start_entry
from mlcat.importing.lists.layouts.columns import NAMING, add_columns, is_linking, is_silent
from mlcat.importing.lists.layouts.named_cells import MAX_NAME, named_link
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit
from mlcat.importing.lists.links.leading_link import LeadingLink, find_leading_link, find_picture_link
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry
from mlcat.importing.lists.titles import is_label
from mlcat.importing.lists.vocabulary import LABELS

_STATISTIC = re.compile(r"[\d.,/%\s]{1,12}")


@dataclass(slots=True)
class TableRow:
    """A row of a table: its cells, their inlines, and the lists and tables in them."""

    block: Block
    cells: list[list[Inline]] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fills `cells` and `nested`."""
        self.cells = [flatten(cell.children, self.nested) for cell in self.block.children]


def table(unit: Unit) -> Recognized:
    """The rows of a table."""
    headings, rows = _rows(unit.block)
    recognized = Recognized(owner=unit.owner)
    for row in rows:
        _read_row(recognized, unit, headings, row)
    return recognized


def _rows(block: Block) -> tuple[list[str], list[TableRow]]:
    """The column names of a table as written (none if it has none), and its rows."""
    rows = [TableRow(child) for child in block.children if child.kind == ROW and child.children]
    if rows and all(cell.level for cell in rows[0].block.children) and not find_leading_link(rows[0].cells[0]):
        return [text_of(cell) for cell in rows[0].cells], rows[1:]
    return [], rows


def _read_row(recognized: Recognized, unit: Unit, headings: list[str], row: TableRow) -> None:
    """Adds the entries of a row, or its cells as separate blocks if they contain lists or tables."""
    entries, reasons = _entries(headings, row, unit.base)
    if row.nested and not (entries and all(inner.kind != TABLE for inner in row.nested)):
        recognized.rest += row.block.children
        return
    line = row.block.line
    recognized.left_out += [LeftOut(reason, line) for reason in reasons]
    for entry in entries:
        entry.line = line
        in_text = not any(map(find_leading_link, row.cells))
        recognized.candidates.append(Candidate(entry, unit.headings, in_text=in_text, row=[*chain(*row.cells)]))
    if entries:
        add_content(entries[-1], flatten(row.nested), unit.base)
    elif not reasons and any(inline.kind == LINK for cell in row.cells for inline in cell):
        recognized.left_out.append(LeftOut(NO_LEADING_LINK, line))


def _entries(headings: list[str], row: TableRow, base: str | None) -> tuple[list[ParsedEntry], list[str]]:
    """The entries of a row (one, or one per cell in a grid of links), and the reasons for links that are left out."""
    names = [label_key(name) for name in headings]
    links = [find_leading_link(cell) for cell in row.cells]
    if not any(links) and not any(names):
        links = [find_picture_link(cell) for cell in row.cells]
    if _is_grid(names, links, row.cells):
        started = [start_entry(link, base) for link in links if link]
        return [entry for entry, _ in started if entry], [reason for _, reason in started if reason]
    linked_cells = ((index, link) for index, link in enumerate(links) if link)
    position, link = next(linked_cells, None) or _link_in_labeled_column(names, row.cells)
    if link is None:
        return [], []
    title_column = _title_column(names, row.cells, position, link)
    column = position
    if title_column is not None:
        column = title_column
        link = named_link(row.cells[title_column], link)
    entry, reason = start_entry(link, base)
    if entry is None:
        return [], [reason]
    add_columns(entry, names, headings, row.cells, column, base)
    return [entry], []


def _link_in_labeled_column(names: list[str], cells: list[list[Inline]]) -> tuple[int, LeadingLink | None]:
    """The link of a row whose only link is an image or symbol in a column named Link, Code or the like, and the index
    of the title column."""
    for position, cell in enumerate(cells):
        badge = next((inline for inline in cell if inline.kind == BADGE), None)
        name = names[position] if position < len(names) else ""
        if badge and LABELS.get(name) == "link" and _name_column(cells[:position]) is not None:
            return position, LeadingLink(name, badge.url, [])
    picture = next((link for link in map(find_picture_link, cells) if link), None)
    naming_columns = (column for column, name in enumerate(names[: len(cells)]) if NAMING & set(name.split()))
    title_column = next(
        (column for column in naming_columns if not is_silent(text_of(cells[column]))), _name_column(cells)
    )
    if picture and any(names) and title_column is not None:
        return title_column, named_link(cells[title_column], picture)
    return 0, None


def _is_grid(names: list[str], links: list[LeadingLink | None], cells: list[list[Inline]]) -> bool:
    """Whether a row is several entries side by side: no column has a name, and each cell is one link to a thing."""
    if any(names):
        return False
    filled = [link for link, cell in zip(links, cells, strict=True) if link or has_words(text_of(cell))]
    return len(filled) > 1 and all(link is not None and not is_label(link.title) for link in filled)


def _title_column(names: list[str], cells: list[list[Inline]], position: int, link: LeadingLink) -> int | None:
    """The title column before the column of the link, if the text of the link is only a label or a number, or its
    column is one of links; else None."""
    is_number = _STATISTIC.fullmatch(link.title) is not None
    is_only_label = _is_label(link.title) or (
        is_number and any(NAMING & set(name.split()) for name in names[:position])
    )
    if not is_only_label and not (position < len(names) and is_linking(names[position])):
        return None
    naming_columns = (column for column, name in enumerate(names[:position]) if NAMING & set(name.split()))
    title_column = next(
        (column for column in naming_columns if has_words(text_of(cells[column]))), _name_column(cells[:position])
    )
    too_long = title_column is not None and len(named_link(cells[title_column], link).title) > MAX_NAME
    return None if too_long and not is_only_label else title_column


def _is_label(text: str) -> bool:
    """Whether the text of a link is a label: a known one, or any in brackets."""
    return is_label(text) or text[:1] + text[-1:] in ("[]", "【】")


def _name_column(cells: list[list[Inline]]) -> int | None:
    """The index of the first cell whose text can be a name."""
    return next((column for column, cell in enumerate(cells) if not is_silent(text_of(cell))), None)
