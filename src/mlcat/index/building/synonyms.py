"""Reads `synonyms.txt`: words with the same meaning when users describe what they need."""

from __future__ import annotations

from collections.abc import Container, Iterator
from importlib.resources import files

from mlcat.text.english import fold, inflections

Pair = tuple[str, str, bool]
"""A word, a synonym of it, and whether one is a clipping of the other (`config` for `configuration`)."""


def synonyms(vocabulary: Container[str]) -> Iterator[Pair]:
    """All pairs whose second word is in `vocabulary`, with the inflections of the second word; a pair may come twice.

    The first word is not inflected, because look-ups use the base form (`english.base_forms`).
    """
    for words, is_clipping in _groups():
        for other in words:
            known = [form for form in inflections(other) if form in vocabulary]
            for word in words if known else ():
                if word != other:
                    yield from ((word, form, is_clipping) for form in known)


def _groups() -> Iterator[tuple[list[str], bool]]:
    """The groups of synonyms as folded words, each with whether it is a clipping and its full forms."""
    text = files("mlcat.index.building").joinpath("synonyms.txt").read_text("utf-8")
    for line in text.splitlines():
        words = line.partition("#")[0].replace("-", "")
        if words.strip():
            yield [fold(word) for word in words.replace("=", " ").split()], "=" in words
