"""Defines the characters that are unsafe to print on a terminal, and removes them from text.

Text from catalogs and queries is untrusted. Control characters can control the terminal; bidirectional overrides and
zero-width characters can make it display something other than the text.
"""

from __future__ import annotations

_Ranges = tuple[tuple[int, int], ...]

UNSAFE_RANGES = (
    (0x00, 0x1F),  # control characters: ESC, NUL, BEL, line feeds ...
    (0x7F, 0x9F),  # DEL and the C1 controls: 0x9B alone starts an escape sequence
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),  # combining grapheme joiner
    (0x61C, 0x61C),  # Arabic letter mark
    (0x115F, 0x1160),  # fillers of Hangul
    (0x17B4, 0x17B5),  # inherent vowels of Khmer
    (0x180B, 0x180F),  # variation selectors and vowel separator of Mongolian
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x2028, 0x202E),  # line and paragraph separators, bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated formats
    (0x3164, 0x3164),  # filler of Hangul
    (0xD800, 0xDFFF),  # lone surrogates: no encoding can write them
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte-order mark
    (0xFFA0, 0xFFA0),  # halfwidth filler of Hangul
    (0xFFF0, 0xFFFB),  # specials: interlinear annotation
    (0x1BCA0, 0x1BCA3),  # format controls of shorthand
    (0x1D173, 0x1D17A),  # beams and slurs of musical notation
    (0xE0000, 0xE0FFF),  # tags, and further variation selectors
)
"""Code points that are unsafe to print, as inclusive ranges in ascending order: controls, line separators, surrogates,
and all default-ignorable code points of Unicode (DerivedCoreProperties.txt, version 16), which are invisible.

`clean` keeps one of them only if it changes what a reader sees: see `_KEPT`.
"""

_JOINED_SCRIPTS = ((0x620, 0x7BF), (0x860, 0xDFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1820, 0x18AA))
"""Arabic, Syriac, the Indic scripts, Burmese, Khmer and Mongolian: a joiner between two letters changes the word."""
_EMOJI = ((0x2194, 0x2BFF), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF))
"""Characters that a zero-width joiner combines into one emoji."""
_SYMBOLS = (
    (0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39), (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049),
    (0x2100, 0x2BFF), (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF),
)  # fmt: skip
"""Symbols that a variation selector displays as text or as an emoji."""
_KEPT: dict[str, tuple[tuple[_Ranges, _Ranges | None], ...]] = {
    "\u200c": ((_JOINED_SCRIPTS, _JOINED_SCRIPTS),),
    "\u200d": ((_JOINED_SCRIPTS, _JOINED_SCRIPTS), (_EMOJI, _EMOJI)),
    "\ufe0e": ((_SYMBOLS, None),),
    "\ufe0f": ((_SYMBOLS, None),),
}
"""The invisible characters that are kept, and the ranges of the characters before and after them (None for any)."""

_BLANKS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
"""Unsafe code points that separate words, so that a blank replaces them."""
_PRINTABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0").union(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""The unsafe characters for which `str.isprintable` is true: fillers and selectors."""


class _Cleaner(dict[int, str | int | None]):
    """A table for `str.translate`, filled lazily with the code points that occur; None removes one."""

    def __missing__(self, code: int) -> str | int | None:
        unsafe = _within(code, UNSAFE_RANGES)
        self[code] = (" " if code in _BLANKS else None) if unsafe else code
        return self[code]


_cleaner = _Cleaner()


def clean(text: str) -> str:
    """`text` without unsafe characters; line breaks and tabs become blanks.

    A zero-width joiner or non-joiner stays between two letters of a script that needs it, a joiner between two emoji,
    and a variation selector after a symbol that has two forms.
    """
    if _is_plain(text):
        return text
    return text.translate(_cleaner) if _KEPT.keys().isdisjoint(text) else _clean_in_context(text)


def _is_plain(text: str) -> bool:
    """Whether a text has neither unsafe characters nor any that are kept only in some contexts; a fast check in C
    code."""
    return text.isprintable() and (text.isascii() or _PRINTABLE.isdisjoint(text))


def _clean_in_context(text: str) -> str:
    """Like `clean`, for a text with invisible characters that may be kept."""
    cleaned = [""]
    start = 0
    for i, char in enumerate(text):
        if char in _KEPT:
            cleaned.append(text[start:i].translate(_cleaner))
            before = (cleaned[-1] or cleaned[-2])[-1:]
            if before == text[i - 1 : i] and _is_kept(char, before, text[i + 1 : i + 2]):
                cleaned.append(char)
            start = i + 1
    cleaned.append(text[start:].translate(_cleaner))
    return "".join(cleaned)


def _is_kept(char: str, before: str, after: str) -> bool:
    """Whether an invisible character changes the display of the characters before and after it ("" at the ends)."""
    return any(
        _is_among(before, left) and (right is None or (_is_among(after, right) and after.translate(_cleaner) == after))
        for left, right in _KEPT[char]
    )


def _is_among(char: str, ranges: _Ranges) -> bool:
    return bool(char) and _within(ord(char), ranges)


def _within(code: int, ranges: _Ranges) -> bool:
    return any(low <= code <= high for low, high in ranges)


def is_clean(text: str) -> bool:
    """Whether `clean` would not change `text`."""
    return _is_plain(text) or clean(text) == text


def one_line(text: str) -> str:
    """`text` cleaned and trimmed, with each run of blanks collapsed to one."""
    if "  " not in text and _is_plain(text):  # most texts: nothing unsafe, and single spaces only
        return text.strip()
    return " ".join(clean(text).split())


def shorten(text: str, length: int) -> str:
    """`text` cleaned and cut to at most `length` characters (1 or more), with an ellipsis if it was cut."""
    text = one_line(text)
    if len(text) <= length:
        return text
    return clean(text[: length - 1]).rstrip() + "…"  # a joiner that is the last character now joins nothing
