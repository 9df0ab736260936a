"""Recognizers for details blocks, and those that are sections of a list."""

from collections import Counter
from collections.abc import Iterable

from mlcat.importing.documents.text import has_words, label_key
from mlcat.importing.documents.tree import (
    BADGE,
    DETAILS,
    HEADING,
    LINK,
    LIST,
    PARAGRAPH,
    SUMMARY,
    TABLE,
    Block,
    flatten,
    text_of,
)
from mlcat.importing.fields.field_labels import DESCRIPTION, field_of
from mlcat.importing.fields.stats import is_stats_label
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, match_entry
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import find_leading_link
from mlcat.importing.lists.outline import heading_title

_NUMBER = lazy_compile(r"\d+")
_MIN_ENTRIES = 2  # of a section
_MAX_TITLE = 100  # characters of the title of a section
_DEFAULT_LEVEL = 1  # of the heading above details blocks


def expand_sections(root: Block) -> None:
    """Replaces each details block in `root` that is a section: its summary becomes a heading, its other parts follow.

    A section has several entries and a plain summary. A summary that repeats the heading above is dropped. Summaries
    that differ only in numbers are not sections but labels: "Show 12 more".
    """
    labels = Counter(_label(block) for block in root.children if block.kind == DETAILS)
    children: list[Block] = []
    above = Block(HEADING, level=_DEFAULT_LEVEL)
    for block in root.children:
        if block.kind == HEADING:
            above = block
        if block.kind == DETAILS and labels[_label(block)] == 1 and _is_section(block):
            summary = flatten(part for part in block.children if part.kind == SUMMARY)
            if label_key(heading_title(summary)) != label_key(heading_title(above.inlines)):
                children.append(Block(HEADING, summary, line=block.line, level=above.level + 1))
                _lower_headings(block, above.level + 1)
            children += (part for part in block.children if part.kind != SUMMARY)
        else:
            children.append(block)
    root.children = children


def _lower_headings(block: Block, level: int) -> None:
    """Lowers the headings in a details block, so that all of them are below the level of its summary."""
    headings = [part for part in block.children if part.kind == HEADING]
    highest = min((heading.level for heading in headings), default=level + 1)
    for heading in headings:
        heading.level += max(0, level + 1 - highest)


def _label(block: Block) -> str:
    """The summary of a details block, with one sign for each number."""
    return _NUMBER.sub("#", text_of(flatten(part for part in block.children if part.kind == SUMMARY)))


def _is_section(block: Block) -> bool:
    summary = flatten(part for part in block.children if part.kind == SUMMARY)
    title = heading_title(summary)
    is_plain = has_words(title) and not any(inline.kind in (LINK, BADGE) for inline in summary)
    if not is_plain or len(title) > _MAX_TITLE or is_link_label(title) or field_of(title) is not None:
        return False
    return _entry_count(part for part in block.children if part.kind != SUMMARY) >= _MIN_ENTRIES


def _entry_count(blocks: Iterable[Block]) -> int:
    """The number of items and paragraphs that begin with a link, and of rows."""
    count = 0
    for block in blocks:
        if block.kind == TABLE:
            count += len(block.children)
        elif block.kind == DETAILS:
            count += _entry_count(block.children)
        else:
            parts = block.children if block.kind == LIST else [block] if block.kind == PARAGRAPH else []
            count += sum(find_leading_link(flatten([part], [])) is not None for part in parts)
    return count


def linked_details(context: BlockContext) -> LayoutMatch | None:
    """A details block whose summary begins with a link: one entry, with the rest of the block as its body."""
    parts = context.block.children
    summary = next((part for part in parts if part.kind == SUMMARY), None)
    start = find_leading_link(flatten([summary])) if summary else None
    if start is None:
        return None
    match = match_entry(context, start, [])
    if match.parent_entry:
        add_body(match.parent_entry, [part for part in parts if part.kind != SUMMARY], context.base)
    return match


def other_details(context: BlockContext) -> LayoutMatch:
    """Any other details block: each of its parts is recognized on its own.

    Below an entry, the summary is dropped if it is a label, or if nothing else in the block has words.
    """
    rest = [part for part in context.block.children if part.kind != SUMMARY]
    summary = [part for part in context.block.children if part.kind == SUMMARY]
    title = text_of(flatten(summary))
    is_only_label = is_stats_label(title) or is_link_label(title) or field_of(title) == DESCRIPTION
    drops_summary = context.parent_entry and (is_only_label or not has_words(text_of(flatten(rest))))
    remaining = rest if drops_summary else context.block.children
    return LayoutMatch(remaining=remaining, parent_entry=context.parent_entry)
