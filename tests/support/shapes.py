"""A text read as a document, as plain tuples that a test can write down."""

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import Block, Inline, text_of


def blocks(text: str, markup: str) -> list[tuple[object, ...]]:
    """Kind, line, level if there is one, and content of each block of the document."""
    return [shape(block) for block in parse_document(text, Deadline(0), markup).root.children]


def shape(block: Block) -> tuple[object, ...]:
    """The content is a list of blocks or, of a leaf, its text."""
    content = [shape(child) for child in block.children] or text_of(block.inlines)
    return (block.kind, block.line, *([block.level] if block.level else []), content)


def inlines(text: str, markup: str) -> list[Inline]:
    """The inlines of a text that is one paragraph."""
    (paragraph,) = parse_document(text, Deadline(0), markup).root.children
    return paragraph.inlines


def table(text: str, markup: str) -> list[list[str]]:
    """The texts of the cells of a text that is one table; those of column names with a `*` before."""
    (block,) = parse_document(text, Deadline(0), markup).root.children
    return [[_cell(cell) for cell in row.children] for row in block.children]


def _cell(cell: Block) -> str:
    return "*" * cell.level + "".join(text_of(leaf.inlines) for leaf in cell.children)
