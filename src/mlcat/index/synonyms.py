"""Words that may stand for one another when people describe a need, from `synonyms.txt`."""

from __future__ import annotations

from collections.abc import Container, Iterator
from importlib.resources import files

from mlcat.text.english import fold, inflections

Pair = tuple[str, str, bool]
"""A word, another that may stand for it, and whether one is the clipped form of the other."""


def synonyms(vocabulary: Container[str]) -> Iterator[Pair]:
    """All pairs whose second word is in `vocabulary`, with the inflections of the second word; a pair may come twice.

    The first word is not inflected: who looks a word up asks for its base form (`english.base_forms`).
    """
    for words, is_clipping in _groups():
        for other in words:
            known = [form for form in inflections(other) if form in vocabulary]
            for word in words if known else ():
                if word != other:
                    yield from ((word, form, is_clipping) for form in known)


def _groups() -> Iterator[tuple[list[str], bool]]:
    """The groups as folded words, and whether it is of a clipped word and its full forms."""
    text = files("mlcat.index").joinpath("synonyms.txt").read_text("utf-8")
    for line in text.splitlines():
        words = line.partition("#")[0].replace("-", "")
        if words.strip():
            yield [fold(word) for word in words.replace("=", " ").split()], "=" in words
