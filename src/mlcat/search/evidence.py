"""Decides whether an entry covers enough of a query to be a hit."""

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
    """The evidence that an entry answers a query."""

    __slots__ = ("coverage", "has_unknown", "is_named", "matched", "together", "words")

    def __init__(
        self, coverage: float, words: int, matched: int, together: int, *, is_named: bool, has_unknown: bool
    ) -> None:
        self.coverage = coverage
        """Share of the query, by weight of its words, that the entry covers; 0 to 1."""
        self.words = words
        """The number of heavy words in the query: see `weights.MIN_HEAVY_SHARE`."""
        self.matched = matched
        """The number of heavy words that the entry has."""
        self.together = together
        """The largest number of them in one phrase of the entry."""
        self.is_named = is_named
        """Whether the query contains one of the entry's names as a whole."""
        self.has_unknown = has_unknown
        """Whether the query has a heavy word for which the catalog has no variant (see `expansion`)."""

    @property
    def is_whole(self) -> bool:
        """Whether the entry has all heavy words of the query."""
        return self.matched == self.words

    def suffices(self) -> bool:
        """Whether the entry is a hit; the threshold is higher for a single word, and for words in different phrases."""
        if self.words > 1 and self.matched < 2 and not self.is_named:
            return self.coverage >= MIN_COVERAGE_SINGLE_WORD
        length = LONG_QUERY_FACTOR if self.words >= MIN_LONG_QUERY and self.matched > 2 else 1.0
        if self.matched < self.words and self.together < 2 and not self.is_named:
            return self.coverage >= MIN_COVERAGE_SCATTERED * length
        return self.coverage >= (MIN_COVERAGE_NAMED if self.is_named else MIN_COVERAGE * length)

    def suffices_weakly(self) -> bool:
        """Whether the entry is a hit if no other suffices.

        A title, alias, topic or the summary must have a heavy word, the entry must cover half of the query, and the
        catalog must have the other words.
        """
        return not self.has_unknown and self.together > 0 and self.coverage >= MIN_COVERAGE_WEAK

    def may_be_suggested(self) -> bool:
        """Whether the entry may be suggested if there is no hit.

        It must have two words of the query, or one if the catalog has all words of the query.
        """
        if self.matched > 1:
            return self.coverage >= MIN_COVERAGE_SUGGESTED
        return not self.has_unknown and self.together > 0 and self.coverage >= MIN_COVERAGE_SUGGESTED_SINGLE_WORD
