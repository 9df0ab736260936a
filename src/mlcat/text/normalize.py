"""Normal forms of a text: without accents, and the forms in which names are compared."""

import re
import unicodedata

LETTER = (
    r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff"  # Indic scripts
    r"\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fbc\u102b-\u103e\u17b4-\u17d3"  # Thai, Lao, Tibetan, Burmese, Khmer
    r"\u3099\u309a])"  # voicing marks of kana
)
"""A letter or digit, as a pattern: with the vowel signs and tone marks that `\\w` leaves out."""
_NOT_WORD = re.compile(f"(?:(?!{LETTER}).)+", re.DOTALL)
_DIACRITICS = re.compile(
    "[\u0300-\u036f\u0483-\u0489"  # in general, and Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"  # Arabic vowels, and what stretches a word
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u200c\u200d]+"  # joiners inside words and emoji
)
_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_SYMBOL_NAMES = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
_SYMBOLS = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#|\.net)(?![0-9A-Za-z])", re.IGNORECASE)
# Letters that Unicode decomposition leaves whole.
_WHOLE_LETTERS = {
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
_CAPITALS = {letter.upper(): plain.capitalize() for letter, plain in _WHOLE_LETTERS.items() if letter != "ı"}
_LETTERS = str.maketrans(_WHOLE_LETTERS | _CAPITALS)


def strip_accents(text: str) -> str:
    """`text` without the diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic letters, in compatibility forms.

    Marks of other scripts stay, because they tell words apart: `バス`, `パス` and `ハス` are three.

    >>> strip_accents("Şakir, ﬁne")
    'Sakir, fine'
    """
    plain = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


def spell_symbols(text: str) -> str:
    """`text` with names that end or begin in a symbol written in letters: `C++` is `cpp`, `.NET` is `dotnet`."""
    if "+" in text or "#" in text or "." in text:
        return _SYMBOLS.sub(lambda match: _SYMBOL_NAMES[match[0].lower()], text)
    return text


def name_key(text: str) -> str:
    """`text` in lower case, without accents, blanks and punctuation: the form in which names are compared."""
    if not text.isascii():
        text = strip_accents(text)
    text = spell_symbols(text)
    if text.isascii():  # as bytes, which are translated at once
        return text.encode().translate(_LOWER, _PUNCTUATION).decode()
    return _NOT_WORD.sub("", text.casefold())


def spelled_out(name: str) -> str:
    """A name in lower case with a blank for whatever punctuation it has: so `sci-kit` is not `scikit`.

    >>> spelled_out("Sentence-Transformers")
    'sentence transformers'
    """
    if not name.isascii():
        name = strip_accents(name)
    return _NOT_WORD.sub(" ", name).strip().casefold()


def letters_only(name: str) -> str:
    """A name like `name_key` in which not even the symbols count: `.NET` is net, C++ is c."""
    if not name.isascii():
        name = strip_accents(name)
    return _NOT_WORD.sub("", name).casefold()
