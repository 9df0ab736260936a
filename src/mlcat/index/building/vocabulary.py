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

_IN_A_NAME = 1 << 32
_ANYWHERE = _IN_A_NAME - 1
_SHARED = {count: count for count in (1, _IN_A_NAME + 1, 2, _IN_A_NAME + 2, 2 * _IN_A_NAME + 2)}

WordCounts = dict[str, int]
"""For each word, including all forms of compounds, the number of entries that have it, and the number of those with it
in a name. Both counts are in one number, the second in the upper bits, because two dictionaries of a million words
would take twice the time and memory."""


def count_words(batch: Iterable[PreparedDocument]) -> WordCounts:
    """The words of some entries."""
    # One call unpacks all entries, because a call per entry would take longer than the work itself.
    every = "\0".join([document.words for document in batch])
    texts = words_of_tokens(every).split("\0") if every else []
    counts = _count_words_of_texts(texts)
    names = [" ".join(text.split("\n", 2)[:2]) for text in texts]  # the titles and aliases
    for word, count in _count_words_of_texts(names).items():
        counts[word] += count * _IN_A_NAME
    return counts


def _count_words_of_texts(texts: Iterable[str]) -> dict[str, int]:
    """For each word, the number of texts that have it."""
    return dict(Counter(chain.from_iterable(map(set, map(str.split, texts)))))


class Vocabulary:
    """All words of a catalog."""

    def __init__(self) -> None:
        self._counts: WordCounts = {}
        self._sorted: list[str] = []
        self._stems: list[str] = []

    def add(self, words: WordCounts) -> None:
        """Adds the words of further entries."""
        counts = self._counts
        for word, count in words.items():
            before = counts.get(word)
            # The most frequent counts share their objects: a million integers would take as much memory as the words.
            counts[word] = before + count if before else _SHARED.get(count, count)

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
            yield word, stemmed, count & _ANYWHERE, count // _IN_A_NAME

    def __contains__(self, word: object) -> bool:
        return word in self._counts
