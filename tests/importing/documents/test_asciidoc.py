"""AsciiDoc as a tree: which lines are headings, items, terms, code and tables, and which belong together."""

import pytest
from support import shapes

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import text_of


def blocks(text: str) -> list[tuple[object, ...]]:
    return shapes.blocks(text, "asciidoc")


def table(text: str) -> list[list[str]]:
    return shapes.table(text, "asciidoc")


def item(line: int, text: str, *rest: object) -> tuple[object, ...]:
    return ("item", line, [("loose text", line, text), *rest])


@pytest.mark.parametrize(
    ("text", "level", "title"),
    [("= A", 1, "A"), ("====== A ======", 6, "A"), ("## A #", 2, "A"), ("== A == ", 2, "A"), ("=== C #", 3, "C")],
)
def test_marks_before_a_heading_give_its_level(text: str, level: int, title: str) -> None:
    assert blocks(text) == [("heading", 1, level, title)]


@pytest.mark.parametrize("text", ["=A", "======= A", "="])
def test_a_line_with_other_characters_is_text(text: str) -> None:
    assert blocks(text) == [("paragraph", 1, text)]


@pytest.mark.parametrize(("sign", "level"), [("=", 1), ("-", 2), ("~", 3), ("^", 4), ("+", 5)])
def test_a_line_of_underline_characters_makes_a_heading_of_the_line_above(sign: str, level: int) -> None:
    assert blocks(f"Sloop\n{sign * 5}  \nb") == [("heading", 1, level, "Sloop"), ("paragraph", 3, "b")]


@pytest.mark.parametrize("below", ["---", "-----", "-------"])
def test_an_underline_may_be_two_characters_shorter_or_longer(below: str) -> None:
    assert blocks(f"Sloop\n{below}") == [("heading", 1, 2, "Sloop")]


@pytest.mark.parametrize("text", ["Sloops\n---", "Sloop\n%%%%%", "Slo\n==", "!loop\n~~~~~", "Sloop\n%%%%%", "Sloop\n"])
def test_other_lines_are_not_underlines(text: str) -> None:
    assert blocks(text)[0] == ("paragraph", 1, " ".join(text.split()))


def test_the_last_line_has_no_underline() -> None:
    assert blocks("+\nabc") == [("paragraph", 2, "abc")]


def test_items_with_another_marker_are_nested() -> None:
    assert blocks("* a\n** b\n* c\n- d\n1. e\n10. f") == [
        ("list", 1, [
            item(1, "a", ("list", 2, [item(2, "b")])),
            item(3, "c", ("list", 4, [item(4, "d", ("list", 5, [item(5, "e"), item(6, "f")]))])),
        ])
    ]  # fmt: skip


def test_the_box_of_a_checklist_is_not_text() -> None:
    items = [item(1, "a"), item(2, "b"), item(3, "c"), item(4, "[y] d"), item(5, "[x] e")]
    assert blocks("* [x] a\n* [ ] b\n* [*] c\n* [y] d\n* [ ] [x] e") == [("list", 1, items)]


def test_lines_continue_an_item_until_a_blank_one() -> None:
    assert blocks("* a\nb\n// no\nc\n\nd") == [("list", 1, [item(1, "a b c")]), ("paragraph", 6, "d")]


def test_a_plus_attaches_one_block_to_an_item() -> None:
    joined = [("list", 1, [item(1, "a", ("paragraph", 3, "b"))]), ("paragraph", 5, "c")]
    assert blocks("* a\n+\nb\n\nc") == joined
    code = [("list", 1, [item(1, "a", ("code block", 3, "b"))]), ("paragraph", 6, "c")]
    assert blocks("* a\n+\n----\nb\n----\nc") == code
    assert blocks("* a\n+\n* b\n\nc") == [("list", 1, [item(1, "a"), item(3, "b")]), ("paragraph", 5, "c")]
    assert blocks("* a\n+\n////\n////\nb") == [("list", 1, [item(1, "a")]), ("paragraph", 5, "b")]


@pytest.mark.parametrize(
    "line",
    ["== b", "* b", ":b: c", "[b]", "----", "....", "```", "++++", "////", "|===", "====", "****", "____", "b:: c"],
)
def test_the_start_of_a_block_ends_the_paragraph(line: str) -> None:
    assert blocks(f"a\n{line}")[0] == ("paragraph", 1, "a")


@pytest.mark.parametrize("line", ["b;; c", "b::c", "[b", "b]", "[https://b.org]", "--- b", "{b}"])
def test_any_other_line_continues_the_paragraph(line: str) -> None:
    assert blocks(f"a\n{line}") == [("paragraph", 1, f"a {line}")]


def test_the_period_of_a_title_is_not_text() -> None:
    assert blocks(".a:: b\nc") == [("paragraph", 1, "a:: b c")]


@pytest.mark.parametrize("sign", ["::", ":::", "::::", ";;"])
def test_a_term_ends_with_one_of_four_delimiters(sign: str) -> None:
    assert blocks(f"a{sign} b\nc") == [
        ("term", 1, [("paragraph", 1, "a")]),
        ("definition", 1, [("paragraph", 1, "b c")]),
    ]


def test_a_term_may_have_no_definition() -> None:
    assert blocks("a::\n\nb") == [("term", 1, [("paragraph", 1, "a")]), ("paragraph", 3, "b")]


def test_an_attribute_is_replaced_by_its_value_after_its_definition() -> None:
    assert blocks("{x}\n\n:x: y\n\n{x} {z}\n\n:x:\n\nb{x}b") == [
        ("paragraph", 1, "{x}"), ("paragraph", 5, "y {z}"), ("paragraph", 9, "bb"),
    ]  # fmt: skip


def test_an_attribute_has_at_most_a_thousand_characters() -> None:
    assert blocks(f":x: {'y' * 1001}\n\n{{x}}") == [("paragraph", 3, "y" * 1000)]


@pytest.mark.parametrize("fence", ["----", "....", "------", "```"])
def test_a_code_block_ends_with_the_same_fence_or_the_document(fence: str) -> None:
    assert blocks(f"{fence}\na\n----x\n{fence}\nb") == [("code block", 1, "a ----x"), ("paragraph", 5, "b")]
    assert blocks(f"c\n\n{fence}\na") == [("paragraph", 1, "c"), ("code block", 3, "a")]


def test_a_fence_may_name_the_language_after_three_backticks_only() -> None:
    assert blocks("```sh\na\n```\nb") == [("code block", 1, "a"), ("paragraph", 4, "b")]
    assert blocks("----x\na") == [("paragraph", 1, "----x a")]


@pytest.mark.parametrize("fence", ["////", "++++"])
def test_a_comment_and_passed_html_are_left_out(fence: str) -> None:
    assert blocks(f"{fence}\na\n{fence}\nb") == [("paragraph", 4, "b")]


@pytest.mark.parametrize("group", ["====", "****", "____"])
def test_a_group_is_read_as_its_content(group: str) -> None:
    assert blocks(f"{group}\na\n{group}\nb") == [("paragraph", 2, "a"), ("paragraph", 4, "b")]


def test_macros_and_block_attributes_are_omitted_except_images_and_addresses() -> None:
    assert blocks("toc::[]\n[abc]\n--\nimage::x.png[A]") == [("paragraph", 4, "")]
    assert shapes.inlines("image::x.png[A]", "asciidoc")[0].text == "A"
    assert blocks("[https://a.org]") == [("paragraph", 1, "[https://a.org]")]


@pytest.mark.parametrize(
    ("attributes", "rows"),
    [
        ("[cols=2*]", [["a", "b"], ["c", "d"], ["e"]]),
        ('[cols="1,2"]', [["a", "b"], ["c", "d"], ["e"]]),
        ("[cols = '2*,1']", [["a", "b", "c"], ["d", "e"]]),
        ("[cols=12*]", [["a", "b", "c", "d", "e"]]),
        ("", [["a", "b"], ["c", "d"], ["e"]]),
    ],
)
def test_the_number_of_columns_is_the_one_given_or_that_of_the_first_line(
    attributes: str, rows: list[list[str]]
) -> None:
    assert table(f"{attributes}\n|===\n|a |b\n|c\n|d\n|e\n|===") == rows


def test_a_table_on_the_first_line_has_no_attributes() -> None:
    text = "|===\n|a |b\n|c |d\n|===\n[cols=1]"
    assert table(text) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    "text",
    ["|===\n|a |b\n\n|c |d\n|===", "[%header]\n|===\n|a |b\n|c |d\n|===", "[cols=2*]\n|===\n|a |b\n\n|c |d\n|==="],
)
def test_the_first_row_names_the_columns_if_marked_or_separate(text: str) -> None:
    assert table(text) == [["*a", "*b"], ["c", "d"]]


@pytest.mark.parametrize(
    "text",
    ["|===\n|a |b\n|c |d\n|===", "|===\n\n|a |b\n|c |d\n|===", "[cols=2*]\n|===\n|a\n\n|b\n|c |d\n|==="],
)
def test_other_rows_do_not_name_the_columns(text: str) -> None:
    assert table(text) == [["a", "b"], ["c", "d"]]


def test_a_table_may_be_one_line_empty_or_open() -> None:
    assert table("|===\n|a |b\n|===") == [["a", "b"]]
    assert blocks("|===\n|===\nx") == [("table", 2, ""), ("paragraph", 3, "x")]
    assert blocks("|===\nx\n|===\ny") == [("table", 2, ""), ("paragraph", 4, "y")]
    assert table("|===\n|a") == [["a"]]


def test_the_format_of_a_cell_is_not_text_but_an_escaped_bar_is() -> None:
    assert table("|===\n|a a|b\n2+|c\n.3+^s|d\n|e\\|f\n|===") == [["a", "b"], ["c", "d"], ["e|f"]]


def test_a_row_has_the_line_of_the_table_and_its_number() -> None:
    (table,) = parse_document("[cols=1]\n|===\n|a\n|b\n|===", Deadline(0), "asciidoc").root.children
    assert (table.line, [row.line for row in table.children]) == (3, [3, 4])


def test_a_paragraph_is_truncated_at_a_word_after_32768_characters() -> None:
    words = "ab " * 10_922  # 32,766 characters
    for text, truncated_count, shown in [(words + "cd", 0, words + "cd"), (words + "cde", 1, words.rstrip())]:
        document = parse_document(text, Deadline(0), "asciidoc")
        assert (document.truncated_count, text_of(document.root.children[0].inlines)) == (truncated_count, shown)
