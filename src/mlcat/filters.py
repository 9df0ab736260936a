"""The filter that list and search share, as plain data; `index.conditions` compiles it to SQL."""

from __future__ import annotations

from collections.abc import Iterable


class Filter:
    """The conditions that an entry must meet to pass; an empty filter passes every entry.

    An entry must have all of the tags, and one of the values of every other part; a section includes the sections below
    it. `years` are the first and the last, both inclusive; an entry without a year is in no range. Licenses, languages
    and authors match words of the field or prefixes of words. An entry with any value of `excluded` does not pass.
    """

    __slots__ = ("authors", "excluded", "kinds", "languages", "licenses", "sections", "statuses", "tags", "years")

    def __init__(
        self,
        *,
        sections: Iterable[str] = (),
        tags: Iterable[str] = (),
        kinds: Iterable[str] = (),
        statuses: Iterable[str] = (),
        years: tuple[int, int] | None = None,
        licenses: Iterable[str] = (),
        languages: Iterable[str] = (),
        authors: Iterable[str] = (),
        excluded: Filter | None = None,
    ) -> None:
        self.sections = tuple(sections)
        self.tags = tuple(tags)
        self.kinds = tuple(kinds)
        self.statuses = tuple(statuses)
        self.years = years
        self.licenses = tuple(licenses)
        self.languages = tuple(languages)
        self.authors = tuple(authors)
        self.excluded = excluded or None
        """Values that an entry must not have; None if there are none."""

    @property
    def parts(self) -> tuple[object, ...]:
        """All parts in one hashable value; equal for filters that ask for the same."""
        return tuple(getattr(self, name) for name in self.__slots__)

    def __bool__(self) -> bool:
        return any(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        given = {name: getattr(self, name) for name in self.__slots__}
        return f"Filter({', '.join(f'{name}={value!r}' for name, value in given.items() if value)})"

    def without(self, part: str) -> Filter:
        """This filter with one of its parts (`sections`, `tags`, ...) left out, also of what it excludes."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name not in (part, "excluded")}
        excluded = self.excluded.without(part) if self.excluded and part != "excluded" else None
        return Filter(**kept, excluded=excluded)
