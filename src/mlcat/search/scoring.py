"""How well an entry answers: a score that can be taken apart into words and fields."""

from __future__ import annotations

from mlcat.index.schema import FIELDS, PHRASE
from mlcat.search.weights import (
    ALONE_COVERAGE,
    APART_COVERAGE,
    FIELD_COVERAGE,
    FIELD_WEIGHTS,
    HEAVY,
    HOW_WEIGHTS,
    KIND_COVERAGE,
    LEAST_COVERAGE,
    LONG,
    LONG_QUERY,
    NAMED_COVERAGE,
    PHRASE_SHARE,
    PRECISION_SHARE,
    SHELVED_WEIGHT,
    WORDS_SCORE,
)
from mlcat.text.tokens import HYPHEN, SEAM, STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.expansion import ExpandedTerm

    Sense = tuple[int, float, str, str]  # which meaning, how sure (0 to 1), how, the word of the catalog
    Chance = tuple[str, float, Sense]  # a field, what the sense is worth there (0 to 1), and the sense

_TOLD_BY = ("title", "aliases", "topics", "summary")  # fields of few words, which stand together for a reason
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
            return self.coverage >= ALONE_COVERAGE
        length = LONG_QUERY if self.words >= LONG and self.met > 2 else 1.0
        if self.met < self.words and self.together < 2 and not self.named:
            return self.coverage >= APART_COVERAGE * length
        return self.coverage >= (NAMED_COVERAGE if self.named else LEAST_COVERAGE * length)


class Score:
    """The score (0 to 1) of an entry, the evidence for it, and the matches that make it up."""

    __slots__ = ("evidence", "matches", "total")

    def __init__(self, total: float, evidence: Evidence, matches: list[Match]) -> None:
        self.total = total
        self.evidence = evidence
        self.matches = matches


class Scorer:
    """Scores entries against the meanings of one query.

    Each word gives the share of its weight in the query that its fields earn together: fields add up like independent
    chances, so that three places say more than one and never more than one. On top comes the best single phrase.
    """

    def __init__(self, meanings: list[ExpandedTerm]) -> None:
        self._meanings = meanings
        whole = sum(meaning.weight for meaning in meanings) or 1.0
        self._shares = [meaning.weight / whole for meaning in meanings]
        told = [meaning.weight * (KIND_COVERAGE if meaning.shelved else 1.0) for meaning in meanings]
        self._told = [weight / (sum(told) or 1.0) for weight in told]
        heaviest = max((meaning.weight for meaning in meanings), default=1.0)
        self._heavy = {place for place, one in enumerate(meanings) if one.weight >= heaviest * HEAVY}
        self._senses: dict[str, tuple[Sense, ...]] = {}
        for place, meaning in enumerate(meanings):
            for word, (how, factor) in meaning.senses.items():
                self._senses[word] = (*self._senses.get(word, ()), (place, HOW_WEIGHTS[how] * factor, how, word))

    def may_suffice(self, words: str) -> bool:
        """Whether the entry can explain enough of the query at all: a quick look that spares most entries."""
        there = set(words.replace(SEAM, " ").replace(HYPHEN, " ").split())
        pairs = zip(self._meanings, self._told, strict=True)
        reach: float = sum(share for meaning, share in pairs if not there.isdisjoint(meaning.senses))
        if reach < NAMED_COVERAGE or reach >= LEAST_COVERAGE * LONG_QUERY:
            return reach >= NAMED_COVERAGE
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
            best: dict[int, Sense] = {}
            for part in text.split(PHRASE):
                met = self._met(part)
                for place, sense in met.items():
                    if place not in best or sense[1] > best[place][1]:
                        best[place] = sense
                if field in _TOLD_BY and met:
                    together = max(together, len(self._heavy.intersection(met)))
                if field in _NAMES and met:
                    named = named or self._is_whole(part, met)
                if phrased and met:
                    worth = self._in_one(part, met) * weight
                    if phrase is None or worth > phrase.score:
                        phrase = Match("", part, field, "phrase", worth)
            for place, sense in best.items():
                worth = SHELVED_WEIGHT if field == "shelf" and self._meanings[place].shelved else weight
                found[place].append((field, worth * sense[1], sense))
        return self._sum(found, phrase, together, named)

    def _met(self, phrase: str) -> dict[int, Sense]:
        """For each meaning that a phrase has a word of: the surest."""
        met: dict[int, Sense] = {}
        for token in phrase.split():
            senses = self._senses.get(token)
            if senses is None:
                if SEAM not in token and HYPHEN not in token:
                    continue
                senses = self._senses[token] = self._inside(token)
            for sense in senses:
                if sense[0] not in met or sense[1] > met[sense[0]][1]:
                    met[sense[0]] = sense
        return met

    def _inside(self, token: str) -> tuple[Sense, ...]:
        """The senses that a compound token has: as a whole, and, less sure where no hyphen says so, by its parts."""
        whole, *rest = token.replace(HYPHEN, SEAM).split(SEAM)
        senses = list(self._senses.get(whole, ()))
        marked = {part for piece in token.split(HYPHEN) if SEAM not in piece for part in (piece,)}
        for part in rest:
            for place, sure, how, word in self._senses.get(part, ()):
                if part in marked:
                    senses.append((place, sure, how, word))
                else:
                    senses.append((place, sure * HOW_WEIGHTS["part"], "part" if how == "exact" else how, word))
        return tuple(senses)

    def _in_one(self, phrase: str, met: dict[int, Sense]) -> float:
        """What words met in one phrase are worth: how much of the query they are, and of the phrase."""
        given = sum(self._shares[place] * sense[1] for place, sense in met.items())
        units = sum(1 for token in phrase.split() if token not in STOP_WORDS) or 1
        precision = min(1.0, len({sense[3] for sense in met.values()}) / units)
        return WORDS_SCORE * PHRASE_SHARE * given * (1 - PRECISION_SHARE + PRECISION_SHARE * precision)

    def _is_whole(self, name: str, met: dict[int, Sense]) -> bool:
        """Whether the query has all of a name, as it is written."""
        words = {sense[3] for sense in met.values() if sense[2] in ("exact", "joined", "corrected")}
        return all(token.replace(HYPHEN, SEAM).split(SEAM)[0] in words for token in name.split())

    def _sum(self, found: list[list[Chance]], phrase: Match | None, together: int, named: bool) -> Score:
        matches: list[Match] = []
        total = coverage = 0.0
        for meaning, share, told, chances in zip(self._meanings, self._shares, self._told, found, strict=True):
            earned, counted = _better(chances)
            if not counted:
                continue
            coverage += told * max([sense[1] * FIELD_COVERAGE.get(field, 1.0) for field, _, sense in counted])
            earned *= WORDS_SCORE * share * (1 - PHRASE_SHARE)
            total += earned
            chances_in_all = sum(chance for _, chance, _ in counted)
            for field, chance, (_, _, how, word) in counted:
                matches.append(Match(meaning.typed, word, field, how, earned * chance / chances_in_all))
        if phrase:
            total += phrase.score
            phrase.word = " ".join(meaning.typed for meaning in self._meanings)
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
