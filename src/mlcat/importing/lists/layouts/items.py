"""Recognizers for items of lists."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BADGE, ITEM, LINK, Block, Inline, flatten, text_of
from mlcat.importing.fields.labels import split_label
from mlcat.importing.lists.collector import LABELED, NAMED_ADDRESS, NO_LEADING_LINK
from mlcat.importing.lists.entries import add_code_blocks, add_content, add_line
from mlcat.importing.lists.layouts.labeled_lists import labeled_links
from mlcat.importing.lists.layouts.lines import entry_lines
from mlcat.importing.lists.layouts.plain_address import find_named_address
from mlcat.importing.lists.layouts.recognizer import Recognized, Unit, recognize_entry
from mlcat.importing.lists.links.labeled_link import find_labeled_link
from mlcat.importing.lists.links.leading_link import LeadingLink, find_leading_link, find_picture_link
from mlcat.importing.lists.parsed import LeftOut
from mlcat.importing.lists.titles import is_label, title_of
from mlcat.importing.lists.vocabulary import is_related

_MAX_SECTION = 100  # characters of a plain item that is the title of a section


def owned_line(unit: Unit) -> Recognized | None:
    """A line under an entry: an address, a link with a label, or a labeled value."""
    if unit.owner is None:
        return None
    link = find_leading_link(unit.row)
    if link and link.title == link.href:
        add_content(unit.owner, [Inline(LINK, "website", link.href), *link.rest], unit.base)
    elif split_label(text_of(unit.row)) if link is None else _is_bare_label(link):
        add_line(unit.owner, unit.row, unit.base)
    else:
        return None
    add_code_blocks(unit.owner, unit.block.children)
    return Recognized(rest=unit.nested, owner=unit.owner)


def linked_item(unit: Unit) -> Recognized | None:
    """[Name](address) - text."""
    link = find_leading_link(unit.row)
    return recognize_entry(unit, link, unit.nested) if link else None


def picture_item(unit: Unit) -> Recognized | None:
    """[![Name](picture)](address) - text."""
    link = None if unit.owner else find_picture_link(unit.row)
    if link is None:
        return None
    recognized = recognize_entry(unit, link, unit.nested)
    for candidate in recognized.candidates:
        candidate.in_text = True
    return recognized


def owned_text(unit: Unit) -> Recognized | None:
    """Text under an entry."""
    if unit.owner is None:
        return None
    if is_related(text_of(unit.row)):
        return Recognized(rest=unit.nested)
    add_content(unit.owner, unit.row, unit.base)
    add_code_blocks(unit.owner, unit.block.children)
    return Recognized(rest=unit.nested, owner=unit.owner)


def name_over_labels(unit: Unit) -> Recognized | None:
    """A name, and below it a list of labels, some of them with links."""
    links = next(filter(None, map(labeled_links, unit.nested)), []) if _is_plain(unit.row) else []
    if not links or not all(map(labeled_links, unit.nested)):
        return None
    row = [*unit.row, Inline(LINK, "link", links[0][1])]
    link = find_labeled_link(row)
    return recognize_entry(unit, link, unit.nested, layout=LABELED) if link else None


def labeled_item(unit: Unit) -> Recognized | None:
    """Name [pdf](address)."""
    link = find_labeled_link(unit.row)
    return recognize_entry(unit, link, unit.nested, layout=LABELED, certain=link.cited) if link else None


def named_address(unit: Unit) -> Recognized | None:
    """Name - https://address."""
    link = find_named_address(unit.row)
    return recognize_entry(unit, link, unit.nested, layout=NAMED_ADDRESS, certain=False) if link else None


def plain_item_over_links(unit: Unit) -> Recognized | None:
    """Words without a link, and below them a list of links: a section."""
    title = title_of(text_of(unit.row))
    if not _is_plain(unit.row) or not has_words(title) or len(title) > _MAX_SECTION or title.endswith("."):
        return None
    items = [item for block in unit.nested for item in block.children if item.kind == ITEM]
    linked_items = [item for item in items if _begins_with_link(item)]
    return Recognized(rest=unit.nested, section=title) if 2 * len(linked_items) >= len(items) > 0 else None


def item_of_lines(unit: Unit) -> Recognized:
    """Any other item; its further lines may be entries."""
    recognized = entry_lines(unit, first=1)
    recognized.rest = unit.nested
    if not recognized.candidates and not recognized.left_out and any(inline.kind == LINK for inline in unit.row):
        recognized.left_out.append(LeftOut(NO_LEADING_LINK, unit.block.line, text_of(unit.row)))
    return recognized


def _is_bare_label(link: LeadingLink) -> bool:
    """Whether an item has only label links ("pdf"), without further text."""
    others = [inline for inline in link.rest if not (inline.kind == LINK and is_label(inline.text))]
    return is_label(link.title) and not has_words(text_of(others))


def _is_plain(row: list[Inline]) -> bool:
    return not any(inline.kind in (LINK, BADGE) for inline in row)


def _begins_with_link(item: Block) -> bool:
    link = find_leading_link(flatten(item.children, []))
    return link is not None and not link.href.startswith("#")
