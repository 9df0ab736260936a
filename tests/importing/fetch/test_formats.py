"""Which format a list is in."""

import pytest

from mlcat.importing.fetch.formats import format_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [("# T", "markdown"), ("", "markdown"), ("[a](https://a.org)", "markdown"), ("[ ] x", "markdown"),
    (' [\n {"a": 1}]', "json"),
     ("[]", "json"), ('{"a": 1}', "json"), ('{"a": 1}\n{"b": 2}\n', "ndjson"), ('{\n"a": 1}', "json"),
     ("<html>", "markdown")],
)  # fmt: skip
def test_the_format_is_seen(text: str, kind: str) -> None:
    assert format_of(text) == kind


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [(".RST", "rst"), (".adoc", "asciidoc"), (".org", "org"), (".csv", "csv"), (".tsv", "tsv"), (".yml", "yaml"),
     (".md", "markdown"), (".txt", "markdown"), ("", "markdown")],
)  # fmt: skip
def test_a_suffix_says_it(suffix: str, kind: str) -> None:
    assert format_of("words", suffix) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("= Ships\n\n* https://a.org[A]\n", "asciidoc"),
        ("\n* link:https://a.org[A]\n", "asciidoc"),
        ("#+TITLE: Ships\n", "org"),
        ("* Boats\n  - [[https://a.org][A]]\n", "org"),
        ("Ships\n=====\n\n* `A <https://a.org>`_\n", "rst"),
        (".. image:: x.png\n", "rst"),
        ("Ships\n=====\n\n* [A](https://a.org)\n", "markdown"),
        ("# Ships\n* https://a.org[A]\n", "markdown"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>", "bookmarks"),
    ],
)
def test_without_a_suffix_the_text_says_it(text: str, kind: str) -> None:
    assert format_of(text) == kind
    assert format_of(text, ".txt") == kind
