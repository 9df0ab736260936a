"""British spellings of English words, by patterns: few words need them, and only those load this module."""

import re

_OUR = re.compile(r"(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rum|sav|vap|vig)our")
_TRE = re.compile(r"(cen|me|li|thea|spec|lus)tre(d|s)?$|(fi|cali|sa)bre(s)?$")
_ISE = re.compile(r"(.{2,}[lmnrt])is(e|ed|er|ers|es|ing|able|ation|ations)$")
_NOT_ISE = re.compile(r"(prom|prem|enterpr|surpr|compr|expert|sunr|upr|^ar|^r)is(e|ed|es|ing|er|ers)$")
_LL = re.compile(r"(.{3,}(?<![aeiou])[ae]l)l(ed|er|ers|ing)$")
_ALYSE = ("alyse", "alysed", "alysing", "alyser")


def american(word: str) -> str:
    """The American spelling of a word in lower case; the word itself where that is the same.

    >>> [american(word) for word in ("optimisation", "centres", "modelling", "analyse", "catalogue", "promise")]
    ['optimization', 'centers', 'modeling', 'analyze', 'catalog', 'promise']
    """
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    if "is" in word and not _NOT_ISE.search(word):
        word = _ISE.sub(r"\1iz\2", word)
    if word.endswith(_ALYSE):
        word = word.replace("alys", "alyz")
    if ("tre" in word or "bre" in word) and (match := _TRE.search(word)):
        suffix = {"d": "ed", "s": "s"}.get(match[2] or match[4] or "", "")
        word = word[: match.start()] + ((match[1] + "ter") if match[1] else (match[3] + "ber")) + suffix
    if "lle" in word or "lli" in word:
        word = _LL.sub(r"\1\2", word)
    if word.endswith(("ogue", "ogues")):
        word = word.replace("ogue", "og")
    return word
