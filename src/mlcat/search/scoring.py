"""Scores entries by their words; a score is the sum of the contributions of its reasons."""

from __future__ import annotations

from mlcat.index.schema import FIELDS, PHRASE_SEPARATOR
from mlcat.search.evidence import Evidence
from mlcat.search.results import Reason
from mlcat.search.weights import (
    ADJACENT_SHARE,
    FACET_COVERAGE,
    FACET_WEIGHT,
    FIELD_COVERAGE,
    FIELD_WEIGHTS,
    HOW_WEIGHTS,
    KIND_ELSEWHERE,
    LONG_QUERY_FACTOR,
    MIN_COVERAGE,
    MIN_COVERAGE_IN_SECTION,
    MIN_COVERAGE_NAMED,
    MIN_COVERAGE_SUGGESTED,
    MIN_COVERAGE_SUGGESTED_SINGLE_WORD,
    MIN_HEAVY_SHARE,
    MIN_SCORE_WEAK,
    PHRASE_SHARE,
    PRECISION_SHARE,
    SUMMARY_PHRASE_WEIGHT,
    SUMMARY_WEIGHT_ALONE,
    WORDS_SCORE,
)
from mlcat.text.tokens import CASE_SEPARATOR, HYPHEN, STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.query_expansion.expansion import ExpandedTerm

    Variant = tuple[int, float, str, str]  # position of the term, certainty (0 to 1), how, the word of the catalog
    FieldScore = tuple[str, float, Variant]  # a field, what the variant is worth in it (0 to 1), and the variant
    TermScore = tuple[str, float, list[FieldScore]]  # a term as typed, its contribution, and the scores of the fields
    Phrase = tuple[float, str, str, str]  # the score of a phrase, the query, the tokens of the phrase, and its field

_NAMES = ("title", "aliases")
_PHRASES = ("title", "aliases", "topics")
_TOGETHER = (*_PHRASES, "summary")
"""Fields whose phrases are about one subject, so that words in the same phrase count as evidence."""
_TOPICS = FIELDS.index("topics")
_FIELDS = tuple((field, FIELD_WEIGHTS[field], FIELD_WEIGHTS[field] * (field in _PHRASES)) for field in FIELDS)
_FIELDS_WITHOUT_TOPICS = tuple(
    (field, SUMMARY_WEIGHT_ALONE, SUMMARY_PHRASE_WEIGHT) if field == "summary" else (field, weight, phrase_weight)
    for field, weight, phrase_weight in _FIELDS
)
"""Each field with the weight of its words, and of its phrases as a whole (0 for a field that has no phrases)."""


class EntryMatch:
    """The score of an entry (0 to 1), the parts that add up to it, and the evidence that decides if it is a hit."""

    __slots__ = ("_phrase", "_term_scores", "evidence", "has_topics", "total")

    def __init__(
        self, total: float, evidence: Evidence, term_scores: list[TermScore], phrase: Phrase, *, has_topics: bool
    ) -> None:
        self.has_topics = has_topics
        self.total = total
        self.evidence = evidence
        self._term_scores = term_scores
        self._phrase = phrase

    @property
    def suffices_weakly(self) -> bool:
        """Whether the entry is a hit if no other suffices: see `Evidence.suffices_weakly`."""
        return not self.has_topics and self.total >= MIN_SCORE_WEAK and self.evidence.suffices_weakly()

    @property
    def has_whole_word(self) -> bool:
        """Whether a title, alias, topic or the summary has a word of the query that is no part of a longer word."""
        shares = (share for _, _, shares in self._term_scores for share in shares)
        return any(field in _TOGETHER and variant[2] != "part" for field, _, variant in shares)

    def explain(self) -> list[Reason]:
        """The reasons that add up to the score, the largest first."""
        reasons = []
        for typed, earned, shares in self._term_scores:
            total = sum(share for _, share, _ in shares)
            for field, share, (_, _, how, word) in shares:
                reasons.append(Reason(typed, word, field, how, earned * share / total))
        score, query, phrase, field = self._phrase
        if score:
            reasons.append(Reason(query, as_text(phrase), field, "phrase", score))
        reasons.sort(key=lambda reason: -reason.score)
        return reasons


class Scorer:
    """Scores entries against the expanded terms of one query.

    Each term contributes its share of the query's weight times the combined score of the fields that have it. Scores
    are combined like probabilities of independent events: several fields score more than one, but never above 1. The
    score of the best phrase is added.
    """

    def __init__(self, terms: list[ExpandedTerm]) -> None:
        self._terms = terms
        self._typed = " ".join(term.typed for term in terms)
        total = sum(term.weight for term in terms) or 1.0
        self._shares = [term.weight / total for term in terms]
        self._phrase_shares = [
            share * (KIND_ELSEWHERE if term.is_kind else 1.0) for term, share in zip(terms, self._shares, strict=True)
        ]
        weights = [term.weight * (FACET_COVERAGE if term.is_facet else 1.0) for term in terms]
        self._coverage_shares = [weight / (sum(weights) or 1.0) for weight in weights]
        self._covering = [
            (frozenset(term.variants), share) for term, share in zip(terms, self._coverage_shares, strict=True)
        ]
        heaviest = max((term.weight for term in terms), default=1.0)
        suggested = min(MIN_COVERAGE_SUGGESTED, MIN_COVERAGE_SUGGESTED_SINGLE_WORD)
        self._min_reach = min(MIN_COVERAGE * LONG_QUERY_FACTOR, suggested)  # without a whole name in the query
        self._heavy = {i for i, term in enumerate(terms) if term.weight >= heaviest * MIN_HEAVY_SHARE}
        self._has_unknown = any(not terms[i].is_known for i in self._heavy)
        # A guessed spelling is a whole name only where it is the whole query: `vegan restaurants` asks for no Vega.
        self._naming = {"exact", "joined", "corrected"} if len(terms) == 1 else {"exact", "joined"}
        self._variants: dict[str, tuple[Variant, ...]] = {}
        for i, term in enumerate(terms):
            for word, (how, factor) in term.variants.items():
                self._variants[word] = (*self._variants.get(word, ()), (i, HOW_WEIGHTS[how] * factor, how, word))
        self._phrases = [word for word in self._variants if " " in word]
        self._first_words = frozenset(word.partition(" ")[0] for word in self._variants)

    def may_suffice(self, words: str) -> bool:
        """Whether the entry may cover enough to be a hit or a suggestion; a quick check: most need not be scored."""
        reach = self._reach(words)
        if reach < MIN_COVERAGE_NAMED or reach >= self._min_reach:
            return reach >= MIN_COVERAGE_NAMED
        # Between the two bounds, the entry suffices only if the query contains a whole name of it.
        title, aliases, _ = words.split("\n", 2)
        words_of_names = f"{title} {aliases}".replace(CASE_SEPARATOR, " ").replace(HYPHEN, " ").split()
        return not self._variants.keys().isdisjoint(words_of_names)

    def may_support(self, words: str) -> bool:
        """Whether the entry may cover enough to be added for its section; a quick check too."""
        return not self._has_unknown and self._reach(words) >= MIN_COVERAGE_IN_SECTION

    def _reach(self, fields: str) -> float:
        """The highest coverage that an entry with these tokens can have."""
        tokens = set(fields.replace(CASE_SEPARATOR, " ").replace(HYPHEN, " ").split())
        if self._phrases:
            tokens.update(phrase for phrase in self._phrases if tokens.issuperset(phrase.split()))
        return sum([share for words, share in self._covering if not tokens.isdisjoint(words)])

    def score(self, words: str) -> EntryMatch:
        """The score of an entry with these tokens (see `index.schema.FIELDS`)."""
        texts = words.split("\n")
        shares_of_terms: list[list[FieldScore]] = [[] for _ in self._terms]
        phrase: Phrase = (0.0, "", "", "")
        together, is_named = 0, False
        # In an entry without topics, only the summary says in one phrase what the entry is for.
        fields = _FIELDS if texts[_TOPICS] else _FIELDS_WITHOUT_TOPICS
        for (field, weight, phrase_weight), text in zip(fields, texts, strict=True):
            if not text:
                continue
            best: dict[int, Variant] = {}
            for part in text.split(PHRASE_SEPARATOR):
                matched = self._matched(part)
                if not matched:
                    continue
                for position, variant in matched.items():
                    if position not in best or variant[1] > best[position][1]:
                        best[position] = variant
                if field in _TOGETHER:
                    together = max(together, len(self._heavy.intersection(matched)))
                if field in _NAMES:
                    is_named = is_named or self._is_whole_name(part, matched)
                if phrase_weight and (score := self._phrase(part, matched) * phrase_weight) > phrase[0]:
                    phrase = (score, self._typed, part, field)
            for position, variant in best.items():
                shares_of_terms[position].append((field, self._weight(field, weight, position) * variant[1], variant))
        return self._sum(shares_of_terms, phrase, together, is_named, bool(texts[_TOPICS]))

    def _weight(self, field: str, weight: float, position: int) -> float:
        """The weight of a field for the word at a position of the query; a word of a kind asks for the kind."""
        term = self._terms[position]
        if term.is_facet and field == "facets":
            return FACET_WEIGHT
        return weight * KIND_ELSEWHERE if term.is_kind else weight

    def _matched(self, phrase: str) -> dict[int, Variant]:
        """The most certain variant in a phrase for each term, by position of the term."""
        matched: dict[int, Variant] = {}
        tokens = phrase.split()
        # Most phrases have none of the words, which this test shows without a loop; a compound may still contain one.
        if self._first_words.isdisjoint(tokens) and CASE_SEPARATOR not in phrase and HYPHEN not in phrase:
            return matched
        for token in tokens:
            variants = self._variants.get(token)
            if variants is None:
                if CASE_SEPARATOR not in token and HYPHEN not in token:
                    continue
                variants = self._variants[token] = self._inside(token)
            for variant in variants:
                if variant[0] not in matched or variant[1] > matched[variant[0]][1]:
                    matched[variant[0]] = variant
        if self._phrases:
            self._match_phrases(phrase, matched)
        return matched

    def _match_phrases(self, phrase: str, matched: dict[int, Variant]) -> None:
        """Adds the surest variants of several words that follow one another in a phrase."""
        possible = [words for words in self._phrases if words.partition(" ")[0] in phrase]
        if not possible:
            return
        text = f" {_parts(phrase)} "
        for words in possible:
            if f" {words} " in text:
                for variant in self._variants[words]:
                    if variant[0] not in matched or variant[1] > matched[variant[0]][1]:
                        matched[variant[0]] = variant

    def _inside(self, token: str) -> tuple[Variant, ...]:
        """The variants in a compound: as a whole and by its parts, which count less if no hyphen separates them."""
        whole, *rest = token.replace(HYPHEN, CASE_SEPARATOR).split(CASE_SEPARATOR)
        variants = list(self._variants.get(whole, ()))
        hyphenated = {part for part in token.split(HYPHEN) if CASE_SEPARATOR not in part}
        for part in rest:
            factor = 1.0 if part in hyphenated else HOW_WEIGHTS["part"]
            for position, certainty, how, word in self._variants.get(part, ()):
                variants.append((position, certainty * factor, "part" if how == "exact" else how, word))
        return tuple(variants)

    def _phrase(self, phrase: str, matched: dict[int, Variant]) -> float:
        """The score of words in one phrase, from their share of the query (recall) and of the phrase (precision)."""
        recall = sum([self._phrase_shares[position] * variant[1] for position, variant in matched.items()])
        units = len([token for token in phrase.split() if token not in STOP_WORDS]) or 1
        words = {variant[3] for variant in matched.values()}
        precision = min(1.0, (len(words) + sum([word.count(" ") for word in words])) / units)
        adjacent = self._adjacent(phrase, matched) if len(self._terms) > 1 else 1.0
        worth = 1 - PRECISION_SHARE * (1 - precision) - ADJACENT_SHARE * (1 - adjacent)
        return WORDS_SCORE * PHRASE_SHARE * recall * worth

    def _adjacent(self, phrase: str, matched: dict[int, Variant]) -> float:
        """The share of the query whose words are adjacent in a phrase, ignoring stop words between them."""
        if len(matched) < 2:
            return 0.0  # the usual case, without a loop
        positions: set[int] = set()
        before: set[int] = set()
        for token in phrase.split():
            if token in STOP_WORDS:
                continue
            here = {variant[0] for variant in self._variants.get(token, ()) if variant[2] != "synonym"}
            for here_position in here:
                if before - {here_position}:
                    positions |= {here_position, *before}
            before = here
        return sum(self._shares[position] for position in positions)

    def _is_whole_name(self, name: str, matched: dict[int, Variant]) -> bool:
        """Whether the query has all words of a name, as the entry writes them."""
        words = {variant[3] for variant in matched.values() if variant[2] in self._naming}
        return all(token.replace(HYPHEN, CASE_SEPARATOR).split(CASE_SEPARATOR)[0] in words for token in name.split())

    def _sum(
        self, shares_of_terms: list[list[FieldScore]], phrase: Phrase, together: int, is_named: bool, has_topics: bool
    ) -> EntryMatch:
        all_earned: list[TermScore] = []
        total = coverage = 0.0
        for term, share, coverage_share, shares in zip(
            self._terms, self._shares, self._coverage_shares, shares_of_terms, strict=True
        ):
            earned, counted = _better_score(shares)
            if not counted:
                continue
            certainty = max([variant[1] * FIELD_COVERAGE.get(field, 1.0) for field, _, variant in counted])
            coverage += coverage_share * certainty
            earned *= WORDS_SCORE * share * (1 - PHRASE_SHARE)
            total += earned
            all_earned.append((term.typed, earned, counted))
        total += phrase[0]
        heavy_matched = sum([1 for position in self._heavy if shares_of_terms[position]])
        evidence = Evidence(
            coverage, len(self._heavy), heavy_matched, together, is_named=is_named, has_unknown=self._has_unknown
        )
        return EntryMatch(min(total, 1.0), evidence, all_earned, phrase, has_topics=has_topics)


def _better_score(shares: list[FieldScore]) -> tuple[float, list[FieldScore]]:
    """The higher of the scores of the word itself and of its synonyms; a sum would count the word twice."""
    own = [field_score for field_score in shares if field_score[2][2] != "synonym"]
    if len(own) == len(shares):
        return _any_of_independent(own), own
    others = [field_score for field_score in shares if field_score[2][2] == "synonym"]
    return max((_any_of_independent(own), own), (_any_of_independent(others), others), key=lambda pair: pair[0])


def _any_of_independent(shares: list[FieldScore]) -> float:
    """The probability of at least one of several independent events."""
    missing = 1.0
    for _, share, _ in shares:
        missing *= 1 - share
    return 1 - missing


def as_text(phrase: str) -> str:
    """Tokens of a phrase as text, with each compound as one word."""
    return " ".join(token.split(CASE_SEPARATOR)[0].split(HYPHEN)[0] for token in phrase.split())


def _parts(phrase: str) -> str:
    """The words of a phrase, with the parts of each compound instead of the whole."""
    return " ".join(
        [
            token.replace(HYPHEN, CASE_SEPARATOR).partition(CASE_SEPARATOR)[2].replace(CASE_SEPARATOR, " ") or token
            for token in phrase.split()
        ]
    )
