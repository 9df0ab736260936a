"""Parses the query language: phrases in quotes, excluded words, and filters such as `tag:CV`.

Everything else is text, so no query is a syntax error: see `split_query`.
"""

from __future__ import annotations

from mlcat.filters import Filter, parse_kind, parse_status, parse_years, split_commas
from mlcat.text.tokens import chunks, join_parts, to_token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CATALOG = "catalog"
"""The field that chooses catalogs; it is not part of a `Filter`."""
PHRASE, WORD = "phrase", "word"
"""The fields of clauses that are not `field:value`."""
FILTER_FIELDS = {
    "tag": "tags",
    "section": "sections",
    "kind": "kinds",
    "status": "statuses",
    "year": "years",
    "license": "licenses",
    "language": "languages",
    "author": "authors",
    CATALOG: "",
}
"""The fields of the language, each with the part of a `Filter` that it sets."""
_FILTER_PARTS = {**FILTER_FIELDS, PHRASE: "phrases", WORD: "words"}
_PARSERS: dict[str, Callable[[str], object]] = {
    "kind": parse_kind,
    "status": parse_status,
    "year": parse_years,
}
COMMA_SEPARATED = frozenset({"kind", "status", "license", "language"})
"""The fields with comma-separated values, as in the options."""
_EXCLUDE = "!"  # before a value, as in options
_MIN_EXCLUDED_LENGTH = 2  # letters; a single one is an option in a pasted command line


class Clause:
    """A condition in a query: a filter, a phrase, or an excluded word."""

    __slots__ = ("field", "is_excluded", "typed", "value")

    def __init__(self, field: str, value: str, typed: str, *, is_excluded: bool) -> None:
        self.field = field
        """A key of FILTER_FIELDS, PHRASE or WORD."""
        self.value = value
        self.typed = typed
        """The clause as it was typed."""
        self.is_excluded = is_excluded
        """Whether an entry must not match it."""

    @property
    def part(self) -> str:
        """The part of a `Filter` that it sets; "" for `catalog:`."""
        return _FILTER_PARTS[self.field]

    def filter(self) -> Filter:
        """The condition as a filter; empty for `catalog:`.

        Raises `UsageError` for a kind, a status or a year that does not exist.
        """
        if not self.part:
            return Filter()
        values = split_commas(self.value) if self.field in COMMA_SEPARATED else [self.value]
        part: dict[str, Any] = {self.part: [_PARSERS.get(self.field, str)(value) for value in values]}
        filter = Filter(**part)
        return Filter(excluded=filter) if self.is_excluded else filter


def split_query(text: str) -> tuple[str, tuple[Clause, ...], bool]:
    """Splits a query, which must be clean: see `text.safety`.

    Returns the words to search for, the clauses in order, and whether there are words outside of phrases. The words of
    a phrase are among the words to search for, because they rank the entries; those of an excluded phrase are not. A
    text without clauses is returned as it is.

    >>> [(clause.field, clause.value) for clause in split_query('"triplet loss" mining tag:CV -video')[1]]
    [('phrase', 'triplet loss'), ('tag', 'CV'), ('word', 'video')]
    """
    words: list[str] = []
    clauses: list[Clause] = []
    has_other_words = False
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        # Text right after a closing quote is not a clause.
        is_start = position == 0 or text[position - 1].isspace()
        clause, end = _parse_clause(text, position) if is_start else (None, _end_of_word(text, position))
        if clause:
            clauses.append(clause)
            if clause.field == PHRASE and not clause.is_excluded:
                words.append(clause.value)
        else:
            words.append(text[position:end])
            has_other_words = has_other_words or bool(chunks(text[position:end]))
        position = end
    return " ".join(words) if clauses else text, tuple(clauses), has_other_words


def cut_query(text: str, length: int) -> str:
    """Cuts a query of more than `length` characters to at most that length: before a word or clause, not within one,
    unless it is the first."""
    start = text[:length]
    if not text[length].isspace():
        start = _cut_at(start, _start_of_word(start, length))
    quote = start.rfind('"')  # the last one: it may open a phrase, or a value in quotes, that ends behind the cut
    first = _start_of_word(start, quote)
    field, colon, rest = start[first:quote].removeprefix("-").partition(":")
    is_opening = field.lower() in FILTER_FIELDS and rest in ("", _EXCLUDE) if colon else not field
    return _cut_at(start, first) if quote >= 0 and is_opening else start


def _cut_at(text: str, position: int) -> str:
    """The text up to a position, if there are words before it; otherwise unchanged."""
    return text[:position] if text[:position].strip() else text


def _start_of_word(text: str, position: int) -> int:
    """The start of the word that ends at `position`: the position after the last blank before it."""
    return next((start for start in range(position, 0, -1) if text[start - 1].isspace()), 0)


def _parse_clause(text: str, position: int) -> tuple[Clause | None, int]:
    """The clause that begins at `position`, None for a word; and the position where the clause or word ends."""
    start = position + 1 if text[position] == "-" else position
    for parser in (_parse_filter, _parse_phrase, _parse_excluded_word):
        if clause_and_end := parser(text, position, start):
            return clause_and_end
    return None, _end_of_word(text, position)


# The three parsers below get the position of a clause and, behind its hyphen if it has one, that of its content. Each
# returns the clause and the position where it ends; None for text that is not such a clause.


def _parse_filter(text: str, position: int, start: int) -> tuple[Clause, int] | None:
    """Parses `field:value`. The value ends at a blank, or at a quote if it begins with one."""
    name, colon, _ = text[start : _end_of_word(text, start)].partition(":")
    field = name.lower()
    if not colon or field not in FILTER_FIELDS:
        return None
    first = start + len(name) + 1
    is_negated = text.startswith(_EXCLUDE, first)
    if is_negated:
        first += len(_EXCLUDE)
    if text.startswith('"', first):
        closing = text.find('"', first + 1)
        value, end = (text[first + 1 :], len(text)) if closing < 0 else (text[first + 1 : closing], closing + 1)
    else:
        end = _end_of_word(text, first)
        value = text[first:end]
    # `load::Parser` and `license://x` are code and addresses.
    if not chunks(value) or value.startswith((":", "/")):
        return None
    return Clause(field, value.strip(), text[position:end], is_excluded=(start > position) != is_negated), end


def _parse_phrase(text: str, position: int, start: int) -> tuple[Clause, int] | None:
    """Parses words in quotes. No letter or digit may follow the closing quote; without one, the opening quote is
    text."""
    if not text.startswith('"', start):
        return None
    closing = text.find('"', start + 1)
    while closing >= 0 and text[closing + 1 : closing + 2].isalnum():
        closing = text.find('"', closing + 1)
    if closing < 0 or not chunks(text[start + 1 : closing]):
        return None
    value = text[start + 1 : closing].strip()
    return Clause(PHRASE, value, text[position : closing + 1], is_excluded=start > position), closing + 1


def _parse_excluded_word(text: str, position: int, start: int) -> tuple[Clause, int] | None:
    """Parses `-word`. The word begins with a letter, and an ASCII word has at least two characters; `-tag:` is none."""
    end = _end_of_word(text, start)
    word = text[start:end]
    field, colon, _ = word.partition(":")
    if start == position or not word[:1].isalpha() or (colon and field.lower() in FILTER_FIELDS):
        return None
    letters = "".join(join_parts(to_token(chunk)) for chunk in chunks(word))
    if len(letters) < _MIN_EXCLUDED_LENGTH and letters.isascii():
        return None
    return Clause(WORD, word, text[position:end], is_excluded=True), end


def _end_of_word(text: str, position: int) -> int:
    """The position of the next blank, or the end of the text."""
    return next((end for end in range(position, len(text)) if text[end].isspace()), len(text))
