"""What a search finds: hits in order, each with its reasons."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.scoring import Match


class Tier:
    """How an entry was found, the surest way first: hits are ordered by tier before score."""

    ID, TITLE, ALIAS, REORDERED = 0, 1, 2, 3
    """The query is its id, title or alias, or one of them with the words in another order."""
    NEAR_NAME = 3
    """Plus the number of edits (4 to 6): the query is almost one of its names."""
    WORDS = 9
    """Its fields have words of the query."""


class Hit:
    """An entry that answers a query."""

    __slots__ = ("matches", "rowid", "score", "tier")

    def __init__(self, rowid: int, score: float, matches: list[Match], tier: int = Tier.WORDS) -> None:
        self.rowid = rowid
        """Its row in the index."""
        self.score = score
        """0 to 1; 1 is the exact name."""
        self.matches = matches
        """Why it was found, the largest contribution first."""
        self.tier = tier
        """See `Tier`; an id that is written in another way counts as a title."""


class Result:
    """The hits in order, how many there are in all, and how the query was understood."""

    __slots__ = ("capped", "corrected", "hits", "total")

    def __init__(self, hits: list[Hit], total: int, corrected: str | None, *, capped: bool = False) -> None:
        self.hits = hits
        self.total = total
        self.corrected = corrected
        """The query with its spelling corrected, or None where nothing was corrected."""
        self.capped = capped
        """Whether there may be more than `total`: in a large catalog only the likeliest entries are looked at."""
