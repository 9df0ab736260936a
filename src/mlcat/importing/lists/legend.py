"""The legend of a list: which word each of its emoji stands for, as a sign or as its code (`:warning:`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mlcat.importing.documents.text import has_words, plain
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    ITEM,
    LINE_BREAK,
    LINK,
    LIST,
    LOOSE_TEXT,
    PARAGRAPH,
    TABLE,
    Block,
    Inline,
    flatten,
)
from mlcat.importing.fields.stats import is_sign
from mlcat.importing.fields.status import status_in
from mlcat.importing.lists.parsed import ParsedEntry

_EMOJI = (
    r"(?:[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff](?:[\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff]"
    r"|(?<=\u200d)[\u2600-\u27bf\U0001f000-\U0001faff]){0,8})"
)
_CODE = r"(?<![\w:/]):(?=[0-9_+-]{0,40}[a-z])[a-z0-9_+-]{1,40}:(?![\w/])"
_MARK = re.compile(f"{_EMOJI}|{_CODE}")
_VERB = r"(?:stands? for|means?|denotes?|marks?|indicates?)(?:\sthat)?\b"
_FRONT = re.compile(rf"^\s*({_EMOJI}|{_CODE})\s*+[-–—:：=|→]*+\s*+(?:{_VERB}\s*+)?", re.IGNORECASE)
_END = re.compile(r"(?<!\s)\s*+[.;,(（]|\s[-–—]\s")
_MAX_MEANING = 40  # characters; a longer text is no tag
_MIN_MARKS = 2  # of a legend
_MAX_MARKS = 40  # rows or items of a legend
_MAX_BLOCKS = 400  # blocks that are examined: a legend is at the beginning, or is a small table


class Legend:
    """The marks of a list with their meanings."""

    def __init__(self, root: Block) -> None:
        """Finds the legend in a document: a list, a line or a table of marks, each with a few words."""
        self._meanings: dict[str, str] = {}
        for block in root.children[:_MAX_BLOCKS]:
            if len(block.children) > _MAX_MARKS:
                continue
            pairs = list(_explained_marks(block))
            if len({mark for mark, _ in pairs}) >= _MIN_MARKS:
                for mark, meaning in pairs:
                    if len(meaning) <= _MAX_MEANING or status_in(meaning):
                        self._meanings.setdefault(mark, meaning)

    def __bool__(self) -> bool:
        """Whether the list has a legend."""
        return bool(self._meanings)

    def explain(self, entry: ParsedEntry, row: list[Inline]) -> None:
        """Adds what the marks in `row`, from which the entry was read, stand for; takes them out of its texts."""
        for mark in dict.fromkeys(_MARK.findall(_raw_text(row))):
            if mark in self._meanings:
                self._explain(entry, mark)

    def _explain(self, entry: ParsedEntry, mark: str) -> None:
        meaning = self._meanings[mark]
        status = status_in(meaning)
        entry.status = entry.status or status
        entry.icons += () if status else (meaning,)
        entry.title = _without(mark, entry.title) or entry.title
        entry.description = _without(mark, entry.description)


def _explained_marks(block: Block) -> Iterator[tuple[str, str]]:
    """The marks that a block explains, with their meanings."""
    if block.kind == LIST:
        rows = (flatten(item.children, []) for item in block.children if item.kind == ITEM)
        texts = [_raw_text(row) for row in rows if not any(inline.kind in (LINK, BADGE) for inline in row)]
        if 2 * len(texts) >= len(block.children):
            yield from _valid_pairs((front[1], text[front.end() :]) for text in texts if (front := _FRONT.match(text)))
    elif block.kind == TABLE:
        yield from _valid_pairs(_cell_pairs(block))
    elif block.kind in (PARAGRAPH, LOOSE_TEXT) and not any(inline.kind == LINK for inline in block.inlines):
        text = _raw_text(block.inlines)
        starts = [match.start() for match in _MARK.finditer(text)] if _FRONT.match(text) else []
        parts = (text[start:end] for start, end in pairwise([*starts, len(text)]))
        yield from _valid_pairs((front[1], part) for part in parts if (front := _FRONT.match(part)))


def _cell_pairs(table: Block) -> Iterator[tuple[str, str]]:
    """Pairs of cells, one of which is a mark: beside each other, or below each other in a table of two rows."""
    rows = [[_raw_text(flatten([cell])) for cell in row.children] for row in table.children]
    pairs = [*zip(*rows, strict=False)] if len(rows) == 2 else [row for row in rows if len(row) == 2]
    for first, second in pairs:
        for mark, meaning in ((first, second), (second, first)):
            if _MARK.fullmatch(mark.strip()):
                yield mark.strip(), meaning


def _valid_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for mark, text in pairs:
        words = plain(_FRONT.sub("", text) if _FRONT.match(text) else text).strip()
        meaning = words[: end.start()] if (end := _END.search(words)) else words
        if has_words(meaning) and (not is_sign(mark) or status_in(meaning)):
            yield mark, meaning.strip()


def _raw_text(row: list[Inline]) -> str:
    """The text of inlines with the codes of its emoji."""
    return "".join(" " if inline.kind in (LINE_BREAK, BLOCK_END) else inline.text for inline in row)


def _without(mark: str, text: str) -> str:
    return " ".join(text.replace(mark, " ").split()) if mark in text else text
