"""Addresses of a list that became neither an entry nor a reported omission."""

from importing.lists.support import read

TEXT = """
# Ships

A list beside [the other one](https://other.org) and [again](https://other.org).

## Sailing

- [Sloop](https://a.org) ([code](https://a.org/c)) - One mast.
- Read the [guide](https://guide.org) first.

Words on [masts](https://masts.org/m) and https://bare.org/x, then [up](#ships).

[![badge](https://i.org/b.svg)](https://badge.org)
"""


def test_an_address_without_an_entry_is_reported_once_with_its_line() -> None:
    parsed = read(TEXT)
    assert [(address.reason, address.line, address.text) for address in parsed.unread] == [
        ("not read", 4, "the other one https://other.org"),
        ("not read", 11, "masts https://masts.org/m"),
        ("not read", 11, "https://bare.org/x"),
    ]


def test_addresses_of_entries_omitted_lines_and_badges_are_not_reported() -> None:
    parsed = read(TEXT)
    assert [(omission.reason, omission.line) for omission in parsed.left_out] == [("no link in front", 9)]
    assert read("- [Sloop](https://a.org) - One mast, see [more](https://a.org/m).").unread == ()


def test_a_bare_address_without_an_entry_is_reported() -> None:
    unread = read("## A\n\n- [Sloop](https://a.org)\n\nSee https://bare.org/x for more.\n").unread
    assert [address.text for address in unread] == ["https://bare.org/x"]
