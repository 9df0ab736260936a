"""Normal forms of a text: without accents, and the forms in which names are compared."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_SYMBOL_NAMES = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
_SYMBOLS = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#|\.net)(?![^\W_])", re.IGNORECASE)
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
    """`text` with accents taken off and typographic forms made plain: Şakir is Sakir, ﬁ is fi."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)


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

    >>> spelled("Sentence-Transformers")
    'sentence transformers'
    """
    if not name.isascii():
        name = strip_accents(name)
    return _NOT_WORD.sub(" ", name).strip().casefold()


def letters_only(name: str) -> str:
    """A squeezed name of which not even the symbols count: `.NET` is net, C++ is c."""
    if not name.isascii():
        name = strip_accents(name)
    return _NOT_WORD.sub("", name).casefold()
