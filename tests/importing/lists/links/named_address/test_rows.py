"""Rows of a short name and its address, part by part."""

import pytest

from mlcat.importing.documents.tree import CODE, LINK, TEXT, Inline, text_of
from mlcat.importing.lists.links.named_address import find_named_address

URL = "https://a.org/b"


@pytest.mark.parametrize("text", ["https://a.org/b", "a.org/b", "a.org/b/", "//a.org/b"])
@pytest.mark.parametrize("end", ["", "/"])
def test_a_link_with_the_end_of_its_address_as_text_is_the_address(text: str, end: str) -> None:
    link = find_named_address([Inline(TEXT, "Anvil: "), Inline(LINK, text, URL + end), Inline(TEXT, " heavy")])
    assert link
    assert (link.title, link.href, text_of(link.rest)) == ("Anvil", URL + end, "heavy")


@pytest.mark.parametrize(
    ("text", "url"), [("Site", URL), ("b", URL), ("a.org", URL), ("a.org/b", "x://a.org/b"), ("a.org/bX", URL)]
)
def test_a_link_with_another_text_is_no_named_address(text: str, url: str) -> None:
    assert find_named_address([Inline(TEXT, "Anvil: "), Inline(LINK, text, url)]) is None


@pytest.mark.parametrize(
    ("before", "after"), [("<", "> heavy"), ("(", ") heavy"), ("（", "）heavy"), ("【", "】 heavy")]
)
def test_a_bare_address_may_stand_in_brackets(before: str, after: str) -> None:
    link = find_named_address([Inline(TEXT, "An"), Inline(TEXT, f"vil {before}{URL}{after}"), Inline(CODE, "x")])
    assert link
    assert (link.title, link.href, text_of(link.rest)) == ("Anvil", URL, "heavyx")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Xebec X", "Xebec X"), ("* _Anvil_ -", "Anvil"), ("a" * 120, "a" * 120), ("a" * 121, None), ("⭐", None),
        ("See.", None), ("看。", None), ("Where?", None), ("See!", "See!"), ("", None),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_a_name_is_short_and_no_sentence(name: str, title: str | None) -> None:
    link = find_named_address([Inline(TEXT, f"{name} "), Inline(LINK, URL, URL)])
    assert (link.title if link else None) == title


def test_a_row_without_an_address_or_a_name_is_none() -> None:
    assert find_named_address([Inline(TEXT, "Anvil"), Inline(CODE, URL)]) is None
    assert find_named_address([Inline(TEXT, f"- {URL}")]) is None
