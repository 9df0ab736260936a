"""reStructuredText as a tree: what docutils is set to, and the limits of a text."""

from pathlib import Path

import pytest
from support import shapes

from mlcat.errors import ImportFailedError
from mlcat.importing.documents import rst
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.rst import rst_to_document


def blocks(text: str) -> list[tuple[object, ...]]:
    return shapes.blocks(text, "rst")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n=\n\nB\n-\n\nC\n~\n\nD\n-", [(1, "A"), (2, "B"), (3, "C"), (2, "D")]),
        ("=\nA\n=\n\nB\n=\n\nC\n=", [(1, "A"), (2, "B"), (2, "C")]),
    ],
)
def test_the_first_heading_has_level_one(text: str, expected: list[tuple[int, str]]) -> None:
    assert blocks(text) == [("heading", 0, level, title) for level, title in expected]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a `b", "a `b"),
        ("`a`_ and |b|", "`a`_ and |b|"),
        ('"a" -- b...', '"a" -- b...'),
        ("PEP 8 and RFC 2822", "PEP 8 and RFC 2822"),
        (":math:`x^2` a", "x^2 a"),
        ("a" * 10_001, "a" * 10_001),
        ("see :ref:`a`, :py:func:`b`, :c:`d`", "see a, b, `d`"),
        (f":ref:`{'a' * 400}`", "a" * 400),
        (f":ref:`{'a' * 401}`", f"`{'a' * 401}`"),
    ],
    ids=lambda text: text[:20],
)
def test_a_paragraph_has_its_text_without_errors_of_docutils(text: str, shown: str) -> None:
    assert blocks(text) == [("paragraph", 0, shown)]


@pytest.mark.parametrize(
    "directive", ["raw:: html\n\n   <p>b</p>", "include:: /etc/hosts", "unknown::", "csv-table::\n   :file: /etc/hosts"]
)
def test_a_directive_that_inserts_something_else_is_left_out(directive: str) -> None:
    assert blocks(f"a\n\n.. {directive}\n\nc") == [("paragraph", 0, "a"), ("paragraph", 0, "c")]


def test_code_is_one_text() -> None:
    assert blocks(".. code:: python\n\n   import a\n   b") == [("code block", 0, "import a b")]


def test_a_configuration_of_docutils_has_no_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\nraw_enabled: yes\nmath_output: html\n")
    monkeypatch.chdir(tmp_path)
    assert blocks(".. raw:: html\n\n   <p>a</p>\n\n:math:`x^2`") == [("paragraph", 0, "x^2")]


def test_a_text_has_a_maximum_length() -> None:
    with pytest.raises(ImportFailedError) as caught:
        rst_to_document(" " * (2 * 1024 * 1024 + 1), Deadline(0))
    assert (caught.value.message, caught.value.hint) == (
        "this reStructuredText is longer than 2,097,152 characters.",
        "Divide it.",
    )


def test_a_text_of_the_maximum_length_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rst, "_MAX_SIZE", 3)
    assert blocks("abc") == [("paragraph", 0, "abc")]
    with pytest.raises(ImportFailedError, match="longer than"):
        blocks("abcd")


def test_a_text_nested_too_deeply_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(rst, "publish_doctree", fail)
    with pytest.raises(ImportFailedError) as caught:
        blocks("a")
    assert caught.value.message == "this reStructuredText is nested too deeply."
    assert caught.value.hint == "It is hardly a list of links."


def cut(text: str) -> tuple[list[tuple[object, ...]], int]:
    """The blocks of a text, and how many of its paragraphs are too long."""
    return blocks(text), rst_to_document(text, Deadline(0)).truncated_count


def test_a_long_paragraph_is_truncated_at_a_word_and_counted() -> None:
    words = "ab " * 10_922  # 32,766 characters
    assert cut(f"{words}cd") == ([("paragraph", 0, f"{words}cd")], 0)
    short = ("paragraph", 0, words.rstrip())
    assert cut(f"{words}cde\n\n{words}cde") == ([short, short], 2)


@pytest.mark.parametrize("mark", "`*|_")
def test_marks_are_limited_by_their_number_times_the_length(monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    monkeypatch.setattr(rst, "_MAX_MARKERS", 12)
    assert cut(f"a {mark} b {mark}")[1] == 1
    assert cut(f"a{mark}b {mark}")[1] == 0
    assert cut("a b c d e f g h")[1] == 0
