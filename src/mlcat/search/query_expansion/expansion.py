"""Expands each word of a query to the words of the catalog that it may mean, and weighs it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import permutations

from mlcat.constraints import KINDS
from mlcat.search.candidates import have_common_entry
from mlcat.search.query import Term
from mlcat.search.weights import (
    MAX_QUERY_WORDS,
    MAX_WORDS_JOINED_IN_PAIRS,
    MAX_WORDS_JOINED_IN_TRIPLES,
    MAX_WORDS_OF_SYNONYM,
    MIN_ENTRIES_WITH_TYPOS,
    UNKNOWN_FACTOR,
)
from mlcat.text.english import base_forms
from mlcat.text.stemming import stem, stems
from mlcat.text.tokens import STOP_WORDS, token_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import WordRow
    from mlcat.search.query import QueryWords

Variants = dict[str, tuple[str, float]]
"""Maps a word of the catalog, or several in sequence, to how it was found (a key of HOW_WEIGHTS) and a further factor
from 0 to 1."""

_LITERAL = frozenset({"exact", "inflection", "stem", "joined"})
_BY_SPELLING = frozenset({"corrected", "prefix"})
_BY_MEANING = frozenset({"synonym", "clipping"})


class ExpandedTerm:
    """A word of the query with its variants and its weight."""

    __slots__ = ("count", "is_facet", "is_kind", "literal_stems", "stems", "variants", "weight", "word")

    def __init__(self, word: str, variants: Variants, weight: float, count: int, *, is_facet: bool = False) -> None:
        self.word = word
        """The word of the query, folded."""
        self.variants = variants
        self.weight = weight
        """Its inverse document frequency, times the weight of the term in the query."""
        self.count = count
        """An upper bound on the number of entries with one of its variants, not counting synonyms."""
        self.is_facet = is_facet
        """Whether it is a word of a kind, of a tag or of a section's title."""
        self.is_kind = word in KINDS
        """Whether it is the name of a kind: `survey`."""
        self.stems = {stems(variant) for variant in variants}
        """The stems of all variants."""
        self.literal_stems = {stems(variant) for variant, (how, _) in variants.items() if how not in _BY_MEANING}
        """The stems of its variants except synonyms."""

    @property
    def is_literal(self) -> bool:
        """Whether the catalog has the word itself or one with its stem, and it is not likely to be a typo."""
        return any(how in _LITERAL for how, _ in self.variants.values()) and not self.may_be_typo

    @property
    def is_known(self) -> bool:
        """Whether the catalog has the word, a relative or a synonym of it; a similar spelling or the same beginning is
        not enough."""
        return any(how not in _BY_SPELLING for how, _ in self.variants.values())

    @property
    def may_be_typo(self) -> bool:
        """Whether the catalog has the word, but so rarely that it may be a misspelling of a frequent one."""
        return any(how == "likely" for how, _ in self.variants.values())


def expand(index: Index, query: QueryWords) -> list[ExpandedTerm]:
    """The words of the query with their variants, in order; then its stop words that are facets.

    A word that is not in the catalog may become two words, or have no variant at all.
    """
    terms = _split_compounds(index, query.terms) + _stop_words_that_are_facets(index, query)
    rows = index.vocabulary.rows(_words_to_look_up(terms))
    families = _families(index, terms)
    synonyms = _synonyms(index, terms)
    counts = {row.word: row.entry_count for group in (rows.values(), *families.values()) for row in group}
    expanded = []
    for term in terms:
        variants = _family_variants(term.word, families.get(stem(term.word), ()))
        if term.word in rows:
            if term.weight < 1:  # a light word matters only in a name, where `fast` is not `faster`
                variants = {}
            variants[term.word] = ("exact", 1.0)
        variants |= _joined_variants(terms, term, rows)
        if variants:
            if term.word in rows and index.count >= MIN_ENTRIES_WITH_TYPOS:
                from mlcat.search.query_expansion.guesses import likely_corrections

                likely = likely_corrections(index, rows[term.word])
                variants |= {row.word: ("likely", 1.0) for row in likely}
                counts |= {row.word: row.entry_count for row in likely}
            expanded.append(_with_weight(index, term, synonyms.get(term.word, {}) | variants, counts))
        else:
            from mlcat.search.query_expansion.guesses import guess_variants

            expanded += [
                _with_guessed_variants(index, *guessed_term)
                for guessed_term in guess_variants(index, term, synonyms.get(term.word, {}))
            ]
    return expanded


def _split_compounds(index: Index, terms: list[Term]) -> list[Term]:
    """The terms, with a compound replaced by its parts if the catalog has one of the parts but not the compound."""
    compounds = [term for term in terms if len(token_parts(term.token)) > 1]
    if not compounds:
        return terms
    known = index.vocabulary.rows([word for term in compounds for word in (term.word, *token_parts(term.token))])
    split: list[Term] = []
    for term in terms:
        parts = token_parts(term.token)
        if term.word not in known and any(part in known for part in parts):
            split += [Term(part, term.weight) for part in parts]
        else:
            split.append(term)
    return split[:MAX_QUERY_WORDS]


def _stop_words_that_are_facets(index: Index, query: QueryWords) -> list[Term]:
    """The stop words of the query that are a whole tag or section of the catalog: `go` where Go is a language."""
    known = {term.word for term in query.terms}
    words = [word for word in dict.fromkeys(query.all_words) if word in STOP_WORDS and word not in known]
    return [Term(word, 1.0) for word in words if stem(word) in index.vocabulary.facet_stems()]


def _words_to_look_up(terms: list[Term]) -> list[str]:
    """The words whose rows are needed: first those of the query, then those that two or three of them form when
    joined."""
    return [term.word for term in terms] + ["".join(words) for words in _joinable(terms)]


def _joinable(terms: list[Term]) -> Iterator[tuple[str, ...]]:
    """Words that may be written as one: pairs, and triples in a short query, in any order."""
    words = [term.word for term in terms]
    yield from permutations(words[:MAX_WORDS_JOINED_IN_PAIRS], 2)
    if len(words) <= MAX_WORDS_JOINED_IN_TRIPLES:
        yield from permutations(words, 3)


def _families(index: Index, terms: list[Term]) -> dict[str, list[WordRow]]:
    """The words of the catalog that share a stem with a term, by stem."""
    families: dict[str, list[WordRow]] = {}
    for row in index.vocabulary.with_stems(stem(term.word) for term in terms):
        families.setdefault(row.stem, []).append(row)
    return families


def _family_variants(word: str, family: Iterable[WordRow]) -> Variants:
    """The words of a family as variants of `word`: inflections are surer than other words with the same stem."""
    bases = set(base_forms(word))
    return {row.word: ("stem" if bases.isdisjoint(base_forms(row.word)) else "inflection", 1.0) for row in family}


def _synonyms(index: Index, terms: list[Term]) -> dict[str, Variants]:
    """Maps the word of each term to its synonyms in the catalog: those of the word, of its base forms, and of every
    sequence of words of the query that contains it."""
    words = [term.word for term in terms]
    words_by_form: dict[str, list[str]] = {}
    for length in range(2, MAX_WORDS_OF_SYNONYM + 1):
        for start in range(len(words) - length + 1):
            consecutive = words[start : start + length]
            words_by_form.setdefault(" ".join(consecutive), []).extend(consecutive)
    for word in words:
        for form in base_forms(word):
            words_by_form.setdefault(form, []).append(word)
    variants: dict[str, Variants] = {}
    for word, synonym, is_clipping in index.vocabulary.synonyms(words_by_form):
        if " " not in synonym or have_common_entry(index, synonym):
            for typed in words_by_form[word]:
                variants.setdefault(typed, {}).setdefault(synonym, ("clipping" if is_clipping else "synonym", 1.0))
    return variants


def _joined_variants(terms: list[Term], term: Term, rows: dict[str, WordRow]) -> Variants:
    """The words of the catalog that are the term joined with others: `face net`, `word 2 vec`."""
    joined_words = ("".join(words) for words in _joinable(terms) if term.word in words)
    return {word: ("joined", 1.0) for word in joined_words if word in rows}


def _with_guessed_variants(index: Index, term: Term, variants: Variants) -> ExpandedTerm:
    """A term whose variants were guessed."""
    return _with_weight(
        index, term, variants, {row.word: row.entry_count for row in index.vocabulary.rows(variants).values()}
    )


def _with_weight(index: Index, term: Term, variants: Variants, counts: dict[str, int]) -> ExpandedTerm:
    """The term with its variants, weighted by inverse document frequency as in BM25."""
    literal = [word for word, (how, _) in variants.items() if how not in _BY_MEANING] or variants
    count = sum(counts.get(word, 0) for word in literal)
    factor = 1.0 if count else UNKNOWN_FACTOR
    frequency = min(max(count, 1), index.count)
    weight = term.weight * factor * math.log(1 + (index.count - frequency + 0.5) / (frequency + 0.5))
    return ExpandedTerm(term.word, variants, weight, count, is_facet=stem(term.word) in index.vocabulary.facet_stems())
