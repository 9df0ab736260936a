"""The match of an entry with a query: its score, the reasons for it, and the evidence that decides whether it is a
hit."""

from __future__ import annotations

from mlcat.search.results import Reason
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
    MIN_SCORE_WEAK,
)
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Tuples rather than classes, because a search makes them for each word of each candidate.
    Variant = tuple[int, float, str, str]  # position of the term, certainty (0 to 1), how, the word of the catalog
    FieldScore = tuple[str, float, Variant]  # a field, the score of the variant in it (0 to 1), and the variant
    TermScore = tuple[str, float, list[FieldScore]]  # a word of the query, its contribution, the scores of fields
    PhraseScore = tuple[float, str, str, str]  # the score of a phrase, the query, the tokens of the phrase, its field

SUBJECT_FIELDS = ("title", "aliases", "topics", "summary")
"""Fields in which each phrase has one subject: words of the query in the same phrase are evidence."""


class Evidence:
    """The evidence that an entry answers a query."""

    __slots__ = (
        "contains_name",
        "coverage",
        "has_unknown",
        "heavy_count",
        "matched_heavy_count",
        "max_heavy_in_phrase",
    )

    def __init__(
        self,
        coverage: float,
        heavy_count: int,
        matched_heavy_count: int,
        max_heavy_in_phrase: int,
        *,
        contains_name: bool,
        has_unknown: bool,
    ) -> None:
        self.coverage = coverage
        """Share of the query, by weight of its words, that the entry covers; 0 to 1."""
        self.heavy_count = heavy_count
        """The number of heavy words in the query: see `weights.MIN_HEAVY_SHARE`."""
        self.matched_heavy_count = matched_heavy_count
        """The number of heavy words that the entry has."""
        self.max_heavy_in_phrase = max_heavy_in_phrase
        """The largest number of heavy words in one phrase of the entry: the title, an alias, a topic or the summary."""
        self.contains_name = contains_name
        """Whether the query contains a whole name of the entry, perhaps among other words."""
        self.has_unknown = has_unknown
        """Whether the query has a heavy word for which the catalog has no variant (see `expansion`)."""

    @property
    def has_all_heavy(self) -> bool:
        """Whether the entry has all heavy words of the query."""
        return self.matched_heavy_count == self.heavy_count

    @property
    def suffices(self) -> bool:
        """Whether the entry is a hit. The minimum coverage is higher for a single word, and for words in different
        phrases; it is lower if the query contains a whole name."""
        if self.heavy_count > 1 and self.matched_heavy_count < 2 and not self.contains_name:
            return self.coverage >= MIN_COVERAGE_SINGLE_WORD
        factor = LONG_QUERY_FACTOR if self.heavy_count >= MIN_LONG_QUERY and self.matched_heavy_count > 2 else 1.0
        if self.matched_heavy_count < self.heavy_count and self.max_heavy_in_phrase < 2 and not self.contains_name:
            return self.coverage >= MIN_COVERAGE_SCATTERED * factor
        return self.coverage >= (MIN_COVERAGE_NAMED if self.contains_name else MIN_COVERAGE * factor)

    @property
    def covers_enough_weakly(self) -> bool:
        """Whether the entry covers enough of the query to be a hit if no other suffices.

        A title, alias, topic or the summary must have a heavy word, the entry must cover half of the query, and the
        catalog must have the other words.
        """
        return not self.has_unknown and self.max_heavy_in_phrase > 0 and self.coverage >= MIN_COVERAGE_WEAK

    @property
    def may_be_suggested(self) -> bool:
        """Whether the entry may be suggested if there is no hit.

        It must have two words of the query, or one if the catalog has all words of the query.
        """
        if self.matched_heavy_count > 1:
            return self.coverage >= MIN_COVERAGE_SUGGESTED
        return (
            not self.has_unknown
            and self.max_heavy_in_phrase > 0
            and self.coverage >= MIN_COVERAGE_SUGGESTED_SINGLE_WORD
        )


class EntryMatch:
    """The score of an entry, the parts that add up to it, and the evidence that decides whether it is a hit."""

    __slots__ = ("_phrase_score", "_term_scores", "evidence", "has_topics", "score")

    def __init__(
        self,
        score: float,
        evidence: Evidence,
        term_scores: list[TermScore],
        phrase_score: PhraseScore,
        *,
        has_topics: bool,
    ) -> None:
        self.score = score
        """From 0 to 1."""
        self.evidence = evidence
        self.has_topics = has_topics
        """Whether the entry has topics."""
        self._term_scores = term_scores
        self._phrase_score = phrase_score

    @property
    def suffices_weakly(self) -> bool:
        """Whether the entry may be a hit if no other suffices."""
        return not self.has_topics and self.score >= MIN_SCORE_WEAK and self.evidence.covers_enough_weakly

    @property
    def has_whole_word(self) -> bool:
        """Whether the title, an alias, a topic or the summary has a whole word of the query, not only one inside a
        longer word."""
        field_scores = (field_score for _, _, field_scores in self._term_scores for field_score in field_scores)
        return any(field in SUBJECT_FIELDS and how != "part" for field, _, (_, _, how, _) in field_scores)

    def explain(self) -> list[Reason]:
        """The reasons, whose scores add up to the score of the entry, the largest first."""
        reasons = []
        for term, contribution, field_scores in self._term_scores:
            total = sum(score for _, score, _ in field_scores)
            for field, score, (_, _, how, word) in field_scores:
                reasons.append(Reason(term, word, field, how, contribution * score / total))
        score, query, phrase, field = self._phrase_score
        if score:
            reasons.append(Reason(query, as_text(phrase), field, "phrase", score))
        reasons.sort(key=lambda reason: -reason.score)
        return reasons


def as_text(phrase: str) -> str:
    """The tokens of a phrase as text, with each compound as one word."""
    return " ".join(token.split(CASE_SEPARATOR)[0].split(MARK_SEPARATOR)[0] for token in phrase.split())
