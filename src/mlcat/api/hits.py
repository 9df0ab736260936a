"""The results of a search with the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlcat.api.html import html_list
from mlcat.model import Entry


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry was found: a word of the query matched a word of the entry."""

    word: str
    """The word of the query, or all of it where it matched a whole name."""
    matched: str
    """The text of the entry that it matched."""
    field: str
    """Where: id, title, aliases, topics, people, summary, facets or description."""
    how: str
    """exact, stem, prefix, synonym, corrected, phrase, name, ..."""
    score: float
    """Its contribution to the score of the hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found."""

    entry: Entry
    """The whole entry."""
    score: float
    """From 0 to 1, which is an exact name."""
    why: tuple[Reason, ...]
    """The reasons, the largest contribution first."""
    catalog: str
    """The name of its catalog."""

    def _repr_html_(self) -> str:
        return html_list([(self.entry, f"{self.score:.2f}")])


class Hits(list[Hit]):
    """The hits of a search, the best first: a list that also knows what was not returned.

    A notebook shows it as a list of links.
    """

    def __init__(self, hits: list[Hit], total: int, corrected: str | None) -> None:
        super().__init__(hits)
        self.total = total
        """The number of entries that match; the list may be shorter."""
        self.corrected = corrected
        """The query with its spelling corrected, or None where nothing was corrected."""

    def records(self) -> list[dict[str, Any]]:
        """One flat dictionary per hit, for a data frame: the fields of the entry, `catalog` and `score`."""
        from mlcat.render.formats.values import entry_values

        return [entry_values(hit.entry) | {"catalog": hit.catalog, "score": hit.score} for hit in self]

    def _repr_html_(self) -> str:
        return html_list([(hit.entry, f"{hit.score:.2f}") for hit in self])
