"""Generates the strings one edit away from a word, which are looked up in a large vocabulary instead of scanning it."""

from __future__ import annotations

from mlcat.search.weights import MAX_LENGTH_EDIT_FORMS

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_ROW = 64  # code points; most alphabets lie within one or two such rows
_MAX_ROWS = 3  # a word of ideographs may have a different row for each: too many to try


def one_edit_forms(word: str, known_prefix: int | None = None) -> list[str]:
    """Every string one insertion, deletion, substitution or transposition from `word`, in digits and its alphabet.

    There are about 74 for each letter of the word; looking them up in an index of 600,000 words takes a few
    milliseconds. `known_prefix` is the length of the longest prefix of `word` that any word of the index has: forms
    that keep a longer one are left out, because none of them can be in the index. A word of more than
    MAX_LENGTH_EDIT_FORMS letters has no forms, because their total length would grow with the square of its length.
    """
    if len(word) > MAX_LENGTH_EDIT_FORMS:
        return []
    last = len(word) if known_prefix is None else min(known_prefix, len(word))
    splits = [(word[:i], word[i:]) for i in range(last + 1)]
    forms = {left + right[1:] for left, right in splits if right}
    forms |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    for char in _alphabet(word):
        forms |= {left + char + right[1:] for left, right in splits if right}
        forms |= {left + char + right for left, right in splits}
    return sorted(forms - {word, ""})


def _alphabet(word: str) -> str:
    """The characters that a typo can put into `word`: Latin letters, digits, and letters near its own in Unicode."""
    rows = {ord(char) // _ROW for char in word if not char.isascii()}
    others = (chr(code) for row in sorted(rows)[:_MAX_ROWS] for code in range(row * _ROW, (row + 1) * _ROW))
    return _LETTERS + "".join(char for char in others if char.isalnum() and char == char.casefold())
