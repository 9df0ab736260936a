"""The retriever by words: entries whose fields have words of the query."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.filters import Filter
from mlcat.index.schema import NAME_FIELDS
from mlcat.search.candidates import candidates
from mlcat.search.results import Hit, Match
from mlcat.search.scoring import EntryMatch, Scorer
from mlcat.search.weights import MAX_CANDIDATES, MIN_SCORE, MIN_SHARE_WITH_TOPICS, PREFIX_SCORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.query import Query
    from mlcat.search.query_expansion.expansion import ExpandedTerm


def by_words(index: Index, query: Query, expansion: list[ExpandedTerm], filter: Filter) -> Iterator[Hit]:
    """The entries that explain enough of the query, unordered; of an entry that comes twice, the surer hit is first."""
    scorer = Scorer(expansion)
    found: list[tuple[int, EntryMatch]] = []
    weak: list[tuple[int, EntryMatch]] = []
    for rowid, words in index.words_of(candidates(index, expansion, filter)):
        if scorer.may_suffice(words):
            match = scorer.score(words)
            if match.total >= MIN_SCORE and match.evidence.suffices():
                found.append((rowid, match))
            elif match.total >= MIN_SCORE and match.evidence.suffices_weakly() and not match.has_topics:
                weak.append((rowid, match))
    found = found or weak
    best = max((match.total for _, match in found), default=0.0)
    for rowid, match in found:
        if not match.has_topics or match.total >= best * MIN_SHARE_WITH_TOPICS:
            yield Hit(rowid, match.total, match.explain)
    if query.names and len(query.names[0]) > 1 and not all(term.is_literal for term in expansion):
        yield from _by_prefix(index, query.names[0])


def _by_prefix(index: Index, name: str) -> Iterator[Hit]:
    """The entries with a name that begins with the whole query."""
    for kind, rowid, longer in index.names_prefixed(name, MAX_CANDIDATES):
        score = PREFIX_SCORE * len(name) / len(longer)
        yield Hit(rowid, score, [Match(name, longer, NAME_FIELDS[kind], "prefix", score)])
