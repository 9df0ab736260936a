"""Cleans texts of documents, handles emoji in them, and tests whether a text has words."""

import re
from functools import lru_cache

from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.safety import is_clean, one_line

_NO_WORD = lazy_compile(r"[^\w.+#][^\w.+#]*")  # a pattern that begins with one character is searched faster
_KEYCAP = lazy_compile("[0-9#*]\ufe0f?\u20e3|\u2139")  # to Unicode, the information sign is a letter
_BLANKS = lazy_compile("[\u3164\u115f\u1160\uffa0\u2800]")  # letters and a symbol that look like blanks
_ALPHANUMERIC = lazy_compile(r"[^\W_]")
_LETTER = lazy_compile(r"[^\W\d_]")
_ASCII_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_EMOJI_NAME = r"(?:\+1|-1|100|1234|(?=[0-9_+-]{0,40}[a-z])[a-z0-9_+-]{1,60})"
_EMOJI_CODES = lazy_compile(rf":(?<![\w:/]:){_EMOJI_NAME}:(?::{_EMOJI_NAME}:)*(?![\w/:])", re.IGNORECASE)
_ONE_EMOJI_CODE = lazy_compile(f":{_EMOJI_NAME}:", re.IGNORECASE)

MAX_PARAGRAPH_LENGTH = 32_768
"""Maximum characters of a paragraph; the rest is dropped. For a longer one, an inline parser takes too long."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


def truncate_paragraph(text: str) -> str:
    """`text` cut to `MAX_PARAGRAPH_LENGTH`, at the last blank before it; "" if there is no blank."""
    return text[:MAX_PARAGRAPH_LENGTH].rpartition(" ")[0]


@lru_cache(maxsize=256)  # the title of an entry and the names of columns are looked up more than once
def label_key(text: str) -> str:
    """A key for comparing labels: `text` in lower case, with "and" for "&".

    A blank stands for each run of blanks, emoji and punctuation other than `.`, `+`, `#` and `_`. Outer blanks, `.` and
    `_` are dropped: "_Open-source, C++." becomes "open source c++".
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    return _NO_WORD.sub(" ", text.casefold().replace("&", " and ")).strip(" ._")


def has_words(text: str) -> bool:
    """Whether `text` has a letter or a digit outside of emoji."""
    if text[:1] in _ASCII_LETTERS:
        return True
    if not text or text.isspace():
        return False
    letter = _LETTER.search(text)
    if letter and letter.group() != "\u2139":
        return True
    return bool(_ALPHANUMERIC.search(text)) and any(char.isalnum() for char in _KEYCAP.sub("", text))


def plain_text(text: str) -> str:
    """`text` on one line, without control characters and emoji codes; letters that look like blanks become blanks."""
    if text.count(":") > 1:
        text = without_emoji_codes(text)
    is_simple = "  " not in text and text.isprintable()
    if is_simple and (text.isascii() or ("\u2800" not in text and is_clean(text))):  # nearly all texts
        return text.strip()
    return one_line(text if text.isascii() else _BLANKS.sub(" ", text))


def without_emoji_codes(text: str) -> str:
    """`text` without emoji written as `:name:`."""
    if text.count(":") < 2:
        return text
    without_codes, count = _EMOJI_CODES.subn(" ", text)
    return without_codes.replace("( ", "(") if count else text


def emoji_code(text: str) -> str:
    """The emoji written as `:name:` at the start of a text; "" if there is none."""
    match = _ONE_EMOJI_CODE.match(text.lstrip())
    return match[0] if match else ""
