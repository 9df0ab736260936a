"""Reads the synonyms in `synonyms.txt` (words with the same meaning in descriptions of a need), and the
abbreviations."""

from __future__ import annotations

from collections.abc import Container, Iterator

from mlcat.index.building.abbreviations import abbreviation_pairs, data_lines
from mlcat.text.english import fold, inflections

Pair = tuple[str, str, bool]
"""A word, a synonym of it, and whether one is short for the other (`config` for `configuration`); either may be several
words, separated by blanks."""


def synonyms(vocabulary: Container[str]) -> Iterator[Pair]:
    """All pairs whose second word is in `vocabulary`; a pair may occur twice, and the first one counts.

    Abbreviations come first. The second words include inflections; the first words do not, because look-ups use their
    base forms (`english.base_forms`).
    """
    yield from ((short, full, True) for short, full in abbreviation_pairs(vocabulary))
    for words, is_clipping in _groups():
        for synonym in words:
            known = [form for form in inflections(synonym) if form in vocabulary]
            for word in words if known else ():
                if word != synonym:
                    yield from ((word, form, is_clipping) for form in known)


def _groups() -> Iterator[tuple[list[str], bool]]:
    """The groups of synonyms as folded words, and for each whether it is a clipping with its full forms."""
    for line in data_lines("synonyms.txt"):
        if words := line.replace("-", "").replace("=", " ").split():
            yield [fold(word) for word in words], "=" in line
