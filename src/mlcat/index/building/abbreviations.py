"""Reads `abbreviations.txt`: well-known abbreviations and other names, with their full forms."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from functools import cache

from mlcat.text.normalize import name_key
from mlcat.text.tokens import STOP_WORDS, join_parts, tokens, words_of_tokens


def abbreviation_pairs(vocabulary: Container[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a short form and its full form, and the reverse pairs; only those for which `vocabulary` has all words
    of the second.

    Both are folded words separated by blanks. The first is without stop words, as a query is when it is looked up.
    """
    for short, full in read_pairs():
        for typed, other_form in ((short, full), (full, short)):
            forms = list(_entry_forms(other_form, vocabulary))  # most catalogs have few of them
            keys = _query_forms(typed) if forms else ()
            yield from ((key, form) for form in forms for key in keys)


@cache
def keys_of_other_names() -> dict[str, tuple[str, ...]]:
    """Maps the key of a name (see `name_key`) to the keys of the other names of the same thing."""
    names: dict[str, tuple[str, ...]] = {}
    for short, full in read_pairs():
        short_key, full_key = name_key(short), name_key(full)
        for name, other_name in ((short_key, full_key), (full_key, short_key)):
            names[name] = (*names.get(name, ()), other_name)
    return names


def read_pairs() -> Iterator[tuple[str, str]]:
    """Pairs of a short form and each of its full forms, as written in the file."""
    for line in data_lines("abbreviations.txt"):
        short, _, forms = line.partition("=")
        for full in forms.split(",") if forms else ():
            yield short.strip(), full.strip()


def data_lines(name: str) -> Iterator[str]:
    """The lines of a data file of this package, without their comments."""
    # `importlib.resources` would load forty modules.
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        for line in file:
            yield line.partition("#")[0]


def _query_forms(text: str) -> set[str]:
    """The forms in which a query may have `text`: its words, separated by blanks; a single token also as one word.

    Without stop words, as in a query; but a token with one is not taken apart: only `2` would remain of T2I.
    """
    all_tokens = tokens(text)
    words = [word for token in all_tokens for word in words_of_tokens(token).split()]
    significant = [word for word in words if word not in STOP_WORDS]
    if len(all_tokens) > 1:
        return {" ".join(significant)}
    return {join_parts(token) for token in all_tokens} | ({" ".join(words)} if significant == words else set())


def _entry_forms(text: str, vocabulary: Container[str]) -> Iterator[str]:
    """The forms in which entries may have `text`, if `vocabulary` has them: as one word, and as consecutive words."""
    as_one_word, words = _as_one_word_and_words(text)
    if as_one_word in vocabulary:
        yield as_one_word
    if len(words) > 1 and all(word in vocabulary for word in words):
        yield " ".join(words)


def _as_one_word_and_words(text: str) -> tuple[str, list[str]]:
    """The tokens of a text in the file, joined to one word, and as words."""
    as_one_word = text.replace(" ", "")
    if as_one_word.isalpha() and "s " not in f"{text} ":  # in the file, such words are their own tokens
        return as_one_word, text.split()
    text_of_tokens = " ".join(tokens(text))
    return join_parts(text_of_tokens).replace(" ", ""), words_of_tokens(text_of_tokens).split()
