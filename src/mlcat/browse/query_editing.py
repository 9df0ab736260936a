"""Edits the query. Each function takes a text and the position of the cursor, and returns both after the edit."""

from __future__ import annotations

from collections.abc import Callable

Edited = tuple[str, int]
"""The text after an edit, and the position of the cursor in it."""

MAX_LENGTH = 1000
"""Maximum characters of a query. A search reads fewer, and a screen with more would be slow to draw."""


def insert(text: str, cursor: int, typed: str) -> Edited:
    """Inserts `typed` at the cursor; cuts it if the query would be longer than MAX_LENGTH."""
    typed = typed[: max(0, MAX_LENGTH - len(text))]
    return text[:cursor] + typed + text[cursor:], cursor + len(typed)


def _backspace(text: str, cursor: int) -> Edited:
    return (text[: cursor - 1] + text[cursor:], cursor - 1) if cursor else (text, 0)


def _delete_word(text: str, cursor: int) -> Edited:
    """Deletes the word before the cursor, and the blanks between them."""
    before = text[:cursor].rstrip()
    before = before[: before.rfind(" ") + 1]
    return before + text[cursor:], len(before)


EDITS: dict[str, Callable[[str, int], Edited]] = {
    "left": lambda text, cursor: (text, max(0, cursor - 1)),
    "right": lambda text, cursor: (text, min(len(text), cursor + 1)),
    "c-a": lambda text, cursor: (text, 0),
    "c-e": lambda text, cursor: (text, len(text)),
    "backspace": _backspace,
    "delete": lambda text, cursor: (text[:cursor] + text[cursor + 1 :], cursor),
    "c-w": _delete_word,
    "c-u": lambda text, cursor: (text[cursor:], 0),
}
"""The edit for each key, with the key bindings of readline."""
