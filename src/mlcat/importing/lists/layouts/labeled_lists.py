"""Groups titles with the lists of labels after them: each entry becomes one item."""

from collections.abc import Sequence

from mlcat.importing.documents.text import has_words, label_key
from mlcat.importing.documents.tree import BOLD, CODE, ITEM, LIST, PARAGRAPH, TEXT, Block, Inline, flatten, text_of
from mlcat.importing.fields.field_labels import LINKS, split_label
from mlcat.importing.lists.link_labels import is_link_label
from mlcat.importing.lists.links.leading_link import find_leading_link
from mlcat.importing.lists.links.named_address import find_named_address

_TITLE_LABELS = frozenset(("paper", "title", "name", "project", "book", "论文", "论文标题", "标题", "論文", "タイトル"))


def group_labeled_lists(root: Block) -> None:
    """Makes one item of each title in `root` and the labels after it.

    A title is a bold paragraph before a list of labels; or, in a list of labels, an item such as
    "Paper: [Name](address)" before "Authors: Ada Moss".
    """
    children: list[Block] = []
    for block in root.children:
        if block.kind == LIST:
            _group_items(block)
            above = children[-1] if children else None
            if above and above.kind == PARAGRAPH and is_bold(above.inlines) and labeled_links(block):
                children[-1] = Block(LIST, line=above.line)
                children[-1].children.append(Block(ITEM, children=[above, block], line=above.line))
                continue
        children.append(block)
    root.children = children


def is_bold(inlines: Sequence[Inline]) -> bool:
    """Whether inlines are only bold words, without a link."""
    words = [inline for inline in inlines if has_words(inline.text)]
    return bool(words) and all(inline.kind in (TEXT, CODE) and inline.style & BOLD for inline in words)


def labeled_links(block: Block) -> list[tuple[str, str]]:
    """The labels and addresses of the links in a list of labels; empty for any other block."""
    links: list[tuple[str, str]] = []
    for item in block.children if block.kind == LIST else ():
        inlines = flatten(item.children, [])
        start = find_leading_link(inlines)
        labeled = split_label(text_of(inlines))
        if start and is_link_label(start.title):
            links.append((start.title, start.href))
        elif labeled is None:
            return []
        elif labeled[1] == LINKS and (address := find_named_address(inlines) or start):
            links.append((labeled[0], address.href))
    return links


def _group_items(block: Block) -> None:
    """Moves the items after each labeled title into the item of the title, if at least half of all have labels."""
    if len(block.children) < 2 or not _is_labeled_title(block.children[0]):
        return
    texts = [text_of(flatten(item.children, [])) for item in block.children]
    if 2 * sum(split_label(text) is not None for text in texts) < len(texts):
        return
    titles: list[Block] = []
    for item in block.children:
        if _is_labeled_title(item):
            titles.append(item)
            item.children.append(Block(LIST, line=item.line))
        else:
            titles[-1].children[-1].children.append(item)
    block.children = titles


def _is_labeled_title(item: Block) -> bool:
    """Whether an item is a label and a title with a link: "Paper: [Name](address)"."""
    start = find_leading_link(flatten(item.children, []))
    return start is not None and label_key(start.prefix) in _TITLE_LABELS and not is_link_label(start.title)
