"""Markdown as HTML: nesting and paragraphs beyond the limits, and tags that would swallow the rest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mlcat.importing.documents import markdown
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.markdown import markdown_to_html


def html(text: str) -> str:
    return markdown_to_html(text, Deadline(1000))[0]


def test_items_nested_too_deeply_are_read_at_the_maximum_depth() -> None:
    assert "<a" in html("- " * 70 + "[x](y)")
    assert "<a" in html("\t" * 20 + "[x](y)\n- a\n" + "  " * 35 + "- [x](y)")
    deep = "".join(f"{'  ' * depth}- [n](y)\n" for depth in range(100))
    assert html(deep).count("<a") == 100
    assert html("> " * 100 + "- 12. [x](y)").count("<li") >= 1


def test_a_long_paragraph_is_truncated_at_a_word_and_counted() -> None:
    words = "ab " * 10_922  # 32,766 characters
    whole, cut = (f'<p data-line="1">{words}cd</p>\n', f'<p data-line="1">{words.rstrip()}</p>\n')
    assert markdown_to_html(words + "cd", Deadline(1000)) == (whole, 0)
    assert markdown_to_html(words + "cde", Deadline(1000)) == (cut, 1)


def test_a_paragraph_of_brackets_is_left_out_and_counted() -> None:
    shown, truncated_count = markdown_to_html("[" * 20_000 + "\n\nb", Deadline(1000))
    assert (truncated_count, "[" in shown, ">b<" in shown) == (1, False, True)


def test_addresses_are_not_normalized() -> None:
    assert 'href="javascript:x"' in html("[a](javascript:x)")
    assert 'href="https://a.org/ü"' in html("[a](https://a.org/ü)")


@pytest.mark.parametrize("tag", ["script", "Style", "/textarea", "title", "svg"])
def test_a_tag_that_would_swallow_the_rest_is_renamed(tag: str) -> None:
    assert f"<{tag.replace('/', '/x-') if tag[0] == '/' else 'x-' + tag}>" in html(f"a <{tag}> b")
    assert "<script-x>" in html("a <script-x> b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!-- a -->\n\n#", '\n<h1 data-line="3"></h1>\n'),
        ("  <!-- a\n\nb -->\n#", '\n<h1 data-line="4"></h1>\n'),
        ("<!-- a --> <b>\n#", ' <b>\n<h1 data-line="2"></h1>\n'),
        ("a <!-- b --> c", '<p data-line="1">a  c</p>\n'),
        ("<p><!-- a -->", "<p><!-- a -->"),
        ("<!-- a --><!-- b -->", "<!-- b -->"),
        ("<!-- a", "<!-- a"),
        ("<!--> a -->", "<!--> a -->"),
        ("<!---> a -->", "<!---> a -->"),
        ("<!-- a --!> b -->", "<!-- a --!> b -->"),
    ],
)
def test_html_that_begins_with_a_comment_is_without_it(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\ntitle: x\n---\nSloop", (4, "Sloop")),
        ("---\ntitle: x\nmore: y\n---\nSloop", (5, "Sloop")),
        ("---\na: " + "x" * 4988 + "\n---\nSloop", (4, "Sloop")),
        ("---\na: " + "x" * 4989 + "\n---\nSloop", None),
        ("---\ntitle\n---\nSloop", None),
        ("---\n\ntitle: x\n---\nSloop", None),
        ("---\ntitle: x\nSloop", None),
        ("---\ntitle: " + "x" * 5000 + "\n---\nSloop", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_front_matter_is_skipped_and_line_numbers_are_kept(text: str, first: tuple[int, str] | None) -> None:
    shown = html(text)
    if first:
        assert shown == f'<p data-line="{first[0]}">{first[1]}</p>\n'
    else:
        assert shown.startswith("<hr")


def test_brackets_are_limited_by_their_number_times_the_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_MAX_BRACKETS", 12)
    assert html("[[[a") == '<p data-line="1">[[[a</p>\n'
    assert html("[[[ab") == '<p data-line="1"></p>\n'


def test_a_line_of_at_most_sixty_columns_of_markers_is_unchanged() -> None:
    assert html("X" * 80) == f'<p data-line="1">{"X" * 80}</p>\n'
    assert html("\t" * 15 + "x") == f"<pre><code>{chr(9) * 14}x\n</code></pre>\n"
    assert html("\t" * 16 + "x") == f"<pre><code>{' ' * 58}x\n</code></pre>\n"
    assert html(" " * 60 + "- x") == f"<pre><code>{' ' * 57}- x\n</code></pre>\n"
    assert html("a\n" + " " * 60 + "x") == '<p data-line="1">a\nx</p>\n'


PIECES = "[a](b) ![a](b) *b* ~~b~~ * ** _ ~~ ` \\ <br> <https://a.org> &amp; & ! [ ](b) ] < > - : ( ) # $ @ { é".split()


@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "  \n"]), max_size=30).map("".join))
def test_inlines_are_those_of_markdown_it_with_all_its_rules(text: str) -> None:
    assert without_lines(html(f"a{text}")) == html_of_markdown_it(f"a{text}")


DESTINATIONS = [*"ab/.()<>[]& \n\t\r\x01\x1f\x7f\xa0é", "\\", "&amp;", "\\)", "\\ ", ' "t"', "https://a.org/"]


@given(st.lists(st.sampled_from(DESTINATIONS), max_size=8).map("".join), st.sampled_from([") b", ")", "", " "]))
def test_destinations_of_links_are_those_of_markdown_it(destination: str, after: str) -> None:
    for before in ("[a](", "a ![b](", "a [b](\n"):
        text = f"{before}{destination}{after}"
        assert without_lines(html(text)) == html_of_markdown_it(text)


@pytest.mark.parametrize(
    "character", ["\x01", "\x1f", " ", "!", "~", "\x7f", "\x80", "<", "&amp;", "\\(", "(", ")", "()"]
)
def test_each_character_of_a_destination_is_that_of_markdown_it(character: str) -> None:
    for text in (f"[a](x{character}y)", f"[a]({character})", f"[a](x{character}"):
        assert without_lines(html(text)) == html_of_markdown_it(text)


def without_lines(shown: str) -> str:
    """HTML without the attributes that name source lines."""
    return re.sub(' data-line="\\d+"', "", shown)


def html_of_markdown_it(text: str) -> str:
    """The HTML that markdown-it makes of a text with all its own rules and parsers."""
    theirs = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    theirs.normalizeLink = lambda url: url  # type: ignore[method-assign]
    theirs.validateLink = lambda url: True  # type: ignore[method-assign]
    shown: str = theirs.render(text)
    return shown


BLOCKS = [
    *[
        "- ",
        "  ",
        "\t",
        "1. ",
        "# ",
        "> ",
        "a",
        "\n",
        "\n\n",
        "\r",
        "| a |\n| - |",
        "a|b\n-|-",
        "```",
        "~~~",
        "===",
        "--- ",
    ],
    *["- - -", "***", "_ _\t_", "[a]: b", "[a]:\nb", "<b>", "<!-- a", "-->", "\\"],
]


@given(st.lists(st.sampled_from(BLOCKS), max_size=20).map("".join))
def test_rules_that_cannot_match_do_not_change_blocks(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        shown = html(text)
        patch.setattr(markdown, "_OPTIONAL_RULES", {})
        assert shown == html(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a | b\n--|--", "<table"),
        ("```\na", "<pre><code>"),
        ("~~~\na", "<pre><code>"),
        (">a", "<blockquote"),
        ("* * *\na", "<hr"),
        ("a\n\n-\t--  ", "<hr"),
        ("___\r\na", "<hr"),
        ("[a]\n\n[a]: b", "<a "),
        ("<p\na", "<p\na"),
        ("a\n= ", "<h1"),
        ("a\n--\r\nb", "<h2"),
    ],
)
def test_each_kind_of_block_is_found(text: str, tag: str) -> None:
    assert tag in html(text)
