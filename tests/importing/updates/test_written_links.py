"""Addresses and named links in lines of any markup."""

import pytest

from mlcat.importing.updates.written_links import find_addresses, find_named_links


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [Sloop](https://a.org/sloop) - One mast.", {"a.org/sloop"}),
        ("[A](https://a.org/a)/[B](http://www.b.org/b/)", {"a.org/a", "b.org/b"}),
        (
            "see https://en.wikipedia.org/wiki/X_(y), too",
            {"en.wikipedia.org/wiki/X_(y)", "en.wikipedia.org/wiki/X_(y),"},
        ),
        ("<a href='https://a.org/?a=1&amp;b=2'>", {"a.org?a=1&b=2"}),
        ("`Sloop <https://a.org/s>`_", {"a.org/s"}),
        ("[[https://a.org/s][Sloop]]", {"a.org/s"}),
        ("https://a.org/s[Sloop]", {"a.org/s"}),
        ("https://a.org/X", {"a.org/X"}),
        ("[sloop]: HTTPS://A.org/s", {"a.org/s"}),
        ('{"url": "https://a.org/s", "x": 1}', {"a.org/s"}),
        ("https://arxiv.org/pdf/1503.03832v2.pdf", {"arxiv:1503.03832"}),
        ("**https://a.org/s**", {"a.org/s", "a.org/s**"}),
        ("ftp://a.org, http:/a.org", set()),
    ],
)
def test_addresses_are_found_in_their_canonical_form(line: str, expected: set[str]) -> None:
    assert find_addresses(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- **[The Sloop](https://a.org/s)**",
        "[**The Sloop**](https://a.org/s#x)",
        "* `The Sloop <https://a.org/s>`_ - x",
        "- [[https://a.org/s][The Sloop]]",
        "* https://a.org/s[The Sloop] x",
        "<li><a class='x' href='https://a.org/s' target=_blank>The Sloop</a>",
    ],
)
def test_links_are_found_with_their_text_in_each_markup(line: str) -> None:
    assert list(find_named_links(line)) == [("the sloop", "a.org/s")]


def test_a_link_without_a_text_has_no_name() -> None:
    assert list(find_named_links("[**](https://a.org/s)")) == []


@pytest.mark.parametrize(
    "run", ["https://", "https://a(", "[", "[a](", "`a <https://", "<a href='", "https://a.org[", "&amp;"]
)
def test_long_runs_take_no_long_time(run: str) -> None:
    line = run * (65536 // len(run))
    find_addresses(line)
    list(find_named_links(line))
