"""Which entries a user wants to see: the filter that list and search share, as plain data.

`index.conditions` makes SQL of it.
"""

from __future__ import annotations

from collections.abc import Iterable


class Filter:
    """What an entry must have to pass; an empty filter passes everything.

    Tags narrow: an entry has them all. Sections, kinds and statuses widen: an entry has one of them; a section includes
    the sections below it. `years` are the first and the last, both inclusive; an entry without a year is in no range.
    """

    __slots__ = ("kinds", "sections", "statuses", "tags", "years")

    def __init__(
        self,
        *,
        sections: Iterable[str] = (),
        tags: Iterable[str] = (),
        kinds: Iterable[str] = (),
        statuses: Iterable[str] = (),
        years: tuple[int, int] | None = None,
    ) -> None:
        self.sections = tuple(sections)
        self.tags = tuple(tags)
        self.kinds = tuple(kinds)
        self.statuses = tuple(statuses)
        self.years = years

    @property
    def parts(self) -> tuple[object, ...]:
        """All parts in one hashable value; equal for filters that ask for the same."""
        return self.sections, self.tags, self.kinds, self.statuses, self.years

    def __bool__(self) -> bool:
        return any(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def without(self, part: str) -> Filter:
        """This filter with one of its parts (`sections`, `tags`, ...) left out."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name != part}
        return Filter(**kept)
