"""Reads `abbreviations.txt`: well-known abbreviations and alternative names, with their full forms."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files

from mlcat.text.normalize import name_key
from mlcat.text.tokens import STOP_WORDS, joined, tokens, unpack


def abbreviation_pairs(vocabulary: Container[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a short and a full form, in both orders, if `vocabulary` has all words of the second.

    Both are folded words separated by blanks. The first is without stop words, as a query is when it is looked up.
    """
    for short, full in lines():
        for typed, meant in ((short, full), (full, short)):
            keys = _queries(typed)
            for form in _forms(meant, vocabulary):
                yield from ((key, form) for key in keys)


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """A mapping from the key of a name (see `name_key`) to the keys of the other names of the same thing."""
    found: dict[str, tuple[str, ...]] = {}
    for short, full in lines():
        for one, other in ((name_key(short), name_key(full)), (name_key(full), name_key(short))):
            found[one] = (*found.get(one, ()), other)
    return found


def lines() -> Iterator[tuple[str, str]]:
    """Each short form with each of its full forms, as written."""
    text = files("mlcat.index.building").joinpath("abbreviations.txt").read_text("utf-8")
    for line in text.splitlines():
        short, _, forms = line.partition("#")[0].partition("=")
        for full in forms.split(",") if forms else ():
            yield short.strip(), full.strip()


def _queries(text: str) -> set[str]:
    """The forms in which a query may have `text`: as one word, and with blanks between its words."""
    found = tokens(text)
    words = [word for token in found for word in unpack(token).split()]
    return {" ".join(word for word in words if word not in STOP_WORDS), *map(joined, found[: len(found) == 1])}


def _forms(text: str, vocabulary: Container[str]) -> Iterator[str]:
    """The forms of `text` that entries may have: as one word, and as words that follow one another."""
    found = tokens(text)
    whole = "".join(map(joined, found))
    if whole in vocabulary:
        yield whole
    words = [word for token in found for word in unpack(token).split()]
    if len(words) > 1 and all(word in vocabulary for word in words):
        yield " ".join(words)
