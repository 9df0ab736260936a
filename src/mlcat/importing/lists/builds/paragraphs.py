"""Paragraphs and text on its own."""

from mlcat.importing.lists.builds.lines import entry_lines
from mlcat.importing.lists.builds.unit import Found, Unit
from mlcat.importing.lists.entries import add_content


def owned_paragraph(unit: Unit) -> Found | None:
    """A paragraph under an entry."""
    if unit.owner is None:
        return None
    add_content(unit.owner, unit.row, unit.base)
    return Found(rest=unit.nested, owner=unit.owner)


def paragraph_of_lines(unit: Unit) -> Found:
    """A paragraph whose lines may be entries."""
    found = entry_lines(unit)
    found.rest = unit.nested
    return found
