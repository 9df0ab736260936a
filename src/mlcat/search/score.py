"""How well an entry answers: a score that can be taken apart into words and fields."""

from __future__ import annotations

from mlcat.index.tables import FIELDS, PHRASE
from mlcat.search.weights import FIELD_WEIGHTS, HOW_WEIGHTS, PHRASE_SHARE, PRECISION_SHARE, SHELVED_WEIGHT, WORDS_SCORE
from mlcat.words import HYPHEN, SEAM, STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.meaning import Meaning

    Sense = tuple[int, float, str, str]  # which meaning, how sure (0 to 1), how, the word of the catalog
    Chance = tuple[str, float, Sense]  # a field, what the sense is worth there (0 to 1), and the sense

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


class Score:
    """The score (0 to 1) of an entry, the share of the query it explains (0 to 1), and the matches that make it up."""

    __slots__ = ("coverage", "matches", "total")

    def __init__(self, total: float, coverage: float, matches: list[Match]) -> None:
        self.total = total
        self.coverage = coverage
        self.matches = matches


class Scorer:
    """Scores entries against the meanings of one query.

    Each word gives the share of its weight in the query that its fields earn together: fields add up like independent
    chances, so that three places say more than one and never more than one. On top comes the best single phrase.
    """

    def __init__(self, meanings: list[Meaning]) -> None:
        self._meanings = meanings
        whole = sum(meaning.weight for meaning in meanings) or 1.0
        self._shares = [meaning.weight / whole for meaning in meanings]
        self._senses: dict[str, tuple[Sense, ...]] = {}
        for place, meaning in enumerate(meanings):
            for word, (how, factor) in meaning.senses.items():
                self._senses[word] = (*self._senses.get(word, ()), (place, HOW_WEIGHTS[how] * factor, how, word))

    def may_cover(self, words: str, least: float) -> bool:
        """Whether the entry can explain this share of the query at all: a quick look that spares most entries."""
        there = set(words.replace(SEAM, " ").replace(HYPHEN, " ").split())
        reach = sum(
            share
            for meaning, share in zip(self._meanings, self._shares, strict=True)
            if not there.isdisjoint(meaning.senses)
        )
        return reach >= least

    def score(self, words: str) -> Score:
        """The score of an entry with these folded tokens (see `index.tables.FIELDS`)."""
        found: list[list[Chance]] = [[] for _ in self._meanings]
        phrase: Match | None = None
        for (field, weight, phrased), text in zip(_FIELDS, words.split("\n"), strict=True):
            best: dict[int, Sense] = {}
            for part in text.split(PHRASE):
                met = self._met(part)
                for place, sense in met.items():
                    if place not in best or sense[1] > best[place][1]:
                        best[place] = sense
                if phrased and met:
                    worth = self._in_one(part, met) * weight
                    if phrase is None or worth > phrase.score:
                        phrase = Match("", part, field, "phrase", worth)
            for place, sense in best.items():
                worth = SHELVED_WEIGHT if field == "shelf" and self._meanings[place].shelved else weight
                found[place].append((field, worth * sense[1], sense))
        return self._sum(found, phrase)

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

    def _sum(self, found: list[list[Chance]], phrase: Match | None) -> Score:
        matches: list[Match] = []
        total = coverage = 0.0
        for meaning, share, chances in zip(self._meanings, self._shares, found, strict=True):
            earned, counted = _better(chances)
            if not counted:
                continue
            coverage += share * max(sense[1] for _, _, sense in counted)
            earned *= WORDS_SCORE * share * (1 - PHRASE_SHARE)
            total += earned
            together = sum(chance for _, chance, _ in counted)
            for field, chance, (_, _, how, word) in counted:
                matches.append(Match(meaning.typed, word, field, how, earned * chance / together))
        if phrase:
            total += phrase.score
            phrase.word = " ".join(meaning.typed for meaning in self._meanings)
            phrase.matched = plain(phrase.matched)
            matches.append(phrase)
        matches.sort(key=lambda match: -match.score)
        return Score(min(total, 1.0), coverage, matches)


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
