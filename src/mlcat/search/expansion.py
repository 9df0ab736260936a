"""What each word of a query can mean in a catalog: which of its words, how, and how much it matters."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import permutations

from mlcat.filters import Filter
from mlcat.search.edit_forms import one_edit_forms
from mlcat.search.weights import (
    MAX_JOINED_PAIRS,
    MAX_JOINED_TRIPLES,
    MAX_PREFIX_EXPANSIONS,
    MAX_QUERY_WORDS,
    MAX_RARE_ENTRIES,
    MAX_RARE_SHARE,
    MIN_COMMON_RATIO,
    MIN_ENTRIES_WITH_TYPOS,
    MIN_LENGTH_RARE_TYPO,
    MIN_LENGTH_SPLIT_PART,
    MIN_LENGTH_TWO_EDITS,
    SECOND_EDIT,
    UNKNOWN_WEIGHT,
)
from mlcat.text.stemming import stem
from mlcat.text.tokens import parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import WordRow
    from mlcat.search.query import Query, Term

Variants = dict[str, tuple[str, float]]
"""Words of the catalog, each with how it was met (a key of HOW_WEIGHTS) and a factor of 0 to 1 on top."""


class ExpandedTerm:
    """A word of the query with its variants and its weight."""

    __slots__ = ("count", "is_facet", "literal_stems", "stems", "typed", "variants", "weight")

    def __init__(self, typed: str, variants: Variants, weight: float, count: int, *, is_facet: bool = False) -> None:
        self.typed = typed
        self.variants = variants
        self.weight = weight
        self.count = count
        """In how many entries its words stand, at the most."""
        self.is_facet = is_facet
        """Whether it is a kind, a tag, or in the title of a section."""
        self.stems = {stem(word) for word in variants}
        self.literal_stems = {stem(word) for word, (how, _) in variants.items() if how != "synonym"}

    @property
    def corrected(self) -> bool:
        """Whether it only means something as a misspelling."""
        return any(how in ("corrected", "commoner") for how, _ in self.variants.values()) and not self.is_literal

    @property
    def is_literal(self) -> bool:
        """Whether the catalog has the word itself, or one of its family."""
        return any(how in ("exact", "stem", "joined") for how, _ in self.variants.values()) and not self.may_be_typo

    @property
    def may_be_typo(self) -> bool:
        """Whether the catalog has the word, but may have it misspelt."""
        return any(how == "commoner" for how, _ in self.variants.values())


def expand(index: Index, query: Query) -> list[ExpandedTerm]:
    """What the words of the query mean, in their order; a word the catalog lacks may come back as two, or empty."""
    terms = _without_seams(index, query.terms)
    rows = index.vocabulary(_spellings(terms))
    families = _families(index, terms)
    related = _related(index, terms)
    counts = {
        row.word: row.entries for rows_ in (rows.values(), *families.values(), *related.values()) for row in rows_
    }
    found = []
    for term in terms:
        variants: Variants = {row.word: ("stem", 1.0) for row in families.get(stem(term.word), ())}
        if term.word in rows:
            variants[term.word] = ("exact", 1.0)
        variants |= _compounds(terms, term, rows)
        if not variants:
            found += _guess(index, term, related)
            continue
        if term.word in rows and _may_be_misspelt(index, rows[term.word]):
            commoner = _commoner(index, rows[term.word])
            variants |= {row.word: ("commoner", 1.0) for row in commoner}
            counts |= {row.word: row.entries for row in commoner}
        variants = _with(variants, related.get(stem(term.word), ()))
        found.append(_weighed(index, term, variants, counts))
    return found


def _without_seams(index: Index, terms: list[Term]) -> list[Term]:
    """The terms, a compound that the catalog lacks as a whole taken apart: `image-search` is two words here."""
    compounds = [term for term in terms if len(parts(term.token)) > 1]
    if not compounds:
        return terms
    known = index.vocabulary([word for term in compounds for word in (term.word, *parts(term.token))])
    apart: list[Term] = []
    for term in terms:
        pieces = parts(term.token)
        if len(pieces) > 1 and term.word not in known and any(piece in known for piece in pieces):
            apart += [type(term)(piece, piece, term.weight) for piece in pieces]
        else:
            apart.append(term)
    return apart[:MAX_QUERY_WORDS]


def _spellings(terms: list[Term]) -> list[str]:
    """The words as they are, and joined with one another."""
    return [term.word for term in terms] + ["".join(words) for words in _joinable(terms)]


def _joinable(terms: list[Term]) -> Iterator[tuple[str, ...]]:
    """Two words of the query, or of a short one three, that may be one word: in any order, which must not matter."""
    words = [term.word for term in terms]
    yield from permutations(words[:MAX_JOINED_PAIRS], 2)
    if len(words) <= MAX_JOINED_TRIPLES:
        yield from permutations(words, 3)


def _families(index: Index, terms: list[Term]) -> dict[str, list[WordRow]]:
    """The words of the catalog of the same family as a term, by the stem."""
    families: dict[str, list[WordRow]] = {}
    for row in index.families(stem(term.word) for term in terms):
        families.setdefault(row.stem, []).append(row)
    return families


def _related(index: Index, terms: list[Term]) -> dict[str, list[WordRow]]:
    """The words of the catalog that may stand for a term, by the term's stem."""
    pairs = index.synonyms(stem(term.word) for term in terms)
    words: dict[str, list[WordRow]] = {}
    for row in index.families(other for _, other in pairs):
        words.setdefault(row.stem, []).append(row)
    return {one: [row for stem_, other in pairs if stem_ == one for row in words.get(other, ())] for one, _ in pairs}


def _compounds(terms: list[Term], term: Term, rows: dict[str, WordRow]) -> Variants:
    """The term joined with others where the catalog writes them as one word: `face net`, `word 2 vec`."""
    joined = ("".join(words) for words in _joinable(terms) if term.word in words)
    return {word: ("joined", 1.0) for word in joined if word in rows}


def _guess(index: Index, term: Term, related: dict[str, list[WordRow]]) -> list[ExpandedTerm]:
    """What a word that the catalog lacks may mean: a synonym, a misspelling, two words, an unfinished word."""
    word = term.word
    by_synonym = related.get(stem(word), ())
    if by_synonym:
        return [_meaning(index, term, _with({}, by_synonym))]
    unfinished = _unfinished(index, word)
    if unfinished and len(word) < 4:
        return [_meaning(index, term, unfinished)]
    near = _corrections(index, word)
    if not near or near[0][1] > 1:
        if unfinished:
            return [_meaning(index, term, unfinished)]
        if halves := _split(index, word):
            return [_meaning(index, type(term)(half, half, term.weight), {half: ("exact", 1.0)}) for half in halves]
    corrected: Variants = {other: ("corrected", 1.0 if edits == 1 else SECOND_EDIT) for other, edits in near}
    return [_meaning(index, term, corrected or unfinished)]


def _unfinished(index: Index, word: str) -> Variants:
    """The words that begin so; of few letters only words of names."""
    rows = index.prefixed(word, MAX_PREFIX_EXPANSIONS)
    return {row.word: ("prefix", 1.0) for row in rows if len(word) > 3 or row.named}


def _corrections(index: Index, word: str) -> list[tuple[str, int]]:
    """The words that `word` may be a misspelling of, all at the fewest edits; of a short word only words of names."""
    if len(word) < 4 or word.isdigit():
        return []
    from mlcat.search.corrections import near_words  # RapidFuzz: see there

    near = near_words(index, word)
    if not near:
        return []
    rows = index.vocabulary([other for other, _ in near])
    near = [(other, edits) for other, edits in near if _plausible(word, rows[other], edits)]
    return [(other, edits) for other, edits in near if edits == near[0][1]]


def _plausible(word: str, row: WordRow, edits: int) -> bool:
    """Whether a person who means that word would type `word`: short words are near too many others to guess freely."""
    if len(row.word) < 3 or row.word.isdigit():
        return False
    if len(word) < 6:
        return row.named > 0 or sorted(word) == sorted(row.word)
    if edits > 1 and len(word) < MIN_LENGTH_TWO_EDITS and not row.named:
        return False
    # Who types a word wrong mostly gets its first letter right, or its letters: cooking is not booking.
    return word[0] == row.word[0] or (row.named > 0 and len(word) > 6) or sorted(word) == sorted(row.word)


def _split(index: Index, word: str) -> tuple[str, str] | None:
    """The two words of the catalog that were typed as one, the likeliest place: where the rarer half is commonest."""
    places = [(word[:at], word[at:]) for at in range(MIN_LENGTH_SPLIT_PART, len(word) - MIN_LENGTH_SPLIT_PART + 1)]
    rows = index.vocabulary(half for place in places for half in place)
    whole = [(left, right) for left, right in places if left in rows and right in rows]
    ranked = sorted(whole, key=lambda place: -min(rows[half].entries for half in place))
    together = (place for place in ranked if _stand_together(index, place))
    return next(together, None)


def _stand_together(index: Index, halves: tuple[str, str]) -> bool:
    """Whether an entry has both: else `password` would be a word that passes."""
    expression = " AND ".join(f'"{stem(half)}"' for half in halves)
    return bool(index.matching(expression, Filter(), 1, ranked=False))


def _may_be_misspelt(index: Index, row: WordRow) -> bool:
    """Whether a large catalog has so little of a word that it may be an error of its own."""
    return index.count >= MIN_ENTRIES_WITH_TYPOS and row.entries <= max(MAX_RARE_ENTRIES, index.count * MAX_RARE_SHARE)


def _commoner(index: Index, row: WordRow) -> list[WordRow]:
    """In a large catalog, which has misspellings of its own: the much commoner words one edit from a rare one."""
    if len(row.word) < MIN_LENGTH_RARE_TYPO:
        return []
    rows = index.vocabulary(one_edit_forms(row.word)).values()
    return [other for other in rows if other.named and other.entries >= MIN_COMMON_RATIO * row.entries]


def _with(variants: Variants, rows: list[WordRow] | tuple[()]) -> Variants:
    return {row.word: ("synonym", 1.0) for row in rows} | variants


def _meaning(index: Index, term: Term, variants: Variants) -> ExpandedTerm:
    """The meaning of a word whose variants were guessed."""
    return _weighed(index, term, variants, {row.word: row.entries for row in index.vocabulary(variants).values()})


def _weighed(index: Index, term: Term, variants: Variants, counts: dict[str, int]) -> ExpandedTerm:
    """A meaning whose weight is how few entries have its words (inverse document frequency as in BM25)."""
    sure = [word for word, (how, _) in variants.items() if how != "synonym"] or variants
    count = sum(counts.get(word, 0) for word in sure)
    share = 1.0 if count else UNKNOWN_WEIGHT
    rarity = min(max(count, 1), index.count)
    weight = term.weight * share * math.log(1 + (index.count - rarity + 0.5) / (rarity + 0.5))
    count = sum(counts.get(word, 0) for word in sure)
    return ExpandedTerm(term.typed, variants, weight, count, is_facet=stem(term.word) in index.facet_stems())
