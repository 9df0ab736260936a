"""Org as a tree: headings, items by their indentation, tables, blocks and drawers, and the inlines of a text."""

import pytest
from support import shapes

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.org import parse_inlines
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import BOLD, ITALIC, STRUCK, text_of


def blocks(text: str) -> list[tuple[object, ...]]:
    return shapes.blocks(text, "org")


def item(line: int, text: str, *rest: object) -> tuple[object, ...]:
    return ("item", line, [("loose text", line, text), *rest])


def test_headings_of_a_document_with_a_title_are_one_level_lower() -> None:
    headings = [("heading", 1, 1, "A"), ("heading", 2, 2, "B"), ("heading", 3, 3, "C")]
    assert blocks("#+TITLE: A\n* B\n** C") == headings
    assert blocks("#+Title: A\n* B\n** C") == headings
    assert blocks("#+title: \n* B\n#+author: A\n** C") == [("heading", 2, 1, "B"), ("heading", 4, 2, "C")]


@pytest.mark.parametrize(
    "text", ["* B", "* TODO B", "* DONE [#A] COMMENT B :t:u:", "* [#A] B", "* COMMENT B  :t:", "* WAITING B"]
)
def test_the_state_priority_and_tags_of_a_heading_are_not_text(text: str) -> None:
    assert blocks(text) == [("heading", 1, 1, "B")]


def test_other_words_and_symbols_of_a_heading_are_text() -> None:
    assert blocks("* TODOB :t") == [("heading", 1, 1, "TODOB :t")]
    assert blocks("* TODO TODO B") == [("heading", 1, 1, "TODO B")]
    assert blocks("*B") == [("paragraph", 1, "*B")]


@pytest.mark.parametrize(
    "line", ["* b", "- b", "| b |", "#+x: y", "# b", ":x:\n:END:", "SCHEDULED: x", "DEADLINE: x", "CLOSED: x", ""]
)
def test_the_start_of_a_block_ends_the_paragraph(line: str) -> None:
    behind = 2 + len(line.splitlines() or [line])
    assert blocks(f"a\n{line}\nc")[0] == ("paragraph", 1, "a")
    assert "c" in str(blocks(f"a\n{line}\n\nc")[-1])
    if not line.startswith(("*", "-", "|")):
        assert blocks(f"a\n{line}\nc")[1:] == [("paragraph", behind, "c")]


def test_an_end_of_a_drawer_without_its_start_is_skipped() -> None:
    assert blocks(":END:\n- a") == [("list", 2, [item(2, "a")])]


@pytest.mark.parametrize("line", ["#b", ":b", "b: c", "*b*", "-b"])
def test_any_other_line_continues_the_paragraph(line: str) -> None:
    assert blocks(f"a\n  {line}\nc") == [("paragraph", 1, f"a {line.strip('*')} c")]


def test_items_are_nested_by_their_indentation() -> None:
    nested = ("list", 3, [item(3, "c"), item(4, "d")])
    assert blocks("- a\n  b\n\t- c\n        + d\n- e") == [("list", 1, [item(1, "a b", nested), item(5, "e")])]
    assert blocks("  - a\n - b") == [("list", 1, [item(1, "a")]), ("list", 2, [item(2, "b")])]


@pytest.mark.parametrize("marker", ["-", "+", "1.", "12)", " *", "- [ ]", "- [X]", "- [-]", "3. [@3]"])
def test_items_have_several_markers(marker: str) -> None:
    assert blocks(f"{marker} a") == [("list", 1, [item(1, "a")])]


def test_a_term_and_its_definition_are_joined_by_a_dash() -> None:
    assert blocks("- a :: b\n- c:: d") == [("list", 1, [item(1, "a - b"), item(2, "c:: d")])]


def test_an_indented_paragraph_belongs_to_the_item_of_the_same_depth() -> None:
    inner = ("list", 2, [item(2, "b", ("paragraph", 4, "c"))])
    assert blocks("- a\n  - b\n\n    c") == [("list", 1, [item(1, "a", inner)])]
    inner = ("list", 2, [item(2, "b")])
    assert blocks("- a\n  - b\n\n  c") == [("list", 1, [item(1, "a", inner, ("paragraph", 4, "c"))])]
    assert blocks("- a\n\n b") == [("list", 1, [item(1, "a", ("paragraph", 3, "b"))])]
    assert blocks("- a\n\nb") == [("list", 1, [item(1, "a")]), ("paragraph", 3, "b")]
    assert blocks("  a\n\nb") == [("paragraph", 1, "a"), ("paragraph", 3, "b")]


def test_code_and_examples_are_code_blocks() -> None:
    assert blocks("#+BEGIN_SRC sh\na\n\nb\n#+END_SRC\nc") == [("code block", 1, "a b"), ("paragraph", 6, "c")]
    assert blocks("x\n\n  #+begin_example\na\n  #+end_example") == [("paragraph", 1, "x"), ("code block", 3, "a")]
    assert blocks("- x\n#+begin_src\na\n#+end_src\nc") == [
        ("list", 1, [item(1, "x", ("code block", 2, "a"))]), ("paragraph", 5, "c"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["quote", "center", "verse"])
def test_a_quotation_is_read_as_its_content(kind: str) -> None:
    assert blocks(f"#+begin_{kind}\na\n#+end_{kind}\nb") == [("paragraph", 2, "a"), ("paragraph", 4, "b")]


def test_other_blocks_and_drawers_are_omitted() -> None:
    assert blocks("#+begin_comment\na\n#+end_src\n#+END_comment\nb") == [("paragraph", 5, "b")]
    assert blocks(":x:\na\n :end: \nb") == [("paragraph", 4, "b")]
    assert blocks(":x:\na") == []


def test_the_rows_above_the_first_line_of_a_table_name_the_columns() -> None:
    assert shapes.table("| a | b |\n|---+---|\n| c | |\n|---|\n| d | e |", "org") == [
        ["*a", "*b"], ["c", ""], ["d", "e"],
    ]  # fmt: skip
    assert shapes.table("|---|\n| a |\n| b |\n|---|\n| c |\n|---|", "org") == [["*a"], ["*b"], ["c"]]
    assert shapes.table("  | a |\n  | b |", "org") == [["a"], ["b"]]


def test_a_table_has_its_line_and_what_follows_is_read() -> None:
    table, behind = blocks("\n| a |\n| b |\nx")
    assert (table[:2], behind) == (("table", 2), ("paragraph", 4, "x"))


def test_a_paragraph_is_truncated_at_a_word_after_32768_characters() -> None:
    words = "ab " * 10_922  # 32,766 characters
    for text, truncated_count, shown in [(words + "cd", 0, words + "cd"), (words + "cde", 1, words.rstrip())]:
        document = parse_document(text, Deadline(0), "org")
        assert (document.truncated_count, text_of(document.root.children[0].inlines)) == (truncated_count, shown)


# --- Inlines ---------------------------------------------------------------------------------------------------------


def inlines(text: str) -> list[tuple[object, ...]]:
    """Kind and text of each inline, then what it has of address and style."""
    return [(inline.kind, inline.text, *filter(None, (inline.url, inline.style))) for inline in parse_inlines(text)]


URL = "https://a.org"


@pytest.mark.parametrize(
    ("text", "expected", "url"),
    [
        (f"[[ {URL} ][ A ]]", "A", URL),
        (f"[[{URL}]]", URL, URL),
        ("[[file:b.org][B]]", "B", "b.org"),
        ("[[#x][B]]", "B", "#x"),
        ("[[**#x]]", "**#x", "#x"),
        (f"<{URL}>", URL, URL),
    ],
)
def test_a_link_has_a_text_and_an_address_a_file_or_an_anchor(text: str, expected: str, url: str) -> None:
    assert inlines(text) == [("link", expected, url)]
    assert inlines(f"/{text} b/") == [("link", expected, url, ITALIC), ("text", " b", ITALIC)]


@pytest.mark.parametrize("behind", [".", ",", ";", ":", "!", "?", ")", "'", ".)"])
def test_punctuation_after_an_address_is_text(behind: str) -> None:
    assert inlines(f"a {URL}{behind}") == [("text", "a "), ("link", URL, URL), ("text", behind)]
    assert inlines(f"/{URL}{behind} b/")[1:] == [("text", behind, ITALIC), ("text", " b", ITALIC)]


@pytest.mark.parametrize(("mark", "style"), [("*", BOLD), ("/", ITALIC), ("+", STRUCK), ("_", 0)])
def test_marks_give_the_text_between_them_a_style(mark: str, style: int) -> None:
    end = [("strong end", "")] if style == BOLD else []
    marked = ("text", "b c", style) if style else ("text", "b c")
    assert inlines(f"a {mark}b c{mark} d") == [("text", "a "), marked, *end, ("text", " d")]


@pytest.mark.parametrize("mark", ["=", "~"])
def test_code_has_the_surrounding_style_and_no_markup_inside(mark: str) -> None:
    assert inlines(f"/{mark}a *b*{mark} c/") == [("code", "a *b*", ITALIC), ("text", " c", ITALIC)]


def test_styles_nest_at_most_three_deep() -> None:
    assert inlines("*a _b /c +d+/_ e*") == [
        ("text", "a ", BOLD), ("text", "b ", BOLD), ("text", "c ", BOLD | ITALIC), ("text", "d", BOLD | ITALIC),
        ("text", " e", BOLD), ("strong end", ""),
    ]  # fmt: skip
    assert inlines("/a +b+/") == [("text", "a ", ITALIC), ("text", "b", ITALIC | STRUCK)]


@pytest.mark.parametrize("snippet", ["@@html:<br>@@", "@@latex:\\\\@@"])
def test_a_text_for_one_format_of_export_is_left_out(snippet: str) -> None:
    assert blocks(f"One {snippet} mast.") == [("paragraph", 1, "One mast.")]
    assert blocks("One @@mast: two.") == [("paragraph", 1, "One @@mast: two.")]
