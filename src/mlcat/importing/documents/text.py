"""Normalizes short texts, and tests whether a text has words."""

import re

from mlcat.text.safety import one_line

_NO_WORD = re.compile(r"[^\w.+#]+")
_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3|\u2139")  # the information sign is a letter in Unicode
_BLANKS = re.compile("[\u3164\u115f\u1160\uffa0\u2800]")  # letters and a symbol that look like blanks
_ALPHANUMERIC = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = r":(?:\+1|-1|100|1234|(?=[0-9_+-]{0,40}[a-z])[a-z0-9_+-]{1,60}):"
_CODES = re.compile(rf"(?<![\w:/])(?:{_CODE})+(?![\w/:])", re.IGNORECASE)

_FIRST_CODE = re.compile(rf"\s*({_CODE})", re.IGNORECASE)


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


def label_key(text: str) -> str:
    """A key for comparing labels: words in lower case with single blanks, "and" for "&", no emoji, no outer
    punctuation."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return _NO_WORD.sub(" ", text.casefold().replace("&", " and ")).strip(" ._")


def has_words(text: str) -> bool:
    """Whether `text` has a letter or a digit outside of emoji."""
    if text[:1].isascii() and text[:1].isalpha():
        return True
    if not _ALPHANUMERIC.search(text):
        return False
    letter = _LETTER.search(text)
    if letter and letter.group() != "\u2139":
        return True
    return any(char.isalnum() for char in _KEYCAP.sub("", text))


def plain(text: str) -> str:
    """`text` cleaned, on one line, without emoji codes; letters that look like blanks become blanks."""
    if text.count(":") > 1:
        text = without_emoji_codes(text)
    return one_line(text if text.isascii() else _BLANKS.sub(" ", text))


def without_emoji_codes(text: str) -> str:
    """`text` without emoji written as `:name:`."""
    if text.count(":") < 2:
        return text
    return _CODES.sub(" ", text).replace("( ", "(") if _CODES.search(text) else text


def emoji_code(text: str) -> str:
    """The first emoji written as `:name:` in a text that has nothing else; "" where there is none."""
    match = _FIRST_CODE.match(text)
    return match[1] if match else ""
