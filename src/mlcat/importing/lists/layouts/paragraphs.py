"""Recognizers for paragraphs and loose text."""

from collections.abc import Iterator
from itertools import pairwise

from mlcat.importing.documents.tree import LINE_BREAK, Inline, text_of
from mlcat.importing.fields.field_labels import split_label
from mlcat.importing.lists.collector import LABELED
from mlcat.importing.lists.entries import add_content, add_line
from mlcat.importing.lists.layouts.labeled_lists import is_bold
from mlcat.importing.lists.layouts.lines import entry_lines, lines_of
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, add_entry
from mlcat.importing.lists.links.labeled_link import find_labeled_link
from mlcat.importing.lists.parsed import ParsedEntry

_BREAK = Inline(LINE_BREAK)


def paragraph_below_entry(context: BlockContext) -> LayoutMatch | None:
    """A paragraph below an entry, as a part of it."""
    if context.parent_entry is None:
        return None
    if split_label(text_of(context.inlines)):
        add_line(context.parent_entry, context.inlines, context.base)
    else:
        add_content(context.parent_entry, context.inlines, context.base)
    return LayoutMatch(remaining=context.nested, parent_entry=context.parent_entry)


def titled_lines(context: BlockContext) -> LayoutMatch | None:
    """Bold titles on lines of their own, followed by authors, venue, date and labeled links."""
    match = LayoutMatch(remaining=context.nested)
    for inlines in _titled_parts(lines_of(context.inlines)):
        labeled = find_labeled_link(inlines)
        if labeled and labeled.is_citation:
            add_entry(match, context, labeled, layout=LABELED, may_be_introduction=True, inlines=inlines)
    return match if match.candidates else None


def _titled_parts(lines: list[list[Inline]]) -> Iterator[list[Inline]]:
    """Yields the inlines of each title and of the lines up to the next title."""
    titles = [start for start, line in enumerate(lines) if is_bold(line)]
    for start, end in pairwise([*titles, len(lines)]):
        if end - start > 1:
            yield [inline for line in lines[start:end] for inline in (*line, _BREAK)]


def citation(context: BlockContext) -> LayoutMatch | None:
    """[1] Authors. "Title." Venue, year. [pdf](address). Other lines below it are text about it."""
    match = LayoutMatch(remaining=context.nested)
    entry: ParsedEntry | None = None
    for line in lines_of(context.inlines):
        labeled = find_labeled_link(line)
        if labeled and labeled.is_citation:
            entry = add_entry(
                match,
                context,
                labeled,
                layout=LABELED,
                is_certain=_is_numbered(line),
                may_be_introduction=True,
                inlines=line,
            )
        elif entry:
            add_content(entry, line, context.base)
    return match if match.candidates else None


def _is_numbered(line: list[Inline]) -> bool:
    return text_of(line).lstrip()[:1] in "[【" and text_of(line).lstrip()[1:2].isdigit()


def paragraph_of_lines(context: BlockContext) -> LayoutMatch:
    """Any other paragraph. Its lines may be entries."""
    match = entry_lines(context)
    match.remaining = context.nested
    return match
