"""Stemming: maps related words to the same stem (`retrieve`, `retrieval` and `retriever` to `retriev`).

A stem is a key for look-ups, not a word to show.
"""

# Suffix, replacement, minimum length of the result before a doubled consonant is reduced; a longer suffix comes before
# a shorter one with the same end. The rules are applied until none fits, so that related words get the same stem
# whatever their number of suffixes.
_SUFFIXES = (
    ("ification", "if", 3), ("ifying", "if", 3), ("ified", "if", 3), ("ifier", "if", 3), ("ify", "if", 3),
    ("ization", "", 4), ("izing", "", 4), ("ized", "", 4), ("izer", "", 4), ("ize", "", 4),
    ("ational", "", 4), ("ation", "", 4), ("ative", "", 4), ("ating", "", 4), ("ated", "", 4), ("ator", "", 4),
    ("ognition", "ogn", 3), ("ate", "", 4), ("uction", "uc", 3), ("ional", "", 4), ("ion", "", 4),
    ("ility", "", 4), ("ity", "", 4),
    ("ingly", "", 4), ("ing", "", 3), ("edly", "", 4), ("ed", "", 3), ("ness", "", 4), ("ment", "", 4),
    ("ance", "", 4), ("ence", "", 4), ("able", "", 4), ("ible", "", 4), ("ive", "", 4), ("ous", "", 4),
    ("ful", "", 4), ("less", "", 4), ("ant", "", 5), ("ent", "", 5), ("er", "", 4), ("or", "", 4), ("al", "", 5),
    ("atic", "", 5), ("ic", "", 5), ("ly", "", 4), ("e", "", 3), ("y", "", 4),
)  # fmt: skip
_BY_END: dict[str, list[tuple[str, str, int]]] = {}
"""The rules that may apply to a word, by its last two letters or its last one; most words have none. In place of the
minimum length of the result, each has that of the word."""
for _suffix, _replacement, _min_length in _SUFFIXES:
    _rule = (_suffix, _replacement, _min_length + len(_suffix) - len(_replacement))
    _BY_END.setdefault(_suffix[-2:], []).append(_rule)
for _end, _rules in _BY_END.items():
    if _end[:-1]:
        _rules += _BY_END.get(_end[-1], ())
_DOUBLED_CONSONANTS = frozenset("bcdfgkmnprtv")
# Words from which the rules would cut too much.
_UNCHANGED = frozenset({"general", "universal", "university", "metric", "moment", "speed", "news", "series", "paper"})


def stem(word: str) -> str:
    """The stem of a folded word; not empty unless the word is.

    A light suffix stripper that applies its rules repeatedly, in the manner of Paice and Husk (1990). It needs no
    dependency, and its rules keep together the related words of machine learning.

    >>> {stem(word) for word in ("retrieve", "retrieval", "retriever", "retrieving")}
    {'retriev'}
    """
    rules = _BY_END.get(word[-2:]) or _BY_END.get(word[-1:])
    if not rules or word in _UNCHANGED or not word.isalpha():
        return word
    while rules:
        length = len(word)
        for suffix, replacement, min_length in rules:
            if length >= min_length and word.endswith(suffix):
                word = word[: -len(suffix)]
                if word[-1:] in _DOUBLED_CONSONANTS and word[-1:] == word[-2:-1]:
                    word = word[:-1]
                word += replacement
                rules = _BY_END.get(word[-2:]) or _BY_END.get(word[-1:])
                break
        else:
            return word
    return word


def stems(words: str) -> str:
    """Stems each of the folded words in `words`, which blanks separate; returns the stems, separated by blanks."""
    return " ".join(map(stem, words.split(" "))) if " " in words else stem(words)
