"""Adds the other columns of a table to an entry: descriptions, facts, check marks and links."""

import re

from mlcat.importing.documents.text import has_words, word_set
from mlcat.importing.documents.tree import BADGE, LINK, TEXT, Inline, text_of
from mlcat.importing.fields.field_labels import DESCRIPTION, IGNORED, LINKS, TAGS, field_of
from mlcat.importing.fields.stats import is_stats_label
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.entries import add_link, append_description
from mlcat.importing.lists.facts import add_field, add_tags
from mlcat.importing.lists.link_labels import LINK_LABELS, emoji_link_label, link_label
from mlcat.importing.lists.parsed import ParsedEntry

TITLE_WORDS = word_set(
    """
    name names title titles 名称 名字 名稱 名前 标题 標題 タイトル 이름 название имя titel nombre nome nom título 项目
    model models 模型 モデル 모델 модель
    """
)
"""Words in the name of the title column."""

_LINK_WORDS = word_set(
    """
    link links url urls website site homepage address 链接 地址 网址 官网 リンク 링크 ссылка ссылки
    """
)
_NO_FACT = lazy_compile(
    r"^(yes|no|unknown|none|n/?a|true|false|free|paid|免费|付费|免費|付費|无料|無料|有料|是|否"
    r"|[-–—x✓✔✗✘✅❌\W\d_]*|\d[\d.,]*\s?[kmb+%]*)$",
    re.IGNORECASE,
)
_CHECKED = lazy_compile(r"^\W*(?:yes|true|x|y|是|有)\W*$|^[👍✅✓✔☑⭐🟢●•⚫]️?$", re.IGNORECASE)
_CHECK_EMOJI = lazy_compile(
    r"^\s*:(?:\+1|thumbsup|white_check_mark|heavy_check_mark|ballot_box_with_check|star|o):\s*$"
)
_MAX_CHECK_COLUMN = 40  # characters of the name of a column with check marks


def is_link_column(name: str) -> bool:
    """Whether the name of a column is one for links."""
    return bool(_LINK_WORDS & set(name.split()))


def has_no_fact(text: str) -> bool:
    """Whether the text of a cell says nothing about the entry: a check mark, a number, "yes"."""
    return bool(_NO_FACT.match(text))


def add_columns(
    entry: ParsedEntry,
    column_keys: list[str],
    column_names: list[str],
    cells: list[list[Inline]],
    title_column: int,
    base: str | None,
) -> None:
    """Adds the cells of a row to its entry, except the cell in column `title_column`.

    `column_names` are as written in the list; `column_keys` are the same names as keys (see `label_key`).
    """
    has_description_column = any(field_of(name) == DESCRIPTION for name in column_keys)
    texts: list[str] = []
    for column, cell in enumerate(cells):
        if column == title_column:
            continue
        name = column_keys[column] if column < len(column_keys) else ""
        text = text_of(cell)
        _add_links(entry, name, cell, base)
        if _add_check_mark(entry, column_names[column] if name else "", cell) or _add_fact(entry, name, text):
            continue
        if (not has_description_column or field_of(name) == DESCRIPTION) and _has_text(text, cell):
            texts.append(text)
    if texts:
        append_description(entry, " · ".join(texts))


def _has_text(text: str, cell: list[Inline]) -> bool:
    """Whether a cell has words outside of links, or has no links and says something."""
    if has_no_fact(text):
        return False
    others = [inline for inline in cell if inline.kind != LINK]
    return len(others) == len(cell) or any(map(str.isalpha, text_of(others)))


def _add_fact(entry: ParsedEntry, name: str, text: str) -> bool:
    """Adds the value of a cell if the column has the name of a fact; returns whether it was added or is ignored."""
    field = field_of(name)
    if field == IGNORED:
        return True
    if field is None or field in (DESCRIPTION, LINKS) or not has_words(text):
        return False
    return (not has_no_fact(text) or any(char.isdigit() for char in text)) and add_field(entry, field, text)


def _add_check_mark(entry: ParsedEntry, name: str, cell: list[Inline]) -> bool:
    """Adds the name of a column as a tag if the cell is a check mark; returns whether it is one."""
    if not name or len(name) > _MAX_CHECK_COLUMN or field_of(name) in (IGNORED, TAGS):
        return False
    raw = "".join(inline.text for inline in cell if inline.kind == TEXT).strip()
    if not (_CHECKED.match(raw) or _CHECK_EMOJI.match(raw)):
        return False
    add_tags(entry, name.strip(" *\\"))
    return True


def _add_links(entry: ParsedEntry, name: str, cell: list[Inline], base: str | None) -> None:
    """Adds the links of a cell. A link with a vague text ("link", an emoji) has the column name as its label."""
    for inline in cell:
        emoji_label = emoji_link_label(inline.text) if inline.kind == BADGE else ""
        if (
            inline.kind == LINK
            or emoji_label
            or (inline.kind == BADGE and (name in LINK_LABELS or field_of(name) == LINKS))
        ):
            is_vague = inline.kind == BADGE or link_label(inline.text) in ("link", "") or not has_words(inline.text)
            label = "code" if is_stats_label(name) else name
            add_link(entry, label if name and is_vague else emoji_label or inline.text, inline.url, base)
