"""Conditions on fields that are compared word by word: license, language and people.

These fields are in the JSON column `rest`. SQLite calls the comparison for each entry, which takes one or two seconds
for a million entries.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

WORD_FIELDS = {
    "licenses": ("license", "code_license"),
    "languages": ("language",),
    "authors": ("authors", "organization"),
}
"""The parts of a filter that are compared word by word, with the fields of an entry that each is compared with."""
_BETWEEN = "\0"  # separates the values of a list, so that a name does not match words of two values
_SYMBOLS = f"+#{_BETWEEN}"  # C++ and C# are not C


def word_condition(index: Index, keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, tuple[object, ...]]:
    """An SQL expression, with its values, for entries with all words of one of `names` in one of the fields `keys`.

    The last word of a name may be a prefix, unless some entry has it as a whole word: `py` matches Python, and `c`
    matches C but not C++.
    """
    index.db.create_function("has_words", 3, _has_words, deterministic=True)
    fields = [f"json_extract(rest, '$.{key}')" for key in keys]
    alternatives: list[str] = []
    values: list[object] = []
    for name in names:
        key = " ".join(_words(name))
        matching = f"({' OR '.join(f'has_words({field}, ?, ?)' for field in fields)})"
        whole_word = index.db.execute(
            f"SELECT 1 FROM entries WHERE {matching} LIMIT 1", [key, 1] * len(fields)
        ).fetchone()
        alternatives.append(matching)
        values += [key, 1 if whole_word else 0] * len(fields)
    return f"({' OR '.join(alternatives)})", tuple(values)


def _has_words(text: str | None, key: str, whole_word: int) -> bool:
    """Whether a text has the words of `key` in sequence; unless `whole_word`, the last one may be a prefix."""
    if not text or not key:
        return False
    words = f" {' '.join(_words(text))} "
    return f" {key} " in words if whole_word else f" {key}" in words


def _words(text: str) -> list[str]:
    """The words of a text, or of the strings in a JSON array, in lower case without accents."""
    from mlcat.text.normalize import strip_accents

    if text.startswith("["):
        import json

        text = f" {_BETWEEN} ".join(json.loads(text))
    plain = strip_accents(text).casefold()
    return "".join(char if char.isalnum() or char in _SYMBOLS else " " for char in plain).split()
