"""Finds and ranks the entries that answer a query.

Retrievers give hits with reasons: by name (`names`), by words (`lexical`) and, for a query with phrases, by phrase
(`query_language.retrieval`). `search` merges them into one ranking.
"""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.filters import Filter
from mlcat.search.candidates import is_large
from mlcat.search.lexical import WordRetriever
from mlcat.search.names import corrected_name, find_by_identifier, find_by_name
from mlcat.search.query import ParsedQuery, QueryWords, parse_query
from mlcat.search.query_expansion.expansion import ExpandedTerm, expand
from mlcat.search.results import RowHit, SearchResult
from mlcat.search.weights import MAX_CANDIDATES, MIN_SCORE_BESIDE_NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index


def search(
    index: Index, query: ParsedQuery | QueryWords | str, filter: Filter | None = None, limit: int | None = None
) -> SearchResult:
    """The entries of `index` that answer the query, the best first, at most `limit` (None for all).

    The query may be a text, a parsed query, or only the words of one. Hits must pass `filter` merged with the clauses
    of the query (see `Filter.merged_with`). A filter changes neither the order nor the scores of the entries that pass;
    in a catalog of more than `weights.MAX_FULL_SCAN` entries, it may add entries that would not be candidates without
    it. A query of clauses without words gives all entries that pass, in the order of the catalog. The result is empty
    if the query has neither words nor clauses, or if no entry covers enough of it. `catalog:` is left to the caller,
    who chooses the indexes.

    Raises `UsageError` for a section or tag that the catalog does not have, unless it is excluded, and for a kind,
    status or year that does not exist.
    """
    if isinstance(query, str):
        query = parse_query(query)
    parsed = query if isinstance(query, ParsedQuery) else ParsedQuery(query.text, query)
    if parsed.clauses:
        from mlcat.search.query_language.retrieval import find_by_filter

        filter = parsed.filter.merged_with(filter or Filter())
        if not parsed.words.terms:
            return find_by_filter(index, filter, limit)
    return _search_words(index, parsed, filter or Filter(), limit)


def _search_words(index: Index, parsed: ParsedQuery, filter: Filter, limit: int | None) -> SearchResult:
    """The entries that answer the words of a query and pass the filter, the best first."""
    query = parsed.words
    by_identifier = find_by_identifier(index, query.text)
    if by_identifier is not None:
        ranked = _rank(index, by_identifier, filter)
        suggestions = [] if ranked else WordRetriever(index, query, expand(index, query), filter).suggestions()
        return SearchResult(ranked[:limit], len(ranked), suggestions=suggestions)
    expansion = expand(index, query)
    retriever = WordRetriever(index, query, expansion, filter)
    hits = _merge(find_by_name(index, query, expansion), retriever.hits())
    if filter.phrases:
        from mlcat.search.query_language.retrieval import find_by_phrase

        hits += find_by_phrase(index, parsed, expansion, filter, {hit.rowid for hit in hits})
    ranked = _rank(index, hits, filter)
    if not ranked:
        return SearchResult([], 0, suggestions=retriever.suggestions())
    is_capped = is_large(index) and len(ranked) >= MAX_CANDIDATES
    return SearchResult(ranked[:limit], len(ranked), _correction(index, ranked, expansion), is_capped=is_capped)


def _merge(by_name: dict[int, RowHit], by_words: Iterable[RowHit]) -> list[RowHit]:
    """Merges the hits of both retrievers, one per entry: a hit by name replaces one by words.

    Beside a hit by name, a hit by words stays only if its score is at least MIN_SCORE_BESIDE_NAME and it has words of
    the query in more than topics: a topic may just mention the thing.
    """
    hits = dict(by_name)
    for hit in by_words:
        if not by_name or (hit.score >= MIN_SCORE_BESIDE_NAME and not _is_by_topics_only(hit)):
            hits.setdefault(hit.rowid, hit)
    return list(hits.values())


def _is_by_topics_only(hit: RowHit) -> bool:
    return all(reason.field == "topics" for reason in hit.reasons)


def _rank(index: Index, hits: list[RowHit], filter: Filter) -> list[RowHit]:
    """The hits that pass the filter, the best first; those with the same title and address are merged into one."""
    passing = index.filter_rowids([hit.rowid for hit in hits], filter)
    ranked = sorted((hit for hit in hits if hit.rowid in passing), key=lambda hit: (hit.tier, -hit.score, hit.rowid))
    if len(ranked) < 2:
        return ranked
    titles_and_urls = index.titles_and_urls([hit.rowid for hit in ranked])
    merged: dict[tuple[str, str], RowHit] = {}
    for hit in ranked:
        best = merged.setdefault(titles_and_urls[hit.rowid], hit)
        if best is not hit:
            best.copies.append(hit.rowid)
    return list(merged.values())


def _correction(index: Index, ranked: list[RowHit], expansion: list[ExpandedTerm]) -> str | None:
    """The corrected words of the query, or the name that was meant, if a correction found the first hit; else None."""
    first = ranked[0]
    if first.is_by_misspelled_name:
        return corrected_name(index, first)
    corrected = {reason.word: reason.matched for reason in reversed(first.reasons) if reason.how == "corrected"}
    if not corrected:
        return None
    return " ".join(corrected.get(term.word, term.word) for term in expansion)
