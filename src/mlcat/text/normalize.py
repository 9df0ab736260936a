"""Normalizes text: removes accents, and converts names to the forms in which they are compared."""

_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())
_BLANKS = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))
_LOWER = bytes(range(256)).lower()


def strip_accents(text: str) -> str:
    """`text` in NFKC, without the diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic letters.

    Marks of other scripts stay, because they distinguish words: `バス`, `パス` and `ハス` are three different ones.

    >>> strip_accents("Şakir, ﬁne")
    'Sakir, fine'
    """
    import unicodedata

    from mlcat.text.patterns import DIACRITICS, PLAIN_LETTERS

    plain = DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(PLAIN_LETTERS)
    return unicodedata.normalize("NFC", plain)


def spell_symbols(text: str) -> str:
    """Spells some names with symbols in letters: `cpp` for `C++`, `dotnet` for `.NET`."""
    if "+" in text or "#" in text or "." in text:
        from mlcat.text.symbols import SYMBOL, SYMBOL_NAMES

        return SYMBOL.sub(lambda match: SYMBOL_NAMES[match[0].lower()], text)
    return text


def name_key(text: str) -> str:
    """The key by which names are compared: `text` in lower case, without accents, blanks and punctuation.

    Symbols are spelled in letters: see `spell_symbols`.

    >>> name_key("Sentence-Transformers"), name_key("C++")
    ('sentencetransformers', 'cpp')
    """
    if not text.isascii():
        text = strip_accents(text)
    text = spell_symbols(text)
    if text.isascii():  # as bytes, which are translated faster
        return text.encode().translate(_LOWER, _PUNCTUATION).decode()
    return "".join(separate_words(text.casefold()))


def spaced_name_key(name: str) -> str:
    """The name in lower case and without accents, with a blank for each run of punctuation, so that `sci-kit` differs
    from `scikit`.

    >>> spaced_name_key("Sentence-Transformers")
    'sentence transformers'
    """
    return " ".join(separate_words(name if name.isascii() else strip_accents(name))).casefold()


def name_key_without_symbols(name: str) -> str:
    """Like `name_key`, but symbols are left out: `net` for `.NET`, `c` for `C++`."""
    return "".join(separate_words(name if name.isascii() else strip_accents(name))).casefold()


def separate_words(text: str) -> list[str]:
    """The runs of letters and digits in `text`, which must have no accents (see `strip_accents`).

    >>> separate_words("scikit-learn, C++")
    ['scikit', 'learn', 'C']
    """
    if text.isascii():
        return text.encode().translate(_BLANKS).decode().split()
    from mlcat.text.patterns import WORD

    return WORD.findall(text)
