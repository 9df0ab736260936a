"""Words in, ranked hits out, each explained.

The steps: parse what was typed (query), look its names up, find out what its words mean in the catalog (meaning,
spelling), gather candidates from the index, score each (score), cut what explains too little.
"""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.tables import RANKS
from mlcat.search.candidates import candidates, is_large
from mlcat.search.meaning import Meaning, meanings
from mlcat.search.query import Query, parse
from mlcat.search.score import Match, Scorer
from mlcat.search.weights import CANDIDATES, LEAST_BESIDE_NAME, LEAST_SCORE, NAME_SCORES, NEAR_NAME, PREFIX_SCORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.read import Index

_WORDS = 9  # tier of hits by words; those by name stand before


class Hit:
    """An entry that answers a query."""

    __slots__ = ("matches", "n", "score", "tier")

    def __init__(self, n: int, score: float, matches: list[Match], tier: int = _WORDS) -> None:
        self.n = n
        """Its number in the index."""
        self.score = score
        """0 to 1; 1 is the exact name."""
        self.matches = matches
        """Why it was found, what gave most first."""
        self.tier = tier
        """0 to 3: its id, title, alias, or name in another order is the query; 4 almost; 9 its words match."""


class Result:
    """What a search found: the hits in order, how many there are in all, and the correction that was made."""

    __slots__ = ("capped", "corrected", "hits", "total")

    def __init__(self, hits: list[Hit], total: int, corrected: str | None, *, capped: bool = False) -> None:
        self.hits = hits
        self.total = total
        self.corrected = corrected
        """The query as it was understood, where its spelling was taken for an error."""
        self.capped = capped
        """Whether there may be more than `total`: a large catalog is not looked at to the end."""


def search(index: Index, text: str, only: Filter | None = None, limit: int | None = None) -> Result:
    """The entries of `index` that answer `text`, the best first, at most `limit`.

    `only` takes away from the ranking and does not change it; of a catalog of more than `weights.BOUND` entries it may
    bring up what stands too far down to be looked at without it. Nothing is found for a query without a word, and where
    no entry explains enough of it. Raises `UsageError` for a filter the catalog does not know.
    """
    only = only or Filter()
    query = parse(text)
    hits = _named(index, query)
    understood = meanings(index, query)
    near = {} if hits else _nearly_named(index, query, understood)
    for n, hit in near.items():
        hits.setdefault(n, hit)
    named = bool(hits)
    for hit in _by_words(index, query, understood, only):
        if not named or hit.score >= LEAST_BESIDE_NAME:
            hits.setdefault(hit.n, hit)
    passing = index.passing(hits, only)
    ranked = sorted((hit for hit in hits.values() if hit.n in passing), key=lambda hit: (hit.tier, -hit.score, hit.n))
    capped = is_large(index) and len(ranked) >= CANDIDATES
    return Result(ranked[:limit], len(ranked), _correction(index, ranked, understood), capped=capped)


def _named(index: Index, query: Query) -> dict[int, Hit]:
    """Entries whose name the query is, whatever the case, punctuation, blanks and order of words."""
    hits: dict[int, Hit] = {}
    for rank, n, name in index.named((*query.names, query.sorted)):
        how = "name" if rank < 3 else "reordered"
        hits.setdefault(
            n, Hit(n, NAME_SCORES[rank], [Match(query.text, name, RANKS[rank], how, NAME_SCORES[rank])], rank)
        )
    return hits


def _nearly_named(index: Index, query: Query, understood: list[Meaning]) -> dict[int, Hit]:
    """Entries whose name is a few edits from a query with a word that the catalog lacks, or hardly has."""
    known = index.vocabulary(query.words)
    if all(word in known for word in query.words) and not any(meaning.doubtful for meaning in understood):
        return {}
    from mlcat.search.spelling import near_names  # RapidFuzz: see there

    near = [found for name in query.names for found in near_names(index, name)]
    if not near:
        return {}
    fewest = min(edits for _, edits in near)
    likeliest = list(dict.fromkeys(name for name, edits in near if edits == fewest))
    hits: dict[int, Hit] = {}
    for rank, n, name in sorted(index.named(likeliest), key=lambda row: (row[0], likeliest.index(row[2]), row[1])):
        worth = NEAR_NAME[min(fewest, len(NEAR_NAME)) - 1] - len(hits) / 1000
        hits.setdefault(n, Hit(n, worth, [Match(query.text, name, RANKS[rank], "corrected", worth)], 3 + fewest))
    return hits


def _by_words(index: Index, query: Query, understood: list[Meaning], only: Filter) -> list[Hit]:
    hits = []
    scorer = Scorer(understood)
    for n, words in index.words_of(candidates(index, understood, only)):
        if not scorer.may_suffice(words):
            continue
        scored = scorer.score(words)
        if scored.evidence.suffices() and scored.total >= LEAST_SCORE:
            hits.append(Hit(n, scored.total, scored.matches))
    if query.names and len(query.names[0]) > 1 and not all(meaning.certain for meaning in understood):
        for rank, n, name in index.names_prefixed(query.names[0], CANDIDATES):
            worth = PREFIX_SCORE * len(query.names[0]) / len(name)
            hits.append(Hit(n, worth, [Match(query.text, name, RANKS[rank], "prefix", worth)]))
    return hits


def _correction(index: Index, ranked: list[Hit], understood: list[Meaning]) -> str | None:
    """The query as the first hit was found by it, if that took a correction."""
    if not ranked:
        return None
    first = ranked[0]
    if 3 < first.tier < _WORDS:
        return _spelled(index, first)
    if first.tier < _WORDS or not any(meaning.corrected for meaning in understood):
        return None
    met = {match.word: match.matched for match in reversed(first.matches) if match.how == "corrected"}
    if not met:
        return None
    return " ".join(met.get(meaning.typed, meaning.typed) for meaning in understood)


def _spelled(index: Index, hit: Hit) -> str:
    """The name by which an entry was almost found, as the catalog writes it."""
    from mlcat.words import squeeze

    entry = index.entry(hit.n)
    names = (entry.title, *entry.aliases, entry.id)
    return next((name for name in names if squeeze(name) == hit.matches[0].matched), entry.title)
