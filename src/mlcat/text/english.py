"""English words: American spelling and the singular."""

import re

_IRREGULAR = {
    "analyses": "analysis", "artefact": "artifact", "children": "child", "corpora": "corpus", "cpus": "cpu",
    "criteria": "criterion", "defence": "defense", "fulfil": "fulfill", "gpus": "gpu", "grey": "gray",
    "hypotheses": "hypothesis", "indices": "index", "judgement": "judgment", "licence": "license",
    "maths": "math", "matrices": "matrix", "mice": "mouse", "news": "news", "practise": "practice",
    "programme": "program", "programmes": "program", "series": "series", "species": "species", "theses": "thesis",
    "vertices": "vertex",
}  # fmt: skip
_MAX_LENGTH = 40  # letters; longer words are not English, and the patterns below could take seconds for them
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
    if not 5 <= len(word) <= _MAX_LENGTH:
        return word
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    # Substring tests first, because only one word in a hundred changes: patterns would take most of an import's time.
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


def base_forms(word: str) -> tuple[str, ...]:
    """The folded words of which `word` may be an inflection: itself, and the forms without -ing or -ed.

    >>> base_forms("tracking")
    ('tracking', 'track', 'tracke')
    >>> base_forms("planned")
    ('planned', 'plann', 'planne', 'plan')
    """
    forms = [word]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2:
            forms += [base, base + "e"]
            if base[-1] == base[-2]:
                forms.append(base[:-1])
            elif base[-1] == "i":
                forms.append(base[:-1] + "y")
    return tuple(forms)


def inflections(word: str) -> tuple[str, ...]:
    """The folded forms of a word with -ing and -ed, the word itself first; some of them may not be English.

    >>> inflections("cache")
    ('cache', 'caching', 'cached')
    """
    stem = word.removesuffix("e")
    forms = [word, f"{stem}ing", f"{stem}ed"]
    if word.endswith("y"):
        forms.append(f"{word[:-1]}ied")
    elif stem == word:
        forms += [f"{word}{word[-1]}ing", f"{word}{word[-1]}ed"]
    return tuple(forms)
