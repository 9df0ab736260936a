"""Recognizers for details blocks."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import SUMMARY, flatten, text_of
from mlcat.importing.fields.stats import is_stat_label
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit, recognize_entry
from mlcat.importing.lists.links.leading_link import find_leading_link


def linked_details(unit: Unit) -> Recognized | None:
    """Recognizes a summary with a leading link; the rest of the block is the description."""
    parts = unit.block.children
    summary = next((part for part in parts if part.kind == SUMMARY), None)
    link = find_leading_link(flatten([summary])) if summary else None
    if link is None:
        return None
    recognized = recognize_entry(unit, link, [])
    if recognized.owner:
        add_body(recognized.owner, [part for part in parts if part.kind != SUMMARY], unit.base)
    return recognized


def other_details(unit: Unit) -> Recognized:
    """Any other details block: its parts are parsed on their own; a summary with only badges is dropped."""
    rest = [part for part in unit.block.children if part.kind != SUMMARY]
    summary = [part for part in unit.block.children if part.kind == SUMMARY]
    silent = is_stat_label(text_of(flatten(summary))) or not has_words(text_of(flatten(rest)))
    return Recognized(rest=rest if unit.owner and silent else unit.block.children, owner=unit.owner)
