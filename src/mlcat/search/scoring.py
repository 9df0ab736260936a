"""Scores entries by their words; a score is the sum of the contributions of its reasons."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.index.schema import FIELDS, PHRASE_SEPARATOR
from mlcat.search.entry_match import SUBJECT_FIELDS, EntryMatch, Evidence
from mlcat.search.weights import (
    ADJACENT_SHARE,
    FACET_COVERAGE_FACTOR,
    FACET_WEIGHT,
    FIELD_COVERAGE_FACTORS,
    FIELD_WEIGHTS,
    HOW_WEIGHTS,
    KIND_ELSEWHERE_FACTOR,
    LONG_QUERY_FACTOR,
    MIN_COVERAGE,
    MIN_COVERAGE_IN_SECTION,
    MIN_COVERAGE_NAMED,
    MIN_COVERAGE_SUGGESTED,
    MIN_COVERAGE_SUGGESTED_SINGLE_WORD,
    MIN_HEAVY_SHARE,
    PHRASE_SHARE,
    PRECISION_SHARE,
    SUMMARY_PHRASE_WEIGHT,
    SUMMARY_WEIGHT_ALONE,
    WORDS_SCORE,
)
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR, STOP_WORDS, parts_of_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.entry_match import FieldScore, PhraseScore, TermScore, Variant
    from mlcat.search.query_expansion.expansion import ExpandedTerm

_NAME_FIELDS = ("title", "aliases")
_PHRASE_FIELDS = ("title", "aliases", "topics")
_TOPICS = FIELDS.index("topics")
_FIELDS = tuple(
    (field, FIELD_WEIGHTS[field], FIELD_WEIGHTS[field] if field in _PHRASE_FIELDS else 0.0) for field in FIELDS
)
_FIELDS_WITHOUT_TOPICS = tuple(
    (field, SUMMARY_WEIGHT_ALONE, SUMMARY_PHRASE_WEIGHT) if field == "summary" else (field, weight, phrase_weight)
    for field, weight, phrase_weight in _FIELDS
)
"""Each field with the weight of its words, and of its phrases as a whole (0 for a field that has no phrases)."""


class Scorer:
    """Scores entries against the expanded terms of one query.

    Each term contributes its share of the query's weight times the combined score of the fields that have it. Scores
    are combined like probabilities of independent events: several fields score more than one, but never above 1. The
    score of the best phrase is added.

    The methods take the tokens of an entry as the index has them: see `index.schema.FIELDS` and `PHRASE_SEPARATOR`.
    """

    def __init__(self, terms: list[ExpandedTerm]) -> None:
        self._terms = terms
        self._typed = " ".join(term.word for term in terms)
        total = sum(term.weight for term in terms) or 1.0
        self._shares = [term.weight / total for term in terms]
        self._shares_in_phrases = [
            share * (KIND_ELSEWHERE_FACTOR if term.is_kind else 1.0)
            for term, share in zip(terms, self._shares, strict=True)
        ]
        weights = [term.weight * (FACET_COVERAGE_FACTOR if term.is_facet else 1.0) for term in terms]
        self._coverage_shares = [weight / (sum(weights) or 1.0) for weight in weights]
        self._variants_and_shares = [
            (frozenset(term.variants), share) for term, share in zip(terms, self._coverage_shares, strict=True)
        ]
        heaviest = max((term.weight for term in terms), default=1.0)
        min_suggested = min(MIN_COVERAGE_SUGGESTED, MIN_COVERAGE_SUGGESTED_SINGLE_WORD)
        self._min_coverage = min(MIN_COVERAGE * LONG_QUERY_FACTOR, min_suggested)  # without a whole name in the query
        self._heavy = {i for i, term in enumerate(terms) if term.weight >= heaviest * MIN_HEAVY_SHARE}
        """The positions of the heavy terms: see `weights.MIN_HEAVY_SHARE`."""
        self._has_unknown = any(not terms[i].is_known for i in self._heavy)
        # A correction is a whole name only if it is the whole query: `vegan restaurants` is not about Vega.
        self._hows_of_names = {"exact", "joined", "corrected"} if len(terms) == 1 else {"exact", "joined"}
        self._variants: dict[str, tuple[Variant, ...]] = {}
        """The variants that a token of an entry matches; those of compounds are added as they occur."""
        for i, term in enumerate(terms):
            for word, (how, factor) in term.variants.items():
                self._variants[word] = (*self._variants.get(word, ()), (i, HOW_WEIGHTS[how] * factor, how, word))
        self._multiword_variants = [word for word in self._variants if " " in word]
        self._first_words = frozenset(word.partition(" ")[0] for word in self._variants)

    def may_suffice(self, tokens: str) -> bool:
        """Whether the entry may cover enough to be a hit or a suggestion: a quick check, so that most are not
        scored."""
        max_coverage = self._max_coverage(tokens)
        if max_coverage < MIN_COVERAGE_NAMED or max_coverage >= self._min_coverage:
            return max_coverage >= self._min_coverage
        # Between the two bounds, the entry suffices only if the query contains a whole name of it.
        title, aliases, _ = tokens.split("\n", 2)
        words_of_names = f"{title} {aliases}".replace(CASE_SEPARATOR, " ").replace(MARK_SEPARATOR, " ").split()
        return not self._variants.keys().isdisjoint(words_of_names)

    def may_be_added(self, tokens: str) -> bool:
        """Whether the entry may cover enough to be added for its section: a quick check, like `may_suffice`."""
        return not self._has_unknown and self._max_coverage(tokens) >= MIN_COVERAGE_IN_SECTION

    def _max_coverage(self, tokens: str) -> float:
        """The highest coverage that the entry can have."""
        all_words = set(tokens.replace(CASE_SEPARATOR, " ").replace(MARK_SEPARATOR, " ").split())
        if self._multiword_variants:
            all_words.update(phrase for phrase in self._multiword_variants if all_words.issuperset(phrase.split()))
        return sum([share for variants, share in self._variants_and_shares if not all_words.isdisjoint(variants)])

    def score(self, tokens: str) -> EntryMatch:
        """Scores the entry."""
        texts = tokens.split("\n")
        field_scores_by_term: list[list[FieldScore]] = [[] for _ in self._terms]
        best_phrase: PhraseScore = (0.0, "", "", "")
        max_heavy_in_phrase, contains_name = 0, False
        # In an entry without topics, only the summary says in one phrase what the entry is for.
        has_topics = bool(texts[_TOPICS])
        weights = _FIELDS if has_topics else _FIELDS_WITHOUT_TOPICS
        for (field, weight, phrase_weight), text in zip(weights, texts, strict=True):
            if not text:
                continue
            best_in_field: dict[int, Variant] = {}
            for phrase in text.split(PHRASE_SEPARATOR):
                matched = self._best_variants(phrase)
                if not matched:
                    continue
                _keep_surest(best_in_field, matched.values())
                if field in SUBJECT_FIELDS:
                    max_heavy_in_phrase = max(max_heavy_in_phrase, len(self._heavy.intersection(matched)))
                if field in _NAME_FIELDS:
                    contains_name = contains_name or self._is_whole_name(phrase, matched)
                if phrase_weight and (score := self._phrase_score(phrase, matched) * phrase_weight) > best_phrase[0]:
                    best_phrase = (score, self._typed, phrase, field)
            for position, variant in best_in_field.items():
                field_weight = self._field_weight(field, weight, position)
                field_scores_by_term[position].append((field, field_weight * variant[1], variant))
        return self._combine(field_scores_by_term, best_phrase, max_heavy_in_phrase, contains_name, has_topics)

    def _field_weight(self, field: str, weight: float, position: int) -> float:
        """The weight of a field for the term at a position; `weight` is its usual weight.

        A word of a kind (`survey`) asks for entries of that kind: it weighs less in other fields than `facets`.
        """
        term = self._terms[position]
        if term.is_facet and field == "facets":
            return FACET_WEIGHT
        return weight * KIND_ELSEWHERE_FACTOR if term.is_kind else weight

    def _best_variants(self, phrase: str) -> dict[int, Variant]:
        """The surest variant in a phrase of each term that matches, by position of the term."""
        matched: dict[int, Variant] = {}
        tokens = phrase.split()
        # Without a loop: most phrases have none of the words, unless in a compound.
        if self._first_words.isdisjoint(tokens) and CASE_SEPARATOR not in phrase and MARK_SEPARATOR not in phrase:
            return matched
        for token in tokens:
            variants = self._variants.get(token)
            if variants is None:
                if CASE_SEPARATOR not in token and MARK_SEPARATOR not in token:
                    continue
                variants = self._variants[token] = self._compound_variants(token)
            for variant in variants:  # as `_keep_surest`, without a call for each token
                if variant[0] not in matched or variant[1] > matched[variant[0]][1]:
                    matched[variant[0]] = variant
        if self._multiword_variants:
            self._match_phrases(phrase, matched)
        return matched

    def _match_phrases(self, phrase: str, matched: dict[int, Variant]) -> None:
        """Adds to `matched` the variants of several words that follow one another in a phrase."""
        possible = [words for words in self._multiword_variants if words.partition(" ")[0] in phrase]
        if not possible:
            return
        text = f" {parts_of_tokens(phrase)} "
        for words in possible:
            if f" {words} " in text:
                _keep_surest(matched, self._variants[words])

    def _compound_variants(self, token: str) -> tuple[Variant, ...]:
        """The variants that a compound matches as a whole, and those that its parts match. The latter count less,
        unless a punctuation mark separates the part from the others."""
        whole, *rest = token.replace(MARK_SEPARATOR, CASE_SEPARATOR).split(CASE_SEPARATOR)
        variants = list(self._variants.get(whole, ()))
        marked_parts = {part for part in token.split(MARK_SEPARATOR) if CASE_SEPARATOR not in part}
        for part in rest:
            factor = 1.0 if part in marked_parts else HOW_WEIGHTS["part"]
            for position, certainty, how, word in self._variants.get(part, ()):
                variants.append((position, certainty * factor, "part" if how == "exact" else how, word))
        return tuple(variants)

    def _phrase_score(self, phrase: str, matched: dict[int, Variant]) -> float:
        """Scores the words of the query in one phrase by their share of the query (recall), their share of the phrase
        (precision), and the share of the query that is adjacent in the phrase."""
        recall = sum([self._shares_in_phrases[position] * certainty for position, certainty, _, _ in matched.values()])
        length = len([token for token in phrase.split() if token not in STOP_WORDS]) or 1
        words = {word for _, _, _, word in matched.values()}
        precision = min(1.0, (len(words) + sum([word.count(" ") for word in words])) / length)
        adjacent = self._adjacent_share(phrase, matched) if len(self._terms) > 1 else 1.0
        factor = 1 - PRECISION_SHARE * (1 - precision) - ADJACENT_SHARE * (1 - adjacent)
        return WORDS_SCORE * PHRASE_SHARE * recall * factor

    def _adjacent_share(self, phrase: str, matched: dict[int, Variant]) -> float:
        """The share of the query whose words are adjacent in a phrase, ignoring stop words between them."""
        if len(matched) < 2:
            return 0.0  # the usual case, without a loop
        adjacent: set[int] = set()
        previous: set[int] = set()  # the positions of the terms that the previous token matches
        for token in phrase.split():
            if token in STOP_WORDS:
                continue
            current = {position for position, _, how, _ in self._variants.get(token, ()) if how != "synonym"}
            for position in current:
                if previous - {position}:
                    adjacent |= {position, *previous}
            previous = current
        return sum(self._shares[position] for position in adjacent)

    def _is_whole_name(self, name: str, matched: dict[int, Variant]) -> bool:
        """Whether the query has all words of a name of the entry, in the same spelling."""
        words = {word for _, _, how, word in matched.values() if how in self._hows_of_names}
        return all(
            token.replace(MARK_SEPARATOR, CASE_SEPARATOR).split(CASE_SEPARATOR)[0] in words for token in name.split()
        )

    def _combine(
        self,
        field_scores_by_term: list[list[FieldScore]],
        best_phrase: PhraseScore,
        max_heavy_in_phrase: int,
        contains_name: bool,
        has_topics: bool,
    ) -> EntryMatch:
        """Adds up the score and the coverage of an entry from the scores of its fields by term, and its best phrase."""
        term_scores: list[TermScore] = []
        total = coverage = 0.0
        for term, share, coverage_share, field_scores in zip(
            self._terms, self._shares, self._coverage_shares, field_scores_by_term, strict=True
        ):
            score, scores_used = _better_score(field_scores)
            if not scores_used:
                continue
            certainty = max([variant[1] * FIELD_COVERAGE_FACTORS.get(field, 1.0) for field, _, variant in scores_used])
            coverage += coverage_share * certainty
            contribution = score * (WORDS_SCORE * share * (1 - PHRASE_SHARE))
            total += contribution
            term_scores.append((term.word, contribution, scores_used))
        total += best_phrase[0]
        matched_heavy_count = sum([1 for position in self._heavy if field_scores_by_term[position]])
        evidence = Evidence(
            coverage,
            len(self._heavy),
            matched_heavy_count,
            max_heavy_in_phrase,
            contains_name=contains_name,
            has_unknown=self._has_unknown,
        )
        return EntryMatch(min(total, 1.0), evidence, term_scores, best_phrase, has_topics=has_topics)


def _keep_surest(best: dict[int, Variant], variants: Iterable[Variant]) -> None:
    """Adds to `best`, by position of the term, the variants that are surer than those in it."""
    for variant in variants:
        position = variant[0]
        if position not in best or variant[1] > best[position][1]:
            best[position] = variant


def _better_score(field_scores: list[FieldScore]) -> tuple[float, list[FieldScore]]:
    """Scores one term by the word itself or by its synonyms, whichever is higher; a sum would count the word twice.

    Returns that score, and the scores of the fields that it combines.
    """
    literal = [field_score for field_score in field_scores if field_score[2][2] != "synonym"]
    if len(literal) == len(field_scores):
        return _probability_of_any(literal), literal
    synonyms = [field_score for field_score in field_scores if field_score[2][2] == "synonym"]
    candidates = ((_probability_of_any(literal), literal), (_probability_of_any(synonyms), synonyms))
    return max(candidates, key=lambda candidate: candidate[0])


def _probability_of_any(field_scores: list[FieldScore]) -> float:
    """The scores of several fields combined: the probability of at least one of several independent events."""
    none = 1.0
    for _, score, _ in field_scores:
        none *= 1 - score
    return 1 - none
