"""Divides the headings and cards of the web page into blocks, which the browser draws one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlcat.render.formats.section_groups import Group
from mlcat.render.item import Item
from mlcat.render.webpage.cards import card
from mlcat.render.webpage.markup import escape_text

MAX_HEADING = 6
"""The lowest level of headings in HTML. Deeper sections have this level."""

SectionPath = list[tuple[str, str]]
"""The ids and titles of a section and of the sections that contain it, outermost first."""


def section_paths(groups: Iterable[Group]) -> list[SectionPath]:
    """The section path of each group. If the title of the catalog is a heading, the path begins with the catalog."""
    return [_path(titles, members[0]) for titles, members in groups]


def _path(titles: list[str], first: Item) -> SectionPath:
    ids = first.index.section_tree().path(first.section.id)
    if len(titles) > len(ids):
        ids = (first.catalog, *(f"{first.catalog}:{section_id}" for section_id in ids))
    return list(zip(ids, titles, strict=True))


def blocks(groups: Iterable[Group], size: int) -> Iterator[str]:
    """Yields blocks of HTML with at most `size` cards and their headings. A section may continue in the next block.

    A heading has the ids of its section and of the sections that contain it, as data for the script.
    """
    block: list[str] = []
    remaining = size  # cards that fit into the block
    for headings, members in _with_headings(list(groups)):
        if not remaining:
            yield "".join(block)
            block, remaining = [], size
        block += headings
        for start, end in _ranges(len(members), remaining, size):
            if start:
                yield "".join(block)
                block, remaining = [], size
            block += ['<ul class="cards">\n', *map(card, members[start:end]), "</ul>\n"]
            remaining -= end - start
    if block:
        yield "".join(block)


def _ranges(count: int, first: int, size: int) -> Iterator[tuple[int, int]]:
    """Divides `count` items into ranges (start, end): the `first` ones, then `size` at a time."""
    start, end = 0, min(first, count)
    while start < count:
        yield start, end
        start, end = end, min(end + size, count)


def _with_headings(groups: list[Group]) -> Iterator[tuple[list[str], list[Item]]]:
    last: SectionPath = []
    for path, (_, members) in zip(section_paths(groups), groups, strict=True):
        yield list(_headings(last, path)), members
        last = path


def _headings(previous: SectionPath, path: SectionPath) -> Iterator[str]:
    """Yields the headings of the section at `path` that the section at `previous` lacks."""
    shared = 0
    while shared < min(len(previous), len(path)) and previous[shared] == path[shared]:
        shared += 1
    for level in range(shared, len(path)):
        tag = f"h{min(level + 2, MAX_HEADING)}"
        ids = escape_text(" ".join(section_id for section_id, _ in path[: level + 1]))
        yield f'<{tag} dir="auto" data-path="{ids}">{escape_text(path[level][1])}</{tag}>\n'
