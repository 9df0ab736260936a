"""The sections of a catalog as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.rows import SectionRow
    from mlcat.model import Section


class SectionTree:
    """Finds the ancestors and descendants of a section; each path is computed once.

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
                raise ValueError(f"the section '{current}' holds itself, or is not there")
            chain.append(current)
            current = self._parents[current]
        path = self._paths[current] if current is not None else ()
        for one in reversed(chain):
            path = self._paths[one] = (*path, one)
        return path

    def titles(self, section_id: str) -> tuple[str, ...]:
        """The titles along `path`."""
        return tuple([self._titles[one] for one in self.path(section_id)])

    def below(self, section_ids: Iterable[str]) -> set[str]:
        """The ids of these sections and of all their descendants."""
        wanted = set(section_ids)
        return {one for one in self._parents if not wanted.isdisjoint(self.path(one))}

    def counts(self, own: Mapping[str, int]) -> dict[str, int]:
        """By section id, in the order of the constructor's argument, the sum of `own` over it and its descendants."""
        totals = dict.fromkeys(self._parents, 0)
        for section_id in self._parents:
            if count := own.get(section_id, 0):
                for one in self.path(section_id):
                    totals[one] += count
        return totals
