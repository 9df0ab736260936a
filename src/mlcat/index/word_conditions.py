"""Conditions on fields that are compared word by word: license, language and people.

These fields are in the JSON column `rest`. SQLite calls the comparison for each entry, which takes one or two seconds
for a million entries.
"""

from __future__ import annotations

from mlcat.index.reader import Condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

WORD_FIELDS = {
    "licenses": ("license", "code_license"),
    "languages": ("language",),
    "authors": ("authors", "organization"),
}
"""The parts of a filter that are compared word by word, with the fields of an entry that each is compared with."""
_LISTS = ("authors",)
"""The fields that are lists of texts, which SQLite passes as JSON."""
_BETWEEN = "\0"  # separates the values of a list, so that a name does not match words of two values
_SYMBOLS = f"+#{_BETWEEN}"  # C++ and C# are not C


def word_condition(index: Index, fields: tuple[str, ...], names: tuple[str, ...]) -> Condition:
    """True for entries that have the words of one of `names`, in sequence, in one of the fields.

    The last word of a name may be a prefix, unless some entry has it as a whole word: `py` matches Python, and `c`
    matches C but not C++.
    """
    index.db.create_function("has_words", 4, _has_words, deterministic=True)
    calls = (f"has_words(json_extract(rest, '$.{field}'), {int(field in _LISTS)}, ?, ?)" for field in fields)
    has_words = f"({' OR '.join(calls)})"
    values: list[object] = []
    for name in names:
        words = " ".join(_words(name.replace(_BETWEEN, " ")))
        query = f"SELECT 1 FROM entries WHERE {has_words} LIMIT 1"
        is_whole_word = index.db.execute(query, [words, True] * len(fields)).fetchone() is not None
        values += [words, is_whole_word] * len(fields)
    return Condition(f"({' OR '.join([has_words] * len(names))})", tuple(values))


def _has_words(value: str | None, is_list: int, words: str, whole_word: int) -> bool:
    """Whether a text, or one of the texts in a JSON array, has the words, in sequence; unless `whole_word`, the last
    one may be a prefix."""
    if not value or not words:
        return False
    words_of_value = f" {' '.join(_words(_join_texts(value) if is_list else value))} "
    return f" {words} " in words_of_value if whole_word else f" {words}" in words_of_value


def _join_texts(array: str) -> str:
    import json

    return f" {_BETWEEN} ".join(json.loads(array))


def _words(text: str) -> list[str]:
    """The words of a text in lower case, without accents."""
    from mlcat.text.normalize import strip_accents

    plain = strip_accents(text).casefold()
    return "".join(char if char.isalnum() or char in _SYMBOLS else " " for char in plain).split()
