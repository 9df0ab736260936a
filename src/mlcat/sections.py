"""The sections of a catalog as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.rows import SectionRow
    from mlcat.model import Section


class SectionTree:
    """The sections of a catalog by parent; finds ancestors and descendants, and computes each path once.

    A parent need not come before its children. A path through a missing parent or a cycle raises `ValueError`.
    """

    def __init__(self, sections: Iterable[Section | SectionRow] = ()) -> None:
        self._titles: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        for section in sections:
            self._titles[section.id] = section.title
            self._parents[section.id] = section.parent

    def path(self, section_id: str) -> tuple[str, ...]:
        """The ids of the ancestors of this section, the outermost first, and then its own."""
        chain: list[str] = []
        current: str | None = section_id
        while current is not None and current not in self._paths:
            if current not in self._parents or len(chain) == len(self._parents):
                raise ValueError(f"the section '{current}' contains itself, or does not exist")
            chain.append(current)
            current = self._parents[current]
        path = self._paths[current] if current is not None else ()
        for ancestor in reversed(chain):
            path = self._paths[ancestor] = (*path, ancestor)
        return path

    def titles(self, section_id: str) -> tuple[str, ...]:
        """The titles along `path`."""
        return tuple([self._titles[ancestor] for ancestor in self.path(section_id)])

    def below(self, section_ids: Iterable[str]) -> set[str]:
        """The ids of these sections and of all their descendants."""
        ancestors = set(section_ids)
        return {section_id for section_id in self._parents if not ancestors.isdisjoint(self.path(section_id))}

    def totals(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Adds to the count of each section those of its descendants. Returns the totals by section id, in the order of
        the constructor's argument. A section that is not in `counts` has a count of 0."""
        totals = dict.fromkeys(self._parents, 0)
        for section_id in self._parents:
            if count := counts.get(section_id, 0):
                for ancestor in self.path(section_id):
                    totals[ancestor] += count
        return totals
