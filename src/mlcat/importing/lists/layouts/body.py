"""Adds the body of an entry, which is in a details block or below a heading: text, labeled links, install lines."""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import CODE_BLOCK, HEADING, ITEM, LINK, Block, flatten, text_of
from mlcat.importing.fields.field_labels import DESCRIPTION, IGNORED, LINKS, field_of, split_label
from mlcat.importing.lists.entries import add_content, add_line, add_links, append_description
from mlcat.importing.lists.facts import add_field, add_install
from mlcat.importing.lists.links.leading_link import find_leading_link
from mlcat.importing.lists.parsed import ParsedEntry


def add_body(entry: ParsedEntry, blocks: list[Block], base: str | None) -> None:
    """Adds the texts, facts and links of the body. Items with a leading link add only their links.

    A heading in the body is the label of the blocks after it. Only a heading that is the first text of the body may be
    a description.
    """
    field: str | None = None
    tagline = next((block for block in blocks if has_words(text_of(flatten([block])))), None)
    pending = list(reversed(blocks))
    while pending:
        block = pending.pop()
        if block.kind == HEADING:
            title = text_of(block.inlines)
            field = field_of(title) or DESCRIPTION
            if (
                block is tagline
                and field_of(title) is None
                and not any(inline.kind == LINK for inline in block.inlines)
            ):
                append_description(entry, title)
                field = None
            add_links(entry, block.inlines, base)
        elif block.kind == CODE_BLOCK:
            add_install(entry, block)
        else:
            nested: list[Block] = []
            _add_block(entry, block, nested, field, base)
            parts = [part for inner in nested for part in inner.children]
            pending.extend(reversed([*_code_blocks(block), *parts]))


def _add_block(entry: ParsedEntry, block: Block, nested: list[Block], field: str | None, base: str | None) -> None:
    """Adds a block; `field` is that of the label above it, None without a label.

    Its lists, tables and details blocks are appended to `nested` instead.
    """
    inlines = flatten([block], nested)
    only_links = field is None and all(inline.kind == LINK for inline in inlines if has_words(inline.text))
    if only_links or field == LINKS or (block.kind == ITEM and field != DESCRIPTION and find_leading_link(inlines)):
        add_links(entry, inlines, base)
    elif field is None or field in (IGNORED, DESCRIPTION) or not add_field(entry, field, text_of(inlines)):
        if field == IGNORED:
            add_links(entry, inlines, base)
        elif split_label(text_of(inlines)):
            add_line(entry, inlines, base)
        else:
            add_content(entry, inlines, base)
    elif any(inline.kind == LINK for inline in inlines):
        add_links(entry, inlines, base)


def _code_blocks(block: Block) -> list[Block]:
    return [child for child in block.children if child.kind == CODE_BLOCK]
