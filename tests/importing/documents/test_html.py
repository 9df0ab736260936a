"""HTML as a tree: which elements are blocks, which are inlines, and which have no text."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.html import html_to_document
from mlcat.importing.documents.tree import BOLD, ITALIC, STRUCK, Block


def root(html: str, *, whole_page: bool = True) -> Block:
    return html_to_document(html, Deadline(1000), whole_page=whole_page).root


def shape(block: Block) -> object:
    """Kind and content of a block, without level and line."""
    content = [shape(child) for child in block.children] or [(inline.kind, inline.text) for inline in block.inlines]
    return (block.kind, content)


def inlines(html: str) -> list[tuple[str, str, str, int]]:
    (paragraph,) = root(f"<p>{html}</p>").children
    return [(inline.kind, inline.text, inline.url, inline.style) for inline in paragraph.inlines]


def test_a_code_block_keeps_its_text_unchanged() -> None:
    assert shape(root("<pre>a<b>b</b>\n c</pre>")) == ("document", [("code block", [("text", "ab\n c")])])


@pytest.mark.parametrize("tag", ["code", "kbd", "samp", "tt"])
def test_code_is_one_inline(tag: str) -> None:
    assert inlines(f"<{tag}>a <i>b</i>\nc</{tag}>") == [("code", "a b c", "", 0)]


def test_blanks_at_the_edges_of_a_link_are_outside_it() -> None:
    link = ("link", "a b", "x", 0)
    blank = ("text", " ", "", 0)
    assert inlines("<a href=x>a<br>b</a>") == [link]
    assert inlines("<a href=x> a<br>b</a>") == [blank, link]
    assert inlines("<a href=x>a<br>b </a>") == [link, blank]
    assert inlines("<a href=x>a <script>no</script><!-- no -->b</a>") == [link]
    assert inlines("<a>a</a>") == [("text", "a", "", 0)]


def test_a_link_around_images_or_symbols_is_a_badge_named_by_them() -> None:
    assert inlines("<a href=x><img alt=p> <img alt='q r'></a>") == [("badge", "p, q r", "x", 0)]
    assert inlines("<a href=x>⭐</a>") == [("badge", "⭐", "x", 0)]
    assert inlines("<a href=x><img>⭐</a>") == [("badge", "⭐", "x", 0)]
    assert inlines("<a href=x><img alt=p>a</a>") == [("link", "a", "x", 0)]


def test_images_and_line_breaks_are_inlines() -> None:
    assert inlines("<img alt=p><br><img>") == [("image", "p", "", 0), ("line break", "", "", 0), ("image", "", "", 0)]


def test_nested_styles_are_combined() -> None:
    html = "<strong>a<em>b</em></strong>c<del>d</del><strike>e</strike><cite>f</cite><u>g</u>"
    assert [(text, style) for kind, text, _, style in inlines(html) if kind == "text"] == [
        ("a", BOLD), ("b", BOLD | ITALIC), ("c", 0), ("d", STRUCK), ("e", STRUCK), ("f", ITALIC), ("g", 0),
    ]  # fmt: skip
    assert [kind for kind, *_ in inlines("<b>a</b>b")] == ["text", "strong end", "text"]
    assert [kind for kind, *_ in inlines("<i>a</i>b")] == ["text", "text"]


def test_styles_span_blocks_and_end_with_their_element() -> None:
    loose = root("<div><b>a<div>b</div></b>c</div>").children
    assert [(inline.text, inline.style) for block in loose for inline in block.inlines if inline.kind == "text"] == [
        ("a", BOLD), ("b", BOLD), ("c", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul>a<li>b<p>c</p>d</li></ul>",
         [("list", [("loose text", [("text", "a")]),
                    ("item", [("loose text", [("text", "b")]), ("paragraph", [("text", "c")]),
                              ("loose text", [("text", "d")])])])]),
        ("<table><caption>no</caption><tr><th>a<td>b</table>",
         [("table", [("row", [("cell", [("loose text", [("text", "a")])]),
                              ("cell", [("loose text", [("text", "b")])])])])]),
        ("<dl><dt>a<dd>b</dl>", [("term", [("loose text", [("text", "a")])]),
                                 ("definition", [("loose text", [("text", "b")])])]),
        ("<details><summary>a</summary>b</details>",
         [("details", [("summary", [("loose text", [("text", "a")])]), ("loose text", [("text", "b")])])]),
        ("<p>a</p> \n <p>b</p>", [("paragraph", [("text", "a")]), ("paragraph", [("text", "b")])]),
        ("<div>a<script>no</script><!-- no --></div>", [("loose text", [("text", "a")])]),
        ("<blockquote>a<hr>b</blockquote>", [("loose text", [("text", "a")]), ("loose text", [("text", "b")])]),
    ],
)  # fmt: skip
def test_text_between_nested_blocks_is_loose_text(html: str, expected: object) -> None:
    assert shape(root(html)) == ("document", expected)


def test_headings_have_levels_and_header_cells_are_marked() -> None:
    assert [block.level for block in root("<h1>a</h1><h6>b</h6><p>c</p>").children] == [1, 6, 0]
    (row,) = root("<table><tr><th>a<td>b</table>").children[0].children
    assert [cell.level for cell in row.children] == [1, 0]


def test_a_heading_inside_a_link_has_a_linked_text() -> None:
    heading, rest = root("<a href=x><h3>a <code>b</code></h3>c</a>").children
    assert [tuple(inline)[:3] for inline in heading.inlines] == [("link", "a ", "x"), ("code", "b", "")]
    assert [tuple(inline)[:3] for inline in rest.inlines] == [("text", "c", "")]


def test_only_a_link_makes_a_heading_linked() -> None:
    (heading,) = root("<div href=x><h3>a</h3></div>").children
    assert [inline.kind for inline in heading.inlines] == ["text"]


@pytest.mark.parametrize("main", ["article", "main"])
def test_only_the_main_part_of_a_page_is_read(main: str) -> None:
    html = f"<p>a</p><{main}><p>b</p></{main}>"
    assert len(root(html).children) == 1
    assert len(root(html, whole_page=False).children) == 2


def test_a_page_of_frames_has_no_text() -> None:
    with pytest.raises(ImportFailedError) as caught:
        root("<html><frameset><frame></frameset></html>")
    assert caught.value.message == "this page has no text."
    assert caught.value.hint == "Give the address of the list itself."


def test_line_numbers_come_from_an_attribute_and_hold_until_the_next() -> None:
    html = "<p data-line=7>a</p><ul><li data-line=9>b</ul><p data-line=x>c</p><p data-line=12345678901>d</p>"
    first, second, third, fourth = root(html).children
    assert (first.line, second.line, second.children[0].line) == (7, 7, 9)
    assert (third.line, fourth.line) == (9, 123456789)
