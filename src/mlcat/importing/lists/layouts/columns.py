"""Adds the columns of a table other than the title column: descriptions, facts, marks and links."""

import re

from mlcat.importing.documents.text import has_words, word_set
from mlcat.importing.documents.tree import BADGE, LINK, Inline, text_of
from mlcat.importing.fields.labels import LINKS, NOTHING, TAGS, TEXT, field_of
from mlcat.importing.lists.entries import add_link, add_text
from mlcat.importing.lists.facts import add_field, add_tags
from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.importing.lists.titles import label_of, label_of_sign
from mlcat.importing.lists.vocabulary import LABELS

NAMING = word_set(
    """
    name names title titles 名称 名字 名稱 名前 标题 標題 タイトル 이름 название имя titel nombre nome nom título 项目
    """
)
"""Words in the name of the title column."""

_LINKING = word_set(
    """
    link links url urls website site homepage address 链接 地址 网址 官网 リンク 링크 ссылка ссылки
    """
)
_SILENT = re.compile(
    r"^(yes|no|unknown|none|n/?a|true|false|free|paid|免费|付费|免費|付費|无料|無料|有料|是|否"
    r"|[-–—x✓✔✗✘✅❌\W\d_]*|\d[\d.,]*\s?[kmb+%]*)$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*(?:yes|true|x|y|是|有)\W*$|^[👍✅✓✔☑⭐🟢●•⚫]️?$", re.IGNORECASE)
_EMOJI_MARK = re.compile(r"^\s*:(?:\+1|thumbsup|white_check_mark|heavy_check_mark|ballot_box_with_check|star|o):\s*$")
_MAX_MARKED = 40  # characters of the name of a column of marks


def is_linking(name: str) -> bool:
    """Whether the name of a column is one for links."""
    return bool(_LINKING & set(name.split()))


def is_silent(text: str) -> bool:
    """Whether the text of a cell says nothing about the entry: a mark, a number, "yes"."""
    return bool(_SILENT.match(text))


def add_columns(
    entry: ParsedEntry,
    names: list[str],
    headings: list[str],
    cells: list[list[Inline]],
    title_column: int,
    base: str | None,
) -> None:
    """Adds the cells of a row, except that of column `title_column`, to its entry; `headings` are the column names
    as written in the list."""
    described = any(field_of(name) == TEXT for name in names)
    texts: list[str] = []
    for column, cell in enumerate(cells):
        if column == title_column:
            continue
        name = names[column] if column < len(names) else ""
        text = text_of(cell)
        _add_links(entry, name, cell, base)
        if _add_mark(entry, headings[column] if name else "", cell) or _add_fact(entry, name, text):
            continue
        if (not described or field_of(name) == TEXT) and _says_something(text, cell):
            texts.append(text)
    if texts:
        add_text(entry, " · ".join(texts))


def _says_something(text: str, cell: list[Inline]) -> bool:
    """Whether a cell has words, and not only those of links."""
    has_link = any(inline.kind == LINK for inline in cell)
    other_text = text_of(inline for inline in cell if inline.kind != LINK)
    return not is_silent(text) and (not has_link or any(char.isalpha() for char in other_text))


def _add_fact(entry: ParsedEntry, name: str, text: str) -> bool:
    """Adds the value of a column that is named like a fact; returns whether the value was recognized."""
    field = field_of(name)
    if field in (None, TEXT, LINKS) or not has_words(text):
        return field == NOTHING
    if field == NOTHING:
        return True
    assert field is not None
    if is_silent(text) and not any(char.isdigit() for char in text):
        return False
    added = add_field(entry, field, text)
    return added or field in ("license", "year")


def _add_mark(entry: ParsedEntry, name: str, cell: list[Inline]) -> bool:
    """Adds the name of a column as a tag if the cell is a mark; returns whether it is one."""
    if not name or len(name) > _MAX_MARKED or field_of(name) in (NOTHING, TAGS):
        return False
    raw = "".join(inline.text for inline in cell if inline.kind == "text").strip()
    if not (_MARKED.match(raw) or _EMOJI_MARK.match(raw)):
        return False
    add_tags(entry, name.strip(" *\\"))
    return True


def _add_links(entry: ParsedEntry, name: str, cell: list[Inline], base: str | None) -> None:
    """Adds the links of a cell; the column name is the label of a link whose text is not one."""
    for inline in cell:
        sign = label_of_sign(inline.text) if inline.kind == BADGE else ""
        if inline.kind == LINK or sign or (inline.kind == BADGE and (name in LABELS or field_of(name) == LINKS)):
            vague = inline.kind == BADGE or label_of(inline.text) in ("link", "") or not has_words(inline.text)
            add_link(entry, name if name and vague else sign or inline.text, inline.url, base)
