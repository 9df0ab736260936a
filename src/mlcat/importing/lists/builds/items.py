"""Items of lists."""

from mlcat.importing.documents.tree import LINK, Inline
from mlcat.importing.lists.builds.lines import entry_lines
from mlcat.importing.lists.builds.unit import Found, Unit, found_entry
from mlcat.importing.lists.collector import NO_LEADING_LINK
from mlcat.importing.lists.entries import add_content
from mlcat.importing.lists.leading_link import find_labeled_link, find_leading_link
from mlcat.importing.lists.parsed import LeftOut


def owned_address(unit: Unit) -> Found | None:
    """An address on its own under an entry: its website."""
    link = find_leading_link(unit.row)
    if link is None or unit.owner is None or link.title != link.href:
        return None
    add_content(unit.owner, [Inline(LINK, "website", link.href), *link.rest], unit.base)
    return Found(rest=unit.nested, owner=unit.owner)


def linked_item(unit: Unit) -> Found | None:
    """[Name](address) - text."""
    link = find_leading_link(unit.row)
    return found_entry(unit, link, unit.nested) if link else None


def owned_text(unit: Unit) -> Found | None:
    """Text under an entry."""
    if unit.owner is None:
        return None
    add_content(unit.owner, unit.row, unit.base)
    return Found(rest=unit.nested, owner=unit.owner)


def labeled_item(unit: Unit) -> Found | None:
    """Name [pdf](address)."""
    link = find_labeled_link(unit.row)
    if link is None:
        return None
    found = found_entry(unit, link, unit.nested)
    for candidate in found.candidates:
        candidate.labeled = True
    return found


def item_of_lines(unit: Unit) -> Found:
    """An item whose further lines are entries, or which is none."""
    found = entry_lines(unit, first=1)
    found.rest = unit.nested
    if not found.candidates and not found.left_out and any(inline.kind == LINK for inline in unit.row):
        found.left_out.append(LeftOut(NO_LEADING_LINK, unit.block.line))
    return found
