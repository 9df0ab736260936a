"""Limits for documents of every format: their length, and the total time of reading."""

import time

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents import parsing
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import is_html, parse_document
from mlcat.importing.documents.tree import text_of
from mlcat.importing.lists import parser
from mlcat.importing.lists.parser import parse_list

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


@pytest.mark.parametrize("left", range(12))
def test_every_step_of_reading_checks_the_same_deadline(monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    """The time is up at the nth check of the clock; a list of one entry has at least twelve checks."""
    looks = iter([0.0, *[1.0] * left])
    monkeypatch.setattr("time.thread_time", lambda: next(looks, 1e9))
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)


@pytest.mark.parametrize("step", ["unread_addresses"])
def test_the_deadline_is_checked_after_the_last_step(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    now = [0.0]
    monkeypatch.setattr("time.thread_time", lambda: now[0])
    real = getattr(parser, step)

    def slow(*values: object) -> object:
        now[0] = 1e9
        return real(*values)

    monkeypatch.setattr(parser, step, slow)
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)


def test_waiting_does_not_count() -> None:
    deadline = Deadline(0)
    deadline._end = time.thread_time() + 0.5
    time.sleep(0.6)
    deadline.check()
