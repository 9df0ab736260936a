"""What a walk has met: the drafts of entries, and which of them only the whole list shows to be none."""

from collections import Counter
from functools import cached_property

from mlcat.importing.lists.entries import EntryBuilder
from mlcat.importing.lists.headings import Outline
from mlcat.importing.lists.keywords import CONTENTS, CONTRIBUTING
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList

NO_LEAD = "no link in front"


class Collector:
    """Grows while a list is walked through; afterwards gives what was read."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.drafts: list[EntryBuilder] = []
        self.left_out: Counter[str] = Counter()
        self.sizes: Counter[int] = Counter()
        """How many items that lead with a link each list has, by the list's number."""
        self.about_the_list: Counter[int] = Counter()
        """How many of them speak of the list's own repository."""

    def reading(self) -> ParsedList:
        """Everything that was met, with headings by name, less what only the whole list shows to be no entry."""
        seen: set[tuple[str, str, tuple[str, ...]]] = set()
        entries: list[ParsedEntry] = []
        for entry in self._without_talk():
            path = self.outline.names(entry.path)
            key = (entry.title, entry.url, path)
            if key in seen:
                self.left_out["duplicate"] += 1
            else:
                seen.add(key)
                entries.append(entry.found(path))
        return ParsedList(
            title=self.outline.title(),
            description=self.outline.description(),
            license=self.outline.license(),
            entries=tuple(entries),
            left_out=+self.left_out,
        )

    def _without_talk(self) -> list[EntryBuilder]:
        """The drafts, without lists about the list itself and without what introduces it."""
        talk = {group for group, count in self.about_the_list.items() if group and 2 * count > self.sizes[group]}
        kept = []
        guesses = sum(entry.guessed for entry in self.drafts)
        is_build = 2 * guesses > len(self.drafts)
        contents = {entry.path for entry in self.drafts if self.outline.is_contents(entry.path)}
        has_others = 2 * sum(entry.path in contents for entry in self.drafts) <= len(self.drafts)
        for place, entry in enumerate(self.drafts):
            if has_others and entry.path in contents:
                self.left_out[CONTENTS] += 1
            elif entry.guessed and not is_build:
                self.left_out[NO_LEAD] += 1
            elif entry.group in talk:
                self.left_out[CONTRIBUTING] += 1
            elif entry.in_text and self._introduces(entry, place):
                self.left_out["introduction"] += 1
            else:
                kept.append(entry)
        return kept

    @cached_property
    def _items(self) -> list[int]:
        """The places of the drafts that are items of lists and tables."""
        return [place for place, entry in enumerate(self.drafts) if not entry.in_text]

    @cached_property
    def _paths_of_items(self) -> set[tuple[int, ...]]:
        return {self.drafts[place].path for place in self._items}

    def _introduces(self, entry: EntryBuilder, place: int) -> bool:
        """Whether a line only opens the list, or its section: where items are the rule, it stands before them."""
        if self.outline.before_sections(entry.path):
            return True
        items_rule = 2 * len(self._items) >= len(self.drafts)
        opens_list = items_rule and place < self._items[0]
        return opens_list or (entry.path in self._paths_of_items and self.outline.is_about(entry.path, entry.title))
