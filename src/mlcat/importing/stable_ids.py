"""Keeps ids stable: matches the entries of a list with those of an earlier import."""

from collections import defaultdict

from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.model import CatalogData
from mlcat.text.slugs import IdAllocator, can_make_id


def stable_ids(with_sections: list[tuple[ParsedEntry, str]], previous: CatalogData | None) -> list[str]:
    """An id for each entry: that of the same entry in `previous`, else a new one that no entry has or has had."""
    old = previous.entries if previous else ()
    keys = [(parsed.title, parsed.url, section) for parsed, section in with_sections]
    matches = _match_entries(keys, [(entry.title, entry.url, entry.section) for entry in old])
    ids = IdAllocator({entry.id for entry in old})
    chosen_ids = {position: old[match].id for position, match in matches.items()}
    # Ids derived from titles are allocated before ids derived from addresses.
    for from_title in (True, False):
        for position, (parsed, _) in enumerate(with_sections):
            if position not in chosen_ids and can_make_id(parsed.title) == from_title:
                chosen_ids[position] = ids.entry_id(parsed.title, parsed.url)
    return [chosen_ids[position] for position in range(len(with_sections))]


_Key = tuple[str, str, str]  # title, address, section


def _match_entries(new: list[_Key], old: list[_Key]) -> dict[int, int]:
    """Matches new entries with old ones, by position: first equal ones, then those that differ in one part of the
    key."""
    matches: dict[int, int] = {}
    free = set(range(len(old)))
    for parts in ((0, 1, 2), (0, 1), (1, 2), (0, 2)):
        waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in sorted(free, reverse=True):
            waiting[tuple(old[position][part] for part in parts)].append(position)
        for position, key in enumerate(new):
            candidates = waiting.get(tuple(key[part] for part in parts)) if position not in matches else None
            if candidates:
                matches[position] = candidates.pop()
                free.discard(matches[position])
    return matches
