"""Inlines of HTML inside a leaf and around it: blocks in links, silent elements, styles across elements."""

import pytest

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.html import html_to_document
from mlcat.importing.documents.tree import BOLD, ITALIC, STRUCK, Block


def blocks(html: str) -> list[Block]:
    return html_to_document(html, Deadline(1000), whole_page=True).root.children


def inlines(html: str) -> list[tuple[object, ...]]:
    """Kind and text of each inline of the only block, then what it has of address and style."""
    (block,) = blocks(html)
    return [(inline.kind, inline.text, *filter(None, (inline.url, inline.style))) for inline in block.inlines]


END = ("block end", "")


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "noscript", "textarea", "object", "video"])
def test_elements_without_visible_text_are_ignored_everywhere(tag: str) -> None:
    hidden = f"<{tag}>no</{tag}>"
    assert inlines(f"<h3>a{hidden}b</h3>") == [("text", "a"), ("text", "b")]
    assert inlines(f"a{hidden}b") == [("text", "a"), ("text", "b")]
    assert inlines(f"<a href=x>a{hidden}b</a>") == [("link", "ab", "x")]


def test_comments_have_no_text() -> None:
    assert inlines("<h3>a<!-- no -->b</h3>") == [("text", "ab")]


def test_a_block_in_a_heading_has_an_end_before_and_after_it() -> None:
    assert inlines("<h3>a<div>b</div>c</h3>") == [("text", "a"), END, ("text", "b"), END, ("text", "c")]
    assert inlines("<h3>a<pre>no</pre>b</h3>") == [("text", "a"), ("text", "b")]


@pytest.mark.parametrize("block", ["h3", "div"])
def test_styles_end_with_their_element(block: str) -> None:
    html = f"<{block}>a<b>b<i>c</i></b>d<s>e</s><span>f</span><b></b></{block}>"
    assert inlines(html) == [
        ("text", "a"), ("text", "b", BOLD), ("text", "c", BOLD | ITALIC), ("strong end", ""), ("text", "d"),
        ("text", "e", STRUCK), ("text", "f"), ("strong end", ""),
    ]  # fmt: skip


def test_blanks_alone_are_not_a_run_of_inlines() -> None:
    assert blocks("<div> </div><p>a</p> <b> </b> ")[0].kind == "paragraph"
    assert len(blocks("<div> </div><p>a</p> <b> </b> ")) == 1
    assert inlines("<div> <br> </div>") == [("text", " "), ("line break", ""), ("text", " ")]
    assert inlines("a<b> </b>") == [("text", "a"), ("text", " ", BOLD), ("strong end", "")]


def test_a_link_without_an_address_is_its_content() -> None:
    assert inlines("<h3><a name=x>a</a><a href>b</a></h3>") == [("text", "a"), ("text", "b")]


def test_the_text_of_a_link_is_on_one_line_with_blanks_between_blocks() -> None:
    assert inlines("<a href=x>a<div>b</div><br>c<code>d</code></a>") == [("link", "a b cd", "x")]


def test_code_and_links_have_the_style_around_them() -> None:
    assert inlines("<h3><i><code>a &lt;</code><a href=x>b</a><a href=y><img></a></i></h3>") == [
        ("code", "a <", ITALIC), ("link", "b", "x", ITALIC), ("badge", "", "y", ITALIC),
    ]  # fmt: skip


def test_a_caption_is_left_out_and_ends_the_text_before() -> None:
    kinds = [block.kind for block in blocks("a<div>b</div>c<table><caption>no</caption><tr><td>d</table>e")]
    assert kinds == ["loose text", "loose text", "loose text", "table", "loose text"]


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<a href=x><h3>a</h3></a>", ["heading"]),
        ("<a href=x><span>a</span></a>", ["loose text"]),
        ("<a href=x><div><h3>a</h3></div></a>", ["heading"]),
        ("<a href=x><img><code>a</code></a>", ["loose text"]),
        ("<span><h3>a</h3></span>", ["heading"]),
    ],
)
def test_a_link_around_a_heading_is_not_an_inline(html: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(html)] == kinds


def test_only_the_text_of_a_heading_becomes_the_link_around_it() -> None:
    (heading,) = blocks("<a href=x><h3>a<img alt=p></h3></a>")
    assert [(inline.kind, inline.url) for inline in heading.inlines] == [("link", "x"), ("image", "")]
    (paragraph,) = blocks("<a href=x><div><h3>a</h3></div></a>")
    assert [(inline.kind, inline.url) for inline in paragraph.inlines] == [("text", "")]
