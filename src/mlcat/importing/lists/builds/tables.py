"""The rows of a table: which cell links with the entry's link, and what the other columns say."""

import re
from dataclasses import dataclass, field

from mlcat.importing.documents.text import has_words, label_key, word_set
from mlcat.importing.documents.tree import BADGE, LINK, ROW, TABLE, TEXT, Block, Inline, flatten, text_of
from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lists.builds.unit import Found, Unit
from mlcat.importing.lists.collector import NO_LEADING_LINK, Candidate
from mlcat.importing.lists.entries import add_code, add_content, add_link, add_text, start_entry
from mlcat.importing.lists.leading_link import LeadingLink, find_leading_link, first_line
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry
from mlcat.importing.lists.titles import is_label, label_of
from mlcat.importing.lists.vocabulary import LABELS

_DESCRIBING = word_set(
    """
    description desc descriptions about summary details notes note comment comments abstract info information
    overview introduction features feature remarks content purpose tldr tl dr
    说明 描述 简介 介绍 备注 説明 概要 備考 설명 описание beschreibung descripción descrição
    """
)
_NAMING = word_set(
    """
    name names title titles 名称 名字 名稱 名前 标题 標題 タイトル 이름 название имя titel nombre nome nom título
    """
)
_LINKING = word_set(
    """
    link links url urls website site homepage address 链接 地址 网址 官网 リンク 링크 ссылка ссылки
    """
)
_TAGGING = word_set(
    """
    tag tags category categories topic topics type kind domain area field task tasks
    """
)
_SILENT = re.compile(
    r"^(yes|no|unknown|none|n/?a|true|false|free|paid|免费|付费|免費|付費|无料|無料|有料|是|否"
    r"|[-–—x✓✔✗✘✅❌\W\d_]*|\d[\d.,]*\s?[kmb+%]*)$",
    re.IGNORECASE,
)
_MAX_NAME = 120  # characters; a longer cell tells of the thing and does not name it
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


@dataclass(slots=True)
class Row:
    """A row of a table: its cells, their inlines, and the lists and tables in them."""

    block: Block
    cells: list[list[Inline]] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fills `cells` and `nested`."""
        self.cells = [flatten(cell.children, self.nested) for cell in self.block.children]


def table(unit: Unit) -> Found:
    """The rows of a table."""
    names, rows = _rows(unit.block)
    found = Found(owner=unit.owner)
    for row in rows:
        _read_row(found, unit, names, row)
    return found


def _rows(block: Block) -> tuple[list[str], list[Row]]:
    """The column names of a table (empty where it has none), and its rows."""
    rows = [Row(child) for child in block.children if child.kind == ROW and child.children]
    if rows and all(cell.level for cell in rows[0].block.children) and not find_leading_link(rows[0].cells[0]):
        return [label_key(text_of(cell)) for cell in rows[0].cells], rows[1:]
    return [], rows


def _read_row(found: Found, unit: Unit, names: list[str], row: Row) -> None:
    """Adds the entries of a row, or its cells as blocks of their own where they hold lists and tables."""
    entries, reasons = _entries(names, row, unit.base)
    if row.nested and not (entries and all(inner.kind != TABLE for inner in row.nested)):
        found.rest += row.block.children
        return
    line = row.block.line
    found.left_out += [LeftOut(reason, line) for reason in reasons]
    for entry in entries:
        entry.line = line
        found.candidates.append(Candidate(entry, unit.headings))
    if entries:
        add_content(entries[-1], flatten(row.nested), unit.base)
    elif not reasons and any(inline.kind == LINK for cell in row.cells for inline in cell):
        found.left_out.append(LeftOut(NO_LEADING_LINK, line))


def _entries(names: list[str], row: Row, base: str | None) -> tuple[list[ParsedEntry], list[str]]:
    """The entries of a row (one; in a grid of links one a cell), and the reasons for what was left out."""
    links = [find_leading_link(cell) for cell in row.cells]
    if _is_grid(names, links, row.cells):
        started = [start_entry(link, base) for link in links if link]
        return [entry for entry, _ in started if entry], [reason for _, reason in started if reason]
    place, link = next(((n, link) for n, link in enumerate(links) if link), _under_a_label(names, row.cells))
    if link is None:
        return [], []
    named = _naming(names, row.cells, place, link)
    column = place
    if named is not None:
        column = named
        link = _plain_link(row.cells[named], link)
    entry, reason = start_entry(link, base)
    if entry is None:
        return [], [reason]
    _add_columns(entry, names, row.cells, column, base)
    return [entry], []


def _under_a_label(names: list[str], cells: list[list[Inline]]) -> tuple[int, LeadingLink | None]:
    """The link of a row that has only a picture or sign in a column called Link, Code; with its column."""
    for place, cell in enumerate(cells):
        badge = next((inline for inline in cell if inline.kind == BADGE), None)
        name = names[place] if place < len(names) else ""
        if badge and LABELS.get(name) == "link" and _named(cells[:place]) is not None:
            return place, LeadingLink(name, badge.url, [])
    return 0, None


def _is_grid(names: list[str], links: list[LeadingLink | None], cells: list[list[Inline]]) -> bool:
    """Whether a row is several entries side by side: no column has a name, each cell links with a link to a thing."""
    full = [start for start, cell in zip(links, cells, strict=True) if start or has_words(text_of(cell))]
    return len(full) > 1 and not any(names) and all(start is not None and not is_label(start.title) for start in full)


def _naming(names: list[str], cells: list[list[Inline]], place: int, start: LeadingLink) -> int | None:
    """The column in front of the link's that names the row, where the link is but a label, or its column says so."""
    labelled = is_label(start.title)
    if not labelled and not (place < len(names) and _LINKING & set(names[place].split())):
        return None
    called = (column for column, name in enumerate(names[:place]) if _NAMING & set(name.split()))
    named = next((column for column in called if not _SILENT.match(text_of(cells[column]))), _named(cells[:place]))
    too_long = named is not None and len(_plain_link(cells[named], start).title) > _MAX_NAME
    return None if too_long and not labelled else named


def _named(cells: list[list[Inline]]) -> int | None:
    """The first of the cells that names something in words."""
    return next((n for n, cell in enumerate(cells) if not _SILENT.match(text_of(cell))), None)


_NUMBERING = re.compile(r"^\W*\d{1,4}[.)]\s*")
_CUT = re.compile(r"\s[-–—]\s")


def _plain_link(cell: list[Inline], start: LeadingLink) -> LeadingLink:
    """An entry that is named in one cell and linked in a later one."""
    line = first_line(cell)
    text = _NUMBERING.sub("", text_of(cell[:line]))
    cut = _CUT.search(text)
    title, rest = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    return LeadingLink(title, start.href, [Inline(TEXT, rest), *cell[line:]], start.tags)


def _add_columns(
    entry: ParsedEntry, names: list[str], cells: list[list[Inline]], link_column: int, base: str | None
) -> None:
    """Adds what the columns beside the lead's say."""
    described = any(set(name.split()) & _DESCRIBING for name in names)
    said: list[str] = []
    for column, cell in enumerate(cells):
        if column == link_column:
            continue
        name = names[column] if column < len(names) else ""
        text = text_of(cell)
        _add_links(entry, name, cell, base)
        if _add_fact(entry, name, text, cell):
            continue
        if not described or set(name.split()) & _DESCRIBING:
            said += [text] if _says_something(text, cell) else []
    if said:
        add_text(entry, " · ".join(said))


def _says_something(text: str, cell: list[Inline]) -> bool:
    """Whether a cell has words, and not only those of links."""
    linked = any(inline.kind == LINK for inline in cell)
    beside = text_of(inline for inline in cell if inline.kind != LINK)
    return not _SILENT.match(text) and (not linked or any(char.isalpha() for char in beside))


def _add_fact(entry: ParsedEntry, name: str, text: str, cell: list[Inline]) -> bool:
    """Takes a column that is a license, a language, a year or tags as such; says whether it was."""
    words = set(name.split())
    if words & {"license", "licence"}:
        entry.license = entry.license or license_of(text)
        return True
    if words & {"language", "lang"}:
        entry.language = entry.language or language_of(text)
        return entry.language is not None
    if words & {"year", "date", "released", "release"}:
        year = _YEAR.search(text)
        entry.year = entry.year or (int(year.group()) if year else None)
        return True
    if words & _TAGGING and len(text) <= 60 and text and not _SILENT.match(text):
        for part in re.split(r"\s*[,;/]\s*", text):
            add_code(entry, part)
        return True
    return bool(words & {"auth", "https", "cors", "stars", "star"})


def _add_links(entry: ParsedEntry, name: str, cell: list[Inline], base: str | None) -> None:
    """Adds a cell's links; where a link's text says less than the column's name does, under that name."""
    for inline in cell:
        vague = inline.kind == BADGE or label_of(inline.text) in ("link", "") or not has_words(inline.text)
        if inline.kind == LINK or (inline.kind == BADGE and name in LABELS):
            add_link(entry, name if name and vague else inline.text, inline.url, base)
