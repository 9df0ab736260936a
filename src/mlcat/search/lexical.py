"""The retriever by words: finds entries whose fields have words of the query.

The threshold is lower for entries in the section of the best hit: a list groups entries for the same need in one
section, so they are more likely relevant than others with as many words of the query (the cluster hypothesis: van
Rijsbergen, Information Retrieval, 1979, chapter 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlcat.filters import Filter
from mlcat.index.schema import FIELDS, NAME_FIELDS
from mlcat.search.candidates import select_candidates
from mlcat.search.results import Reason, RowHit
from mlcat.search.scoring import Scorer
from mlcat.search.weights import (
    MAX_CANDIDATES,
    MAX_SECTION_ENTRIES,
    MAX_SECTION_SHARE,
    MAX_SUGGESTIONS,
    MIN_COVERAGE_IN_SECTION,
    MIN_HITS,
    MIN_SECTION_ENTRIES,
    MIN_SHARE,
    MIN_SHARE_ELSEWHERE,
    MIN_SHARE_SECOND,
    WORDS_SCORE,
)

_TOPICS = FIELDS.index("topics")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.entry_match import EntryMatch
    from mlcat.search.query import QueryWords
    from mlcat.search.query_expansion.expansion import ExpandedTerm

    Matches = list[tuple[int, EntryMatch]]


class WordRetriever:
    """The retriever by words for one query: scores the candidates once, for the hits and for the suggestions."""

    def __init__(self, index: Index, query: QueryWords, expansion: list[ExpandedTerm], filter: Filter) -> None:
        self._index = index
        self._query = query
        self._expansion = expansion
        self._filter = filter
        self._scorer = scorer = Scorer(expansion)
        self._rows = index.tokens_of(select_candidates(index, expansion, filter))
        self._matches = [(rowid, scorer.score(tokens)) for rowid, tokens in self._rows if scorer.may_suffice(tokens)]

    def hits(self) -> Iterator[RowHit]:
        """The entries that cover enough of the query, unsorted.

        An entry may occur twice: its hit by prefix comes before its hit by words.
        """
        sufficient = [pair for pair in self._matches if pair[1].evidence.suffices] or _weak_matches(self._matches)
        names = self._query.names
        if names and len(names[0]) > 1 and not all(term.is_literal for term in self._expansion):
            yield from _find_by_prefix(self._index, names[0])
        for rowid, match in _drop_tail(self._index, self._scorer, sufficient, self._rows):
            yield RowHit(rowid, match.score, match.explain)

    def suggestions(self) -> list[RowHit]:
        """Up to MAX_SUGGESTIONS entries that pass the filter and cover a part of the query, the best first.

        Empty if no entry covers enough: see `entry_match.Evidence.may_be_suggested`.
        """
        suggested = [(rowid, match) for rowid, match in self._matches if match.evidence.may_be_suggested]
        passing = self._index.filter_rowids([rowid for rowid, _ in suggested], self._filter)
        hits = [RowHit(rowid, match.score, match.explain) for rowid, match in suggested if rowid in passing]
        return sorted(hits, key=lambda hit: (-hit.score, hit.rowid))[:MAX_SUGGESTIONS]


def _weak_matches(matches: Matches) -> Matches:
    """The matches that cover half of the query; called if none covers enough of it.

    Empty if they have the words only inside longer words: an entry MM-REACT says nothing about React Native.
    """
    weak = [pair for pair in matches if pair[1].suffices_weakly]
    return weak if any(match.has_whole_word for _, match in weak) else []


def _drop_tail(index: Index, scorer: Scorer, matches: Matches, candidates: Iterable[tuple[int, str]]) -> Matches:
    """The matches, as (rowid, match), without those that score far below the best.

    If fewer than MIN_HITS remain, entries of the section of the best match are added from `candidates`: pairs of a row
    id and the tokens of the entry (see `schema.FIELDS`).
    """
    if not matches:
        return []
    ranked = sorted(matches, key=lambda pair: (-pair[1].score, pair[0]))
    first, best = ranked[0]
    in_section = _section_rowids(index, first)
    remaining = [
        (rowid, match)
        for rank, (rowid, match) in enumerate(ranked, start=1)
        if match.score >= best.score * _min_share(rank, match, best, is_in_section=rowid in in_section)
    ]
    if in_section and len(remaining) < MIN_HITS:
        matched_rowids = {rowid for rowid, _ in matches}
        others = (
            (rowid, tokens) for rowid, tokens in candidates if rowid in in_section and rowid not in matched_rowids
        )
        added = sorted(_partial_matches(scorer, others), key=lambda pair: (-pair[1].score, pair[0]))
        remaining += added[: MIN_HITS - len(remaining)]
    return remaining


def _min_share(rank: int, match: EntryMatch, best: EntryMatch, *, is_in_section: bool) -> float:
    """The minimum score of the match at a rank (1 is the best), as a share of the best score; `is_in_section` says
    whether it is in the section of the best match."""
    if rank == 2 and match.evidence.matched_heavy_count > 1 and not best.evidence.contains_name:
        return MIN_SHARE_SECOND
    return MIN_SHARE if is_in_section or match.evidence.has_all_heavy else MIN_SHARE_ELSEWHERE


def _section_rowids(index: Index, rowid: int) -> set[int]:
    """The row ids of the entries in the same section as `rowid`; empty if the section has too large a share of the
    catalog."""
    section = index.section(index.row(rowid).section)
    max_entries = min(MAX_SECTION_ENTRIES, max(MIN_SECTION_ENTRIES, index.count * MAX_SECTION_SHARE))
    return index.rowids_in_section(section.number) if section.own_count <= max_entries else set()


def _partial_matches(scorer: Scorer, candidates: Iterable[tuple[int, str]]) -> Iterator[tuple[int, EntryMatch]]:
    """The candidates that match part of the query; none if the catalog lacks a word of the query.

    Entries with topics are left out: a topic would state what they are for.
    """
    for rowid, tokens in candidates:
        if not has_topics(tokens) and scorer.may_be_added(tokens):
            match = scorer.score(tokens)
            if match.evidence.max_heavy_in_phrase and match.evidence.coverage >= MIN_COVERAGE_IN_SECTION:
                yield rowid, match


def _find_by_prefix(index: Index, name: str) -> Iterator[RowHit]:
    """The entries with a name that begins with the whole query, with a score above that of any hit by words.

    The larger the typed share of a name, the higher its score.
    """
    for kind, rowid, full_name in index.names.with_prefix(name, MAX_CANDIDATES):
        score = WORDS_SCORE + len(name) / len(full_name) / 100
        yield RowHit(rowid, score, [Reason(name, full_name, NAME_FIELDS[kind], "prefix", score)])


def has_topics(tokens: str) -> bool:
    """Whether an entry with these tokens (see `index.schema.FIELDS`) has topics."""
    return bool(tokens.split("\n")[_TOPICS])
