"""Patterns for non-ASCII text, loaded only if there is such text: compiling them takes longer than a search.

On ASCII text, WORD, CHUNK and PART match the same as their ASCII versions in `normalize`, `tokens` and `compounds`; a
test compares them.
"""

import re

MARKS = "-_.'’&+"
"""Characters that join the parts of a compound."""
LETTER = (
    r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff"  # Indic scripts
    r"\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fbc\u102b-\u103e\u17b4-\u17d3"  # Thai, Lao, Tibetan, Burmese, Khmer
    r"\u3099\u309a])"  # voicing marks of kana
)
"""A letter or digit: with the vowel signs and tone marks that `\\w` leaves out."""
WORD = re.compile(f"{LETTER}+")
CHUNK = re.compile(f"{LETTER}+(?:[{MARKS}]{LETTER}+)*")
PART = re.compile(rf"[A-Z]{{2,}}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|(?:(?![\dA-Za-z]){LETTER})+")
DIACRITICS = re.compile(
    "[\u0300-\u036f\u0483-\u0489"  # in general, and Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"  # Arabic vowels, and the tatweel
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u200c\u200d]+"  # joiners inside words and emoji
)
_UNDECOMPOSED_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "ng",
}
_CAPITALS = {letter.upper(): plain.capitalize() for letter, plain in _UNDECOMPOSED_LETTERS.items() if letter != "ı"}
PLAIN_LETTERS = str.maketrans(_UNDECOMPOSED_LETTERS | _CAPITALS)
"""For `str.translate`: maps letters that have no decomposition in Unicode to plain Latin letters."""
