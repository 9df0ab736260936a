"""Words in, ranked hits out, each explained.

The steps: parse what was typed (query), look its names up, find out what its words mean in the catalog (meaning,
spelling), gather candidates from the index, score each (score), cut what explains too little.
"""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.schema import RANKS
from mlcat.search.candidates import candidates, is_large
from mlcat.search.expansion import ExpandedTerm, expand
from mlcat.search.query import Query, parse
from mlcat.search.scoring import Match, Scorer
from mlcat.search.weights import (
    CANDIDATES,
    LEAST_BESIDE_NAME,
    LEAST_SCORE,
    NAME_SCORES,
    NEAR_NAME,
    OTHERWISE_WRITTEN,
    PREFIX_SCORE,
)
from mlcat.text.english import fold
from mlcat.text.normalize import spelled_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

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
        """0 to 3: its id, title, alias, or name in another order is the query (an id otherwise written: 1); 4 almost; 9
        its words match."""


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
    understood = expand(index, query)
    near = _commoner_names(index, query, understood) if hits else _nearly_named(index, query, understood)
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
    typed = spelled_out(query.text)
    for rank, n, name in index.named((*query.names, query.sorted)):
        if n in hits:
            continue
        exact = rank < 2 and typed in map(spelled_out, _called(index, n))
        folded = name != query.names[0] and rank < 3
        otherwise = 0 if exact else 2 * folded + (rank + 1 if rank < 2 else 0)
        worth = NAME_SCORES[rank] - OTHERWISE_WRITTEN * otherwise
        how = "name" if rank < 3 else "reordered"
        hits[n] = Hit(n, worth, [Match(query.text, name, RANKS[rank], how, worth)], rank if exact else max(rank, 1))
    return hits


def _called(index: Index, n: int) -> tuple[str, str]:
    row = index.row(n)
    return row.id, row.title


def _nearly_named(index: Index, query: Query, understood: list[ExpandedTerm]) -> dict[int, Hit]:
    """Entries whose name is a few edits from a query with a word that the catalog lacks, or hardly has."""
    known = index.vocabulary(query.words)
    if all(word in known for word in query.words) and not any(meaning.doubtful for meaning in understood):
        return {}
    from mlcat.search.corrections import near_names  # RapidFuzz: see there

    near = [found for name in query.names for found in near_names(index, name)]
    fewest = min((edits for _, edits in near), default=0)
    return _with_names(index, query, list(dict.fromkeys(name for name, edits in near if edits == fewest)), fewest)


def _commoner_names(index: Index, query: Query, understood: list[ExpandedTerm]) -> dict[int, Hit]:
    """Entries whose name is much commoner than the one that was typed, and one edit from it: `pandas` for padnas, which
    some package is called too."""
    if len(understood) != 1 or not understood[0].doubtful:
        return {}
    from mlcat.search.corrections import near_names  # RapidFuzz: see there

    commoner = [word for word, (how, _) in understood[0].senses.items() if how == "commoner"]
    near = [name for name, edits in near_names(index, query.names[0]) if edits == 1 and fold(name) in commoner]
    return _with_names(index, query, near, 1)


def _with_names(index: Index, query: Query, names: list[str], edits: int) -> dict[int, Hit]:
    """Entries with one of these names, the likeliest first, which are so many edits from the query."""
    blanks = spelled_out(query.text).count(" ")

    def order(found: tuple[int, int, str]) -> tuple[int, ...]:
        rank, n, name = found
        # Of those with that name, the one with as many blanks: who types `djanog` does not mean `dj-ango`.
        written = min(abs(spelled_out(one).count(" ") - blanks) for one in _called(index, n))
        return names.index(name), written, rank, n

    hits: dict[int, Hit] = {}
    for rank, n, name in sorted(index.named(names), key=order):
        worth = NEAR_NAME[min(edits, len(NEAR_NAME)) - 1] - len(hits) / 1000
        hits.setdefault(n, Hit(n, worth, [Match(query.text, name, RANKS[rank], "corrected", worth)], 3 + edits))
    return hits


def _by_words(index: Index, query: Query, understood: list[ExpandedTerm], only: Filter) -> list[Hit]:
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


def _correction(index: Index, ranked: list[Hit], understood: list[ExpandedTerm]) -> str | None:
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
    from mlcat.text.normalize import name_key

    entry = index.entry(hit.n)
    names = (entry.title, *entry.aliases, entry.id)
    return next((name for name in names if name_key(name) == hit.matches[0].matched), entry.title)
