"""Where a link of a list leads, and why some lead to no entry."""

import pytest

from mlcat.importing.lists.links.addresses import own_page, resolve

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
        ("https://github.com/o/r#readme", "https://github.com/o/r#readme"),
        ("https://github.com/o/r/issues#top", "https://github.com/o/r/issues#top"),
        ("https://github.com/o/r", "https://github.com/o/r"),
        ("https://a.org/" + "x" * 3986, "https://a.org/" + "x" * 3986),
    ],
    ids=lambda value: value[:40],
)
def test_an_address_is_made_whole(href: str, url: str) -> None:
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
        ("https://a.org/" + "x" * 3987, "broken address"),
    ],
    ids=lambda value: value[:40],
)
def test_what_leads_to_no_resource_has_a_reason(href: str, reason: str) -> None:
    assert resolve(href, BASE) == ("", reason)


def test_without_the_lists_own_address_a_relative_one_leads_nowhere() -> None:
    assert resolve("sail.md", None) == ("", "relative address")
    assert resolve("a b://y", None) == ("", "relative address")
    assert resolve("CONTRIBUTING.md", None) == ("", "contributing")
    assert resolve("https://github.com/o/r#x", None) == ("https://github.com/o/r#x", "")


@pytest.mark.parametrize("base", ["https://[x/y", "lists/ships.md"])
def test_a_base_that_is_no_address_makes_none_whole(base: str) -> None:
    assert resolve("sail.md", base)[0] == ""
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
        ("https://github.com/o/license", None),
        ("https://github.com/o/r/blob/main/sail.md", None),
        ("https://a.org/license", None),
    ],
)
def test_pages_of_a_repository_about_itself_are_no_resource(url: str, reason: str | None) -> None:
    assert own_page(url) == reason
