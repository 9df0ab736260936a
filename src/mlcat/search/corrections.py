"""Near spellings: words and names a few edits away. The only module that imports RapidFuzz.

RapidFuzz takes almost two bare Python starts to import, so this module is loaded where spelling is in doubt and not
before. An edit is an insertion, a deletion, a substitution, or a transposition of neighbours (optimal string
alignment).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mlcat.search.edit_forms import one_edit_forms
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

_MAX_NEAR = 12  # near spellings that are compared further
_MIN_SIMILARITY = 0.6  # share of letters that two names must have in common to be worth a mention


def max_edits(word: str) -> int:
    """How many edits may stand between a typed word of this length and the one that was meant."""
    length = len(word)
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 16 else 3


def _numbers(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _without_other_numbers(typed: str, pool: Iterable[str]) -> list[str]:
    """The words that have the numbers that were typed: `gpt-5` is no misspelling of gpt-4."""
    numbers = _numbers(typed)
    return [word for word in pool if _numbers(word) == numbers] if numbers else list(pool)


def near_words(index: Index, word: str) -> list[tuple[str, int]]:
    """Words of the catalog near `word`, as (word, edits), the nearest first."""
    if index.word_count() <= MAX_FULL_COMPARISON:
        return _nearest(word, index.words())
    # At scale: words at one edit by looking each form up; at more, those that share the beginning of the word.
    pool = set(index.existing_words(one_edit_forms(word)))
    most = max_edits(word)
    if not pool and most > 1:
        pool.update(index.words_between(word[:3], len(word) - most, len(word) + most))
    near = _likeliest(index, word, pool)
    return [(other, edits) for other, edits, likely in near if likely > near[0][2] - MAX_LIKELIHOOD_GAP]


def near_names(index: Index, name: str) -> list[tuple[str, int]]:
    """Squeezed names of entries near the squeezed `name`, as (name, edits), the nearest first."""
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
    """Without names so short that any word is near one: of four letters, all must be there, or it must be likely."""
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
    # Who types a word wrong mostly gets its first letter and its length right.
    ranked = sorted(found, key=lambda near: (near[1], near[0][:1] != word[:1], abs(len(near[0]) - len(word)), near[0]))
    return [(near[0], int(near[1])) for near in ranked]


def _likeliest(index: Index, word: str, pool: Iterable[str]) -> list[tuple[str, int, float]]:
    """Those of many words that may be meant, with their edits and how likely they are, in doublings: the fewest edits
    and then the likeliest first."""
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


def nearest_titles(index: Index, query: Query) -> list[str]:
    """Titles of entries with a name near the query, the nearest first, at most three: where nothing is found."""
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
    titles = (index.row(rowid).title for wanted in names for _, rowid, _ in index.named([wanted], limit=1))
    return list(dict.fromkeys(titles))[:3]
