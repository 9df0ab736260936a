"""The references of entries: the id or, if another catalog uses the id for another thing, `catalog:id`.

Every command accepts both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

_MAX_LOADED = 20_000
"""Maximum number of entries of a catalog whose ids are all loaded; in a larger one each id is looked up."""


class AmbiguousIds:
    """The ids of a catalog that another catalog uses for another thing, as a container that computes membership on
    demand."""

    def __init__(self, index: Index, others: Callable[[], Iterable[Index]]) -> None:
        self._index = index
        self._open_others = others
        self._others: list[tuple[Index, frozenset[str] | None]] | None = None

    def __contains__(self, entry_id: object) -> bool:
        if self._others is None:
            self._others = [(other, _ids(other)) for other in self._open_others()]
        return any(
            (ids is None or entry_id in ids) and self._names_another_thing(other, entry_id)
            for other, ids in self._others
        )

    def _names_another_thing(self, other: Index, entry_id: object) -> bool:
        from mlcat.text.addresses import canonical_address

        own_rowid, other_rowid = self._index.rowid_by_id(str(entry_id)), other.rowid_by_id(str(entry_id))
        if own_rowid is None or other_rowid is None:
            return False
        return canonical_address(self._index.row(own_rowid).url) != canonical_address(other.row(other_rowid).url)


def longest_reference_length(index: Index) -> int:
    """The length of the longest reference of a catalog's entries, in characters; for a large catalog, that of the
    longest id."""
    ambiguous = [entry_id for entry_id in _ids(index) or () if entry_id in index.ambiguous_ids]
    return max([index.longest_id_length, *(len(index.name) + 1 + len(entry_id) for entry_id in ambiguous)])


def _ids(index: Index) -> frozenset[str] | None:
    return frozenset(index.ids()) if index.count <= _MAX_LOADED else None
