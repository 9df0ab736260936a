"""Hints for a text without entries."""

import pytest

from mlcat.importing.no_entries import no_entries_error


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        ("markdown", "Words.", "read as Markdown, there is no link in it.", "A list has items such as `- [Name]("),
        ("markdown", "See https://a.org/x.", "read as Markdown, none of its links is at the start", "A list has items"),
        ("rst", "Words", "read as reStructuredText, there is no link", "A list has items such as `- `Name <https://"),
        ("org", "* Boats", "read as Org, there is no link in it.", "A list has items such as `- [[https://...][Name]]"),
        ("asciidoc", "= Boats", "read as AsciiDoc, there is no link", "A list has items such as `* https://...[Name]"),
        ("bookmarks", "", "nothing in it has a title and an address.", ""),
        ("markdown", "a,b\nc,d\n", "read as Markdown", "It seems to be CSV: name its columns with --map title=COLUMN"),
        ("markdown", "a\tb\nc\td\n", "read as Markdown", "It seems to be TSV: name its columns"),
        ("markdown", "<html><body>x", "read as Markdown", "It is a web page: give the file that it is made of"),
        ("markdown", "= Boats\n\n== Sail\n\n* Sloop", "read as Markdown", "It seems to be AsciiDoc: give the file"),
        ("markdown", "#+TITLE: Boats\n", "read as Markdown", "It seems to be Org: give the file"),
        ("markdown", "Boats\n~~~~~\n\nx\n", "read as Markdown", "It seems to be reStructuredText: give the file"),
        ("markdown", "Boats\n=====\n\nx\n", "read as Markdown", "A list has items"),
        ("markdown", "name: Sloop\nmasts: 1\n", "read as Markdown", "It seems to be YAML: give the file"),
        ("markdown", "boats:\n  - name: Sloop\n", "read as Markdown", "It seems to be YAML"),
    ],
)  # fmt: skip
def test_the_hint_fits_the_text(kind: str, text: str, message: str, hint: str) -> None:
    error = no_entries_error("'x'", kind, text)
    assert error.message.startswith("'x' has no entries: ")
    assert message in error.message
    assert error.hint.startswith(hint)


@pytest.mark.parametrize("char", ["a", " ", "-", ":", "\n", "=", "* ", "- a\n", "a:\n", "#+", "<"])
def test_long_runs_take_no_time(char: str) -> None:
    assert no_entries_error("'x'", "markdown", char * 60_000).message
