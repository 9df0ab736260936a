"""Collects the vocabulary of a catalog: counts words batch by batch, and sorts them at the end.

A catalog of a million entries has about as many words, and counting them is a large part of a build. Nothing here does
input or output, so that other processes can count and another thread can sort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from mlcat.index.building.documents import PreparedDocument
from mlcat.text.stemming import stem
from mlcat.text.tokens import words_of_tokens

_ONE_IN_NAME = 1 << 32  # in `WordCounts`: one entry that has the word in a name
_ENTRIES_MASK = _ONE_IN_NAME - 1  # the bits of the number of entries

WordCounts = dict[str, int]
"""For each word, including all forms of compounds, two counts in one number: the lower 32 bits have the number of
entries with the word, the upper bits the number of entries with it in a name. Two dictionaries of a million words would
take twice the time and memory."""


def count_words(batch: Iterable[PreparedDocument]) -> WordCounts:
    """Counts the words of some entries."""
    # One call for the tokens of all entries, because a call per entry would take longer than the work itself.
    all_tokens = "\0".join([document.tokens for document in batch])
    texts = words_of_tokens(all_tokens).split("\0") if all_tokens else []
    counts = _count_words_of_texts(texts)
    names = [" ".join(text.split("\n", 2)[:2]) for text in texts]  # the titles and aliases
    for word, count in _count_words_of_texts(names).items():
        counts[word] += count * _ONE_IN_NAME
    return counts


def _count_words_of_texts(texts: Iterable[str]) -> dict[str, int]:
    """For each word, the number of texts that have it."""
    return dict(Counter(chain.from_iterable(map(set, map(str.split, texts)))))


class VocabularyBuilder:
    """The words of a catalog with their counts; a container of the words."""

    def __init__(self) -> None:
        self._counts: WordCounts = {}
        self._shared_counts: dict[int, int] = {}
        self._sorted: list[str] = []
        self._stems: list[str] = []

    def add(self, words: WordCounts) -> None:
        """Adds the words of further entries."""
        counts, shared = self._counts, self._shared_counts
        for word, count in words.items():
            before = counts.get(word)
            # Equal counts are one object: a million integers would take as much memory as the words.
            counts[word] = before + count if before else shared.setdefault(count, count)

    def sort(self) -> None:
        """Sorts the words and computes their stems; call it before `rows`. Takes seconds for a million words."""
        self._sorted = sorted(self._counts)
        self._stems = list(map(stem, self._sorted))

    def __len__(self) -> int:
        return len(self._counts)

    def rows(self) -> Iterator[tuple[str, str, int, int]]:
        """The words in alphabetical order, as (word, stem, number of entries, number of entries with it in a name)."""
        for word, stemmed in zip(self._sorted, self._stems, strict=True):
            count = self._counts[word]
            yield word, stemmed, count & _ENTRIES_MASK, count // _ONE_IN_NAME

    def __contains__(self, word: object) -> bool:
        return word in self._counts
