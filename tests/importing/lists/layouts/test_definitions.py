"""Definition lists."""

from support.shapes import shape

from importing.lists.support import only
from mlcat.importing.documents.tree import DEFINITION, LIST, PARAGRAPH, TERM, TEXT, Block, Inline
from mlcat.importing.lists.layouts.definitions import group_definitions


def leaf(kind: str, text: str, line: int) -> Block:
    return Block(kind, [Inline(TEXT, text)], line=line)


def test_each_run_of_terms_and_definitions_is_a_list() -> None:
    blocks = [
        leaf(DEFINITION, "a", 1), leaf(PARAGRAPH, "b", 2), leaf(DEFINITION, "c", 3), Block(LIST, line=4),
        leaf(TERM, "d", 5), leaf(DEFINITION, "e", 6), leaf(DEFINITION, "f", 7), leaf(TERM, "g", 8),
        leaf(PARAGRAPH, "h", 9), leaf(TERM, "i", 10),
        Block(LIST, children=[Block("item", children=[leaf(PARAGRAPH, "j", 11)])]), leaf(DEFINITION, "k", 12),
        Block(LIST, children=[Block("item")]), leaf(TERM, "l", 13),
    ]  # fmt: skip
    root = Block("document", children=blocks)
    group_definitions(root)
    assert [shape(block) for block in root.children] == [
        ("definition", 1, "a"),
        ("paragraph", 2, "b"),
        ("definition", 3, "c"),
        ("list", 4, ""),
        ("list", 5, [("item", 5, [("term", 5, "d"), ("definition", 6, "e"), ("definition", 7, "f")]),
                     ("item", 8, [("term", 8, "g")])]),
        ("paragraph", 9, "h"),
        ("list", 10, [("item", 10, [("term", 10, "i")])]),
        ("list", 0, [("item", 0, [("paragraph", 11, "j")])]),
        ("definition", 12, "k"),
        ("list", 0, [("item", 0, "")]),
        ("list", 13, [("item", 13, [("term", 13, "l")])]),
    ]  # fmt: skip


def test_a_block_that_begins_with_a_term_but_is_no_list_stays() -> None:
    block = Block("details", children=[Block("item", children=[leaf(TERM, "a", 1)])])
    root = Block("document", children=[block, leaf(TERM, "b", 2)])
    group_definitions(root)
    assert [child.kind for child in root.children] == ["details", "list"]


def test_a_term_and_its_definition_are_one_entry() -> None:
    entry = only("<dl><dt><a href='https://a.org'>Sloop</a></dt><dd>One mast.</dd></dl>")
    assert (entry.title, entry.description) == ("Sloop", "One mast.")
