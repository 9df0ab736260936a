"""Reads the legend of a list, which explains its symbols. A symbol is an emoji or its code (`:warning:`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mlcat.importing.documents.text import has_words, plain_text
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
from mlcat.importing.fields.stats import begins_with_meaningless_symbol
from mlcat.importing.fields.status import status_in_legend
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.parsed import ParsedEntry

_EMOJI = (
    r"(?:[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff](?:[\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff]"
    r"|(?<=\u200d)[\u2600-\u27bf\U0001f000-\U0001faff]){0,8})"
)
_CODE = r"(?<![\w:/]):(?=[0-9_+-]{0,40}[a-z])[a-z0-9_+-]{1,40}:(?![\w/])"
_SYMBOL = lazy_compile(f"{_EMOJI}|{_CODE}")
_VERB = r"(?i:(?:stands? for|means?|denotes?|marks?|indicates?)(?:\sthat)?\b)"
_LEADING_SYMBOL = lazy_compile(rf"^\s*({_EMOJI}|(?i:{_CODE}))\s*+[-–—:：=|→]*+\s*+(?:{_VERB}\s*+)?")
_MEANING_END = lazy_compile(r"(?<!\s)\s*+[.;,(（]|\s[-–—]\s")
_SEPARATORS = " ·•|/,;-–—"  # between the symbols of a line
_MAX_MEANING = 40  # characters of a meaning that is a tag
_MAX_LABEL_WORDS = 3  # before the symbols
_MIN_SYMBOLS = 2  # different symbols of a legend
_MAX_PARTS = 40  # items or rows of a legend
_MAX_BLOCKS = 400  # blocks of a document that are examined


class Legend:
    """The symbols of a document with their meanings."""

    def __init__(self, root: Block) -> None:
        """Reads the legends of a document: lists, lines or tables of symbols, with a few words for each."""
        self._meanings: dict[str, str] = {}
        for block in root.children[:_MAX_BLOCKS]:
            if len(block.children) > _MAX_PARTS:
                continue
            pairs = list(_explained_symbols(block))
            if len({symbol for symbol, _ in pairs}) >= _MIN_SYMBOLS:
                for symbol, meaning in pairs:
                    if len(meaning) <= _MAX_MEANING or status_in_legend(meaning):
                        self._meanings.setdefault(symbol, meaning)

    def __bool__(self) -> bool:
        """Whether the document has a legend."""
        return bool(self._meanings)

    def apply(self, entry: ParsedEntry, inlines: list[Inline]) -> None:
        """Replaces the symbols of an entry by their meanings, which become its status or icons.

        `inlines` are those of the entry. The symbols are removed from its title and description.
        """
        for symbol in dict.fromkeys(_SYMBOL.findall(_raw_text(inlines))):
            if symbol in self._meanings:
                self._apply(entry, symbol)

    def _apply(self, entry: ParsedEntry, symbol: str) -> None:
        meaning = self._meanings[symbol]
        status = status_in_legend(meaning)
        entry.status = entry.status or status
        entry.icons += () if status else (meaning,)
        entry.title = _without(symbol, entry.title) or entry.title
        entry.description = _without(symbol, entry.description)


def _explained_symbols(block: Block) -> Iterator[tuple[str, str]]:
    """Yields the symbols that a block explains, with their meanings; none if it is not a legend."""
    if block.kind == LIST:
        items = (flatten(item.children, []) for item in block.children if item.kind == ITEM)
        texts = [_raw_text(item) for item in items if not any(inline.kind in (LINK, BADGE) for inline in item)]
        if 2 * len(texts) >= len(block.children):
            yield from _valid_pairs(
                (match[1], text[match.end() :]) for text in texts if (match := _leading_symbol(text))
            )
    elif block.kind == TABLE:
        yield from _valid_pairs(_cell_pairs(block))
    elif block.kind in (PARAGRAPH, LOOSE_TEXT) and not any(inline.kind == LINK for inline in block.inlines):
        text = _without_label(_raw_text(block.inlines))
        starts = [match.start() for match in _SYMBOL.finditer(text)] if _leading_symbol(text) else []
        parts = (text[start:end] for start, end in pairwise([*starts, len(text)]))
        yield from _valid_pairs((match[1], part) for part in parts if (match := _leading_symbol(part)))


def _leading_symbol(text: str) -> re.Match[str] | None:
    """The match of the symbol at the start of a text; None if there is none."""
    first = text.lstrip()[:1]
    may_be_symbol = first == ":" or not first.isascii()  # the first character of most texts is a letter
    return _LEADING_SYMBOL.match(text) if may_be_symbol else None


def _without_label(text: str) -> str:
    """`text` without a label before its first symbol, a few words and a colon: "Legend: 🟢 Active"."""
    label, _, symbols = text.partition(":")
    return symbols if len(label.split()) <= _MAX_LABEL_WORDS and _leading_symbol(symbols) else text


def _cell_pairs(table: Block) -> Iterator[tuple[str, str]]:
    """Yields the pairs of cells of which one is a symbol, as symbol and text.

    The two are beside each other in a table of two columns, or below each other in a table of two rows.
    """
    rows = [row.children for row in table.children]
    pairs = [*zip(*rows, strict=False)] if len(rows) == 2 else [row for row in rows if len(row) == 2]
    for cells in pairs:
        first, second = (_raw_text(flatten([cell])) for cell in cells)
        for symbol, text in ((first, second), (second, first)):
            if _SYMBOL.fullmatch(symbol.strip()):
                yield symbol.strip(), text


def _valid_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yields symbol and meaning for each pair of symbol and text, if the text explains the symbol."""
    for symbol, text in pairs:
        words = plain_text(_LEADING_SYMBOL.sub("", text) if _leading_symbol(text) else text).strip()
        meaning = words[: end.start()] if (end := _MEANING_END.search(words)) else words
        if has_words(meaning) and (not begins_with_meaningless_symbol(symbol) or status_in_legend(meaning)):
            yield symbol, meaning.strip(_SEPARATORS)


def _raw_text(inlines: list[Inline]) -> str:
    """The text of inlines, with codes of emoji."""
    return "".join(" " if inline.kind in (LINE_BREAK, BLOCK_END) else inline.text for inline in inlines)


def _without(symbol: str, text: str) -> str:
    return " ".join(text.replace(symbol, " ").split()) if symbol in text else text
