"""Ids that stay: which entry of a list is the same as one of an earlier import."""

from collections import defaultdict
from collections.abc import Callable

from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.model import CatalogData
from mlcat.text.slugs import entry_id


def stable_ids(placed: list[tuple[ParsedEntry, str]], previous: CatalogData | None) -> list[str]:
    """An id for each entry: that of the same entry before, else a new one that no entry has or had."""
    old = previous.entries if previous else ()
    keys = [(found.title, found.url, section) for found, section in placed]
    kept = _same(keys, [(entry.title, entry.url, entry.section) for entry in old])
    numbers = IdAllocator({entry.id for entry in old})
    return [
        old[kept[place]].id if place in kept else numbers.entry(found.title, found.url)
        for place, (found, _) in enumerate(placed)
    ]


class IdAllocator:
    """Gives ids as `naming` does, and remembers the numbers given: 20,000 entries of one title are no burden."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self._next: dict[str, int] = {}

    def entry(self, title: str, url: str) -> str:
        """A free id for an entry."""
        return self.free(entry_id(title, url, ()), lambda first: entry_id(title, url, (first,)))

    def free(self, first: str, second: Callable[[str], str]) -> str:
        """The first id, else the second one of it, else that with a number; taken from now on."""
        chosen = first
        if chosen in self.taken:
            stem = second(first)
            if stem == f"{first}-2":
                stem = first
            chosen = stem
            number = self._next.get(stem, 2)
            while chosen in self.taken:
                chosen = f"{stem}-{number}"
                number += 1
            self._next[stem] = number
        self.taken.add(chosen)
        return chosen


_Key = tuple[str, str, str]  # title, address, section


def _same(new: list[_Key], old: list[_Key]) -> dict[int, int]:
    """Which of the old entries each new one is: all alike first, then all but the section, the title, the address."""
    matches: dict[int, int] = {}
    free = set(range(len(old)))
    for parts in ((0, 1, 2), (0, 1), (1, 2), (0, 2)):
        waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in sorted(free, reverse=True):
            waiting[tuple(old[place][part] for part in parts)].append(place)
        for place, key in enumerate(new):
            candidates = waiting.get(tuple(key[part] for part in parts)) if place not in matches else None
            if candidates:
                matches[place] = candidates.pop()
                free.discard(matches[place])
    return matches
