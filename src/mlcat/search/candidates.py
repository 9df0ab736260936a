"""Which entries are worth scoring: all that have any of the words, or where those are too many, the likeliest.

Tried over 900,000 entries: an OR of common words ranked by bm25 takes a third of a second, an AND of them some
hundredths. What all common words of a query share cannot be told apart by their rarity, but by how little else the name
says: so names are asked for by their number of words, the shortest first, and nothing needs to be ranked.
"""

from __future__ import annotations

from mlcat.filters import Filter
from mlcat.index.schema import SIZES
from mlcat.search.weights import BOUND, CANDIDATES, FEW, LEFT_OUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.expansion import ExpandedTerm


def candidates(index: Index, understood: list[ExpandedTerm], only: Filter) -> list[int]:
    """The entries that may answer, as their numbers.

    Of a catalog of up to BOUND entries all, whatever the filter; of a larger one at most a few times CANDIDATES, and
    those that the filter lets through, so that a narrow filter does not come out empty.
    """
    telling = sorted((meaning for meaning in understood if meaning.stems), key=lambda meaning: -meaning.weight)
    if not telling:
        return []
    if not is_large(index):
        groups = [any_of(meaning.stems) for meaning in telling]
        return index.matching(" OR ".join(groups), Filter(), BOUND, ranked=False)
    # Synonyms of a word that is there itself only make the groups common.
    groups = [any_of(meaning.sure_stems or meaning.stems) for meaning in telling]
    found = dict.fromkeys(_together(index, telling, groups, only))
    # Then all words but one, the lightest first: what is left can still be most of the query.
    for left_out in range(len(groups) - 1, max(0, len(groups) - 1 - LEFT_OUT), -1):
        if len(found) >= CANDIDATES:
            break
        without = slice(left_out, left_out + 1)
        fewer, rest = telling.copy(), groups.copy()
        fewer[without], rest[without] = [], []
        found |= dict.fromkeys(_together(index, fewer, rest, only))
    if len(groups) > 1 and len(found) < FEW:
        found |= dict.fromkeys(_rarest(index, telling, groups, only))
    return list(found)


def _rarest(index: Index, telling: list[ExpandedTerm], groups: list[str], only: Filter) -> list[int]:
    """Entries with any of the words that are so rare that together they are no more than BOUND: these weigh most."""
    asked: list[str] = []
    count = 0
    for meaning, group in sorted(zip(telling, groups, strict=True), key=lambda pair: pair[0].count):
        count += meaning.count
        if count > BOUND:
            break
        asked.append(group)
    return index.matching(" OR ".join(asked), only, CANDIDATES) if asked else []


def is_large(index: Index) -> bool:
    """Whether a catalog has too many entries to look at all that have a word of the query."""
    return index.count > BOUND


def any_of(stems: set[str]) -> str:
    """An FTS5 expression; stems are letters and digits, and quoted all the same."""
    return "(" + " OR ".join('"' + stem.replace('"', "") + '"' for stem in sorted(stems)) + ")"


def _together(index: Index, telling: list[ExpandedTerm], groups: list[str], only: Filter) -> list[int]:
    """Entries with all of the words: the best by bm25, or where even the rarest is common, those of short names."""
    if min(meaning.count for meaning in telling) <= BOUND:
        return index.matching(" AND ".join(groups), only, CANDIDATES)
    named = " AND ".join(f"name : {group}" for group in groups)
    # Once for all sizes: where there are few, which is cheap to learn, their order does not matter.
    found = index.matching(named, only, CANDIDATES, ranked=False)
    if len(found) == CANDIDATES:
        found = []
        for size in range(1, SIZES + 1):
            found += index.matching(f'{named} AND size : "{size}"', only, CANDIDATES - len(found), ranked=False)
            if len(found) >= CANDIDATES:
                return found
    return found + index.matching(" AND ".join(groups), only, CANDIDATES - len(found), ranked=False)
