"""Converts British spellings by patterns; loaded only for the few words that need them.

Each pattern is compiled on first use: compiling all of them takes longer than half a search.
"""

import re

_BEFORE_OUR = (
    "arm", "behavi", "col", "endeav", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "od", "rum", "sav", "vap",
    "vig",
)  # fmt: skip
_TRE = r"(cen|me|li|thea|spec|lus)tre(d|s)?$|(fi|cali|sa)bre(s)?$"
_ISE = r"(?<=..)([lmnrt])is(e|ed|er|ers|es|ing|able|ation|ations)$"
_NOT_ISE = r"(pract|prom|prem|enterpr|surpr|compr|expert|sunr|upr|^ar|^r)is(e|ed|es|ing|er|ers)$"
_LL = r"(?<=...)(?<![aeiou])([ae]l)l(ed|er|ers|ing)$"
_ALYSE = ("alyse", "alysed", "alysing", "alyser")


def american(word: str) -> str:
    """The American spelling of a lower-case word; the word itself if it is the same.

    >>> [american(word) for word in ("optimisation", "centres", "modelling", "analyse", "catalogue", "promise")]
    ['optimization', 'centers', 'modeling', 'analyze', 'catalog', 'promise']
    """
    before, our, after = word.partition("our")
    if our and before.endswith(_BEFORE_OUR):
        word = f"{before}or{after}"
    if "is" in word and (match := re.search(_ISE, word)) and not re.search(_NOT_ISE, word):
        word = f"{word[: match.end(1)]}iz{match[2]}"
    if word.endswith(_ALYSE):
        word = word.replace("alys", "alyz")
    if ("tre" in word or "bre" in word) and (match := re.search(_TRE, word)):
        suffix = {"d": "ed", "s": "s"}.get(match[2] or match[4] or "", "")
        word = word[: match.start()] + ((match[1] + "ter") if match[1] else (match[3] + "ber")) + suffix
    if "lle" in word or "lli" in word:
        word = re.sub(_LL, r"\1\2", word)
    if word.endswith(("ogue", "ogues")):
        word = word.replace("ogue", "og")
    return word
