"""Folds English words to American spelling and the singular, and inflects them."""

_IRREGULAR = {
    "analyses": "analysis", "artefact": "artifact", "children": "child", "corpora": "corpus", "cpus": "cpu",
    "criteria": "criterion", "defence": "defense", "fulfil": "fulfill", "gpus": "gpu", "grey": "gray",
    "hypotheses": "hypothesis", "indices": "index", "judgement": "judgment", "licence": "license",
    "maths": "math", "matrices": "matrix", "mice": "mouse", "news": "news", "practise": "practice",
    "programme": "program", "programmes": "program", "series": "series", "species": "species", "theses": "thesis",
    "vertices": "vertex",
}  # fmt: skip
_MAX_LENGTH = 40  # letters; longer words are not English, and the spelling patterns could take seconds for them


def fold(word: str) -> str:
    """Converts a word without punctuation to lower case, American spelling and the singular.

    >>> [fold(word) for word in ("Neighbours", "optimisation", "queries", "labelled", "FAISS")]
    ['neighbor', 'optimization', 'query', 'labeled', 'faiss']
    """
    word = word.casefold()
    folded = _IRREGULAR.get(word) or singular(_american(word))
    return _IRREGULAR.get(folded, folded)  # the singular may be irregular too: licences, licence, license


def _american(word: str) -> str:
    if not 5 <= len(word) <= _MAX_LENGTH:
        return word
    # Substring tests first: only one word in a hundred changes, and patterns would dominate the time of an import.
    if (
        "our" in word or ("is" in word and ("ise" in word or "isi" in word or "isa" in word))
        or ("re" in word and ("tre" in word or "bre" in word))
        or ("ll" in word and ("lle" in word or "lli" in word)) or "alys" in word or "ogue" in word
    ):  # fmt: skip
        from mlcat.text.spelling import american

        return american(word)
    return word


def singular(word: str) -> str:
    """A lower-case word without its plural ending; words in -ss, -us and -is stay as they are."""
    last = word[-1:]
    if last == "e" and word.endswith("ie") and len(word) > 3:
        return word[:-2] + "y"
    if last != "s" or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"  # queries; `movies` becomes `movy`, and therefore `movie` does too, above
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def irregular_forms(word: str) -> tuple[str, ...]:
    """The irregular plurals and spellings of a folded word.

    >>> irregular_forms("program")
    ('programme', 'programmes')
    """
    return tuple(form for form, folded in _IRREGULAR.items() if folded == word)


def base_forms(word: str) -> tuple[str, ...]:
    """The folded words that a folded word may be an inflection of: the word itself, and forms without -ing or -ed.

    >>> base_forms("tracking")
    ('tracking', 'track', 'tracke')
    >>> base_forms("planned")
    ('planned', 'plann', 'planne', 'plan')
    >>> base_forms("greying")
    ('greying', 'grey', 'greye', 'gray')
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
            elif base.endswith(("al", "el")):
                forms.append(base + "l")  # `fold` also drops one of the two in installing
            forms += [spelling for form in (base, base + "e") if (spelling := _respell(form)) != form]
    return tuple(forms)


def _respell(word: str) -> str:
    """A lower-case word in American spelling; an irregular plural in the singular."""
    return _IRREGULAR.get(word) or _american(word)


def inflections(word: str) -> tuple[str, ...]:
    """The folded forms of a word with -ing and -ed, after the word itself; some of them may not be English.

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
