"""Recognizers for the items of list blocks. The docstring of each shows its layout."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BADGE, ITEM, LINK, Block, Inline, flatten, text_of
from mlcat.importing.fields.field_labels import split_label
from mlcat.importing.fields.identifiers import is_paper
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.collector import LABELED, NAMED_ADDRESS, NO_LEADING_LINK, TITLED_LINK
from mlcat.importing.lists.entries import add_code_blocks, add_content, add_line
from mlcat.importing.lists.layouts.labeled_lists import labeled_links
from mlcat.importing.lists.layouts.lines import entry_lines
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, match_entry
from mlcat.importing.lists.link_labels import is_link_label, is_star_count
from mlcat.importing.lists.links.labeled_link import find_labeled_link, with_title_after
from mlcat.importing.lists.links.leading_link import EntryStart, find_image_link, find_leading_link, is_reference
from mlcat.importing.lists.links.named_address import find_named_address, find_titled_link
from mlcat.importing.lists.outline import heading_title
from mlcat.importing.lists.parsed import LeftOut
from mlcat.importing.lists.vocabulary import is_related

_ADDRESS_IN_BRACKETS = lazy_compile(r"^[^().,:\[\]]{2,60}\(https?://[^\s()]+\)(?:\s*+[-–—]|\s*$)")
"""Matches a short name with its address in brackets before a dash: Sloop (https://..) - text."""
_MAX_SECTION = 100  # characters of a plain item that is the title of a section


def line_below_entry(context: BlockContext) -> LayoutMatch | None:
    """An item below an entry: an address, a link that is a label ("docs"), or a labeled value ("License: MIT")."""
    if context.parent_entry is None:
        return None
    start = find_leading_link(context.inlines)
    if start and start.title == start.href:
        add_content(context.parent_entry, [Inline(LINK, "website", start.href), *start.rest], context.base)
    elif split_label(text_of(context.inlines)) if start is None else _is_bare_label(start):
        add_line(context.parent_entry, context.inlines, context.base)
    else:
        return None
    add_code_blocks(context.parent_entry, context.block.children)
    return LayoutMatch(remaining=context.nested, parent_entry=context.parent_entry)


def linked_item(context: BlockContext) -> LayoutMatch | None:
    """[Name](address) - text."""
    start = find_leading_link(context.inlines)
    return match_entry(context, with_title_after(start), context.nested) if start else None


def referenced_item(context: BlockContext) -> LayoutMatch | None:
    """Title. [Author (year)](address)."""
    position = next((n for n, inline in enumerate(context.inlines) if inline.kind == LINK), None)
    if position is None or not is_reference(text_of(context.inlines[:position]), context.inlines[position].text):
        return None
    return labeled_item(context)


def image_item(context: BlockContext) -> LayoutMatch | None:
    """[![Name](image)](address) - text."""
    start = None if context.parent_entry else find_image_link(context.inlines)
    if start is None:
        return None
    match = match_entry(context, start, context.nested)
    for candidate in match.candidates:
        candidate.may_be_introduction = True
    return match


def text_below_entry(context: BlockContext) -> LayoutMatch | None:
    """Any other item below an entry. The items below "See also:" do not belong to it."""
    if context.parent_entry is None:
        return None
    if is_related(text_of(context.inlines)):
        return LayoutMatch(remaining=context.nested)
    add_content(context.parent_entry, context.inlines, context.base)
    add_code_blocks(context.parent_entry, context.block.children)
    return LayoutMatch(remaining=context.nested, parent_entry=context.parent_entry)


def name_over_labels(context: BlockContext) -> LayoutMatch | None:
    """A name without a link above lists of labeled values and links. The first link has the address."""
    if not _is_plain(context.inlines) or not context.nested:
        return None
    links_by_list = [labeled_links(block) for block in context.nested]
    if not all(links_by_list):
        return None
    _, address = links_by_list[0][0]
    start = find_labeled_link([*context.inlines, Inline(LINK, "link", address)])
    return match_entry(context, start, context.nested, layout=LABELED) if start else None


def labeled_item(context: BlockContext) -> LayoutMatch | None:
    """Name [pdf](address)."""
    start = find_labeled_link(context.inlines)
    if start is None:
        return None
    match = match_entry(context, start, context.nested, layout=LABELED)
    for candidate in match.candidates:
        has_facts = bool(candidate.entry.authors or (candidate.entry.venue and candidate.entry.year))
        candidate.is_certain = start.is_citation or is_star_count(start.label) or has_facts
    return match


def named_address(context: BlockContext) -> LayoutMatch | None:
    """Name - https://address."""
    start = find_named_address(context.inlines)
    if start is None:
        return None
    is_certain = _ADDRESS_IN_BRACKETS.match(text_of(context.inlines)) is not None
    return match_entry(context, start, context.nested, layout=NAMED_ADDRESS, is_certain=is_certain)


def titled_link(context: BlockContext) -> LayoutMatch | None:
    """Short name - [Title](address)."""
    start = find_titled_link(context.inlines)
    if start is None:
        return None
    return match_entry(context, start, context.nested, layout=TITLED_LINK, is_certain=is_paper(start.href))


def plain_item_over_links(context: BlockContext) -> LayoutMatch | None:
    """Words without a link above a list of links: the title of a section."""
    title = heading_title(context.inlines)
    if not _is_plain(context.inlines) or not has_words(title) or len(title) > _MAX_SECTION or title.endswith("."):
        return None
    items = [item for block in context.nested for item in block.children if item.kind == ITEM]
    linked_items = [item for item in items if _begins_with_link(item)]
    return LayoutMatch(remaining=context.nested, section=title) if 2 * len(linked_items) >= len(items) > 0 else None


def item_of_lines(context: BlockContext) -> LayoutMatch:
    """Any other item. Its lines after the first may be entries."""
    match = entry_lines(context, first=1)
    match.remaining = context.nested
    if not match.candidates and not match.left_out and any(inline.kind == LINK for inline in context.inlines):
        match.left_out.append(LeftOut(NO_LEADING_LINK, context.block.line, text_of(context.inlines)))
    return match


def _is_bare_label(start: EntryStart) -> bool:
    """Whether an item has only links that are labels ("pdf"), without further text."""
    others = [inline for inline in start.rest if not (inline.kind == LINK and is_link_label(inline.text))]
    return is_link_label(start.title) and not has_words(text_of(others))


def _is_plain(inlines: list[Inline]) -> bool:
    """Whether inlines have no links, apart from those into the page."""
    return not any(inline.kind in (LINK, BADGE) and not inline.url.startswith("#") for inline in inlines)


def _begins_with_link(item: Block) -> bool:
    start = find_leading_link(flatten(item.children, []))
    return start is not None and not start.href.startswith("#")
