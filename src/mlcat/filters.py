"""Which entries a user wants to see: the filter that list and search share."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.errors import UsageError, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index


class Filter:
    """What an entry must have to be let through; an empty filter lets everything through.

    Tags narrow: an entry has them all. Sections, kinds and statuses widen: an entry has one of them; a section holds
    its child sections. `years` are both inclusive; an entry without a year is not in any range.
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

    def __bool__(self) -> bool:
        return bool(self.sections or self.tags or self.kinds or self.statuses or self.years)

    def without(self, part: str) -> Filter:
        """This filter with one of its parts (`sections`, `tags`, ...) left out."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name != part}
        return Filter(**kept)

    def where(self, index: Index) -> tuple[str, list[object]]:
        """The filter as an SQL condition over the table `entries` and its parameters; "" where there is none.

        Raises `UsageError` for a section or tag that the catalog does not have.
        """
        conditions: list[str] = []
        values: list[object] = []
        if self.sections:
            numbers = sorted({number for name in self.sections for number in _section_numbers(index, name)})
            conditions.append(f"section IN ({','.join('?' * len(numbers))})")
            values += numbers
        for tag in self.tags:
            conditions.append("n IN (SELECT n FROM entry_tags WHERE tag = ?)")
            values.append(_tag_key(index, tag))
        for column, choices in (("kind", self.kinds), ("status", self.statuses)):
            if choices:
                conditions.append(f"{column} IN ({','.join('?' * len(choices))})")
                values += choices
        if self.years:
            conditions.append("year BETWEEN ? AND ?")
            values += self.years
        return " AND ".join(conditions), values


def _section_numbers(index: Index, name: str) -> list[int]:
    """The rows of the sections called `name` (by id or title, in any case) and of all sections below them."""
    key = name.casefold().strip()
    sections = index.sections()
    found = {section.number for section in sections if key in (section.id, section.title.casefold())}
    if not found:
        # "case studies" and "case-studies" and "CaseStudies" are one name to a person.
        plain = _squeezed(name)
        found = {
            section.number for section in sections if plain and plain in map(_squeezed, (section.id, section.title))
        }
    if not found:
        raise UsageError(f"no section '{name}'.", suggest("Sections", (section.id for section in sections), name))
    ids = {section.id for section in sections if section.number in found}
    for section in sections:  # parents stand before children
        if section.parent in ids:
            ids.add(section.id)
    return [section.number for section in sections if section.id in ids]


def _tag_key(index: Index, tag: str) -> str:
    tags = index.tags()
    for known_tag in tags:
        if known_tag.tag.casefold() == tag.casefold().strip():
            return known_tag.tag.casefold()
    if not tags:
        raise UsageError(f"no tag '{tag}'.", "This catalog has no tags.")
    raise UsageError(f"no tag '{tag}'.", suggest("Tags", (known_tag.tag for known_tag in tags), tag))


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
