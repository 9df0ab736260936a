"""A new entry made of an address."""

from datetime import date

import pytest

from mlcat.errors import UsageError
from mlcat.importing.editing.new_entry import new_entry, parse_address, title_of_address
from mlcat.model import Author, Publication


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" HTTP://a.example ", "HTTP://a.example"),
        ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
        ("https://a.example/#part", "https://a.example/#part"),
        ("github.com/owner/repo", "https://github.com/owner/repo"),
        (" www.a-b.example/ ", "https://www.a-b.example/"),
        ("a.example:8080/x?q=b c#d", "https://a.example:8080/x?q=b%20c#d"),
        ("bücher.example/x", "https://bücher.example/x"),
    ],
)
def test_valid_addresses_are_accepted(typed: str, url: str) -> None:
    assert parse_address(typed) == url


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("a.example", "Write https://a.example."),
        ("socket.io", "Write https://socket.io."),
        ("127.0.0.1/x", "Write https://127.0.0.1/x."),
        ("-a.example/x", "Write https://-a.example/x."),
        ("me@a.example/x", "Write https://me@a.example/x."),
        ("../a.example/x", "Write https://../a.example/x."),
        ("a.example:x/y", "Write the whole address: https://example.org/page."),
        ("mailto:a.example/x", "Write the whole address: https://example.org/page."),
        ("ftp://a.example/x", "Write the whole address: https://example.org/page."),
        ("javascript:alert(1)", "Write the whole address: https://example.org/page."),
        ("file:///etc/passwd", "Write the whole address: https://example.org/page."),
        ("/etc/passwd", "Write the whole address: https://example.org/page."),
        ("a:b/c", "Write the whole address: https://example.org/page."),
        ("faiss", "Write the whole address: https://example.org/page."),
        ("", "Write the whole address: https://example.org/page."),
        ("a b.c", "Write the whole address: https://example.org/page."),
        ("https://", "Write the whole address: https://example.org/page."),
        ("https://" + "a" * 4000, "Write the whole address: https://example.org/page."),
        (
            "owner/repo",
            "For the repository: `mlcat add https://github.com/owner/repo`. "
            "To make a catalog of the list in it: `mlcat import owner/repo`.",
        ),
    ],
)
def test_the_error_for_an_invalid_address_says_what_to_type(typed: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_address(typed)
    assert "is not an address" in caught.value.message
    assert caught.value.hint == hint


@pytest.mark.parametrize(("typed", "expected"), [("x" * 100, "x" * 100), ("x" * 101, "x" * 99 + "…")])
def test_the_error_for_an_invalid_address_shows_at_most_100_characters(typed: str, expected: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_address(typed)
    assert caught.value.message == f"'{expected}' is not an address that begins with https:// or http://."


def test_fields_without_a_value_are_empty() -> None:
    empty = new_entry("https://a.example/x", "X", "Boats", {"summary": "", "tags": [], "authors": (), "kind": None})
    assert empty == new_entry("https://a.example/x", "X", "Boats", {})


def test_an_address_with_control_characters_is_cleaned() -> None:
    assert parse_address("https://a.example/\x1b[31mx") == "https://a.example/[31mx"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://github.com/facebookresearch/faiss", "faiss"),
        ("https://github.com/facebookresearch/faiss.git", "faiss"),
        ("https://a.example/papers/sloops.pdf?x=1#y", "sloops"),
        ("https://a.example/one%20mast.html", "one mast"),
        ("https://a.example/%E5%B8%86%E8%88%B9", "帆船"),
        ("https://www.a.example:8080/", "a.example"),
        ("https://a.example/---/", "a.example"),
        ("https://a.example/%1b%5b31m", "[31m"),
        ("https://arxiv.org/pdf/2103.00020v2", "arXiv:2103.00020v2"),
        ("https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://a.example/" + "a" * 3000, "a" * 399 + "…"),
    ],
)
def test_a_title_is_derived_from_the_address(url: str, title: str) -> None:
    assert title_of_address(url) == title


def test_given_values_are_those_of_the_entry() -> None:
    values = {"tags": ["one mast"], "authors": ["Ada Lovelace"], "year": 1843, "kind": "library", "summary": None}
    entry = new_entry("https://a.example/x", "X", "Boats", values | {"license": "apache 2", "id": "my-x"})
    assert (entry.id, entry.title, entry.url, entry.section) == ("my-x", "X", "https://a.example/x", "Boats")
    assert (entry.tags, entry.authors, entry.year, entry.kind) == (("one mast",), ("Ada Lovelace",), 1843, "library")
    assert (entry.license, entry.summary, entry.description) == ("Apache-2.0", None, None)
    assert entry.added == date.today().isoformat()


def test_a_given_description_takes_precedence_over_that_of_the_page() -> None:
    page = "It sails. It floats."
    entry = new_entry("https://a.example/x", "X", "Boats", {}, page)
    assert (entry.summary, entry.description) == ("It sails.", page)
    entry = new_entry("https://a.example/x", "X", "Boats", {"summary": "A boat"}, page)
    assert (entry.summary, entry.description) == ("A boat", page)
    entry = new_entry("https://a.example/x", "X", "Boats", {"description": "Own. Words."}, page)
    assert (entry.summary, entry.description) == ("Own.", "Own. Words.")


def test_a_paper_has_a_publication_once_its_title_is_known() -> None:
    url = "https://arxiv.org/abs/2103.00020"
    entry = new_entry(url, "CLIP", "Papers", {"authors": ["Alec Radford"], "year": 2021})
    authors = (Author(family="Radford", given="Alec"),)
    assert entry.kind == "paper"
    assert entry.publications == (
        Publication(type="article", title="CLIP", authors=authors, year=2021, arxiv="2103.00020"),
    )
    assert new_entry(url, title_of_address(url), "Papers", {}).publications == ()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"license": "no license"}, "the new entry: 'X', field 'license': \"no license\" is not allowed."),
        ({"id": "No Id"}, "the new entry: 'No Id', field 'id': \"No Id\" is not allowed."),
        ({"summary": "a\x1bb"}, "the new entry: 'X', field 'summary': it has a control"),
        ({"summary": "a" * 401}, "the new entry: 'X', field 'summary': 401 characters are too many"),
        ({"year": 1500}, "the new entry: 'X', field 'year': 1500 is not allowed."),
    ],
)
def test_an_invalid_value_is_wrong_usage(values: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        new_entry("https://a.example/x", "X", "Boats", values)
    assert caught.value.message.startswith(message)
    assert caught.value.hint
