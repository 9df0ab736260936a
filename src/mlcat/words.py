"""From text to words: how titles, topics and queries become the same tokens.

A *token* is what stands between blanks, folded: lower case, no accents, American spelling, singular. A compound keeps
its seams: `Wav2CLIP` is `wav_2_clip` and `fine-tuned` is `fine-tuned`, so that it can be found whole and by its parts.
A *stem* is what a family of words shares (`retrieve`, `retrieval`, `retriever`: `retriev`); it is a key for
look-ups, not a word to show.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_NOT_WORD = re.compile(r"[\W_]+")
_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_CHUNK = re.compile(r"[^\W_]+(?:[-_.'’&+][^\W_]+)*")
_MARKS = r"[-_.'’&+]"
_AFTER_APOSTROPHE = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})
_PART = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_SYMBOL_NAMES = (("c++", "cpp"), ("c#", "csharp"), ("f#", "fsharp"), (".net", "dotnet"))
_SYMBOLS = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#|\.net)(?![^\W_])", re.IGNORECASE)

SEAM = "_"
"""Between the parts of a compound whose writer left no mark: Wav2CLIP, OpenMetricLearning."""
HYPHEN = "-"
"""Between the parts of a compound whose writer marked it: fine-tuned, socket.io."""

STOP_WORDS = frozenset(
    "a about all am an and any are as at be been but by can could did do doe don for from get give go had ha has have "
    "hi how i if in into is it just let like ll me my need no not of off on onto or our out please re s shall should "
    "so some t tell than that the their them then there these they thi this those to too up us ve very wa want was we "
    "were what when where which while who whom whose why will with would you your im ive id cant i'm one ones "
    "does doing having being own onto via per it's its".split()
)
"""Folded words that say nothing of what is wanted."""

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


def tokens(text: str) -> list[str]:
    """The folded tokens of `text` in its order; compounds with `SEAM` or `HYPHEN` between their parts.

    >>> tokens("Fine-tuned Wav2CLIP embeddings, centred")
    ['fine-tuned', 'wav_2_clip', 'embedding', 'centered']
    """
    return [token(chunk) for chunk in chunks(text)]


def chunks(text: str) -> list[str]:
    """What stands between blanks in `text`, in plain letters but not folded; each becomes one token."""
    if "+" in text or "#" in text or "." in text:
        text = _SYMBOLS.sub(lambda match: dict(_SYMBOL_NAMES)[match[0].lower()], text)
    if not text.isascii():
        text = plain_letters(text)
    return _CHUNK.findall(text)


def plain_words(text: str) -> tuple[str, ...]:
    """What stands between blanks and punctuation, each folded, without looking for compounds."""
    if not text.isascii():
        text = plain_letters(text)
    return tuple(fold(word) for word in _NOT_WORD.split(text) if word)


def plain_letters(text: str) -> str:
    """`text` with accents taken off and typographic forms made plain: Şakir is Sakir, ﬁ is fi."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)


def squeeze(text: str) -> str:
    """`text` in lower case, without accents, blanks and punctuation: the form in which names are compared."""
    if not text.isascii():
        text = plain_letters(text)
    if "+" in text or "#" in text or "." in text:
        text = _SYMBOLS.sub(lambda match: dict(_SYMBOL_NAMES)[match[0].lower()], text)
    if text.isascii():  # as bytes, which are translated at once
        return text.encode().translate(_LOWER, _PUNCTUATION).decode()
    return _NOT_WORD.sub("", text.casefold())


def spelled(name: str) -> str:
    """A name in lower case with a blank for whatever punctuation it has: so `sci-kit` is not `scikit`.

    >>> spelled("Sentence-Transformers")
    'sentence transformers'
    """
    if not name.isascii():
        name = plain_letters(name)
    return _NOT_WORD.sub(" ", name).strip().casefold()


def parts(token: str) -> list[str]:
    """The parts of a token: one for a plain word."""
    return token.replace(HYPHEN, SEAM).split(SEAM)


def joined(token: str) -> str:
    """A token as one word: `wav2clip`, `finetuned`."""
    return token.replace(HYPHEN, "").replace(SEAM, "")


def forms(token: str) -> list[str]:
    """All words under which a token is found: the joined word, then its parts."""
    pieces = parts(token)
    return pieces if len(pieces) == 1 else [joined(token), *pieces]


def token(chunk: str) -> str:
    """A chunk without blanks as a token."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):  # most are plain words
        return fold(chunk)
    return HYPHEN.join([SEAM.join(pieces) for pieces in taken_apart(chunk)])


def taken_apart(chunk: str) -> list[list[str]]:
    """The parts of a chunk, folded: those between hyphens and the like, and in each those that its writing tells.

    >>> taken_apart("fine-tuned-Wav2CLIPs")
    [['fine'], ['tuned'], ['wav', '2', 'clip']]
    """
    if chunk.islower() and chunk.replace(HYPHEN, "").isalpha():  # most compounds are names of packages
        pieces = [[piece] for piece in chunk.split(HYPHEN)]
    else:
        pieces = [_PART.findall(piece) or [piece] for piece in re.split(_MARKS, chunk)]
        if len(pieces) > 1 and "'" in chunk.replace("’", "'") and "".join(pieces[-1]).lower() in _AFTER_APOSTROPHE:
            pieces.pop()  # Google's, don't
        pieces = [[part.casefold() for part in piece] for piece in pieces]
    pieces[-1][-1] = fold(pieces[-1][-1])
    return pieces


def unpacked(folded: str) -> str:
    """Tokens as an index holds them, a blank apart and compounds with all their forms, as words a blank apart.

    >>> unpacked("wav2clip_wav_2_clip embedding")
    'wav2clip wav 2 clip embedding'
    """
    return folded.replace(SEAM, " ").replace(HYPHEN, " ")


def sorted_words(name: Iterable[str]) -> str:
    """The tokens of a name, taken apart, in alphabetical order, a blank apart; "" where there is one word only.

    >>> sorted_words(["open_metric_learning"])
    'learning metric open'
    """
    words = " ".join(name).replace(HYPHEN, " ").replace(SEAM, " ").split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def bare(name: str) -> str:
    """A squeezed name of which not even the symbols count: `.NET` is net, C++ is c."""
    if not name.isascii():
        name = plain_letters(name)
    return _NOT_WORD.sub("", name).casefold()


# --- American and singular -------------------------------------------------------------------------------------

_IRREGULAR = {
    "analyses": "analysis", "artefact": "artifact", "children": "child", "corpora": "corpus", "cpus": "cpu",
    "criteria": "criterion", "defence": "defense", "fulfil": "fulfill", "gpus": "gpu", "grey": "gray",
    "hypotheses": "hypothesis", "indices": "index", "judgement": "judgment", "licence": "license",
    "maths": "math", "matrices": "matrix", "mice": "mouse", "news": "news", "practise": "practice",
    "programme": "program", "programmes": "program", "series": "series", "species": "species", "theses": "thesis",
    "vertices": "vertex",
}  # fmt: skip
_LONGEST = 40  # letters; what is longer is no English, and the patterns below would take seconds for some
_OUR = re.compile(r"(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rum|sav|vap|vig)our")
_TRE = re.compile(r"(cen|me|li|thea|spec|lus)tre(d|s)?$|(fi|cali|sa)bre(s)?$")
_ISE = re.compile(r"(.{2,}[lmnrt])is(e|ed|er|ers|es|ing|able|ation|ations)$")
_NOT_ISE = re.compile(r"(prom|prem|enterpr|surpr|compr|expert|sunr|upr|^ar|^r)is(e|ed|es|ing|er|ers)$")
_LL = re.compile(r"(.{3,}(?<![aeiou])[ae]l)l(ed|er|ers|ing)$")


def fold(word: str) -> str:
    """One word without punctuation in lower case, American spelling and the singular.

    >>> [fold(word) for word in ("Neighbours", "optimisation", "queries", "labelled", "FAISS")]
    ['neighbor', 'optimization', 'query', 'labeled', 'faiss']
    """
    word = word.casefold()
    folded = _IRREGULAR.get(word) or singular(_american(word))
    return _IRREGULAR.get(folded, folded)  # licences


def _american(word: str) -> str:
    if not 5 <= len(word) <= _LONGEST:
        return word
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    # First what a look tells, because one word in a hundred changes: patterns would take most of an import's time.
    if "is" in word and ("ise" in word or "isi" in word or "isa" in word) and not _NOT_ISE.search(word):
        word = _ISE.sub(r"\1iz\2", word)
    if "ys" in word and word.endswith(("alyse", "alysed", "alysing", "alyser")):
        word = word.replace("alys", "alyz")
    if ("tre" in word or "bre" in word) and (match := _TRE.search(word)):
        suffix = {"d": "ed", "s": "s"}.get(match[2] or match[4] or "", "")
        word = word[: match.start()] + ((match[1] + "ter") if match[1] else (match[3] + "ber")) + suffix
    if "lle" in word or "lli" in word:
        word = _LL.sub(r"\1\2", word)
    if word.endswith(("ogue", "ogues")):
        word = word.replace("ogue", "og")
    return word


def singular(word: str) -> str:
    """A folded word without its plural ending; words in -ss, -us and -is stay as they are."""
    last = word[-1:]
    if last == "e" and word.endswith("ie") and len(word) > 3:
        return word[:-2] + "y"
    if last != "s" or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"  # query; and movie, which folds to movy for it
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


# --- Stems -----------------------------------------------------------------------------------------------------

# Suffix, what stays of it, least length of what is left; a longer suffix before a shorter one that ends alike. Applied
# until none fits, so that all members of a family arrive at the same stem whatever their number of suffixes.
_SUFFIXES = (
    ("ification", "if", 3), ("ifying", "if", 3), ("ified", "if", 3), ("ifier", "if", 3), ("ify", "if", 3),
    ("ization", "", 4), ("izing", "", 4), ("ized", "", 4), ("izer", "", 4), ("ize", "", 4),
    ("ational", "", 4), ("ation", "", 4), ("ative", "", 4), ("ating", "", 4), ("ated", "", 4), ("ator", "", 4),
    ("ognition", "ogn", 3), ("ate", "", 4), ("uction", "uc", 3), ("ional", "", 4), ("ion", "", 4),
    ("ility", "", 4), ("ity", "", 4),
    ("ingly", "", 4), ("ing", "", 3), ("edly", "", 4), ("ed", "", 3), ("ness", "", 4), ("ment", "", 4),
    ("ance", "", 4), ("ence", "", 4), ("able", "", 4), ("ible", "", 4), ("ive", "", 4), ("ous", "", 4),
    ("ful", "", 4), ("less", "", 4), ("ant", "", 5), ("ent", "", 5), ("er", "", 4), ("or", "", 4), ("al", "", 5),
    ("ic", "", 5), ("ly", "", 4), ("e", "", 3), ("y", "", 4),
)  # fmt: skip
# By the last two letters of a word, or the last, those that may fit: for most words none, which ends the matter.
_BY_END = {
    end: tuple(rule for rule in _SUFFIXES if rule[0] == end[-1] or (len(end) == 2 and rule[0].endswith(end)))
    for end in {suffix[-2:] for suffix, _, _ in _SUFFIXES}
}
_DOUBLED = frozenset("bcdfgkmnprtv")
_WHOLE = frozenset({"general", "universal", "university", "metric", "moment", "speed", "news", "series", "paper"})


def stem(word: str) -> str:
    """What a folded word shares with its family; never empty for a word that is not.

    A light suffix stripper of our own in the manner of Lovins (1968), because it runs where an index is built and for
    each query: no dependency, and families of this field's words come out whole.

    >>> {stem(word) for word in ("retrieve", "retrieval", "retriever", "retrieving")}
    {'retriev'}
    """
    rules = _BY_END.get(word[-2:]) or _BY_END.get(word[-1:])
    if not rules or word in _WHOLE or not word.isalpha():
        return word
    while rules:
        for suffix, stays, least in rules:
            if len(word) - len(suffix) + len(stays) >= least and word.endswith(suffix):
                word = word[: -len(suffix)]
                if word[-1:] in _DOUBLED and word[-1:] == word[-2:-1]:
                    word = word[:-1]
                word += stays
                rules = _BY_END.get(word[-2:]) or _BY_END.get(word[-1:])
                break
        else:
            return word
    return word


def fold_all(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Where the tokens of a plain text stand, as (start, end, all forms of the token)."""
    for match in _CHUNK.finditer(text):
        yield match.start(), match.end(), {form for token in tokens(match[0]) for form in forms(token)}
