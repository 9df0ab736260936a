"""What a word that the catalog does not have, or hardly has, may mean: an unfinished or misspelled word, two words."""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.search.edit_forms import one_edit_forms
from mlcat.search.query import Term
from mlcat.search.weights import (
    MAX_PREFIX_EXPANSIONS,
    MAX_RARE_ENTRIES,
    MAX_RARE_SHARE,
    MIN_COMMON_RATIO,
    MIN_COMMON_RATIO_UNNAMED,
    MIN_ENTRIES_WITH_TYPOS,
    MIN_LENGTH_RARE_TYPO,
    MIN_LENGTH_SPLIT_PART,
    MIN_LENGTH_TWO_EDITS,
    SECOND_EDIT,
)
from mlcat.text.ngrams import is_run
from mlcat.text.stemming import stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import WordRow
    from mlcat.search.expansion import Variants


def guess(index: Index, term: Term, synonyms: Variants) -> list[tuple[Term, Variants]]:
    """The term, or the two words that it may be, with their variants: none where there is nothing like it."""
    word = term.word
    if synonyms:
        return [(term, synonyms)]
    unfinished = _unfinished(index, word)
    if unfinished and len(word) < 4:
        return [(term, unfinished)]
    near = _corrections(index, word)
    if not near or near[0][1] > 1:
        if unfinished:
            return [(term, unfinished)]
        if halves := _split(index, word):
            return [(Term(half, half, term.weight), {half: ("exact", 1.0)}) for half in halves]
    corrected: Variants = {other: ("corrected", 1.0 if edits == 1 else SECOND_EDIT) for other, edits in near}
    return [(term, corrected or unfinished)]


def likely_corrections(index: Index, row: WordRow) -> list[WordRow]:
    """The much commoner words one edit from a word that is so rare in a large catalog that it may be a misspelling."""
    if index.count < MIN_ENTRIES_WITH_TYPOS or row.entries > max(MAX_RARE_ENTRIES, index.count * MAX_RARE_SHARE):
        return []
    if len(row.word) < MIN_LENGTH_RARE_TYPO:
        return []
    # What stands in no name is sooner a slip of whoever wrote it. A first letter seldom is: dust is not rust.
    ratio = MIN_COMMON_RATIO if row.named else MIN_COMMON_RATIO_UNNAMED
    rows = index.vocabulary(one_edit_forms(row.word)).values()
    near = [other for other in rows if other.named and other.entries >= ratio * row.entries]
    return [other for other in near if other.word[0] == row.word[0] or sorted(other.word) == sorted(row.word)]


def _unfinished(index: Index, word: str) -> Variants:
    """The words with this prefix; of few letters only words of names."""
    rows = index.prefixed(word, MAX_PREFIX_EXPANSIONS)
    is_long = len(word) > 3 or is_run(word)
    return {row.word: ("prefix", 1.0) for row in rows if is_long or row.named}


def _corrections(index: Index, word: str) -> list[tuple[str, int]]:
    """The words that `word` may be a misspelling of, all at the fewest edits; of a short word only words of names."""
    if len(word) < 4 or word.isdigit():
        return []
    from mlcat.search.corrections import near_words  # RapidFuzz: see there

    near = near_words(index, word)
    if not near:
        return []
    rows = index.vocabulary([other for other, _ in near])
    near = [(other, edits) for other, edits in near if _is_plausible(word, rows[other], edits)]
    return [(other, edits) for other, edits in near if edits == near[0][1]]


def _is_plausible(word: str, row: WordRow, edits: int) -> bool:
    """Whether a person who means that word would type `word`: short words are near too many others to guess freely."""
    if len(row.word) < 3 or row.word.isdigit():
        return False
    if len(word) < 6:
        return row.named > 0 or sorted(word) == sorted(row.word)
    if edits > 1 and len(word) < MIN_LENGTH_TWO_EDITS and not row.named:
        return False
    # A typo seldom is in the first letter, unless two letters changed places: cooking is not booking.
    return word[0] == row.word[0] or (row.named > 0 and len(word) > 6) or sorted(word) == sorted(row.word)


def _split(index: Index, word: str) -> tuple[str, str] | None:
    """The two words of the catalog that were typed as one: of all places the one whose rarer half is commonest."""
    places = [(word[:at], word[at:]) for at in range(MIN_LENGTH_SPLIT_PART, len(word) - MIN_LENGTH_SPLIT_PART + 1)]
    rows = index.vocabulary(half for place in places for half in place)
    whole = [(left, right) for left, right in places if left in rows and right in rows]
    ranked = sorted(whole, key=lambda place: -min(rows[half].entries for half in place))
    together = (place for place in ranked if _are_together(index, place))
    return next(together, None)


def _are_together(index: Index, halves: tuple[str, str]) -> bool:
    """Whether an entry has both: else `password` would be a word that passes."""
    expression = " AND ".join(f'"{stem(half)}"' for half in halves)
    return bool(index.matching(expression, Filter(), 1, ranked=False))
