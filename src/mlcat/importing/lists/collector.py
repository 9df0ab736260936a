"""Collects candidates during the walk through a document, and drops those that are not entries at the end.

Only then is the whole document known. In this module, a list is a list block, such as a bullet list; the awesome list
is the document.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from mlcat.importing.documents.text import label_key
from mlcat.importing.documents.tree import Inline
from mlcat.importing.fields.years import year_of
from mlcat.importing.lists.facts import add_tags, is_tool_with_paper
from mlcat.importing.lists.outline import Outline
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList
from mlcat.importing.lists.publication import take_from_description
from mlcat.importing.lists.vocabulary import CONTENTS, CONTRIBUTING

NO_LEADING_LINK = "no link in front"
INTRODUCTION = "introduction"
LABELED, NAMED_ADDRESS, TITLED_LINK = "labeled", "named address", "titled link"
"""Uncertain layouts, which other things have, too. Such a candidate is dropped unless enough others have its layout."""

_MIN_SAME_LAYOUT = 2  # minimum number of candidates with an uncertain layout, in a list or in the document
_WHOLE_DOCUMENT = -1  # a list number that stands for all lists
_MAX_CITATION = 2_000  # characters of a description in which authors and a venue are looked for
_MIN_ICONS = 3  # minimum number of entries with the same icon for it to be a tag


@dataclass(slots=True)
class Candidate:
    """A possible entry. The rest of the document may show that it is not one."""

    entry: ParsedEntry
    headings: tuple[int, ...]
    """The headings above it, outermost first, by their numbers in the outline."""
    list_number: int = 0
    """The number of the list that contains it, from 1; 0 if none does."""
    layout: str = ""
    """LABELED, NAMED_ADDRESS, TITLED_LINK, or "" for any other layout."""
    is_certain: bool = True
    """Whether its layout alone shows that it is an entry."""
    may_be_introduction: bool = False
    """Whether it may be the introduction of a section.

    That is a line of a paragraph, an image link, or a row without a leading link.
    """
    inlines: list[Inline] = field(default_factory=list)
    """The inlines of the entry; empty if it has all inlines of the block."""


class Collector:
    """The candidates and headings of a document, in reading order."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.candidates: list[Candidate] = []
        self.left_out: list[LeftOut] = []
        self.item_counts: Counter[int] = Counter()
        """The number of items that are candidates or left out, by the number of their list."""
        self.own_link_counts: Counter[int] = Counter()
        """The number of those that lead into the repository of the document, by the number of their list."""

    def leave_out(self, reason: str, line: int, text: str) -> None:
        """Records that `text`, on a line of the source (0 if unknown), is not an entry, with the reason."""
        self.left_out.append(LeftOut(reason, line, text))

    def finish(self) -> ParsedList:
        """Returns the entries and what was left out. Call it once, after the last candidate was added."""
        accepted = self._accepted_candidates()
        sections = {number for candidate in accepted for number in candidate.headings}
        entries = self._without_duplicates(accepted)
        self._add_shared_icons_as_tags(entries)
        self._correct_kinds_of_tools(accepted)
        self._recognize_papers(entries)
        self._add_years_of_headings(entries)
        self.left_out.sort(key=lambda item: item.line)
        return ParsedList(
            title=self.outline.title(sections, self._titles_in_contents()),
            description=self.outline.description(),
            license=self.outline.license(),
            entries=tuple(entries),
            left_out=tuple(self.left_out),
        )

    def _without_duplicates(self, candidates: list[Candidate]) -> list[ParsedEntry]:
        """The entries of the candidates, with their paths.

        One with the title, address and path of another is dropped.
        """
        entries: dict[tuple[str, str, tuple[str, ...]], ParsedEntry] = {}
        for candidate in candidates:
            entry = candidate.entry
            entry.path = self.outline.titles(candidate.headings)
            if entries.setdefault((entry.title, entry.url, entry.path), entry) is not entry:
                self._leave_out_entry("duplicate", entry)
        return list(entries.values())

    def _titles_in_contents(self) -> set[str]:
        """The keys (see `label_key`) of the titles in tables of contents."""
        return {label_key(item.text) for item in self.left_out if item.reason == CONTENTS}

    def _add_shared_icons_as_tags(self, entries: list[ParsedEntry]) -> None:
        """Adds each icon that several entries have as a tag of these entries."""
        counts = Counter(icon for entry in entries for icon in set(entry.icons))
        for entry in entries:
            add_tags(entry, *(icon for icon in entry.icons if counts[icon] >= _MIN_ICONS))

    def _correct_kinds_of_tools(self, candidates: list[Candidate]) -> None:
        """Removes the kind "paper" from entries with a short name that only have a paper beside their own address.

        In a section of papers, they stay papers.
        """
        for candidate in candidates:
            if is_tool_with_paper(candidate.entry) and not self.outline.is_about_papers(candidate.headings):
                candidate.entry.kind = None

    def _recognize_papers(self, entries: list[ParsedEntry]) -> None:
        """If at least half of the entries are papers, looks for authors and venues in the descriptions of the others.

        An entry with authors or a venue is a paper, too.
        """
        if 2 * sum(entry.kind == "paper" for entry in entries) < len(entries):
            return
        for entry in entries:
            if entry.kind is None and len(entry.description) <= _MAX_CITATION:
                take_from_description(entry)
                entry.kind = "paper" if entry.authors or entry.venue else None

    def _add_years_of_headings(self, entries: list[ParsedEntry]) -> None:
        """Sets the year of a paper without one to the year that is the heading above it."""
        for entry in entries:
            if entry.kind == "paper" and entry.year is None and entry.path:
                entry.year = year_of(entry.path[-1])

    def _leave_out_entry(self, reason: str, entry: ParsedEntry) -> None:
        self.leave_out(reason, entry.line, entry.title)

    def _accepted_candidates(self) -> list[Candidate]:
        """The candidates that are entries; the others are recorded as left out."""
        remaining = []
        for position, candidate in enumerate(self.candidates):
            reason = self._rejection_reason(candidate, position)
            if reason:
                self._leave_out_entry(reason, candidate.entry)
            else:
                remaining.append(candidate)
        return remaining

    def _rejection_reason(self, candidate: Candidate, position: int) -> str:
        """The reason why a candidate is not an entry; "" if it is one."""
        if self._is_mostly_outside_contents and candidate.headings in self._contents:
            return CONTENTS
        if not candidate.is_certain and not self._is_common_layout(candidate):
            return NO_LEADING_LINK
        if candidate.list_number in self._boilerplate_lists:
            return CONTRIBUTING
        return INTRODUCTION if candidate.may_be_introduction and self._is_introduction(candidate, position) else ""

    @cached_property
    def _boilerplate_lists(self) -> set[int]:
        """The numbers of the lists whose items mostly lead into the repository of the document."""
        return {
            list_number
            for list_number, count in self.own_link_counts.items()
            if list_number and 2 * count > self.item_counts[list_number]
        }

    def _is_common_layout(self, candidate: Candidate) -> bool:
        """Whether enough candidates have the layout of `candidate`.

        Enough are half of the items of its list, if these are several; all items of its list, if several candidates
        have the layout and no other has the same title; or most candidates, if these are several or have labels.
        """
        in_list = self._layout_counts[candidate.layout, candidate.list_number]
        in_document = self._layout_counts[candidate.layout, _WHOLE_DOCUMENT]
        list_size = self.item_counts[candidate.list_number]
        is_unique = self._title_counts[candidate.entry.title] == 1  # any other may be a label, such as "Website"
        is_whole_list = in_list == list_size and in_document >= _MIN_SAME_LAYOUT and is_unique
        if candidate.list_number and ((in_list >= _MIN_SAME_LAYOUT and 2 * in_list >= list_size) or is_whole_list):
            return True
        is_enough = in_document >= _MIN_SAME_LAYOUT or candidate.layout == LABELED
        return is_enough and 2 * in_document > len(self.candidates)

    @cached_property
    def _title_counts(self) -> Counter[str]:
        """The number of candidates by title."""
        return Counter(candidate.entry.title for candidate in self.candidates)

    @cached_property
    def _layout_counts(self) -> Counter[tuple[str, int]]:
        """The number of candidates by layout and list number. _WHOLE_DOCUMENT has the sums over all lists."""
        counts = Counter((candidate.layout, candidate.list_number) for candidate in self.candidates)
        counts.update((candidate.layout, _WHOLE_DOCUMENT) for candidate in self.candidates)
        return counts

    @cached_property
    def _contents(self) -> set[tuple[int, ...]]:
        """The headings of tables of contents. They come before all entries: a later "Content" is a section."""
        contents: set[tuple[int, ...]] = set()
        for candidate in self.candidates:
            if not self.outline.is_contents(candidate.headings):
                break
            contents.add(candidate.headings)
        return contents

    @cached_property
    def _is_mostly_outside_contents(self) -> bool:
        """Whether at most half of the candidates are in tables of contents."""
        return 2 * sum(candidate.headings in self._contents for candidate in self.candidates) <= len(self.candidates)

    @cached_property
    def _item_positions(self) -> list[int]:
        """The positions of the candidates that are not introductions: most items of lists and rows of tables."""
        return [position for position, candidate in enumerate(self.candidates) if not candidate.may_be_introduction]

    @cached_property
    def _headings_of_items(self) -> set[tuple[int, ...]]:
        return {self.candidates[position].headings for position in self._item_positions}

    def _is_introduction(self, candidate: Candidate, position: int) -> bool:
        """Whether a candidate introduces the document or a section.

        It is in the introduction of the document; or it precedes all items, and most candidates are items; or it
        repeats the heading of a section with items.
        """
        if self.outline.is_introduction(candidate.headings):
            return True
        are_mostly_items = 2 * len(self._item_positions) >= len(self.candidates)
        precedes_items = are_mostly_items and position < self._item_positions[0]
        return precedes_items or (
            candidate.headings in self._headings_of_items
            and self.outline.repeats_heading(candidate.headings, candidate.entry.title)
        )
