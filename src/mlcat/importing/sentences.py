"""Finds the first sentence of a text, for the summary of an entry."""

import re

from mlcat.importing.documents.text import word_set
from mlcat.text.safety import shorten

_MAX = 200  # characters of a summary
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\sa-z])|[。！？]")
_SHORT = word_set(
    """
    e.g. i.e. etc. vs. cf. al. ca. approx. incl. excl. resp. dr. mr. mrs. ms. prof. st. jr. sr. no. nr. vol.
    fig. eq. inc. ltd. co. corp. u.s. u.k. ver. v. dept. est. ed. eds. pp. p. jan. feb. mar. apr. jun. jul.
    aug. sep. oct. nov. dec.
    """
)


def first_sentence(text: str) -> str:
    """The first sentence of `text`, cut to the length of a summary, with an ellipsis if it is longer."""
    for end in _END.finditer(text[: 2 * _MAX]):
        sentence = text[: end.end()].rstrip()
        if not _is_abbreviated(sentence):
            return shorten(sentence, _MAX)
    return shorten(text, _MAX)


def _is_abbreviated(sentence: str) -> bool:
    """Whether the last word ends with the full stop of an abbreviation or an initial."""
    word = sentence.rsplit(maxsplit=1)[-1].lstrip("([\"'“‘").casefold()
    return word in _SHORT or (len(word) == 2 and word[0].isalpha() and word[1] == ".")
