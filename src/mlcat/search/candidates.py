"""Which entries are worth scoring: all that have any of the words, or where those are too many, the likeliest.

Tried over 900,000 entries: an OR of common words ranked by bm25 takes a third of a second, an AND of them some
hundredths. What all common words of a query share cannot be told apart by their rarity, but by how little else the name
says: so names are asked for by their number of words, the shortest first, and nothing needs to be ranked.
"""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.schema import SIZES
from mlcat.search.weights import MAX_CANDIDATES, MAX_DROPPED_WORDS, MAX_FULL_SCAN, MIN_CANDIDATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.expansion import ExpandedTerm


def candidates(index: Index, expansion: list[ExpandedTerm], filter: Filter) -> list[int]:
    """The entries that may answer, as their numbers.

    Of a catalog of up to MAX_FULL_SCAN entries all, whatever the filter; of a larger one at most a few times
    MAX_CANDIDATES, and only entries that pass the filter, so that a narrow filter does not come out empty.
    """
    telling = sorted((term for term in expansion if term.stems), key=lambda term: -term.weight)
    if not telling:
        return []
    if not is_large(index):
        groups = [any_of(term.stems) for term in telling]
        return index.matching(" OR ".join(groups), Filter(), MAX_FULL_SCAN, ranked=False)
    # Synonyms of a word that is there itself only make the groups common.
    groups = [any_of(term.literal_stems or term.stems) for term in telling]
    found = dict.fromkeys(_together(index, telling, groups, filter))
    # Then all words but one, the lightest first: what is left can still be most of the query.
    for left_out in range(len(groups) - 1, max(0, len(groups) - 1 - MAX_DROPPED_WORDS), -1):
        if len(found) >= MAX_CANDIDATES:
            break
        without = slice(left_out, left_out + 1)
        fewer, rest = telling.copy(), groups.copy()
        fewer[without], rest[without] = [], []
        found |= dict.fromkeys(_together(index, fewer, rest, filter))
    if len(groups) > 1 and len(found) < MIN_CANDIDATES:
        found |= dict.fromkeys(_rarest(index, telling, groups, filter))
    return list(found)


def _rarest(index: Index, telling: list[ExpandedTerm], groups: list[str], filter: Filter) -> list[int]:
    """Entries with any of the rarest words, as many words as are in at most MAX_FULL_SCAN entries together."""
    asked: list[str] = []
    count = 0
    for term, group in sorted(zip(telling, groups, strict=True), key=lambda pair: pair[0].count):
        count += term.count
        if count > MAX_FULL_SCAN:
            break
        asked.append(group)
    return index.matching(" OR ".join(asked), filter, MAX_CANDIDATES) if asked else []


def is_large(index: Index) -> bool:
    """Whether a catalog has too many entries to look at all that have a word of the query."""
    return index.count > MAX_FULL_SCAN


def any_of(stems: set[str]) -> str:
    """An FTS5 expression; stems are letters and digits, and quoted all the same."""
    return "(" + " OR ".join('"' + stem.replace('"', "") + '"' for stem in sorted(stems)) + ")"


def _together(index: Index, telling: list[ExpandedTerm], groups: list[str], filter: Filter) -> list[int]:
    """Entries with all of the words: the best by bm25, or where even the rarest is common, those of short names."""
    if min(term.count for term in telling) <= MAX_FULL_SCAN:
        return index.matching(" AND ".join(groups), filter, MAX_CANDIDATES)
    named = " AND ".join(f"name : {group}" for group in groups)
    # Once for all sizes: where there are few, which is cheap to learn, their order does not matter.
    found = index.matching(named, filter, MAX_CANDIDATES, ranked=False)
    if len(found) == MAX_CANDIDATES:
        found = []
        for size in range(1, SIZES + 1):
            found += index.matching(f'{named} AND size : "{size}"', filter, MAX_CANDIDATES - len(found), ranked=False)
            if len(found) >= MAX_CANDIDATES:
                return found
    return found + index.matching(" AND ".join(groups), filter, MAX_CANDIDATES - len(found), ranked=False)
