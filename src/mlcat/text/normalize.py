"""Normal forms of a text: without accents, and the forms in which names are compared."""

import re
import unicodedata

_NOT_ASCII_WORD = re.compile("[^0-9A-Za-z]+")
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
    """`text` in NFKC, without the diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic letters.

    Marks of other scripts stay, because they distinguish words: `バス`, `パス` and `ハス` are three different ones.

    >>> strip_accents("Şakir, ﬁne")
    'Sakir, fine'
    """
    from mlcat.text.patterns import DIACRITICS  # see there

    plain = DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


def spell_symbols(text: str) -> str:
    """`text` with some names that contain symbols spelled in letters: `cpp` for `C++`, `dotnet` for `.NET`."""
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
    return _without_punctuation(text.casefold(), "")


def spelled_out(name: str) -> str:
    """A name in lower case, with a blank in place of each run of punctuation: `sci-kit` differs from `scikit`.

    >>> spelled_out("Sentence-Transformers")
    'sentence transformers'
    """
    if not name.isascii():
        name = strip_accents(name)
    return _without_punctuation(name, " ").strip().casefold()


def letters_only(name: str) -> str:
    """Like `name_key`, but without spelling symbols in letters: `net` for `.NET`, `c` for `C++`."""
    if not name.isascii():
        name = strip_accents(name)
    return _without_punctuation(name, "").casefold()


def _without_punctuation(text: str, replacement: str) -> str:
    """`text` with `replacement` for each run of characters that are neither letters nor digits."""
    if text.isascii():
        return _NOT_ASCII_WORD.sub(replacement, text)
    from mlcat.text.patterns import NOT_WORD  # see there

    return NOT_WORD.sub(replacement, text)
