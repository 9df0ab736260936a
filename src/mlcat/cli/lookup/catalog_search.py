"""Searches several catalogs at once: parses the query, opens the catalogs that it names, and merges their hits."""

from __future__ import annotations

from mlcat.cli.lookup import selection
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.search import RowHit, SearchResult, search
from mlcat.search.query import ParsedQuery, parse_query
from mlcat.search.results import Tier
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.lookup.sorting import Order


def parse_words(words: list[str]) -> ParsedQuery:
    """Parses the words of the command line as one query. Raises `UsageError` if it has neither a word to search for nor
    a filter."""
    parsed = parse_query(" ".join(words))
    if parsed.words.terms or parsed.clauses:
        return parsed
    if typed := shorten(" ".join(words), 40):
        raise UsageError(f"'{typed}' has no word to search for.", "Type a name or what you need.")
    raise UsageError("the query is empty.", "Type a name or what you need: `mlcat search clip`.")


def open_catalogs(terminal: Terminal, parsed: ParsedQuery, catalog: str | None) -> list[Index]:
    """Opens the catalogs to search: those that the query and the option `-c` name, or all.

    Raises `UsageError` for a catalog that does not exist.
    """
    if not parsed.clauses:
        return selection.open_named_or_all(terminal, catalog)
    from mlcat.cli.lookup import query_clauses

    return query_clauses.open_catalogs_of_query(terminal, parsed, catalog)


def apply_filter(
    terminal: Terminal, indexes: list[Index], parsed: ParsedQuery, filter: Filter, words: list[str]
) -> tuple[list[Index], Filter]:
    """Adds the clauses of the query to the filter; returns the catalogs that have its sections and tags, and the
    filter.

    Raises `UsageError` for a value that does not exist. `words` is the query as typed, for hints.
    """
    if not parsed.clauses:
        return selection.select_by_filter_or_advise(terminal, indexes, filter, "search", *words), filter
    from mlcat.cli.lookup import query_clauses

    return query_clauses.apply_clauses(terminal, indexes, parsed, filter)


class Answer:
    """The answer of several catalogs to a query."""

    __slots__ = ("corrected", "items", "results", "total")

    def __init__(
        self, items: list[Item], total: int, results: list[SearchResult], corrected: str | None = None
    ) -> None:
        self.items = items
        """The matching entries in order, up to the limit."""
        self.total = total
        """The number of all matching entries."""
        self.results = results
        """The result of each catalog, in order; empty for a query without words."""
        self.corrected = corrected
        """The corrected query by which the first item was found; None if nothing was corrected."""

    @property
    def is_capped(self) -> bool:
        """Whether there may be more than `total`: see `SearchResult.is_capped`."""
        return any(result.is_capped for result in self.results)


def answer_query(
    indexes: list[Index],
    parsed: ParsedQuery,
    filter: Filter,
    limit: int | None = None,
    sort: Order | None = None,
    *,
    shows_catalog: bool,
) -> Answer:
    """Searches catalogs. The answer has at most `limit` items (None for all), the best first or in the order `sort`.

    A query without words gives the items that `list` shows, and no results. `shows_catalog` as in `Item`.
    """
    if not parsed.words.terms:
        return Answer(*_list_items(indexes, filter, sort, limit, shows_catalog=shows_catalog), [])
    results = [search(index, parsed.words, filter) for index in indexes]
    items, total = _merge_hits(indexes, results, None if sort else limit, shows_catalog=shows_catalog)
    if sort:
        items = sort.sorted(items)[:limit]
    return Answer(items, total, results, _correction(items, indexes, results))


def _list_items(
    indexes: list[Index], filter: Filter, sort: Order | None, limit: int | None, *, shows_catalog: bool
) -> tuple[list[Item], int]:
    from mlcat.cli.lookup.listing import Listing

    listing = Listing(indexes, filter, shows_catalog=shows_catalog)
    items = list(listing.in_order(sort, limit))
    for item in items:
        item.hit = RowHit(item.row.rowid, 1.0, [], Tier.LISTED)
    return items, listing.total


def _merge_hits(
    indexes: list[Index], results: list[SearchResult], limit: int | None, *, shows_catalog: bool
) -> tuple[list[Item], int]:
    """Merges the hits of all catalogs, the best first and without duplicates; returns at most `limit` of them (None for
    all), and their total number.

    If a catalog has the query as a name, the hits of other catalogs for a corrected query are left out.
    """
    if any(result.hits and result.hits[0].tier <= Tier.REORDERED for result in results):
        results = [SearchResult([], 0) if result.corrected else result for result in results]
    ranked: list[tuple[tuple[int, float, int, int], Index, RowHit]] = []
    for position, (index, result) in enumerate(zip(indexes, results, strict=True)):
        ranked += [((hit.tier, -hit.score, position, hit.rowid), index, hit) for hit in result.hits]
    ranked.sort(key=lambda ranked_hit: ranked_hit[0])
    if sum(bool(result.hits) for result in results) > 1:
        from mlcat.cli.lookup.duplicates import merge_duplicates

        items = merge_duplicates(
            (Item(index, index.row(hit.rowid), hit, shows_catalog=shows_catalog) for _, index, hit in ranked), indexes
        )
        return items[:limit], len(items)
    items = [Item(index, index.row(hit.rowid), hit, shows_catalog=shows_catalog) for _, index, hit in ranked[:limit]]
    return items, sum(result.total for result in results)


def _correction(items: list[Item], indexes: list[Index], results: list[SearchResult]) -> str | None:
    """The corrected query of the catalog of the first item; None if nothing was corrected or found."""
    corrections = (result.corrected for index, result in zip(indexes, results, strict=True) if index is items[0].index)
    return next(corrections, None) if items else None
