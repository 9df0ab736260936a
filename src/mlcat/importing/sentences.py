"""Finds the first sentence of a text, for the summary of an entry."""

from mlcat.importing.documents.text import word_set
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.safety import shorten

_MAX_SUMMARY = 200  # characters
_SENTENCE_END = lazy_compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\sa-z]))")
_ABBREVIATIONS = word_set(
    """
    e.g. i.e. etc. vs. cf. al. ca. approx. incl. excl. resp. dr. mr. mrs. ms. prof. st. jr. sr. no. nr. vol.
    fig. eq. inc. ltd. co. corp. u.s. u.k. ver. v. dept. est. ed. eds. pp. p. jan. feb. mar. apr. jun. jul.
    aug. sep. oct. nov. dec.
    """
)


def first_sentence(text: str) -> str:
    """The first sentence of `text`, truncated with an ellipsis if it is longer than a summary."""
    for end in _SENTENCE_END.finditer(text[: 2 * _MAX_SUMMARY]):
        sentence = text[: end.end()].rstrip()
        if not _ends_with_abbreviation(sentence):
            return shorten(sentence, _MAX_SUMMARY)
    return shorten(text, _MAX_SUMMARY)


def _ends_with_abbreviation(sentence: str) -> bool:
    """Whether the last full stop is that of an abbreviation or an initial."""
    word = sentence.rsplit(maxsplit=1)[-1].lstrip("([\"'“‘").casefold()
    return word in _ABBREVIATIONS or (len(word) == 2 and word[0].isalpha() and word[1] == ".")
