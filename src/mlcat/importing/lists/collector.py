"""Collects candidates while a list is read, and drops those that only the whole list shows to be no entries."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from mlcat.importing.lists.headings import Outline
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList
from mlcat.importing.lists.vocabulary import CONTENTS, CONTRIBUTING

NO_LEADING_LINK = "no link in front"
INTRODUCTION = "introduction"


@dataclass(slots=True)
class Candidate:
    """An entry, unless the rest of the list speaks against it."""

    entry: ParsedEntry
    headings: tuple[int, ...]
    """The headings above it, for the outline."""
    group: int = 0
    """The number of the list it stands in; 0 for none."""
    in_text: bool = False
    """Whether it is a line of a paragraph."""
    labeled: bool = False
    """Whether its title stands before its link as plain text, and its link is but a label."""


class Collector:
    """Everything that was read so far."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.candidates: list[Candidate] = []
        self.left_out: list[LeftOut] = []
        self.sizes: Counter[int] = Counter()
        """How many items with a leading link each list has, by the list's number."""
        self.about_the_list: Counter[int] = Counter()
        """How many of them lead to parts of the list's own repository."""

    def leave_out(self, reason: str, line: int = 0, text: str = "") -> None:
        """Notes something that is no entry."""
        self.left_out.append(LeftOut(reason, line, text))

    def parsed_list(self) -> ParsedList:
        """The whole list, with the headings of each entry by name."""
        seen: set[tuple[str, str, tuple[str, ...]]] = set()
        entries: list[ParsedEntry] = []
        for candidate in self._without_boilerplate():
            entry = candidate.entry
            entry.path = self.outline.titles(candidate.headings)
            key = (entry.title, entry.url, entry.path)
            if key in seen:
                self._drop("duplicate", entry)
            else:
                seen.add(key)
                entries.append(entry)
        self.left_out.sort(key=lambda one: one.line)
        return ParsedList(
            title=self.outline.title(),
            description=self.outline.description(),
            license=self.outline.license(),
            entries=tuple(entries),
            lines_left_out=tuple(self.left_out),
            left_out=Counter(one.reason for one in self.left_out),
        )

    def _drop(self, reason: str, entry: ParsedEntry) -> None:
        self.leave_out(reason, entry.line, entry.title)

    def _without_boilerplate(self) -> list[Candidate]:
        """The candidates without lists about the list itself, its contents and its introduction."""
        kept = []
        for place, candidate in enumerate(self.candidates):
            reason = self._reason_against(candidate, place)
            if reason:
                self._drop(reason, candidate.entry)
            else:
                kept.append(candidate)
        return kept

    def _reason_against(self, candidate: Candidate, place: int) -> str:
        if self._has_others and candidate.headings in self._contents:
            return CONTENTS
        if candidate.labeled and not self._is_labeled:
            return NO_LEADING_LINK
        if candidate.group in self._boilerplate:
            return CONTRIBUTING
        return INTRODUCTION if candidate.in_text and self._introduces(candidate, place) else ""

    @cached_property
    def _boilerplate(self) -> set[int]:
        """The lists of which more than half leads to parts of the list's own repository."""
        return {group for group, count in self.about_the_list.items() if group and 2 * count > self.sizes[group]}

    @cached_property
    def _is_labeled(self) -> bool:
        """Whether most entries have their title before a link that is but a label."""
        return 2 * sum(candidate.labeled for candidate in self.candidates) > len(self.candidates)

    @cached_property
    def _contents(self) -> set[tuple[int, ...]]:
        """The headings over tables of contents."""
        return {one.headings for one in self.candidates if self.outline.is_contents(one.headings)}

    @cached_property
    def _has_others(self) -> bool:
        """Whether at most half of the candidates stand in tables of contents."""
        return 2 * sum(one.headings in self._contents for one in self.candidates) <= len(self.candidates)

    @cached_property
    def _items(self) -> list[int]:
        """The places of the candidates that are items of lists and tables."""
        return [place for place, candidate in enumerate(self.candidates) if not candidate.in_text]

    @cached_property
    def _headings_of_items(self) -> set[tuple[int, ...]]:
        return {self.candidates[place].headings for place in self._items}

    def _introduces(self, candidate: Candidate, place: int) -> bool:
        """Whether a line of a paragraph only opens the list or its section: where items are the rule, before them."""
        if self.outline.before_sections(candidate.headings):
            return True
        items_rule = 2 * len(self._items) >= len(self.candidates)
        opens_list = items_rule and place < self._items[0]
        return opens_list or (
            candidate.headings in self._headings_of_items
            and self.outline.repeats_heading(candidate.headings, candidate.entry.title)
        )
