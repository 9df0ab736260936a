"""Near spellings: words and names a few edits away. The only module that imports RapidFuzz.

Importing RapidFuzz takes almost twice as long as a bare Python start, so this module is loaded only when a word may be
misspelled. An edit is an insertion, a deletion, a substitution, or a transposition of adjacent characters (optimal
string alignment distance).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mlcat.filters import Filter
from mlcat.search.query_expansion.edit_forms import one_edit_forms
from mlcat.search.weights import (
    FIRST_LETTER_PENALTY,
    LENGTH_PENALTY,
    MAX_FULL_COMPARISON,
    MAX_LIKELIHOOD_GAP,
    MIN_LIKELIHOOD,
    OTHER_LETTERS_PENALTY,
)
from mlcat.text.english import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.query import Query

_MAX_NEAR = 12  # near spellings to keep
_MIN_SIMILARITY = 0.6  # normalized similarity (0 to 1) from which a name is suggested


def max_edits(word: str) -> int:
    """The maximum number of edits between `word`, as typed, and the word that was meant; it grows with the length."""
    length = len(word)
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 16 else 3


def _numbers(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _without_other_numbers(typed: str, pool: Iterable[str]) -> list[str]:
    """The words of `pool` with the same digits as `typed`: `gpt-5` is not a misspelling of gpt-4."""
    numbers = _numbers(typed)
    return [word for word in pool if _numbers(word) == numbers] if numbers else list(pool)


def near_words(index: Index, word: str) -> list[tuple[str, int]]:
    """Words of the catalog near `word`, as (word, edits), the nearest first."""
    if index.word_count() <= MAX_FULL_COMPARISON:
        return _nearest(word, index.words())
    # In a large vocabulary: look up each form one edit away; if none exists, compare words that begin like this one.
    pool = set(index.existing_words(one_edit_forms(word)))
    most = max_edits(word)
    if not pool and most > 1:
        pool.update(index.words_between(word[:3], len(word) - most, len(word) + most))
    near = _likeliest(index, word, pool)
    return [(other, edits) for other, edits, likely in near if likely > near[0][2] - MAX_LIKELIHOOD_GAP]


def near_names(index: Index, name: str) -> list[tuple[str, int]]:
    """Names of entries near `name`, as (name, edits), the nearest first; all are in the form of `name_key`."""
    if index.name_count() <= MAX_FULL_COMPARISON:
        return _named(name, _nearest(name, index.names()))
    pool = set(index.existing_names(one_edit_forms(name)))
    most = max_edits(name)
    if not pool and most > 1:
        pool.update(index.names_between(name[:4], len(name) - most, len(name) + most))
    near = _likeliest(index, name, pool)
    likely = {other for other, _, likely in near if likely >= MIN_LIKELIHOOD}
    return _named(name, [(other, edits) for other, edits, _ in near], likely)


def _named(typed: str, near: list[tuple[str, int]], likely: Container[str] = frozenset()) -> list[tuple[str, int]]:
    """`near` without short names, which almost any word is near.

    A name of up to four letters stays only if it has the same letters as `typed`, or is in `likely`.
    """
    return [
        (name, edits)
        for name, edits in near
        if len(name) > 4 or name in likely or sorted(set(name)) == sorted(set(typed))
    ]


def _nearest(word: str, pool: Iterable[str]) -> list[tuple[str, int]]:
    most = max_edits(word)
    if not most:
        return []
    pool = _without_other_numbers(word, pool)
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=_MAX_NEAR)
    # Most typos leave the first letter and the length as they are.
    ranked = sorted(found, key=lambda near: (near[1], near[0][:1] != word[:1], abs(len(near[0]) - len(word)), near[0]))
    return [(near[0], int(near[1])) for near in ranked]


def _likeliest(index: Index, word: str, pool: Iterable[str]) -> list[tuple[str, int, float]]:
    """The words of a large `pool` that may be meant, as (word, edits, likelihood), by edits and then by likelihood.

    The likelihood is the binary logarithm of the word's frequency, less the penalties for unlikely typos.
    """
    most = max_edits(word)
    pool = _without_other_numbers(word, pool)
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=None) if most else []
    folded = {other: fold(other) for other, _, _ in found}  # names are not in the singular, words are
    known = index.vocabulary(folded.values())
    ranked = []
    for other, edits, _ in found:
        unlikely = FIRST_LETTER_PENALTY * (other[:1] != word[:1]) + OTHER_LETTERS_PENALTY * (
            sorted(other) != sorted(word)
        )
        unlikely += LENGTH_PENALTY * abs(len(other) - len(word))
        often = math.log2(1 + (known[folded[other]].entries if folded[other] in known else 0))
        ranked.append((other, int(edits), often - unlikely))
    return sorted(ranked, key=lambda near: (near[1], -near[2], near[0]))[:_MAX_NEAR]


def nearest_titles(index: Index, query: Query, filter: Filter | None = None) -> list[str]:
    """Titles of at most three entries that pass the filter, with a name near a query that found nothing.

    The nearest comes first.
    """
    name = query.names[0] if query.names else ""
    if len(name) < 4:
        return []
    if index.name_count() <= MAX_FULL_COMPARISON:
        found = process.extract(
            name, index.names(), scorer=OSA.normalized_similarity, score_cutoff=_MIN_SIMILARITY, limit=_MAX_NEAR
        )
        names = [near[0] for near in found]
    else:
        names = [near for near, _ in near_names(index, name)]
    rowids = [rowid for wanted in names for _, rowid, _ in index.named([wanted], limit=1)]
    passing = index.passing(rowids, filter or Filter())
    return list(dict.fromkeys(index.row(rowid).title for rowid in rowids if rowid in passing))[:3]
