"""The results of a search in the public API."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, SupportsIndex, overload

from mlcat.api.html import html_list
from mlcat.model import Entry


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason why an entry was found: a word of the query, or the whole query, matches a text of the entry."""

    word: str
    """What matched of the query: a word, or several, folded like `matched`; the whole query as it was typed, if it is a
    name or an identifier; or the query without blanks, if a name begins with it."""
    matched: str
    """The text of the entry that matched, folded: in lower case, without accents, in the singular. A name is without
    blanks and punctuation too; an identifier is in its canonical form: `arxiv:1801.07698`."""
    field: str
    """The field with the text: id, title, aliases, topics, people, summary, facets, description, url, links, arxiv or
    doi."""
    how: str
    """The kind of match. Of a word: exact, joined, part, inflection, stem, prefix, synonym, clipping, corrected or
    likely; of several: phrase; of the whole query: name, reordered, acronym, corrected, prefix or identifier."""
    score: float
    """Its contribution to the score of the hit, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found."""

    entry: Entry
    """The whole entry."""
    score: float
    """From 0 to 1; 1 if the query is an identifier, the id or the title (whatever its case, accents and kind of
    punctuation), or has only filters."""
    why: tuple[Reason, ...] = field(repr=False)
    """The reasons, the largest contribution first; their scores add up to that of the hit. Empty for an entry that was
    found by filters only."""
    catalog: str
    """The name of its catalog."""

    def _repr_html_(self) -> str:
        return html_list([(self.entry, f"{self.score:.2f}")])


class Hits(list[Hit]):
    """The hits of a search, the best first: a list with the total number of matches and the corrected query.

    A slice has the same total and corrected query. A notebook shows it as a list of links.
    """

    def __init__(self, hits: list[Hit], total: int, corrected: str | None) -> None:
        super().__init__(hits)
        self.total = total
        """The number of matching entries; the list may be shorter."""
        self.corrected = corrected
        """The folded words of the query, without stop words and with the spelling corrected, or the name that was
        meant; None if nothing was corrected."""

    @overload
    def __getitem__(self, position: SupportsIndex, /) -> Hit: ...

    @overload
    def __getitem__(self, position: slice, /) -> Hits: ...

    def __getitem__(self, position: SupportsIndex | slice, /) -> Hit | Hits:
        if isinstance(position, slice):
            return Hits(super().__getitem__(position), self.total, self.corrected)
        return super().__getitem__(position)

    def records(self) -> list[dict[str, Any]]:
        """The hits as dictionaries, for a data frame: the fields of the entry, `catalog` and `score`."""
        from mlcat.render.formats.values import entry_values

        return [entry_values(hit.entry) | {"catalog": hit.catalog, "score": hit.score} for hit in self]

    def _repr_html_(self) -> str:
        return html_list([(hit.entry, f"{hit.score:.2f}") for hit in self])
