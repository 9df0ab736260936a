"""Recognizers for details blocks."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import SUMMARY, flatten, text_of
from mlcat.importing.fields.field_labels import DESCRIPTION, field_of
from mlcat.importing.fields.stats import is_stats_label
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, match_entry
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import find_leading_link


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
