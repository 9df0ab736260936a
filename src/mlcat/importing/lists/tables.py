"""The rows of a table: which cell leads with the entry's link, and what the other columns say."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from mlcat.importing.lists.entries import EntryBuilder, mark, start_entry
from mlcat.importing.lists.inline import BADGE, LINK, TEXT, Inline, children, inlines, text_of
from mlcat.importing.lists.keywords import LABELS, bare, has_words, listed
from mlcat.importing.lists.leading_link import LeadingLink, find_leading_link, first_line
from mlcat.importing.lists.licenses import language, licence
from mlcat.importing.lists.titles import label_of, title_of

_DESCRIBING = listed(
    """
    description desc descriptions about summary details notes note comment comments abstract info information
    overview introduction features feature remarks content purpose tldr tl dr
    说明 描述 简介 介绍 备注 説明 概要 備考 설명 описание beschreibung descripción descrição
    """
)
_NAMING = listed(
    """
    name names title titles 名称 名字 名稱 名前 标题 標題 タイトル 이름 название имя titel nombre nome nom título
    """
)
_LINKING = listed(
    """
    link links url urls website site homepage address 链接 地址 网址 官网 リンク 링크 ссылка ссылки
    """
)
_TAGGING = listed(
    """
    tag tags category categories topic topics type kind domain area field task tasks
    """
)
_SILENT = re.compile(
    r"^(yes|no|unknown|none|n/?a|true|false|free|paid|免费|付费|免費|付費|无料|無料|有料|是|否"
    r"|[-–—x✓✔✗✘✅❌\W\d_]*|\d[\d.,]*\s?[kmb+%]*)$",
    re.IGNORECASE,
)
_MOST_NAMED = 120  # characters; a longer cell tells of the thing and does not name it
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


@dataclass(slots=True)
class Row:
    """A row's cells as pieces, and what in them is a list or table of its own."""

    cells: list[list[Inline]]
    nodes: list[LexborNode]
    nested: list[LexborNode] = field(default_factory=list)


def rows(table: LexborNode) -> tuple[list[str], list[Row]]:
    """The column names of a table (empty where it has none), and its rows."""
    found: list[Row] = []
    names: list[str] = []
    for group in children(table):
        for line in children(group) if group.tag in ("thead", "tbody", "tfoot") else [group]:
            if line.tag != "tr":
                continue
            row = _row(line)
            heads = [cell.tag for cell in row.nodes]
            if (
                not names
                and not found
                and heads
                and all(tag == "th" for tag in heads)
                and not find_leading_link(row.cells[0])
            ):
                names = [bare(text_of(cell)) for cell in row.cells]
            elif row.cells:
                found.append(row)
    return names, found


def _row(line: LexborNode) -> Row:
    nodes = [cell for cell in children(line) if cell.tag in ("td", "th")]
    row = Row([], nodes)
    for cell in nodes:
        row.cells.append(inlines([cell], row.nested))
    return row


def entries(
    names: list[str], row: Row, path: tuple[int, ...], base: str | None
) -> tuple[list[EntryBuilder], list[str]]:
    """The entries of a row (one; in a grid of links one a cell), and the reasons for what was left out."""
    leads = [find_leading_link(cell) for cell in row.cells]
    if _is_grid(names, leads, row.cells):
        drafts = [start_entry(start, path, base) for start in leads if start]
        return [entry for entry, _ in drafts if entry], [reason for _, reason in drafts if reason]
    place, start = next(((n, start) for n, start in enumerate(leads) if start), _under_a_label(names, row.cells))
    if start is None:
        return [], []
    named = _naming(names, row.cells, place, start)
    column = place
    if named is not None:
        column = named
        start = _plain_lead(row.cells[named], start)
    entry, reason = start_entry(start, path, base)
    if entry is None:
        return [], [reason]
    _add_columns(entry, names, row.cells, column, base)
    return [entry], []


def _under_a_label(names: list[str], cells: list[list[Inline]]) -> tuple[int, LeadingLink | None]:
    """The link of a row that has only a picture or sign in a column called Link, Code; with its column."""
    for place, cell in enumerate(cells):
        badge = next((piece for piece in cell if piece.kind == BADGE), None)
        name = names[place] if place < len(names) else ""
        if badge and LABELS.get(name) == "link" and _named(cells[:place]) is not None:
            return place, LeadingLink(name, badge.url, [])
    return 0, None


def _is_grid(names: list[str], leads: list[LeadingLink | None], cells: list[list[Inline]]) -> bool:
    """Whether a row is several entries side by side: no column has a name, each cell leads with a link to a thing."""
    full = [start for start, cell in zip(leads, cells, strict=True) if start or has_words(text_of(cell))]
    return (
        len(full) > 1
        and not any(names)
        and all(start is not None and bare(title_of(start.title)) not in LABELS for start in full)
    )


def _naming(names: list[str], cells: list[list[Inline]], place: int, start: LeadingLink) -> int | None:
    """The column in front of the link's that names the row, where the link is but a label, or its column says so."""
    labelled = bare(title_of(start.title)) in LABELS
    if not labelled and not (place < len(names) and _LINKING & set(names[place].split())):
        return None
    called = (column for column, name in enumerate(names[:place]) if _NAMING & set(name.split()))
    named = next((column for column in called if not _SILENT.match(text_of(cells[column]))), _named(cells[:place]))
    too_long = named is not None and len(_plain_lead(cells[named], start).title) > _MOST_NAMED
    return None if too_long and not labelled else named


def _named(cells: list[list[Inline]]) -> int | None:
    """The first of the cells that names something in words."""
    return next((n for n, cell in enumerate(cells) if not _SILENT.match(text_of(cell))), None)


_NUMBERING = re.compile(r"^\W*\d{1,4}[.)]\s*")
_CUT = re.compile(r"\s[-–—]\s")


def _plain_lead(cell: list[Inline], start: LeadingLink) -> LeadingLink:
    """An entry that is named in one cell and linked in a later one."""
    line = first_line(cell)
    text = _NUMBERING.sub("", text_of(cell[:line]))
    cut = _CUT.search(text)
    title, rest = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    return LeadingLink(title, start.href, [Inline(TEXT, rest), *cell[line:]], start.tags)


def _add_columns(
    entry: EntryBuilder, names: list[str], cells: list[list[Inline]], lead_column: int, base: str | None
) -> None:
    """Adds what the columns beside the lead's say."""
    described = any(set(name.split()) & _DESCRIBING for name in names)
    said: list[str] = []
    for column, cell in enumerate(cells):
        if column == lead_column:
            continue
        name = names[column] if column < len(names) else ""
        text = text_of(cell)
        _add_links(entry, name, cell, base)
        if _add_fact(entry, name, text, cell):
            continue
        if not described or set(name.split()) & _DESCRIBING:
            said += [text] if _says_something(text, cell) else []
    if said:
        entry.lines.append(" · ".join(said))


def _says_something(text: str, cell: list[Inline]) -> bool:
    """Whether a cell has words, and not only those of links."""
    linked = any(piece.kind == LINK for piece in cell)
    beside = text_of(piece for piece in cell if piece.kind != LINK)
    return not _SILENT.match(text) and (not linked or any(char.isalpha() for char in beside))


def _add_fact(entry: EntryBuilder, name: str, text: str, cell: list[Inline]) -> bool:
    """Takes a column that is a licence, a language, a year or tags as such; says whether it was."""
    words = set(name.split())
    if words & {"license", "licence"}:
        entry.license = entry.license or licence(text)
        return True
    if words & {"language", "lang"}:
        entry.language = entry.language or language(text)
        return entry.language is not None
    if words & {"year", "date", "released", "release"}:
        year = _YEAR.search(text)
        entry.year = entry.year or (int(year.group()) if year else None)
        return True
    if words & _TAGGING and len(text) <= 60 and text and not _SILENT.match(text):
        for part in re.split(r"\s*[,;/]\s*", text):
            mark(entry, part)
        return True
    return bool(words & {"auth", "https", "cors", "stars", "star"})


def _add_links(entry: EntryBuilder, name: str, cell: list[Inline], base: str | None) -> None:
    """Adds a cell's links; where a link's text says less than the column's name does, under that name."""
    for piece in cell:
        vague = piece.kind == BADGE or label_of(piece.text) in ("link", "") or not has_words(piece.text)
        if piece.kind == LINK or (piece.kind == BADGE and name in LABELS):
            entry.link(name if name and vague else piece.text, piece.url, base)
