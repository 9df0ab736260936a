"""Recognizes headings that are entries: with a link, or without one and followed only by text and labeled links.

Only a comparison of all headings shows whether they are entries, so they are grouped before the walk: each becomes one
block with everything below it, up to the next heading of its level.
"""

from collections import Counter

from mlcat.importing.documents.tree import (
    BADGE,
    DETAILS,
    HEADING,
    HEADING_ENTRY,
    LINK,
    LIST,
    TABLE,
    Block,
    Inline,
    flatten,
    text_of,
)
from mlcat.importing.fields.labels import LINKS, field_of, split_label
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.layouts.plain_address import find_named_address
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, match_entry
from mlcat.importing.lists.links.leading_link import LeadingLink, find_leading_link
from mlcat.importing.lists.outline import heading_title
from mlcat.importing.lists.titles import is_label
from mlcat.importing.lists.vocabulary import boilerplate

_MIN_ENTRIES = 2  # headings of one layout in a list
_MAX_BODY = 60  # blocks below a plain heading that is an entry
_MIN_LABELS = 3  # headings with the same title, from which it counts as a label


def mark_heading_entries(root: Block) -> None:
    """Replaces each heading in `root` that is an entry, and the blocks of its body, by one block (HEADING_ENTRY)."""
    blocks = root.children
    spans = {
        position: _span(blocks, position) for position, block in enumerate(blocks) if position and block.kind == HEADING
    }
    linked = {position: span for position, span in spans.items() if _is_linked(blocks[position])}
    bodies = _linked_entries(blocks, linked)
    others = {position: span for position, span in spans.items() if position not in linked}
    plain_entries = {position: span for position, span in others.items() if _is_plain_entry(blocks[position], span)}
    if _are_most_of_their_level(set(plain_entries), blocks):
        bodies |= plain_entries
    root.children = _group_bodies(blocks, bodies)


def _group_bodies(blocks: list[Block], bodies: dict[int, list[Block]]) -> list[Block]:
    """`blocks` with each heading in `bodies` and its body replaced by one block."""
    children: list[Block] = []
    position = 0
    while position < len(blocks):
        body = bodies.get(position)
        if body is None:
            children.append(blocks[position])
            position += 1
        else:
            children.append(Block(HEADING_ENTRY, children=[blocks[position], *body], line=blocks[position].line))
            position += 1 + len(body)
    return children


def _linked_entries(blocks: list[Block], linked: dict[int, list[Block]]) -> dict[int, list[Block]]:
    """The body of each linked heading that is an entry, by its position; empty unless at least half of the linked
    headings contain no other entries.

    The body ends before the first block that contains other entries: that and the following ones belong to the section
    above.
    """
    if len(linked) < _MIN_ENTRIES:
        return {}
    labels = _repeated_headings(blocks)
    bodies = {position: _body(span, labels) for position, span in linked.items()}
    without_entries = [position for position in linked if len(bodies[position]) == len(linked[position])]
    if len(without_entries) < _MIN_ENTRIES or 2 * len(without_entries) < len(linked):
        return {}
    are_mostly_empty = 2 * sum(not span for span in linked.values()) > len(linked)
    return {
        position: bodies[position]
        for position, span in linked.items()
        if bodies[position] or (are_mostly_empty and not span)
    }


def _body(span: list[Block], labels: set[str]) -> list[Block]:
    """The blocks of a span up to the first that contains entries; a block under a label contains none."""
    is_below_label = False
    for position, block in enumerate(span):
        for inner in _with_details_content([block]):
            if inner.kind == HEADING:
                is_below_label = _is_label_heading(inner, labels)
            if not is_below_label and _contains_entries(inner):
                return span[:position]
    return span


def _repeated_headings(blocks: list[Block]) -> set[str]:
    """The titles that several headings have: "Links", "Features"."""
    counts = Counter(heading_title(block.inlines) for block in _with_details_content(blocks) if block.kind == HEADING)
    return {title for title, count in counts.items() if count >= _MIN_LABELS}


def _is_label_heading(heading: Block, labels: set[str]) -> bool:
    title = heading_title(heading.inlines)
    return not _is_linked(heading) and (title in labels or field_of(title) is not None)


def heading_entry(context: BlockContext) -> LayoutMatch | None:
    """A heading with a link, or with labeled links below it; the blocks below it are the body."""
    heading, *body = context.block.children
    link = find_leading_link(heading.inlines) or _entry_of_first_label(heading, body)
    if link is None:
        return None
    match = match_entry(context, link, [])
    if match.parent_entry:
        add_body(match.parent_entry, body, context.base)
    return match


def _span(blocks: list[Block], position: int) -> list[Block]:
    """The blocks below a heading, up to the next heading of the same or a higher level."""
    level = blocks[position].level
    end = position + 1
    while end < len(blocks) and not (blocks[end].kind == HEADING and blocks[end].level <= level):
        end += 1
    return blocks[position + 1 : end]


def _is_linked(heading: Block) -> bool:
    """Whether a heading begins with a link to another page."""
    link = find_leading_link(heading.inlines)
    return link is not None and link.href.startswith("http") and not boilerplate(link.title)


def _is_plain_entry(heading: Block, span: list[Block]) -> bool:
    """Whether a heading without a link is followed only by text and labeled links."""
    if boilerplate(heading_title(heading.inlines)) or any(inline.kind in (LINK, BADGE) for inline in heading.inlines):
        return False
    content = _with_details_content(span)
    if len(content) > _MAX_BODY or field_of(heading_title(heading.inlines)):
        return False
    if any(block.kind == HEADING and field_of(heading_title(block.inlines)) is None for block in content):
        return False
    return _entry_of_first_label(heading, span) is not None


def _are_most_of_their_level(positions: set[int], blocks: list[Block]) -> bool:
    """Whether most headings of the same level look like plain entries."""
    levels = {blocks[position].level for position in positions}
    same = sum(block.kind == HEADING and block.level in levels for block in blocks)
    return len(positions) >= _MIN_ENTRIES and 2 * len(positions) >= same


def _with_details_content(span: list[Block]) -> list[Block]:
    """The blocks of a span, with the content of details blocks in place of these."""
    return [inner for block in span for inner in (block.children if block.kind == DETAILS else [block])]


def _contains_entries(block: Block) -> bool:
    """Whether a block contains entries: a heading with a link, a table, or a list of named links."""
    if block.kind == HEADING:
        return find_leading_link(block.inlines) is not None
    if block.kind == TABLE:
        return any(inline.kind == LINK for inline in flatten([block]))
    items = (flatten(item.children, []) for item in block.children) if block.kind == LIST else ()
    return sum(link is not None and not _is_label(link) for link in map(find_leading_link, items)) > 1


def _is_label(link: LeadingLink) -> bool:
    return is_label(link.title) or link.title == link.href or field_of(link.title) == LINKS


def _entry_of_first_label(heading: Block, body: list[Block]) -> LeadingLink | None:
    """The entry of a heading without a link, with the address of the first labeled link below it.

    None if there is no such link, or if a line below begins with a link that is not a label.
    """
    first: str | None = None
    for block in _with_details_content(body):
        items = block.children if block.kind == LIST else [block]
        for inlines in (flatten([item], []) for item in items if block.kind != HEADING):
            link = find_leading_link(inlines)
            if (link and not _is_label(link)) or (
                block.kind == TABLE and any(inline.kind == LINK for inline in inlines)
            ):
                return None
            first = first or _labeled_address(inlines, link)
    return LeadingLink(heading_title(heading.inlines), first, []) if first else None


def _labeled_address(inlines: list[Inline], link: LeadingLink | None) -> str | None:
    if link:
        return link.href
    labeled = split_label(text_of(inlines))
    address = find_named_address(inlines) if labeled and labeled[1] == LINKS else None
    return address.href if address else None
