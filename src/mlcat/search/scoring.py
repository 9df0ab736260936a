"""How well an entry answers: a score that can be taken apart into words and fields."""

from __future__ import annotations

from mlcat.index.schema import FIELDS, PHRASE
from mlcat.search.weights import (
    FACET_WEIGHT,
    FIELD_COVERAGE,
    FIELD_WEIGHTS,
    HOW_WEIGHTS,
    KIND_COVERAGE,
    LONG_QUERY_FACTOR,
    MIN_COVERAGE,
    MIN_COVERAGE_NAMED,
    MIN_COVERAGE_SCATTERED,
    MIN_COVERAGE_SINGLE_WORD,
    MIN_HEAVY_SHARE,
    MIN_LONG_QUERY,
    PHRASE_SHARE,
    PRECISION_SHARE,
    WORDS_SCORE,
)
from mlcat.text.tokens import HYPHEN, SEAM, STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.expansion import ExpandedTerm

    Variant = tuple[int, float, str, str]  # which term, how sure (0 to 1), how, the word of the catalog
    Chance = tuple[str, float, Variant]  # a field, what the variant is worth there (0 to 1), and the variant

_PHRASE_FIELDS = ("title", "aliases", "topics", "summary")  # fields of few words, which stand together for a reason
_NAMES = ("title", "aliases")
_FIELDS = tuple((field, FIELD_WEIGHTS[field], place < 3) for place, field in enumerate(FIELDS))
"""Name and weight of each field, and whether its phrases (names and needs) are phrases in their own right."""


class Match:
    """Why an entry was found: a word (or name) of the query met one of the catalog's in a field."""

    __slots__ = ("field", "how", "matched", "score", "word")

    def __init__(self, word: str, matched: str, field: str, how: str, score: float) -> None:
        self.word = word
        self.matched = matched
        self.field = field
        self.how = how
        self.score = score
        """What it gave to the score of the hit."""


class Evidence:
    """How an entry explains a query, which decides whether it is a result at all."""

    __slots__ = ("coverage", "met", "named", "together", "words")

    def __init__(self, coverage: float, words: int, met: int, together: int, *, named: bool) -> None:
        self.coverage = coverage
        """Share of the query, by weight of words, that it explains; 0 to 1."""
        self.words = words
        """Words of the query that have a weight of their own,"""
        self.met = met
        """those that it has,"""
        self.together = together
        """and those that it has in one phrase."""
        self.named = named
        """Whether one of its names stands in the query whole."""

    def suffices(self) -> bool:
        """Whether it explains enough: one word of several, or words strewn over an entry, must weigh more."""
        if self.words > 1 and self.met < 2 and not self.named:
            return self.coverage >= MIN_COVERAGE_SINGLE_WORD
        length = LONG_QUERY_FACTOR if self.words >= MIN_LONG_QUERY and self.met > 2 else 1.0
        if self.met < self.words and self.together < 2 and not self.named:
            return self.coverage >= MIN_COVERAGE_SCATTERED * length
        return self.coverage >= (MIN_COVERAGE_NAMED if self.named else MIN_COVERAGE * length)


class Score:
    """The score (0 to 1) of an entry, the evidence for it, and the matches that make it up."""

    __slots__ = ("evidence", "matches", "total")

    def __init__(self, total: float, evidence: Evidence, matches: list[Match]) -> None:
        self.total = total
        self.evidence = evidence
        self.matches = matches


class Scorer:
    """Scores entries against the terms of one query.

    Each word gives the share of its weight in the query that its fields earn together: fields add up like independent
    chances, so that three places say more than one and never more than one. On top comes the best single phrase.
    """

    def __init__(self, terms: list[ExpandedTerm]) -> None:
        self._meanings = terms
        whole = sum(term.weight for term in terms) or 1.0
        self._shares = [term.weight / whole for term in terms]
        coverage_shares = [term.weight * (KIND_COVERAGE if term.is_facet else 1.0) for term in terms]
        self._coverage_shares = [weight / (sum(coverage_shares) or 1.0) for weight in coverage_shares]
        heaviest = max((term.weight for term in terms), default=1.0)
        self._heavy = {place for place, one in enumerate(terms) if one.weight >= heaviest * MIN_HEAVY_SHARE}
        self._senses: dict[str, tuple[Variant, ...]] = {}
        for place, term in enumerate(terms):
            for word, (how, factor) in term.variants.items():
                self._senses[word] = (*self._senses.get(word, ()), (place, HOW_WEIGHTS[how] * factor, how, word))

    def may_suffice(self, words: str) -> bool:
        """Whether the entry can explain enough of the query at all: a quick look that spares most entries."""
        there = set(words.replace(SEAM, " ").replace(HYPHEN, " ").split())
        pairs = zip(self._meanings, self._coverage_shares, strict=True)
        reach: float = sum(share for term, share in pairs if not there.isdisjoint(term.variants))
        if reach < MIN_COVERAGE_NAMED or reach >= MIN_COVERAGE * LONG_QUERY_FACTOR:
            return reach >= MIN_COVERAGE_NAMED
        # Between the two only a name that stands whole in the query suffices.
        title, aliases, _ = words.split("\n", 2)
        named = f"{title} {aliases}".replace(SEAM, " ").replace(HYPHEN, " ").split()
        return not self._senses.keys().isdisjoint(named)

    def score(self, words: str) -> Score:
        """The score of an entry with these folded tokens (see `index.tables.FIELDS`)."""
        found: list[list[Chance]] = [[] for _ in self._meanings]
        phrase: Match | None = None
        together, named = 0, False
        for (field, weight, phrased), text in zip(_FIELDS, words.split("\n"), strict=True):
            best: dict[int, Variant] = {}
            for part in text.split(PHRASE):
                met = self._met(part)
                for place, variant in met.items():
                    if place not in best or variant[1] > best[place][1]:
                        best[place] = variant
                if field in _PHRASE_FIELDS and met:
                    together = max(together, len(self._heavy.intersection(met)))
                if field in _NAMES and met:
                    named = named or self._is_whole(part, met)
                if phrased and met:
                    worth = self._in_one(part, met) * weight
                    if phrase is None or worth > phrase.score:
                        phrase = Match("", part, field, "phrase", worth)
            for place, variant in best.items():
                worth = FACET_WEIGHT if field == "facets" and self._meanings[place].is_facet else weight
                found[place].append((field, worth * variant[1], variant))
        return self._sum(found, phrase, together, named)

    def _met(self, phrase: str) -> dict[int, Variant]:
        """For each term that a phrase has a word of: the surest."""
        met: dict[int, Variant] = {}
        for token in phrase.split():
            variants = self._senses.get(token)
            if variants is None:
                if SEAM not in token and HYPHEN not in token:
                    continue
                variants = self._senses[token] = self._inside(token)
            for variant in variants:
                if variant[0] not in met or variant[1] > met[variant[0]][1]:
                    met[variant[0]] = variant
        return met

    def _inside(self, token: str) -> tuple[Variant, ...]:
        """The variants that a compound token has: as a whole, and, less sure where no hyphen says so, by its parts."""
        whole, *rest = token.replace(HYPHEN, SEAM).split(SEAM)
        variants = list(self._senses.get(whole, ()))
        marked = {part for piece in token.split(HYPHEN) if SEAM not in piece for part in (piece,)}
        for part in rest:
            for place, sure, how, word in self._senses.get(part, ()):
                if part in marked:
                    variants.append((place, sure, how, word))
                else:
                    variants.append((place, sure * HOW_WEIGHTS["part"], "part" if how == "exact" else how, word))
        return tuple(variants)

    def _in_one(self, phrase: str, met: dict[int, Variant]) -> float:
        """What words met in one phrase are worth: how much of the query they are, and of the phrase."""
        given = sum(self._shares[place] * variant[1] for place, variant in met.items())
        units = sum(1 for token in phrase.split() if token not in STOP_WORDS) or 1
        precision = min(1.0, len({variant[3] for variant in met.values()}) / units)
        return WORDS_SCORE * PHRASE_SHARE * given * (1 - PRECISION_SHARE + PRECISION_SHARE * precision)

    def _is_whole(self, name: str, met: dict[int, Variant]) -> bool:
        """Whether the query has all of a name, as it is written."""
        words = {variant[3] for variant in met.values() if variant[2] in ("exact", "joined", "corrected")}
        return all(token.replace(HYPHEN, SEAM).split(SEAM)[0] in words for token in name.split())

    def _sum(self, found: list[list[Chance]], phrase: Match | None, together: int, named: bool) -> Score:
        matches: list[Match] = []
        total = coverage = 0.0
        for term, share, coverage_shares, chances in zip(
            self._meanings, self._shares, self._coverage_shares, found, strict=True
        ):
            earned, counted = _better(chances)
            if not counted:
                continue
            coverage += coverage_shares * max(
                [variant[1] * FIELD_COVERAGE.get(field, 1.0) for field, _, variant in counted]
            )
            earned *= WORDS_SCORE * share * (1 - PHRASE_SHARE)
            total += earned
            chances_in_all = sum(chance for _, chance, _ in counted)
            for field, chance, (_, _, how, word) in counted:
                matches.append(Match(term.typed, word, field, how, earned * chance / chances_in_all))
        if phrase:
            total += phrase.score
            phrase.word = " ".join(term.typed for term in self._meanings)
            phrase.matched = plain(phrase.matched)
            matches.append(phrase)
        matches.sort(key=lambda match: -match.score)
        met = len([place for place in self._heavy if found[place]])
        evidence = Evidence(coverage, len(self._heavy), met, together, named=named)
        return Score(min(total, 1.0), evidence, matches)


def _better(chances: list[Chance]) -> tuple[float, list[Chance]]:
    """What the word itself earns, or what its synonyms earn, whichever is more: both together would count one twice."""
    own = [one for one in chances if one[2][2] != "synonym"]
    others = [one for one in chances if one[2][2] == "synonym"]
    return max((_together(own), own), (_together(others), others), key=lambda pair: pair[0])


def _together(chances: list[Chance]) -> float:
    missing = 1.0
    for _, chance, _ in chances:
        missing *= 1 - chance
    return 1 - missing


def plain(phrase: str) -> str:
    """Folded tokens as a person would write them."""
    return " ".join(token.split(SEAM)[0].split(HYPHEN)[0] for token in phrase.split())
