"""Finds words and names a few edits away from a misspelled one. The only module that imports RapidFuzz.

Importing RapidFuzz takes almost twice as long as a bare Python start, so it is imported only when there are words to
compare. An edit is an insertion, a deletion, a substitution, or a transposition of adjacent characters (optimal string
alignment distance).
"""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.filters import Filter
from mlcat.search.query_expansion.edit_forms import one_edit_forms
from mlcat.search.weights import MAX_FULL_COMPARISON
from mlcat.text.english import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.terms import TermDictionary
    from mlcat.search.query import QueryWords

_MAX_NEAR = 12  # near spellings to keep
_MIN_SIMILARITY = 0.6  # normalized similarity (0 to 1) from which a name is suggested


def max_edits(word: str) -> int:
    """The maximum number of edits between `word`, as typed, and the word that was meant; it grows with the length."""
    length = len(word)
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 16 else 3


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _with_same_digits(typed: str, pool: Iterable[str]) -> list[str]:
    """The words of `pool` with the same digits as `typed`: `gpt-5` is not a misspelling of gpt-4."""
    numbers = _digits(typed)
    return [word for word in pool if _digits(word) == numbers] if numbers else list(pool)


def near_words(index: Index, word: str) -> list[tuple[str, int]]:
    """Words of the catalog near `word`, as (word, edits), the nearest first."""
    if index.vocabulary.count <= MAX_FULL_COMPARISON:
        return _nearest(word, index.vocabulary.all())
    return _most_frequent(index, word, _near_in_large_catalog(word, index.vocabulary, 3))


def near_names(index: Index, name: str) -> list[tuple[str, int]]:
    """Names of entries near `name`, as (name, edits), the nearest first; all are in the form of `name_key`."""
    if index.names.count <= MAX_FULL_COMPARISON:
        return _without_short_names(name, _nearest(name, index.names.all()))
    return _without_short_names(name, _most_frequent(index, name, _near_in_large_catalog(name, index.names, 4)))


def _near_in_large_catalog(word: str, terms: TermDictionary, prefix_length: int) -> list[tuple[str, int]]:
    """Finds terms near `word` among more terms than it can be compared with; returns (term, edits).

    All forms one edit away are looked up. If none exists, `word` is compared with the terms that begin with the same
    `prefix_length` letters.
    """
    max_distance = max_edits(word)
    if not max_distance:
        return []
    if one_edit := terms.existing(one_edit_forms(word, terms.known_prefix_length(word))):
        return [(term, 1) for term in _with_same_digits(word, one_edit)]
    if max_distance == 1:
        return []
    similar = terms.with_prefix_and_length(word[:prefix_length], len(word) - max_distance, len(word) + max_distance)
    return _within_distance(word, similar, max_distance)


def _within_distance(
    word: str, pool: Iterable[str], max_distance: int, limit: int | None = None
) -> list[tuple[str, int]]:
    """The words of `pool` with the same digits as `word` and at most `max_distance` edits from it, as (word, edits),
    the nearest first."""
    words = _with_same_digits(word, pool)
    if not words:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    matches = process.extract(word, words, scorer=OSA.distance, score_cutoff=max_distance, limit=limit)
    return [(candidate, int(edits)) for candidate, edits, _ in matches]


def _without_short_names(typed: str, near: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """`near` without most short names: almost any word is near one.

    A name of up to four letters stays only if it has the same letters as `typed`.
    """
    return [(name, edits) for name, edits in near if len(name) > 4 or sorted(set(name)) == sorted(set(typed))]


def _nearest(word: str, pool: Iterable[str]) -> list[tuple[str, int]]:
    """At most _MAX_NEAR words of `pool` that `word` may be a misspelling of, as (word, edits), the nearest first."""
    max_distance = max_edits(word)
    if not max_distance:
        return []
    matches = _within_distance(word, pool, max_distance, _MAX_NEAR)
    plausible = [near for near in matches if near[1] == 1 or _begin_alike(word, near[0])]
    return sorted(plausible, key=lambda near: (near[1], *_difference(word, near[0])))


def _difference(typed: str, word: str) -> tuple[bool, int, str]:
    """A sort key for words at the same distance: most typos leave the first letter and the length as they are."""
    return word[:1] != typed[:1], abs(len(word) - len(typed)), word


def _begin_alike(typed: str, word: str) -> bool:
    """Whether two words begin with the same letter, or with the same two letters in another order.

    A word that is further from another is rarely a misspelling of it: preprint is not EPrint.
    """
    return typed[0] == word[:1] or typed[:2] == word[1::-1]


def _most_frequent(index: Index, word: str, matches: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """At most _MAX_NEAR of `matches`, as (word, edits): those with the fewest edits first, of these the most frequent
    first.

    In a large catalog, many words are near any word, and the intended one is usually the one that many entries use.
    """
    folded = {candidate: fold(candidate) for candidate, _ in matches}  # names are not in the singular, words are
    known = index.vocabulary.rows(folded.values())
    entries = {candidate: known[form].entry_count if form in known else 0 for candidate, form in folded.items()}
    ranked = sorted(matches, key=lambda near: (near[1], -entries[near[0]], *_difference(word, near[0])))
    return ranked[:_MAX_NEAR]


def nearest_titles(index: Index, query: QueryWords, filter: Filter | None = None) -> list[str]:
    """The titles of at most three entries that pass the filter and have a name near the query, the nearest first; for a
    query without hits."""
    name = query.names[0] if query.names else ""
    if len(name) < 4:
        return []
    if index.names.count <= MAX_FULL_COMPARISON:
        names = _similar_names(name, index.names.all())
    else:
        names = [near for near, _ in near_names(index, name)]
    rowids = [rowid for near_name in names for _, rowid, _ in index.names.look_up([near_name], limit=1)]
    passing = index.filter_rowids(rowids, filter or Filter())
    return list(dict.fromkeys(index.row(rowid).title for rowid in rowids if rowid in passing))[:3]


def _similar_names(name: str, pool: list[str]) -> list[str]:
    """The names in `pool` that are most similar to `name`, even by more edits than a misspelling has."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    matches = process.extract(
        name, pool, scorer=OSA.normalized_similarity, score_cutoff=_MIN_SIMILARITY, limit=_MAX_NEAR
    )
    return [near for near, *_ in matches]
