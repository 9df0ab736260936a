"""Finds the entries that answer a query and puts them in order."""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.schema import NAME_FIELDS
from mlcat.search.candidates import candidates, is_large
from mlcat.search.expansion import ExpandedTerm, expand
from mlcat.search.query import Query, parse
from mlcat.search.results import Hit, Result, Tier
from mlcat.search.scoring import Match, Scorer
from mlcat.search.weights import (
    MAX_CANDIDATES,
    MIN_SCORE,
    MIN_SCORE_BESIDE_NAME,
    NAME_SCORES,
    NEAR_NAME_SCORES,
    PREFIX_SCORE,
    SPELLING_VARIANT_PENALTY,
)
from mlcat.text.english import fold
from mlcat.text.normalize import spelled_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index


def search(index: Index, query: Query | str, filter: Filter | None = None, limit: int | None = None) -> Result:
    """The entries of `index` that answer `query` (as typed, or parsed), the best first, at most `limit`.

    The filter removes hits from the ranking and does not change their order or scores; in a catalog of more than
    `weights.MAX_FULL_SCAN` entries it may bring up entries that rank too low to be candidates without it. Nothing is
    found for a query without a word, and where no entry explains enough of it. Raises `UsageError` for a section or tag
    that the catalog does not have.
    """
    filter = filter or Filter()
    query = parse(query) if isinstance(query, str) else query
    hits = _named(index, query)
    expansion = expand(index, query)
    near = _commoner_names(index, query, expansion) if hits else _nearly_named(index, query, expansion)
    for rowid, hit in near.items():
        hits.setdefault(rowid, hit)
    named = bool(hits)
    for hit in _by_words(index, query, expansion, filter):
        if not named or hit.score >= MIN_SCORE_BESIDE_NAME:
            hits.setdefault(hit.rowid, hit)
    passing = index.passing(hits, filter)
    ranked = sorted(
        (hit for hit in hits.values() if hit.rowid in passing), key=lambda hit: (hit.tier, -hit.score, hit.rowid)
    )
    capped = is_large(index) and len(ranked) >= MAX_CANDIDATES
    return Result(ranked[:limit], len(ranked), _correction(index, ranked, expansion), capped=capped)


def _named(index: Index, query: Query) -> dict[int, Hit]:
    """Entries whose name the query is, whatever the case, punctuation, blanks and order of words."""
    hits: dict[int, Hit] = {}
    typed = spelled_out(query.text)
    for kind, rowid, name in index.named((*query.names, query.sorted)):
        if rowid in hits:
            continue
        exact = kind < 2 and typed in map(spelled_out, _called(index, rowid))
        folded = name != query.names[0] and kind < 3
        otherwise = 0 if exact else 2 * folded + (kind + 1 if kind < 2 else 0)
        worth = NAME_SCORES[kind] - SPELLING_VARIANT_PENALTY * otherwise
        how = "name" if kind < 3 else "reordered"
        hits[rowid] = Hit(
            rowid, worth, [Match(query.text, name, NAME_FIELDS[kind], how, worth)], kind if exact else max(kind, 1)
        )
    return hits


def _called(index: Index, rowid: int) -> tuple[str, str]:
    row = index.row(rowid)
    return row.id, row.title


def _nearly_named(index: Index, query: Query, expansion: list[ExpandedTerm]) -> dict[int, Hit]:
    """Entries whose name is a few edits from a query with a word that the catalog lacks, or hardly has."""
    known = index.vocabulary(query.words)
    if all(word in known for word in query.words) and not any(term.may_be_typo for term in expansion):
        return {}
    from mlcat.search.corrections import near_names  # RapidFuzz: see there

    near = [found for name in query.names for found in near_names(index, name)]
    fewest = min((edits for _, edits in near), default=0)
    return _with_names(index, query, list(dict.fromkeys(name for name, edits in near if edits == fewest)), fewest)


def _commoner_names(index: Index, query: Query, expansion: list[ExpandedTerm]) -> dict[int, Hit]:
    """Entries whose name is much commoner than the one that was typed, and one edit from it: `pandas` for padnas, which
    some package is called too."""
    if len(expansion) != 1 or not expansion[0].may_be_typo:
        return {}
    from mlcat.search.corrections import near_names  # RapidFuzz: see there

    commoner = [word for word, (how, _) in expansion[0].variants.items() if how == "commoner"]
    near = [name for name, edits in near_names(index, query.names[0]) if edits == 1 and fold(name) in commoner]
    return _with_names(index, query, near, 1)


def _with_names(index: Index, query: Query, names: list[str], edits: int) -> dict[int, Hit]:
    """Entries with one of these names, the likeliest first, which are so many edits from the query."""
    blanks = spelled_out(query.text).count(" ")

    def order(found: tuple[int, int, str]) -> tuple[int, ...]:
        kind, rowid, name = found
        # Of those with that name, the one with as many blanks: who types `djanog` does not mean `dj-ango`.
        written = min(abs(spelled_out(one).count(" ") - blanks) for one in _called(index, rowid))
        return names.index(name), written, kind, rowid

    hits: dict[int, Hit] = {}
    for kind, rowid, name in sorted(index.named(names), key=order):
        worth = NEAR_NAME_SCORES[min(edits, len(NEAR_NAME_SCORES)) - 1] - len(hits) / 1000
        hits.setdefault(
            rowid, Hit(rowid, worth, [Match(query.text, name, NAME_FIELDS[kind], "corrected", worth)], 3 + edits)
        )
    return hits


def _by_words(index: Index, query: Query, expansion: list[ExpandedTerm], filter: Filter) -> list[Hit]:
    hits = []
    scorer = Scorer(expansion)
    for rowid, words in index.words_of(candidates(index, expansion, filter)):
        if not scorer.may_suffice(words):
            continue
        scored = scorer.score(words)
        if scored.evidence.suffices() and scored.total >= MIN_SCORE:
            hits.append(Hit(rowid, scored.total, scored.matches))
    if query.names and len(query.names[0]) > 1 and not all(term.is_literal for term in expansion):
        for kind, rowid, name in index.names_prefixed(query.names[0], MAX_CANDIDATES):
            worth = PREFIX_SCORE * len(query.names[0]) / len(name)
            hits.append(Hit(rowid, worth, [Match(query.text, name, NAME_FIELDS[kind], "prefix", worth)]))
    return hits


def _correction(index: Index, ranked: list[Hit], expansion: list[ExpandedTerm]) -> str | None:
    """The query as the first hit was found by it, if that took a correction."""
    if not ranked:
        return None
    first = ranked[0]
    if 3 < first.tier < Tier.WORDS:
        return _spelled(index, first)
    if first.tier < Tier.WORDS or not any(term.corrected for term in expansion):
        return None
    met = {match.word: match.matched for match in reversed(first.matches) if match.how == "corrected"}
    if not met:
        return None
    return " ".join(met.get(term.typed, term.typed) for term in expansion)


def _spelled(index: Index, hit: Hit) -> str:
    """The name by which an entry was almost found, as the catalog writes it."""
    from mlcat.text.normalize import name_key

    entry = index.entry(hit.rowid)
    names = (entry.title, *entry.aliases, entry.id)
    return next((name for name in names if name_key(name) == hit.matches[0].matched), entry.title)
