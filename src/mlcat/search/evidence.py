"""Whether an entry explains enough of a query to be a hit."""

from __future__ import annotations

from mlcat.search.weights import (
    LONG_QUERY_FACTOR,
    MIN_COVERAGE,
    MIN_COVERAGE_NAMED,
    MIN_COVERAGE_SCATTERED,
    MIN_COVERAGE_SINGLE_WORD,
    MIN_COVERAGE_SUGGESTED,
    MIN_COVERAGE_SUGGESTED_SINGLE_WORD,
    MIN_COVERAGE_WEAK,
    MIN_LONG_QUERY,
)


class Evidence:
    """How much of a query an entry explains."""

    __slots__ = ("coverage", "has_unknown", "is_named", "matched", "together", "words")

    def __init__(
        self, coverage: float, words: int, matched: int, together: int, *, is_named: bool, has_unknown: bool
    ) -> None:
        self.coverage = coverage
        """Share of the query, by weight of its words, that the entry explains; 0 to 1."""
        self.words = words
        """How many words of the query have a weight of their own."""
        self.matched = matched
        """How many of them the entry has."""
        self.together = together
        """The most of them that stand in one phrase."""
        self.is_named = is_named
        """Whether one of the entry's names stands in the query, whole."""

        self.has_unknown = has_unknown
        """Whether the query has a word with a weight of its own that nothing in the catalog is like."""

    def suffices(self) -> bool:
        """Whether the entry is a hit: one word of several, and words scattered over it, must weigh more."""
        if self.words > 1 and self.matched < 2 and not self.is_named:
            return self.coverage >= MIN_COVERAGE_SINGLE_WORD
        length = LONG_QUERY_FACTOR if self.words >= MIN_LONG_QUERY and self.matched > 2 else 1.0
        if self.matched < self.words and self.together < 2 and not self.is_named:
            return self.coverage >= MIN_COVERAGE_SCATTERED * length
        return self.coverage >= (MIN_COVERAGE_NAMED if self.is_named else MIN_COVERAGE * length)

    def suffices_weakly(self) -> bool:
        """Whether the entry is a hit where nothing better is found: its title or summary has half of the query, and the
        catalog knows the rest."""
        return not self.has_unknown and self.together > 0 and self.coverage >= MIN_COVERAGE_WEAK

    def is_worth_a_look(self) -> bool:
        """Whether the entry may be suggested where there is no hit: it has two words of the query, or one of a query
        that the catalog knows all words of."""
        if self.matched > 1:
            return self.coverage >= MIN_COVERAGE_SUGGESTED
        return not self.has_unknown and self.together > 0 and self.coverage >= MIN_COVERAGE_SUGGESTED_SINGLE_WORD
