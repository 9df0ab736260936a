"""Converts definition lists to lists of items: a term with its definitions becomes an item."""

from mlcat.importing.documents.tree import DEFINITION, ITEM, LIST, TERM, Block


def group_definitions(root: Block) -> None:
    """Replaces each run of terms and definitions in `root` by a list with one item for each term."""
    children: list[Block] = []
    for block in root.children:
        if block.kind == TERM:
            if not children or children[-1].kind != LIST or not _is_definition_list(children[-1]):
                children.append(Block(LIST, line=block.line))
            children[-1].children.append(Block(ITEM, children=[block], line=block.line))
        elif block.kind == DEFINITION and children and _is_definition_list(children[-1]):
            children[-1].children[-1].children.append(block)
        else:
            children.append(block)
    root.children = children


def _is_definition_list(block: Block) -> bool:
    """Whether a block is a list that `group_definitions` has created."""
    items = block.children
    return block.kind == LIST and bool(items) and bool(items[0].children) and items[0].children[0].kind == TERM
