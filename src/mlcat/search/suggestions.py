"""The entries closest to a query that no entry answers."""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.search.candidates import candidates
from mlcat.search.query import Query
from mlcat.search.query_expansion.expansion import expand
from mlcat.search.results import RowHit
from mlcat.search.scoring import Scorer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

MAX_SUGGESTIONS = 5


def suggestions(index: Index, query: Query, filter: Filter | None = None) -> list[RowHit]:
    """Up to MAX_SUGGESTIONS entries that explain a part of the query, the best first.

    Empty if no entry explains enough to be worth a look: see `evidence.Evidence.may_be_suggested`.
    """
    filter = filter or Filter()
    expansion = expand(index, query)
    scorer = Scorer(expansion)
    hits = []
    for rowid, words in index.words_of(candidates(index, expansion, filter)):
        match = scorer.score(words)
        if match.evidence.may_be_suggested():
            hits.append(RowHit(rowid, match.total, match.explain))
    passing = index.passing([hit.rowid for hit in hits], filter)
    hits = [hit for hit in hits if hit.rowid in passing]
    return sorted(hits, key=lambda hit: (-hit.score, hit.rowid))[:MAX_SUGGESTIONS]
