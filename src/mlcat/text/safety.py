"""Defines the characters that are unsafe to print on a terminal, and removes them from text.

Text from catalogs and queries is untrusted. Control characters can control the terminal; bidirectional overrides and
zero-width characters can make it show something other than the text.
"""

UNSAFE_RANGES = (
    (0x00, 0x1F),  # control characters: ESC, NUL, BEL, line feeds ...
    (0x7F, 0x9F),  # DEL and the C1 controls: 0x9B alone starts an escape sequence
    (0x61C, 0x61C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator, zero-width
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x2028, 0x202E),  # line and paragraph separators, bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated formats
    (0xD800, 0xDFFF),  # lone surrogates: no encoding can write them
    (0xFEFF, 0xFEFF),  # byte-order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # invisible tag characters
)
"""Code points that are never printed, as inclusive ranges in ascending order; `clean` keeps only joiners that a word or
an emoji needs."""

_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = ((0x620, 0x7BF), (0x860, 0xDFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1820, 0x18AA))
"""Arabic, Syriac, the Indic scripts, Burmese, Khmer and Mongolian: a joiner between two letters changes the word."""
_EMOJI = ((0x2194, 0x2BFF), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF))
"""Characters that a zero-width joiner combines into one emoji."""

_BLANKS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
"""Unsafe code points that separate words, so that a blank replaces them."""


class _Cleaner(dict[int, str | int | None]):
    """A `str.translate` table that is filled lazily, one entry per code point that occurs."""

    def __missing__(self, code: int) -> str | int | None:
        unsafe = any(low <= code <= high for low, high in UNSAFE_RANGES)
        self[code] = (" " if code in _BLANKS else None) if unsafe else code
        return self[code]


_cleaner = _Cleaner()


def clean(text: str) -> str:
    """`text` without unsafe characters; line breaks and tabs become blanks.

    A zero-width joiner or non-joiner stays between two letters of a script that needs it, a joiner between two emoji.
    """
    if "\u200c" in text or "\u200d" in text:
        return "".join(
            char if char in _JOINERS and _joins(text, i) else char.translate(_cleaner) for i, char in enumerate(text)
        )
    return text.translate(_cleaner)


def _joins(text: str, i: int) -> bool:
    """Whether the joiner at index `i` is between two letters of a script that needs it, or between two emoji."""
    if not 0 < i < len(text) - 1:
        return False
    around = ord(text[i - 1]), ord(text[i + 1])
    scripts = (_JOINED_SCRIPTS, _EMOJI) if text[i] == "\u200d" else (_JOINED_SCRIPTS,)
    return any(all(any(low <= code <= high for low, high in ranges) for code in around) for ranges in scripts)


def is_clean(text: str) -> bool:
    """Whether `clean` would leave `text` as it is."""
    return text.isprintable() or clean(text) == text


def one_line(text: str) -> str:
    """`text` cleaned and trimmed, with each run of blanks collapsed to one."""
    if text.isprintable() and "  " not in text:  # most texts: nothing unsafe, and no blank but the space
        return text.strip()
    return " ".join(clean(text).split())


def shorten(text: str, length: int) -> str:
    """`text` cleaned and cut to at most `length` characters (1 or more), with an ellipsis where it was cut."""
    text = one_line(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
