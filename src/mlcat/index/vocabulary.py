"""The words of a catalog on its way into an index: counted batch by batch, put in order at the end.

An index of a million entries has as many words, and counting them is a good part of the work. Pure, so that other
processes can count and other threads sort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from mlcat.index.documents import PreparedDocument
from mlcat.text.stemming import stem
from mlcat.text.tokens import unpack

_IN_A_NAME = 1 << 32
_ANYWHERE = _IN_A_NAME - 1
_SHARED = {count: count for count in (1, _IN_A_NAME + 1, 2, _IN_A_NAME + 2, 2 * _IN_A_NAME + 2)}

WordCounts = dict[str, int]
"""Words, all forms of compounds among them: in how many entries each stands, and in how many of their names. Both
counts are in one number, the second above the first, because two dictionaries of a million words take twice the time
and memory of one."""


def count_words(batch: Iterable[PreparedDocument]) -> WordCounts:
    """The words of some entries."""
    # All taken apart at once, because calls for each entry cost more than what they do.
    every = "\0".join([document.fields for document in batch])
    named, anywhere = [], []
    for words in unpack(every).split("\0") if every else ():
        title, aliases, _ = words.split("\n", 2)
        named.append(set(f"{title} {aliases}".split()))
        anywhere.append(set(words.split()))
    counts = dict(Counter(chain.from_iterable(anywhere)))
    for word, count in Counter(chain.from_iterable(named)).items():
        counts[word] += count * _IN_A_NAME
    return counts


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
            # Of the numbers that most words have, one each: a million would take as much memory as the words.
            counts[word] = before + count if before else _SHARED.get(count, count)

    def sort(self) -> None:
        """Puts the words in alphabetical order and finds their stems; `rows` needs it. Takes seconds for a million."""
        self._sorted = sorted(self._counts)
        self._stems = list(map(stem, self._sorted))

    def __len__(self) -> int:
        return len(self._counts)

    def rows(self) -> Iterator[tuple[str, str, int, int]]:
        """The words in alphabetical order: each with its stem, in how many entries it stands, in how many names."""
        for word, stemmed in zip(self._sorted, self._stems, strict=True):
            count = self._counts[word]
            yield word, stemmed, count & _ANYWHERE, count // _IN_A_NAME

    def __contains__(self, word: object) -> bool:
        return word in self._counts
