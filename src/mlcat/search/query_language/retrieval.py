"""Retrieval by the clauses of a query: finds all entries that pass them, and those that have its phrases."""

from __future__ import annotations

from collections.abc import Container, Iterator

from mlcat.filters import Filter
from mlcat.search.candidates import is_large
from mlcat.search.results import RowHit, SearchResult, Tier
from mlcat.search.scoring import Scorer
from mlcat.search.weights import MAX_CANDIDATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.query import ParsedQuery
    from mlcat.search.query_expansion.expansion import ExpandedTerm


def find_by_filter(index: Index, filter: Filter, limit: int | None) -> SearchResult:
    """At most `limit` entries (None for all) that pass the filter, in the order of the catalog, with score 1 and no
    reasons."""
    hits = [RowHit(row.rowid, 1.0, [], Tier.LISTED) for row in index.rows(filter, limit)]
    return SearchResult(hits, sum(index.counts_by_section(filter).values()))


def find_by_phrase(
    index: Index, parsed: ParsedQuery, expansion: list[ExpandedTerm], filter: Filter, known: Container[int]
) -> Iterator[RowHit]:
    """The entries that have the phrases of a query and pass the filter, except those whose row ids are in `known`.

    Of a large catalog they are at most MAX_CANDIDATES, because each is scored. If the query has other words, an entry
    must also cover enough of the whole query.
    """
    scorer = Scorer(expansion)
    limit = MAX_CANDIDATES if is_large(index) else None
    rowids = [row.rowid for row in index.rows(filter, limit) if row.rowid not in known]
    for rowid, tokens in index.tokens_of(rowids):
        match = scorer.score(tokens)
        if not parsed.has_other_words or match.evidence.suffices:
            yield RowHit(rowid, match.score, match.explain)
