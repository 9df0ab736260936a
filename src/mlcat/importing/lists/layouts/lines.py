"""Finds the lines of a paragraph or an item that begin with a link."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BADGE, BLOCK_END, CODE, IMAGE, LINE_BREAK, LINK, Inline, text_of
from mlcat.importing.lists.entries import add_line
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, add_entry
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import EntryStart, find_leading_link
from mlcat.importing.lists.parsed import ParsedEntry

_SEPARATORS = "-–—―－:：|｜,，、;；([{（【·・•→⟶⇒➜=>~～〜*/"


def entry_lines(context: BlockContext, first: int = 0) -> LayoutMatch:
    """A match with an entry for each line that begins with a link and does not continue as a sentence.

    Lines of text below such a line, and lines of labels, belong to its entry.
    `first` is the number of the first line that is examined, from 0.
    """
    match = LayoutMatch()
    entry: ParsedEntry | None = None
    for line in lines_of(context.inlines)[first:]:
        start = find_leading_link(line)
        if entry and (start is None or is_link_label(start.title)):
            add_line(entry, line, context.base)
        elif start and not continues_sentence(start):
            entry = add_entry(match, context, start, may_be_introduction=True, inlines=line)
    return match


def lines_of(inlines: list[Inline]) -> list[list[Inline]]:
    """The lines of a paragraph, without empty ones."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if inline.kind in (LINE_BREAK, BLOCK_END):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [line for line in lines if line]


def continues_sentence(start: EntryStart) -> bool:
    """Whether the text after the link continues a sentence, or the line consists of navigation links."""
    rest = [inline for inline in start.rest if inline.kind not in (BADGE, IMAGE)]
    first = next((inline for inline in rest if has_words(inline.text)), None)
    if first is not None and first.kind == CODE:
        rest = [inline for inline in rest if inline.kind != CODE and has_words(inline.text)]
    text = text_of(rest)
    if not text:
        return False
    links = [inline for inline in rest if inline.kind == LINK]
    if links and not has_words(text_of([inline for inline in rest if inline.kind != LINK])):
        return is_link_label(start.title) or any(not is_link_label(next_link.text) for next_link in links)
    return text[0] not in _SEPARATORS
