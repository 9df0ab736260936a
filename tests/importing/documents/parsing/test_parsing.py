"""Limits for documents of every format: their length, and the total time of reading."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents import parsing
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import is_html, parse_document
from mlcat.importing.documents.tree import text_of

LIST = "# T\n\n## S\n\n- [A](https://a.org) - one.\n"
MARKUPS = ("markdown", "rst", "asciidoc", "org")


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_text_may_have_at_most_the_maximum_length(monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
    monkeypatch.setattr(parsing, "MAX_CHARACTERS", len(LIST))
    parse_document(LIST, Deadline(100), markup)
    with pytest.raises(ImportFailedError, match="longer than"):
        parse_document(f"{LIST}\n", Deadline(100), markup)


def test_the_message_names_the_limit() -> None:
    with pytest.raises(ImportFailedError, match="longer than 16 million characters"):
        parse_document("a" * 16_000_001, Deadline(0))


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!doctype html><p>a", True), ("\n <HTML lang=en>", True), ("# <html>", False), ("html", False), ("", False),
        (" " * 495 + "<html>", True), (" " * 496 + "<html>", False),
    ],
)  # fmt: skip
def test_a_page_begins_with_its_first_tag(text: str, is_page: bool) -> None:
    assert is_html(text) is is_page


def test_only_of_a_page_the_main_part_is_read() -> None:
    html = "<p>a</p><main><p>b</p></main>"
    assert [text_of(block.inlines) for block in parse_document(f"<html>{html}", Deadline(0)).root.children] == ["b"]
    assert [text_of(block.inlines) for block in parse_document(html, Deadline(0)).root.children] == ["a", "b"]


def test_paragraphs_of_markdown_that_are_too_long_are_counted() -> None:
    assert parse_document(f"{'word ' * 7000}\n\na\n\n{'word ' * 7000}", Deadline(0)).truncated_count == 2
