"""The result of a search: ranked hits, each with its reasons."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Reason:
    """A reason for a hit: a word of the query, or the whole query, matches text in a field of the entry."""

    __slots__ = ("field", "how", "matched", "score", "word")

    def __init__(self, word: str, matched: str, field: str, how: str, score: float) -> None:
        self.word = word
        """What matched of the query: a word, or several, folded; the whole query as it was typed, if it is a name or an
        identifier; or the query as a name key, if a name begins with it."""
        self.matched = matched
        """The folded word or phrase of the entry, or the key of its identifier."""
        self.field = field
        """One of `index.schema.FIELDS`, or `id`, `url`, `links`, `arxiv`, `doi`."""
        self.how = how
        """A key of `weights.HOW_WEIGHTS`, or `phrase`, `name`, `reordered`, `acronym`, `identifier`."""
        self.score = score
        """Its contribution to the score of the hit."""


class Tier:
    """The tiers of hits, the best first: hits are ordered by tier, then by score."""

    IDENTIFIER = 0
    """The query is an identifier of the entry."""
    ID = 1
    """The query is its id."""
    TITLE = 2
    """The query is its title."""
    ALIAS = 3
    """The query is one of its aliases."""
    DERIVED = 4
    """The query is a name derived from its title or address, or a well-known other name."""
    REORDERED = 5
    """The query is its title or an alias with the words in another order, or without its symbols."""
    NEAR_NAME = 5
    """The query is one to three edits from a name; the tier is this plus the number of edits (6 to 8)."""
    ACRONYM = 9
    """The query is the initials of its title."""
    OF_KIND = (ID, TITLE, ALIAS, DERIVED, REORDERED, ACRONYM)
    """The tier of each `index.schema.NameKind`."""
    WORDS = 10
    """Its fields have words of the query."""
    LISTED = 11
    """It passes the filters of a query without words."""


class RowHit:
    """An entry that answers a query."""

    __slots__ = ("_reasons", "copies", "rowid", "score", "tier")

    def __init__(
        self, rowid: int, score: float, reasons: list[Reason] | Callable[[], list[Reason]], tier: int = Tier.WORDS
    ) -> None:
        """`reasons` may be a function that computes them, because few hits are shown."""
        self.copies: list[int] = []
        """Row ids of the same entry in other sections: those with the same title and address."""
        self.rowid = rowid
        """Its row id in the index."""
        self.score = score
        """From 0 to 1; 1 if the query is an identifier, the id or the title (whatever its case, accents and kind of
        punctuation), or has only filters."""
        self._reasons = reasons
        self.tier = tier
        """See `Tier`; an id that the query writes with other punctuation counts as a title."""

    @property
    def reasons(self) -> list[Reason]:
        """The reasons why it was found, the largest contribution first."""
        if callable(self._reasons):
            self._reasons = self._reasons()
        return self._reasons

    @property
    def is_by_misspelled_name(self) -> bool:
        """Whether the whole query is one to three edits from a name of it."""
        return Tier.NEAR_NAME < self.tier < Tier.ACRONYM


class SearchResult:
    """The ranked hits, their total number, and the corrected query."""

    __slots__ = ("corrected", "hits", "is_capped", "suggestions", "total")

    def __init__(
        self,
        hits: list[RowHit],
        total: int,
        corrected: str | None = None,
        *,
        is_capped: bool = False,
        suggestions: list[RowHit] | None = None,
    ) -> None:
        self.hits = hits
        """The hits, the best first, up to the limit."""
        self.total = total
        """The number of all hits."""
        self.corrected = corrected
        """The folded words of the query, without stop words and with the spelling corrected, or the name that was
        meant; None if nothing was corrected."""
        self.is_capped = is_capped
        """Whether there may be more than `total`: in a large catalog, only the likeliest entries are scored."""
        self.suggestions = suggestions or []
        """If there are no hits, the entries that come closest to the query, the best first."""
