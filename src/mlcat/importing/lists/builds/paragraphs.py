"""Paragraphs and text on its own."""

from mlcat.importing.documents.tree import Inline, text_of
from mlcat.importing.fields.labels import split_label
from mlcat.importing.lists.builds.lines import entry_lines, lines_of
from mlcat.importing.lists.builds.unit import Found, Unit, add_entry
from mlcat.importing.lists.collector import LABELED
from mlcat.importing.lists.entries import add_content, add_line
from mlcat.importing.lists.labeled_link import find_labeled_link


def owned_paragraph(unit: Unit) -> Found | None:
    """A paragraph under an entry."""
    if unit.owner is None:
        return None
    if split_label(text_of(unit.row)):
        add_line(unit.owner, unit.row, unit.base)
    else:
        add_content(unit.owner, unit.row, unit.base)
    return Found(rest=unit.nested, owner=unit.owner)


def citation(unit: Unit) -> Found | None:
    """[1] Authors. "Title." Venue, year. [pdf](address)."""
    found = Found(rest=unit.nested)
    for line in lines_of(unit.row):
        labeled = find_labeled_link(line)
        if labeled and labeled.cited:
            add_entry(found, unit, labeled, build=LABELED, sure=_is_numbered(line), in_text=True)
    return found if found.candidates else None


def _is_numbered(line: list[Inline]) -> bool:
    return text_of(line).lstrip()[:1] in "[【" and text_of(line).lstrip()[1:2].isdigit()


def paragraph_of_lines(unit: Unit) -> Found:
    """A paragraph whose lines may be entries."""
    found = entry_lines(unit)
    found.rest = unit.nested
    return found
