"""Recognizes lines of paragraphs that begin with a link."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BADGE, BLOCK_END, IMAGE, LINE_BREAK, LINK, Inline, text_of
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit, add_entry
from mlcat.importing.lists.links.leading_link import LeadingLink, find_leading_link
from mlcat.importing.lists.titles import is_label

_MARKS = "-–—―－:：|｜,，、;；([{（【·・•→⟶⇒➜=>~～〜*/"


def entry_lines(unit: Unit, first: int = 0) -> Recognized:
    """The entries of all lines, from the line `first` on, that begin with a link and do not continue as a sentence."""
    recognized = Recognized()
    for line in lines_of(unit.row)[first:]:
        link = find_leading_link(line)
        if link and not continues_sentence(link):
            add_entry(recognized, unit, link, in_text=True, row=line)
    return recognized


def lines_of(row: list[Inline]) -> list[list[Inline]]:
    """The lines of a paragraph."""
    lines: list[list[Inline]] = [[]]
    for inline in row:
        if inline.kind in (LINE_BREAK, BLOCK_END):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [line for line in lines if line]


def continues_sentence(link: LeadingLink) -> bool:
    """Whether the text after the link continues a sentence, or is a row of navigation links."""
    rest = [inline for inline in link.rest if inline.kind not in (BADGE, IMAGE)]
    text = text_of(rest)
    if not text:
        return False
    links = [inline for inline in rest if inline.kind == LINK]
    if links and not has_words(text_of([inline for inline in rest if inline.kind != LINK])):
        return is_label(link.title) or any(not is_label(next_link.text) for next_link in links)
    return text[0] not in _MARKS
