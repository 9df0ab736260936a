"""What a search finds: hits in order, each with the reasons for which it was found."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Match:
    """A reason for a hit: a word (or the whole) of the query matches something in a field of the entry."""

    __slots__ = ("field", "how", "matched", "score", "word")

    def __init__(self, word: str, matched: str, field: str, how: str, score: float) -> None:
        self.word = word
        """From the query."""
        self.matched = matched
        """From the entry: a word or a phrase, folded."""
        self.field = field
        """One of `index.schema.FIELDS`, or `id`, `url`, `links`, `arxiv`, `doi`."""
        self.how = how
        """A key of `weights.HOW_WEIGHTS`, or `phrase`, `name`, `reordered`, `acronym`, `identifier`."""
        self.score = score
        """Its contribution to the score of the hit."""


class Tier:
    """How an entry was found, the surest way first: hits are ordered by tier before score."""

    IDENTIFIER, ID, TITLE, ALIAS, DERIVED, REORDERED = range(6)
    """The query is an address or number of it, its id, title or alias, a name in its title or address, or a title or
    alias with the words in another order."""
    OF_KIND = (ID, TITLE, ALIAS, DERIVED, REORDERED, 9)
    """The tier of each `index.schema.NameKind`."""
    NEAR_NAME = 5
    """Plus the number of edits (6 to 8): the query is almost one of its names."""
    ACRONYM = 9
    """The query is the initials of its title."""
    WORDS = 10
    """Its fields have words of the query."""


class Hit:
    """An entry that answers a query."""

    __slots__ = ("_matches", "copies", "rowid", "score", "tier")

    def __init__(
        self, rowid: int, score: float, matches: list[Match] | Callable[[], list[Match]], tier: int = Tier.WORDS
    ) -> None:
        self.copies: list[int] = []
        """The rows of the same thing in other sections: same title, same address."""
        self.rowid = rowid
        """Its row in the index."""
        self.score = score
        """0 to 1; 1 is the exact name."""
        self._matches = matches
        self.tier = tier
        """See `Tier`; an id that is written in another way counts as a title."""

    @property
    def matches(self) -> list[Match]:
        """Why it was found, the largest contribution first; made on first use, because few hits are shown."""
        if callable(self._matches):
            self._matches = self._matches()
        return self._matches

    @property
    def is_named(self) -> bool:
        """Whether the whole query is a name of it, or almost."""
        return self.tier < Tier.WORDS


class Result:
    """The hits in order, how many there are in all, and how the query was understood."""

    __slots__ = ("capped", "corrected", "hits", "total")

    def __init__(self, hits: list[Hit], total: int, corrected: str | None = None, *, capped: bool = False) -> None:
        self.hits = hits
        self.total = total
        self.corrected = corrected
        """The query with its spelling corrected, or None where nothing was corrected."""
        self.capped = capped
        """Whether there may be more than `total`: in a large catalog only the likeliest entries are looked at."""
