"""Recognizes headings that are entries: those with a link, and those with only text and labeled links below them.

Only a comparison of all headings shows whether they are entries. So this module finds them before the walk, and makes
one block of each and its body: the blocks below it, up to the next heading of its level.
"""

from collections import Counter

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import (
    BADGE,
    DETACHED_LINK,
    DETAILS,
    HEADING,
    HEADING_ENTRY,
    LINK,
    LIST,
    LOOSE_TEXT,
    PARAGRAPH,
    TABLE,
    Block,
    Inline,
    flatten,
    text_of,
)
from mlcat.importing.fields.field_labels import LINKS, field_of, split_label
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch, match_entry
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import EntryStart, find_leading_link
from mlcat.importing.lists.links.named_address import find_named_address
from mlcat.importing.lists.outline import heading_title
from mlcat.importing.lists.vocabulary import boilerplate_reason

_MIN_ENTRIES = 2  # headings of one layout in a list
_MAX_BODY = 60  # blocks below a plain heading that is an entry
_MIN_ADDRESSES = 4  # items of a list of bare addresses
_MIN_FIELDS = 3  # labeled values below a heading whose name is itself a label
_MIN_REPEATED = 3  # headings or links with the same text, which then counts as a label


def mark_heading_entries(root: Block) -> None:
    """Replaces each heading in `root` that is an entry, with its body, by one block of kind HEADING_ENTRY."""
    blocks = root.children
    spans = {
        position: _span(blocks, position) for position, block in enumerate(blocks) if position and block.kind == HEADING
    }
    linked_spans = {position: span for position, span in spans.items() if _is_linked(blocks[position])}
    bodies = _bodies_of_linked_entries(blocks, linked_spans)
    repeated_links = _repeated_links(blocks)
    plain_spans = {
        position: _without_closing_paragraph(span, repeated_links)
        for position, span in spans.items()
        if position not in linked_spans
    }
    addresses = _addresses_of_plain_entries(blocks, plain_spans, repeated_links)
    bodies |= {position: plain_spans[position] for position in addresses}
    root.children = _group_bodies(blocks, bodies, addresses)


def _group_bodies(blocks: list[Block], bodies: dict[int, list[Block]], addresses: dict[int, str]) -> list[Block]:
    """`blocks` with one block in place of each heading in `bodies` and its body.

    For a heading without a link, this block has its address, from `addresses`, as a detached link.
    """
    children: list[Block] = []
    position = 0
    while position < len(blocks):
        body = bodies.get(position)
        if body is None:
            children.append(blocks[position])
            position += 1
        else:
            link = [Inline(DETACHED_LINK, "", addresses[position])] if position in addresses else []
            children.append(Block(HEADING_ENTRY, link, [blocks[position], *body], line=blocks[position].line))
            position += 1 + len(body)
    return children


def _bodies_of_linked_entries(blocks: list[Block], linked: dict[int, list[Block]]) -> dict[int, list[Block]]:
    """The bodies of the linked headings that are entries, by position.

    A body ends before the first block that contains other entries; that block and those after it belong to the section
    above. If more than half of the linked headings contain other entries, there are no bodies.
    """
    if len(linked) < _MIN_ENTRIES:
        return {}
    repeated_titles = _repeated_titles(blocks)
    bodies = {position: _body(span, repeated_titles) for position, span in linked.items()}
    without_entries = [position for position in linked if len(bodies[position]) == len(linked[position])]
    if len(without_entries) < _MIN_ENTRIES or 2 * len(without_entries) < len(linked):
        return {}
    are_mostly_empty = 2 * sum(not span for span in linked.values()) > len(linked)
    return {
        position: bodies[position]
        for position, span in linked.items()
        if bodies[position] or (are_mostly_empty and not span)
    }


def _body(span: list[Block], repeated_titles: set[str]) -> list[Block]:
    """The blocks of a span before the first that contains entries. Below a heading that is a label, there are none."""
    is_below_label = False
    for position, block in enumerate(span):
        for inner in _with_details_content([block]):
            if inner.kind == HEADING:
                is_below_label = _is_label_heading(inner, repeated_titles)
            if not is_below_label and _contains_entries(inner):
                return span[:position]
    return span


def _repeated_titles(blocks: list[Block]) -> set[str]:
    """The titles of several headings, which are labels: "Links", "Features"."""
    counts = Counter(heading_title(block.inlines) for block in _with_details_content(blocks) if block.kind == HEADING)
    return {title for title, count in counts.items() if count >= _MIN_REPEATED}


def _is_label_heading(heading: Block, repeated_titles: set[str]) -> bool:
    title = heading_title(heading.inlines)
    return not _is_linked(heading) and (title in repeated_titles or field_of(title) is not None)


def heading_entry(context: BlockContext) -> LayoutMatch:
    """A heading with a link, or with labeled links below it. The blocks below it are the body."""
    heading, *body = context.block.children
    start = find_leading_link(heading.inlines)
    if start is None:
        start = EntryStart(heading_title(heading.inlines), context.block.inlines[0].url, [])
    match = match_entry(context, start, [])
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
    start = find_leading_link(heading.inlines)
    return start is not None and start.href.startswith("http") and not boilerplate_reason(start.title)


def _addresses_of_plain_entries(
    blocks: list[Block], spans: dict[int, list[Block]], repeated_links: set[str]
) -> dict[int, str]:
    """The addresses of the headings without a link that are entries, by position.

    Only text and labeled links follow such a heading. If fewer than half of the headings of their levels are like this,
    none is an entry.
    """
    addresses = {
        position: address
        for position, span in spans.items()
        if (address := _address(blocks[position], span, repeated_links))
    }
    named = {position for position in addresses if field_of(heading_title(blocks[position].inlines)) is None}
    levels = {blocks[position].level for position in named}
    heading_count = sum(block.kind == HEADING and block.level in levels for block in blocks)
    if len(named) < _MIN_ENTRIES or 2 * len(named) < heading_count:
        return {}
    with_fields = {position for position in addresses.keys() - named if _has_fields(spans[position])}
    entries = sorted(named | with_fields)
    return {position: addresses[position] for position in entries if blocks[position].level in levels}


def _has_fields(span: list[Block]) -> bool:
    """Whether a body has several labeled values, so that even a heading such as "GitLab" is a name."""
    lines = (flatten([item], []) for block in span for item in (block.children if block.kind == LIST else [block]))
    return sum(split_label(text_of(line)) is not None for line in lines) >= _MIN_FIELDS


def _address(heading: Block, span: list[Block], repeated_links: set[str]) -> str | None:
    """The address of the first labeled link below a heading without a link; None if the heading is not an entry."""
    has_link = any(inline.kind in (LINK, BADGE) for inline in heading.inlines)
    if has_link or boilerplate_reason(heading_title(heading.inlines)):
        return None
    content = _with_details_content(span)
    if len(content) > _MAX_BODY or not _has_only_fields(content):
        return None
    return _first_labeled_address(span, repeated_links)


def _has_only_fields(content: list[Block]) -> bool:
    """Whether all headings in a body are labels of fields. A single one before all text may be a description."""
    headings = [block for block in content if block.kind == HEADING]
    if all(field_of(heading_title(block.inlines)) is not None for block in headings):
        return True
    first = next((block for block in content if has_words(text_of(flatten([block])))), None)
    return len(headings) == 1 and headings[0] is first


def _without_closing_paragraph(span: list[Block], repeated_links: set[str]) -> list[Block]:
    """`span` without the closing paragraph of the section around it, if there is one.

    That paragraph begins with a link that is not a label. After it, there may be blocks without words, or with links
    back into the page.
    """
    end = len(span)
    while end and _says_nothing(span[end - 1]):
        end -= 1
    last = span[end - 1].inlines[:1] if end and span[end - 1].kind == PARAGRAPH else []
    is_named = last and last[0].kind == LINK and not is_link_label(last[0].text) and last[0].text not in repeated_links
    return span[: end - 1] if is_named and last[0].text != last[0].url else span


def _says_nothing(block: Block) -> bool:
    """Whether a block is text without words, or begins with a link into the page."""
    is_text = block.kind in (PARAGRAPH, LOOSE_TEXT)
    leads_back = any(inline.url.startswith("#") for inline in block.inlines[:1])
    return is_text and (leads_back or not has_words(text_of(block.inlines)))


def _repeated_links(blocks: list[Block]) -> set[str]:
    """The texts of links at the start of several paragraphs, which are labels: "Visit", "Read more"."""
    first = (block.inlines[0] for block in blocks if block.kind == PARAGRAPH and block.inlines)
    counts = Counter(link.text for link in first if link.kind == LINK and link.url.startswith("http"))
    return {text for text, count in counts.items() if count >= _MIN_REPEATED}


def _with_details_content(span: list[Block]) -> list[Block]:
    """The blocks of a span, with the content of each details block in its place."""
    return [inner for block in span for inner in (block.children if block.kind == DETAILS else [block])]


def _contains_entries(block: Block) -> bool:
    """Whether a block contains entries: a heading or a table with a link, or a list with several named links."""
    if block.kind == HEADING:
        return find_leading_link(block.inlines) is not None
    if block.kind == TABLE:
        return any(inline.kind == LINK for inline in flatten([block]))
    items = (flatten(item.children, []) for item in block.children) if block.kind == LIST else ()
    return sum(start is not None and not _begins_with_label(start) for start in map(find_leading_link, items)) > 1


def _begins_with_label(start: EntryStart) -> bool:
    return is_link_label(start.title) or start.title == start.href or field_of(start.title) == LINKS


def _first_labeled_address(body: list[Block], repeated_links: set[str]) -> str | None:
    """The address of the first labeled link in the body of a heading without a link.

    None if a line of the body begins with a link that is not a label, or a table has links.
    """
    first: str | None = None
    for block in _with_details_content(body):
        if _is_list_of_addresses(block):
            return None
        items = block.children if block.kind == LIST else [block]
        for inlines in (flatten([item], []) for item in items if block.kind != HEADING):
            start = find_leading_link(inlines)
            is_named = start is not None and not (_begins_with_label(start) or start.title in repeated_links)
            if is_named or (block.kind == TABLE and any(inline.kind == LINK for inline in inlines)):
                return None
            first = first or _labeled_address(inlines, start)
    return first


def _is_list_of_addresses(block: Block) -> bool:
    """Whether a block is a list of bare addresses: too many for the links of one entry."""
    if block.kind != LIST or len(block.children) < _MIN_ADDRESSES:
        return False
    starts = [find_leading_link(flatten(item.children, [])) for item in block.children]
    return 2 * sum(start is not None and start.title == start.href for start in starts) > len(starts)


def _labeled_address(inlines: list[Inline], start: EntryStart | None) -> str | None:
    if start:
        return start.href
    labeled = split_label(text_of(inlines))
    address = find_named_address(inlines) if labeled and labeled[1] == LINKS else None
    return address.href if address else None
