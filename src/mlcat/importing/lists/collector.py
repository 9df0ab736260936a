"""Collects candidates while a list is parsed, and at the end drops those that are not entries in view of the whole
list."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from mlcat.importing.documents.text import label_key
from mlcat.importing.documents.tree import Inline
from mlcat.importing.fields.years import year_of
from mlcat.importing.lists.facts import add_tags
from mlcat.importing.lists.outline import Outline
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList
from mlcat.importing.lists.publication import take_from_description
from mlcat.importing.lists.vocabulary import CONTENTS, CONTRIBUTING

NO_LEADING_LINK = "no link in front"
INTRODUCTION = "introduction"
LABELED, NAMED_ADDRESS = "labeled", "named address"
"""Layouts with uncertain candidates."""

_MIN_GROUP = 2  # candidates of one layout in a list of items
_MAX_CITATION = 2_000  # characters of a description that may consist only of authors and a venue
_MIN_ICONS = 3  # entries with the same icon, from which it counts as a tag


@dataclass(slots=True)
class Candidate:
    """A possible entry, which is dropped if the rest of the list shows that it is not one."""

    entry: ParsedEntry
    headings: tuple[int, ...]
    """The headings above it, for the outline."""
    group: int = 0
    """The number of the list that contains it; 0 for none."""
    layout: str = ""
    """The layout, if it is only accepted when other items of the list have it too; otherwise empty."""
    certain: bool = True
    """Whether its form alone shows that it is an entry."""
    in_text: bool = False
    """Whether it is a line of a paragraph."""
    row: list[Inline] = field(default_factory=list)
    """The inlines of the entry; empty if they are all those of the block."""


class Collector:
    """The candidates and headings that were parsed so far."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.candidates: list[Candidate] = []
        self.left_out: list[LeftOut] = []
        self.sizes: Counter[int] = Counter()
        """The number of items with a leading link, by the number of their list."""
        self.about_the_list: Counter[int] = Counter()
        """The number of those that lead into the list's own repository, by the number of their list."""

    def leave_out(self, reason: str, line: int = 0, text: str = "") -> None:
        """Records something that is not an entry, with the reason."""
        self.left_out.append(LeftOut(reason, line, text))

    def parsed_list(self) -> ParsedList:
        """The whole list, with the headings of each entry by name."""
        seen: set[tuple[str, str, tuple[str, ...]]] = set()
        entries: list[ParsedEntry] = []
        sections: set[int] = set()
        for candidate in self._without_boilerplate():
            entry = candidate.entry
            sections.update(candidate.headings)
            entry.path = self.outline.titles(candidate.headings)
            key = (entry.title, entry.url, entry.path)
            if key in seen:
                self._drop("duplicate", entry)
            else:
                seen.add(key)
                entries.append(entry)
        self._icons_as_tags(entries)
        self._read_as_papers(entries)
        self._years_of_headings(entries)
        self.left_out.sort(key=lambda item: item.line)
        return ParsedList(
            title=self.outline.title(sections, self._titles_in_contents()),
            description=self.outline.description(),
            license=self.outline.license(),
            entries=tuple(entries),
            lines_left_out=tuple(self.left_out),
            left_out=Counter(item.reason for item in self.left_out),
        )

    def _titles_in_contents(self) -> set[str]:
        """The titles in tables of contents, as keys."""
        return {label_key(item.text) for item in self.left_out if item.reason == CONTENTS}

    def _icons_as_tags(self, entries: list[ParsedEntry]) -> None:
        """Adds icons that several entries share as their tags."""
        counts = Counter(icon for entry in entries for icon in set(entry.icons))
        for entry in entries:
            add_tags(entry, *(icon for icon in entry.icons if counts[icon] >= _MIN_ICONS))

    def _read_as_papers(self, entries: list[ParsedEntry]) -> None:
        """Marks all entries as papers if at least half of them are."""
        if 2 * sum(entry.kind == "paper" for entry in entries) < len(entries):
            return
        for entry in entries:
            if entry.kind is None and len(entry.description) <= _MAX_CITATION:
                take_from_description(entry)
                entry.kind = "paper" if entry.authors or entry.venue else None

    def _years_of_headings(self, entries: list[ParsedEntry]) -> None:
        """Sets the year of papers without one to the year in the heading above them."""
        for entry in entries:
            if entry.kind == "paper" and entry.year is None and entry.path:
                entry.year = year_of(entry.path[-1])

    def _drop(self, reason: str, entry: ParsedEntry) -> None:
        self.leave_out(reason, entry.line, entry.title)

    def _without_boilerplate(self) -> list[Candidate]:
        """The candidates without lists about the list itself, its contents and its introduction."""
        remaining = []
        for position, candidate in enumerate(self.candidates):
            reason = self._reason_against(candidate, position)
            if reason:
                self._drop(reason, candidate.entry)
            else:
                remaining.append(candidate)
        return remaining

    def _reason_against(self, candidate: Candidate, position: int) -> str:
        if self._has_others and candidate.headings in self._contents:
            return CONTENTS
        if not candidate.certain and not self._is_common_layout(candidate):
            return NO_LEADING_LINK
        if candidate.group in self._boilerplate:
            return CONTRIBUTING
        return INTRODUCTION if candidate.in_text and self._is_introduction(candidate, position) else ""

    @cached_property
    def _boilerplate(self) -> set[int]:
        """The lists in which more than half of the links lead to the list's own repository."""
        return {group for group, count in self.about_the_list.items() if group and 2 * count > self.sizes[group]}

    def _is_common_layout(self, candidate: Candidate) -> bool:
        """Whether most candidates of the whole list, or of the same group of items, have the candidate's layout."""
        in_layout = self._layout_counts[candidate.layout, candidate.group]
        in_group = candidate.group and in_layout >= _MIN_GROUP and 2 * in_layout >= self.sizes[candidate.group]
        in_list = self._layout_counts[candidate.layout, -1]
        is_enough = in_list >= _MIN_GROUP or candidate.layout == LABELED
        return bool(in_group) or (is_enough and 2 * in_list > len(self.candidates))

    @cached_property
    def _layout_counts(self) -> Counter[tuple[str, int]]:
        """The number of candidates by (layout, group); the group -1 is the whole list."""
        counts = Counter((candidate.layout, candidate.group) for candidate in self.candidates)
        counts.update((candidate.layout, -1) for candidate in self.candidates)
        return counts

    @cached_property
    def _contents(self) -> set[tuple[int, ...]]:
        """The headings of tables of contents. Only those before all entries count: a later "Content" is a section."""
        contents: set[tuple[int, ...]] = set()
        for candidate in self.candidates:
            if not self.outline.is_contents(candidate.headings):
                break
            contents.add(candidate.headings)
        return contents

    @cached_property
    def _has_others(self) -> bool:
        """Whether at most half of the candidates are in tables of contents."""
        return 2 * sum(candidate.headings in self._contents for candidate in self.candidates) <= len(self.candidates)

    @cached_property
    def _items(self) -> list[int]:
        """The positions of the candidates that are items of lists and tables."""
        return [position for position, candidate in enumerate(self.candidates) if not candidate.in_text]

    @cached_property
    def _headings_of_items(self) -> set[tuple[int, ...]]:
        return {self.candidates[position].headings for position in self._items}

    def _is_introduction(self, candidate: Candidate, position: int) -> bool:
        """Whether a line of a paragraph only introduces the list or a section: it precedes the items, and most
        entries are items."""
        if self.outline.before_sections(candidate.headings):
            return True
        items_rule = 2 * len(self._items) >= len(self.candidates)
        opens_list = items_rule and position < self._items[0]
        return opens_list or (
            candidate.headings in self._headings_of_items
            and self.outline.repeats_heading(candidate.headings, candidate.entry.title)
        )
