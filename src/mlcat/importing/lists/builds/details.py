"""Details blocks whose summary begins with a link."""

from mlcat.importing.documents.tree import SUMMARY, Block, flatten
from mlcat.importing.lists.builds.unit import Found, Unit, found_entry
from mlcat.importing.lists.entries import add_content, add_links
from mlcat.importing.lists.leading_link import find_leading_link
from mlcat.importing.lists.parsed import ParsedEntry


def linked_details(unit: Unit) -> Found | None:
    """A summary with a leading link, and the rest of the block as its description."""
    parts = unit.block.children
    summary = next((part for part in parts if part.kind == SUMMARY), None)
    link = find_leading_link(flatten([summary])) if summary else None
    if link is None:
        return None
    found = found_entry(unit, link, [])
    if found.owner:
        _add_body(found.owner, [part for part in parts if part.kind != SUMMARY], unit.base)
    return found


def _add_body(entry: ParsedEntry, parts: list[Block], base: str | None) -> None:
    """Adds the rest of a details block: of list items with a leading link only the links."""
    todo = list(reversed(parts))
    while todo:
        nested: list[Block] = []
        add_content(entry, flatten([todo.pop()], nested), base)
        for item in (item for block in nested for item in block.children):
            inner: list[Block] = []
            row = flatten([item], inner)
            if find_leading_link(row):
                add_links(entry, row, base)
            else:
                add_content(entry, row, base)
            todo.extend(reversed(inner))


def other_details(unit: Unit) -> Found:
    """Any other details block: its parts on their own."""
    return Found(rest=unit.block.children, owner=unit.owner)
