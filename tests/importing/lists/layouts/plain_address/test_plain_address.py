"""A name in plain words, followed by its address."""

import pytest

from importing.lists.support import read


@pytest.mark.parametrize(
    "item",
    [
        "Anvil - https://a.org", "**Anvil**: https://a.org", "Anvil <https://a.org>", "Anvil：https://a.org",
        "Anvil: [https://a.org](https://a.org)",
    ],
)  # fmt: skip
def test_a_plain_name_before_an_address_is_the_title(item: str) -> None:
    reading = read(f"- {item}\n- Saw - https://b.org\n")
    assert [(entry.title, entry.url) for entry in reading.entries] == [
        ("Anvil", "https://a.org"),
        ("Saw", "https://b.org"),
    ]
