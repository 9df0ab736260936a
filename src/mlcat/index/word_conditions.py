"""Conditions on fields that are compared by their words: license, language, people.

These fields stand in the JSON of the column `rest`. SQLite calls the comparison for each entry, which takes a second or
two for a million.
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
"""The parts of a filter that are compared by words, with the fields of an entry that each looks at."""
_BETWEEN = "\0"  # the values of a list: no name has words of two
_SYMBOLS = f"+#{_BETWEEN}"  # C++ and C# are not C


def word_condition(index: Index, keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, tuple[object, ...]]:
    """An SQL expression, with its values, for entries one of whose fields `keys` has all words of one of `names`.

    The last word of a name may be the beginning of a word, unless some entry has it as a whole: `py` is Python, and `c`
    is C but not C++.
    """
    index.db.create_function("has_words", 3, _has_words, deterministic=True)
    fields = [f"json_extract(rest, '$.{key}')" for key in keys]
    alternatives: list[str] = []
    values: list[object] = []
    for name in names:
        key = " ".join(_words(name))
        matching = f"({' OR '.join(f'has_words({field}, ?, ?)' for field in fields)})"
        whole = index.db.execute(f"SELECT 1 FROM entries WHERE {matching} LIMIT 1", [key, 1] * len(fields)).fetchone()
        alternatives.append(matching)
        values += [key, 1 if whole else 0] * len(fields)
    return f"({' OR '.join(alternatives)})", tuple(values)


def _has_words(text: str | None, key: str, whole: int) -> bool:
    """Whether a text has the words of `key` one after the other, the last of them whole or at least begun."""
    if not text or not key:
        return False
    words = f" {' '.join(_words(text))} "
    return f" {key} " in words if whole else f" {key}" in words


def _words(text: str) -> list[str]:
    """The words in lower case without accents; of a list in JSON, those of its strings."""
    from mlcat.text.normalize import strip_accents

    if text.startswith("["):
        import json

        text = f" {_BETWEEN} ".join(json.loads(text))
    plain = strip_accents(text).casefold()
    return "".join(char if char.isalnum() or char in _SYMBOLS else " " for char in plain).split()
