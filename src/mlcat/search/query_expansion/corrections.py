"""Near spellings: words and names a few edits away. The only module that imports RapidFuzz.

Importing RapidFuzz takes almost twice as long as a bare Python start, so it is imported only when there are words to
compare. An edit is an insertion, a deletion, a substitution, or a transposition of adjacent characters (optimal string
alignment distance).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable

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
    found = _in_large_pool(word, index.known_word_prefix, index.existing_words, index.words_between, 3)
    near = _likeliest(index, word, found)
    return [(other, edits) for other, edits, likely in near if likely > near[0][2] - MAX_LIKELIHOOD_GAP]


def near_names(index: Index, name: str) -> list[tuple[str, int]]:
    """Names of entries near `name`, as (name, edits), the nearest first; all are in the form of `name_key`."""
    if index.name_count() <= MAX_FULL_COMPARISON:
        return _named(name, _nearest(name, index.names()))
    found = _in_large_pool(name, index.known_name_prefix, index.existing_names, index.names_between, 4)
    near = _likeliest(index, name, found)
    likely = {other for other, _, likely in near if likely >= MIN_LIKELIHOOD}
    return _named(name, [(other, edits) for other, edits, _ in near], likely)


def _in_large_pool(
    word: str,
    known_prefix: Callable[[str], int],
    existing: Callable[[Iterable[str]], list[str]],
    between: Callable[[str, int, int], list[str]],
    beginning: int,
) -> list[tuple[str, int]]:
    """The words near `word`, as (word, edits), by look-ups in a pool that is too large to compare with all of it.

    Each form one edit away is looked up; if none exists, the words with the same first letters, `beginning` of them,
    are compared.
    """
    most = max_edits(word)
    if not most:
        return []
    if one_edit := existing(one_edit_forms(word, known_prefix(word))):
        return [(other, 1) for other in _without_other_numbers(word, one_edit)]
    if most == 1:
        return []
    return _compared(word, between(word[:beginning], len(word) - most, len(word) + most), most)


def _compared(word: str, pool: Iterable[str], most: int, limit: int | None = None) -> list[tuple[str, int]]:
    """The words of `pool` with the digits of `word` and at most `most` edits, as (word, edits), the nearest first."""
    words = _without_other_numbers(word, pool)
    if not words:
        return []
    from rapidfuzz import process  # see the top of this module
    from rapidfuzz.distance import OSA

    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=limit)
    return [(other, int(edits)) for other, edits, _ in found]


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
    found = _compared(word, pool, most, _MAX_NEAR)
    # Most typos leave the first letter and the length as they are.
    return sorted(found, key=lambda near: (near[1], near[0][:1] != word[:1], abs(len(near[0]) - len(word)), near[0]))


def _likeliest(index: Index, word: str, found: list[tuple[str, int]]) -> list[tuple[str, int, float]]:
    """The words that may be meant of those `found` as (word, edits) in a large pool, each with its likelihood: by edits
    and then by likelihood.

    The likelihood is the binary logarithm of the word's frequency, less the penalties for unlikely typos.
    """
    folded = {other: fold(other) for other, _ in found}  # names are not in the singular, words are
    known = index.vocabulary(folded.values())
    ranked = []
    for other, edits in found:
        unlikely = FIRST_LETTER_PENALTY * (other[:1] != word[:1]) + OTHER_LETTERS_PENALTY * (
            sorted(other) != sorted(word)
        )
        unlikely += LENGTH_PENALTY * abs(len(other) - len(word))
        often = math.log2(1 + (known[folded[other]].entries if folded[other] in known else 0))
        ranked.append((other, edits, often - unlikely))
    return sorted(ranked, key=lambda near: (near[1], -near[2], near[0]))[:_MAX_NEAR]


def nearest_titles(index: Index, query: Query, filter: Filter | None = None) -> list[str]:
    """Titles of at most three entries that pass the filter, with a name near a query that found nothing.

    The nearest comes first.
    """
    name = query.names[0] if query.names else ""
    if len(name) < 4:
        return []
    if index.name_count() <= MAX_FULL_COMPARISON:
        names = _similar(name, index.names())
    else:
        names = [near for near, _ in near_names(index, name)]
    rowids = [rowid for wanted in names for _, rowid, _ in index.named([wanted], limit=1)]
    passing = index.passing(rowids, filter or Filter())
    return list(dict.fromkeys(index.row(rowid).title for rowid in rowids if rowid in passing))[:3]


def _similar(name: str, pool: list[str]) -> list[str]:
    """The names of `pool` most like a name; they may differ from it in more edits than a misspelling would."""
    from rapidfuzz import process  # see the top of this module
    from rapidfuzz.distance import OSA

    found = process.extract(name, pool, scorer=OSA.normalized_similarity, score_cutoff=_MIN_SIMILARITY, limit=_MAX_NEAR)
    return [near[0] for near in found]
