"""Groups entries by section, for the formats that have headings or folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

Group = tuple[list[str], list["Item"]]
"""The titles of the headings of a section, outermost first, and its entries."""


def group_by_section(items: Iterable[Item]) -> list[Group]:
    """Groups the entries by section. Sections are in the order of the catalog, entries in the given order.

    For entries of several catalogs, the title of the catalog is the outermost heading.
    """
    all_items = list(items)
    catalogs = {item.catalog: number for number, item in reversed(list(enumerate(all_items)))}
    groups: dict[tuple[int, int], Group] = {}
    for item in all_items:
        key = catalogs[item.catalog], item.row.section
        if key not in groups:
            titles = [item.index.title, *item.path] if len(catalogs) > 1 else item.path
            groups[key] = titles, []
        groups[key][1].append(item)
    return [groups[key] for key in sorted(groups)]


def new_headings(previous: list[str], titles: list[str]) -> Iterator[tuple[int, str]]:
    """Yields the headings of a group that the previous group lacks, as pairs of level (from 0) and title."""
    shared = 0
    while shared < min(len(previous), len(titles) - 1) and previous[shared] == titles[shared]:
        shared += 1
    yield from enumerate(titles[shared:], start=shared)
