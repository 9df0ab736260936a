"""The tree of a text: kinds, lines, styles, and elements without a block."""

from textwrap import dedent

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    CODE,
    DETACHED_LINK,
    IMAGE,
    ITALIC,
    LINE_BREAK,
    LINK,
    STRONG_END,
    STRUCK,
    TEXT,
    Block,
    Inline,
    flatten,
    text_of,
)


def root(text: str) -> Block:
    return parse_document(dedent(text).lstrip("\n"), Deadline(1000)).root


def shape(block: Block) -> object:
    return (block.kind, [shape(child) for child in block.children] or text_of(block.inlines))


def test_each_block_has_its_kind_and_its_line() -> None:
    tree = root("""
        # List

        Words.

        - one
        - two

          - three

        | A |
        | - |
        | b |
    """)
    assert [(block.kind, block.line) for block in tree.children] == [
        ("heading", 1), ("paragraph", 3), ("list", 3), ("table", 8),
    ]  # fmt: skip
    items = tree.children[2].children
    assert [(item.kind, item.line) for item in items] == [("item", 5), ("item", 6)]
    assert [child.kind for child in items[1].children] == ["paragraph", "list"]
    assert [(row.line, [cell.level for cell in row.children]) for row in tree.children[3].children] == [
        (10, [1]), (12, [0]),
    ]  # fmt: skip


def test_line_numbers_include_the_front_matter() -> None:
    assert root("---\ntitle: x\n---\n\n# List\n").children[0].line == 5


def test_grouping_elements_are_not_blocks() -> None:
    tree = root("<div><center>\n\nWords.\n\n</center></div>\n\n> Quoted.\n")
    assert [shape(block) for block in tree.children] == [("paragraph", "Words."), ("paragraph", "Quoted.")]


def test_inlines_have_their_style() -> None:
    row = root("a **b *c*** ~~d~~ <i>e</i>").children[0].inlines
    styles = {inline.text: inline.style for inline in row if inline.text.strip()}
    assert styles == {"a ": 0, "b ": BOLD, "c": BOLD | ITALIC, "d": STRUCK, "e": ITALIC}


def test_a_link_around_a_heading_is_the_link_of_the_heading() -> None:
    heading = root('<!doctype html><a href="https://a.org"><h3>Sloop</h3></a>').children[-1]
    assert (heading.kind, heading.level) == ("heading", 3)
    assert [(inline.kind, inline.url) for inline in heading.inlines] == [("link", "https://a.org")]


def test_nested_lists_are_separate_blocks_on_request() -> None:
    (item,) = root("- a\n  - b\n").children[0].children
    nested: list[Block] = []
    assert text_of(flatten([item])) == "a b"
    assert text_of(flatten(item.children, nested)) == "a"
    assert [block.kind for block in nested] == ["list"]
    assert flatten([item])[0].kind == flatten([item])[-1].kind == BLOCK_END


def test_a_flat_row_has_all_but_code_with_an_end_around_each_block() -> None:
    one, two, three = (Inline(TEXT, text) for text in "abc")
    end = Inline(BLOCK_END)
    item = Block("item", children=[Block("paragraph", [two]), Block("code block", [one]), Block("paragraph", [three])])
    row = flatten([Block("paragraph", [one]), Block("code block", [two]), Block("paragraph"), item])
    assert row == [end, one, end, end, end, end, end, two, end, end, end, three, end, end]


def test_styles_can_be_combined_in_any_way() -> None:
    both = (0, 1)
    styles = {BOLD * bold | ITALIC * italic | STRUCK * struck for bold in both for italic in both for struck in both}
    assert len(styles) == 8


def test_an_inline_and_a_block_have_nothing_that_is_not_given() -> None:
    assert Inline("image") == Inline("image", "", "", 0)
    assert Block("list") == Block("list", [], [], 0, 0)


@pytest.mark.parametrize("kind", [LINE_BREAK, BLOCK_END])
def test_line_breaks_and_the_ends_of_blocks_separate_words(kind: str) -> None:
    assert text_of([Inline(TEXT, "a"), Inline(kind), Inline(LINK, "b", "x"), Inline(CODE, "c")]) == "a bc"


@pytest.mark.parametrize("kind", [IMAGE, BADGE, DETACHED_LINK, STRONG_END])
def test_images_and_detached_links_are_no_text(kind: str) -> None:
    assert text_of([Inline(TEXT, "a"), Inline(kind, "b"), Inline(TEXT, "c")]) == "ac"


@pytest.mark.parametrize(
    "shape",
    [
        "<div><span><!--</span>-->",
        '<div><span title="</span>">',
        "<ul><li><!--</ul>-->",
        "<span><div></span>",
        "<div><table><tr><td></div>",
        "<span><!x </span>>",
        "<span></-</span>>",
    ],
)
def test_deep_html_is_rejected_even_with_hidden_end_tags(shape: str) -> None:
    with pytest.raises(ImportFailedError, match="too deeply"):
        root("<!doctype html>" + shape * 6000)
