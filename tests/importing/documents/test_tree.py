"""The tree of a text: kinds, lines, styles, and elements without a block."""

from textwrap import dedent

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import BLOCK_END, BOLD, ITALIC, STRUCK, Block, flatten, text_of


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


def test_a_deadline_that_has_passed_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlcat.importing.documents.deadline._SECONDS", -60.0)
    for text in ("- a\n", "<html><body><ul><li>a</ul>"):
        with pytest.raises(ImportFailedError, match="too long"):
            root(text)
