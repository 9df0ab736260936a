"""Which format a list is in."""

import pytest

from mlcat.importing.fetch.formats import delimited_format, format_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [("# T", "markdown"), ("", "markdown"), ("[a](https://a.org)", "markdown"), ("[ ] x", "markdown"),
    (' [\n {"a": 1}]', "json"),
     ("[]", "json"), ('{"a": 1}', "json"), ('{"a": 1}\n{"b": 2}\n', "ndjson"), ('{\n"a": 1}', "json"),
     ("<html>", "markdown")],
)  # fmt: skip
def test_the_format_is_recognized(text: str, kind: str) -> None:
    assert format_of(text) == kind


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [(".RST", "rst"), (".adoc", "asciidoc"), (".org", "org"), (".csv", "csv"), (".tsv", "tsv"), (".yml", "yaml"),
     (".md", "markdown"), (".txt", "markdown"), ("", "markdown")],
)  # fmt: skip
def test_the_suffix_determines_the_format(suffix: str, kind: str) -> None:
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
        ("[A](https://a.org)\n\n.. note::\n", "markdown"),
        ("A\n\n###### B\n\n.. note::\n", "markdown"),
        ("A\n\n####### B\n\n.. note::\n", "rst"),
        ("<p>a\n= b\n", "markdown"),
        ("X = a\n= b\n", "asciidoc"),
        (" " * 3 + "<!DOCTYPE netscape-bookmark-file-1" + "x" * 9, "bookmarks"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>", "bookmarks"),
    ],
)
def test_without_a_known_suffix_the_text_determines_the_format(text: str, kind: str) -> None:
    assert format_of(text) == kind
    assert format_of(text, ".txt") == kind


@pytest.mark.parametrize(("separator", "kind"), [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "csv")])
@pytest.mark.parametrize(
    "header", [["name", "url"], ["Category", "Project Name", "Home Page"], ['"title"', '"link"', "x"]]
)
def test_a_header_with_known_columns_makes_a_table(separator: str, kind: str, header: list[str]) -> None:
    text = f"{separator.join(header)}\nA{separator}https://a.org\n"
    assert format_of(text) == format_of("\n" + text, ".txt") == kind


def test_columns_named_by_the_user_make_a_table() -> None:
    text = "Boat,Where\nA,https://a.org\n"
    assert format_of(text) == "markdown"
    assert format_of(text, "", {"title": "Boat", "url": "Where"}) == "csv"


@pytest.mark.parametrize(
    "text",
    [
        "Name, site and code",
        "name,url\rx",
        "name, [url](https://a.org)",
        "name,https://a.org",
        "title,url,https://a.org",
        "titleXurl",
        "title",
    ],
)
def test_a_sentence_or_a_link_is_not_a_header(text: str) -> None:
    assert format_of(text) == "markdown"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a,b\n1,2\n", "csv"),
        ("a\tb\n\n1\t2", "tsv"),
        ("a;b\n1;2", "csv"),
        ("a,b\n1\n", None),
        ("a,b\n", None),
        ("a\nb", None),
        ("aXb\ncXd", None),
    ],
)
def test_lines_with_the_same_number_of_cells_may_be_a_table(text: str, kind: str | None) -> None:
    assert delimited_format(text) == kind


def test_the_first_4000_characters_are_examined() -> None:
    assert format_of(" " * 3999 + '{"title": "Sloop"}') == "json"
    assert format_of(" " * 4000 + '{"title": "Sloop"}') == "markdown"
