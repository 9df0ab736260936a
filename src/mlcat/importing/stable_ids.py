"""Keeps ids stable: matches the entries of a list with those of the previous import."""

from collections import defaultdict

from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.model import CatalogData
from mlcat.text.slugs import IdAllocator, can_make_id


def stable_ids(with_sections: list[tuple[ParsedEntry, str]], previous: CatalogData | None) -> list[str]:
    """The id of each entry, in order: that of the same entry in `previous`, else a new one.

    `with_sections` has the entries with the ids of their sections. A new id is in use in neither list.
    """
    previous_entries = previous.entries if previous else ()
    keys = [(parsed.title, parsed.url, section) for parsed, section in with_sections]
    matches = _match_entries(keys, [(entry.title, entry.url, entry.section) for entry in previous_entries])
    ids = IdAllocator({entry.id for entry in previous_entries})
    id_at = {position: previous_entries[match].id for position, match in matches.items()}
    # Ids derived from titles are allocated before ids derived from addresses.
    for from_title in (True, False):
        for position, (parsed, _) in enumerate(with_sections):
            if position not in id_at and can_make_id(parsed.title) == from_title:
                id_at[position] = ids.entry_id(parsed.title, parsed.url)
    return [id_at[position] for position in range(len(with_sections))]


_Key = tuple[str, str, str]  # title, address, section


def _match_entries(new: list[_Key], old: list[_Key]) -> dict[int, int]:
    """Matches new entries with old ones: first those with equal keys, then those whose keys differ in one part.

    Returns the position of the old entry by that of the new one.
    """
    if not old:
        return {}
    matches: dict[int, int] = {}
    remaining = set(range(len(old)))
    for parts in ((0, 1, 2), (0, 1), (1, 2), (0, 2)):
        unmatched: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in sorted(remaining, reverse=True):
            unmatched[tuple(old[position][part] for part in parts)].append(position)
        for position, key in enumerate(new):
            candidates = unmatched.get(tuple(key[part] for part in parts)) if position not in matches else None
            if candidates:
                matches[position] = candidates.pop()
                remaining.discard(matches[position])
    return matches
