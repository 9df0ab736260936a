"""Guesses the meaning of words that are missing from the catalog or very rare: prefixes, typos, two words typed as
one."""

from __future__ import annotations

from mlcat.search.candidates import have_common_entry
from mlcat.search.query import Term
from mlcat.search.query_expansion.edit_forms import one_edit_forms
from mlcat.search.weights import (
    MAX_PREFIX_EXPANSIONS,
    MAX_RARE_ENTRIES,
    MAX_RARE_SHARE,
    MIN_COMMON_RATIO,
    MIN_COMMON_RATIO_UNNAMED,
    MIN_LENGTH_RARE_TYPO,
    MIN_LENGTH_SPLIT_PART,
    MIN_LENGTH_TWO_EDITS,
    SECOND_EDIT_FACTOR,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import WordRow
    from mlcat.search.query_expansion.expansion import Variants


def guess_variants(index: Index, term: Term, synonyms: Variants) -> list[tuple[Term, Variants]]:
    """Guesses the variants of a term. Returns the term with its variants, which may be none; or two terms, for two
    words that were typed as one.

    Tried in this order: the given synonyms; for a word of up to three letters, words that begin with it; words one edit
    away; words that begin with it; two words typed as one; words more edits away.
    """
    word = term.word
    if synonyms:
        return [(term, synonyms)]
    by_prefix = _prefix_variants(index, word)
    if by_prefix and len(word) < 4:
        return [(term, by_prefix)]
    near = _corrections(index, word)
    if not near or near[0][1] > 1:
        if by_prefix:
            return [(term, by_prefix)]
        if halves := _split_in_two(index, word):
            return [(Term(half, term.weight), {half: ("exact", 1.0)}) for half in halves]
    corrected: Variants = {
        candidate: ("corrected", 1.0 if edits == 1 else SECOND_EDIT_FACTOR) for candidate, edits in near
    }
    return [(term, corrected or by_prefix)]


def likely_corrections(index: Index, row: WordRow) -> list[WordRow]:
    """Words one edit from a word, and far more frequent; empty unless the word is so rare that it may be a typo in the
    catalog.

    `index` should be that of a large catalog, with MIN_ENTRIES_WITH_TYPOS or more: in a small one most words are rare.
    """
    if len(row.word) < MIN_LENGTH_RARE_TYPO or row.entry_count > max(MAX_RARE_ENTRIES, index.count * MAX_RARE_SHARE):
        return []
    # A word that is in no name is more likely a typo in the catalog. Typos in the first letter are rare: dust
    # is not rust.
    ratio = MIN_COMMON_RATIO if row.name_count else MIN_COMMON_RATIO_UNNAMED
    rows = index.vocabulary.rows(one_edit_forms(row.word)).values()
    near = [
        candidate for candidate in rows if candidate.name_count and candidate.entry_count >= ratio * row.entry_count
    ]
    return [
        candidate
        for candidate in near
        if candidate.word[0] == row.word[0] or sorted(candidate.word) == sorted(row.word)
    ]


def _prefix_variants(index: Index, word: str) -> Variants:
    """The words with this prefix; if it is short, only words of names."""
    rows = index.vocabulary.with_prefix(word, MAX_PREFIX_EXPANSIONS)
    is_long = len(word) > 3 or _is_unsegmented(word)
    return {row.word: ("prefix", 1.0) for row in rows if is_long or row.name_count}


def _is_unsegmented(word: str) -> bool:
    if word.isascii():
        return False
    from mlcat.text.ngrams import is_unsegmented

    return is_unsegmented(word)


def _corrections(index: Index, word: str) -> list[tuple[str, int]]:
    """The words that `word` may be a misspelling of, as (word, edits): those with the fewest edits only."""
    if len(word) < 4 or word.isdigit():
        return []
    from mlcat.search.query_expansion.corrections import near_words

    near = near_words(index, word)
    if not near:
        return []
    rows = index.vocabulary.rows([candidate for candidate, _ in near])
    near = [(candidate, edits) for candidate, edits in near if _is_plausible(word, rows[candidate], edits)]
    return [(candidate, edits) for candidate, edits in near if edits == near[0][1]]


def _is_plausible(word: str, row: WordRow, edits: int) -> bool:
    """Whether `word` may be a typo of `row`; the rules are stricter for short words, which are near many others."""
    if row.word.isdigit():
        return False
    if len(word) < 6:
        return row.name_count > 0 or sorted(word) == sorted(row.word)
    if edits > 1 and len(word) < MIN_LENGTH_TWO_EDITS and not row.name_count:
        return False
    # A typo is rarely in the first letter, unless two letters changed places: cooking is not booking.
    return word[0] == row.word[0] or (row.name_count > 0 and len(word) > 6) or sorted(word) == sorted(row.word)


def _split_in_two(index: Index, word: str) -> tuple[str, str] | None:
    """Splits a word into two words of the catalog that an entry has together; None if there is no such split. Of
    several splits, returns the one whose rarer half is the most frequent."""
    positions = range(MIN_LENGTH_SPLIT_PART, len(word) - MIN_LENGTH_SPLIT_PART + 1)
    splits = [(word[:position], word[position:]) for position in positions]
    rows = index.vocabulary.rows(half for halves in splits for half in halves)
    known = [(left, right) for left, right in splits if left in rows and right in rows]
    ranked = sorted(known, key=lambda halves: -min(rows[half].entry_count for half in halves))
    # No entry has both halves of `password`.
    return next((halves for halves in ranked if have_common_entry(index, " ".join(halves))), None)
