"""The address of a link in a list, and why some links are not entries."""

import pytest

from importing.lists.support import only, read, reasons
from mlcat.importing.lists.links.link_targets import page_rejection_reason, resolve

BASE = "https://github.com/o/r/blob/HEAD/docs/README.md"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("//a.org/x", "https://a.org/x"),
        ("sail.md", "https://github.com/o/r/blob/HEAD/docs/sail.md"),
        ("../sail.md", "https://github.com/o/r/blob/HEAD/sail.md"),
        ("/sail.md", "https://github.com/o/r/blob/HEAD/sail.md"),
        ('https://a.org/<a> \t\n"b"\\^`{|}', "https://a.org/%3Ca%3E%20%22b%22%5C%5E%60%7B%7C%7D"),
        ("https://a.org/\u3000x", "https://a.org/%20x"),
        ("HTTPS://a.org/x", "HTTPS://a.org/x"),
        ("http://a.org", "http://a.org"),
        ("http://a.b", "http://a.b"),
        ("sail.md#/license", "https://github.com/o/r/blob/HEAD/docs/sail.md#/license"),
        ("sail.md?x=/license", "https://github.com/o/r/blob/HEAD/docs/sail.md?x=/license"),
        ("https://github.com/o/r#readme", "https://github.com/o/r#readme"),
        ("https://github.com/o/r/issues#top", "https://github.com/o/r/issues#top"),
        ("https://github.com/o/r", "https://github.com/o/r"),
        ("https://a.org/" + "x" * 3986, "https://a.org/" + "x" * 3986),
    ],
    ids=lambda value: value[:40],
)
def test_an_address_is_resolved_and_percent_encoded(href: str, url: str) -> None:
    assert resolve(href, BASE) == (url, "")


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("", "contents list"),
        (" ", "contents list"),
        ("#x", "contents list"),
        ("./#x", "contents list"),
        ("README.md#x", "contents list"),
        ("https://GitHub.com/O/R/#x", "contents list"),
        ("CONTRIBUTING.md", "contributing"),
        ("../Code-of-Conduct.md#top", "contributing"),
        ("code_of_conduct.md?x/y", "contributing"),
        ("LICENSE/", "license"),
        ("mailto:a@a.org", "not http"),
        ("http:a.org", "not http"),
        ("https://", "broken address"),
        ("x://y", "not http"),
        ("a b://y", "broken address"),
        ("http://ab", "broken address"),
        ("https://a.org/" + "x" * 3987, "broken address"),
    ],
    ids=lambda value: value[:40],
)
def test_an_address_that_is_not_a_resource_has_a_reason(href: str, reason: str) -> None:
    assert resolve(href, BASE) == ("", reason)


def test_without_a_base_a_relative_address_is_not_resolved() -> None:
    assert resolve("sail.md", None) == ("", "relative address")
    assert resolve("a b://y", None) == ("", "relative address")
    assert resolve("CONTRIBUTING.md", None) == ("", "contributing")
    assert resolve("https://github.com/o/r#x", None) == ("https://github.com/o/r#x", "")


@pytest.mark.parametrize("base", ["https://[x/y", "lists/ships.md"])
def test_an_invalid_base_does_not_resolve_relative_addresses(base: str) -> None:
    assert resolve("sail.md", base) == ("", "not http")
    assert resolve("https://a.org/#x", base) == ("https://a.org/#x", "")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://github.com/sponsors/me", "sponsor"),
        ("https://a.org/?utm_medium=sponsor", "sponsor"),
        ("https://github.com/o/r/blob/main/CONTRIBUTING.md#x", "contributing"),
        ("https://github.com/o/r/tree/main/.github/contributing", "contributing"),
        ("https://gitlab.com/o/r/-/blob/main/COPYING?x=/y", "license"),
        ("https://github.com/o/r/raw/main/LICENSE.txt", "license"),
        ("https://github.com/o/r/issues/LICENSE", None),
        ("https://github.com/o/r/issues/raw/LICENSE", None),
        ("https://github.com/o/r/blob", None),
        ("https://github.com/o/license", None),
        ("https://github.com/o/r/blob/main/sail.md", None),
        ("https://a.org/license", None),
    ],
)
def test_pages_about_a_repository_are_not_resources(url: str, reason: str | None) -> None:
    assert page_rejection_reason(url) == reason


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://a.org/x_(y)", "https://a.org/x_(y)"),
        ("<https://a.org/a b>", "https://a.org/a%20b"),
        ("https://de.wikipedia.org/wiki/Übung", "https://de.wikipedia.org/wiki/Übung"),
        ("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2"),
        ("//a.org/x", "https://a.org/x"),
        ("HTTP://A.org/x", "HTTP://A.org/x"),
        ("https://a.org/{id}|x", "https://a.org/%7Bid%7D%7Cx"),
    ],
)
def test_the_address_of_an_entry_is_completed_and_percent_encoded_where_necessary(href: str, url: str) -> None:
    assert only(f"- [Sloop]({href})").url == url


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("javascript:alert(1)", "not http"),
        ("file:///etc/passwd", "not http"),
        ("data:text/html,x", "not http"),
        ("mailto:a@a.org", "not http"),
        ("ftp://a.org", "not http"),
        ("docs/x.md", "relative address"),
        ("/x", "relative address"),
        ("#ships", "contents list"),
        ("https://", "broken address"),
        ("https:///x", "broken address"),
        ("http:a.org", "not http"),
        ("https://a.org/" + "x" * 4000, "broken address"),
    ],
)
def test_an_item_whose_address_a_catalog_cannot_hold_is_left_out_and_counted(href: str, reason: str) -> None:
    parsed = read(f"- [Sloop]({href})")
    assert not parsed.entries
    assert reasons(parsed) == {reason: 1}


def test_a_relative_address_is_resolved_against_the_address_of_the_list() -> None:
    base = "https://github.com/o/r/blob/HEAD/README.md"
    assert only("- [Sloop](docs/x.md)", base).url == "https://github.com/o/r/blob/HEAD/docs/x.md"
    for own in ("#x", "README.md#x", "./#x", "https://github.com/o/r#x", "https://github.com/O/R/#x"):
        assert not read(f"- [Sloop]({own})", base).entries, own


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://github.com/o/r/blob/HEAD/docs/list.md", "https://github.com/o/r/blob/HEAD/x.md"),
        ("https://gitlab.com/o/r/-/blob/main/docs/list.md", "https://gitlab.com/o/r/-/blob/main/x.md"),
        ("https://lists.example/o/r/list.md", "https://lists.example/x.md"),
    ],
)
def test_a_leading_slash_means_the_root_of_the_repository_or_of_the_host(base: str, url: str) -> None:
    assert only("- [Sloop](/x.md)", base).url == url
