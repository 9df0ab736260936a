"""The context of a block, and the match that a recognizer returns."""

from support.shapes import shape

from mlcat.importing.documents.tree import ITEM, LIST, PARAGRAPH, TEXT, Block, Inline
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch


def test_a_block_has_no_context_that_is_not_given() -> None:
    context = BlockContext(Block(PARAGRAPH, [Inline(TEXT, "a")]))
    rest = (context.headings, context.parent_entry, context.base, context.inlines, context.nested)
    assert rest == ((), None, None, [Inline(TEXT, "a")], [])


def test_the_inlines_of_a_block_are_those_outside_of_its_lists() -> None:
    inner = Block(LIST, children=[Block(ITEM, children=[Block(PARAGRAPH, [Inline(TEXT, "b")])])])
    context = BlockContext(Block(ITEM, children=[Block(PARAGRAPH, [Inline(TEXT, "a")]), inner]))
    assert "".join(inline.text for inline in context.inlines) == "a"
    assert [shape(block) for block in context.nested] == [shape(inner)]


def test_a_match_is_empty_unless_something_is_given() -> None:
    match = LayoutMatch()
    assert (match.candidates, match.left_out, match.remaining, match.parent_entry) == ([], [], [], None)
