"""Recognizers for paragraphs and loose text."""

from collections.abc import Iterator
from itertools import pairwise

from mlcat.importing.documents.tree import LINE_BREAK, Inline, text_of
from mlcat.importing.fields.labels import split_label
from mlcat.importing.lists.collector import LABELED
from mlcat.importing.lists.entries import add_content, add_line
from mlcat.importing.lists.layouts.labeled_lists import is_bold
from mlcat.importing.lists.layouts.lines import entry_lines, lines_of
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit, add_entry
from mlcat.importing.lists.links.labeled_link import find_labeled_link

_BREAK = Inline(LINE_BREAK)


def owned_paragraph(unit: Unit) -> Recognized | None:
    """A paragraph under an entry."""
    if unit.owner is None:
        return None
    if split_label(text_of(unit.row)):
        add_line(unit.owner, unit.row, unit.base)
    else:
        add_content(unit.owner, unit.row, unit.base)
    return Recognized(rest=unit.nested, owner=unit.owner)


def titled_lines(unit: Unit) -> Recognized | None:
    """Bold titles on lines of their own, followed by authors, venue, date and labeled links."""
    recognized = Recognized(rest=unit.nested)
    for row in _under_titles(lines_of(unit.row)):
        labeled = find_labeled_link(row)
        if labeled and labeled.cited:
            add_entry(recognized, unit, labeled, layout=LABELED, in_text=True, row=row)
    return recognized if recognized.candidates else None


def _under_titles(lines: list[list[Inline]]) -> Iterator[list[Inline]]:
    """The inlines of each title and of the lines below it, up to the next title."""
    titles = [start for start, line in enumerate(lines) if is_bold(line)]
    for start, end in pairwise([*titles, len(lines)]):
        if end - start > 1:
            yield [inline for line in lines[start:end] for inline in (*line, _BREAK)]


def citation(unit: Unit) -> Recognized | None:
    """[1] Authors. "Title." Venue, year. [pdf](address)."""
    recognized = Recognized(rest=unit.nested)
    for line in lines_of(unit.row):
        labeled = find_labeled_link(line)
        if labeled and labeled.cited:
            add_entry(recognized, unit, labeled, layout=LABELED, certain=_is_numbered(line), in_text=True, row=line)
    return recognized if recognized.candidates else None


def _is_numbered(line: list[Inline]) -> bool:
    return text_of(line).lstrip()[:1] in "[【" and text_of(line).lstrip()[1:2].isdigit()


def paragraph_of_lines(unit: Unit) -> Recognized:
    """A paragraph whose lines may be entries."""
    recognized = entry_lines(unit)
    recognized.rest = unit.nested
    return recognized
