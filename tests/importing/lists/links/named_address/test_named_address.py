"""A name in plain words, followed by its address."""

import pytest

from importing.lists.support import read
from mlcat.importing.documents.tree import LINK, TEXT, Inline, text_of
from mlcat.importing.lists.links.named_address import find_titled_link


@pytest.mark.parametrize(
    "item",
    [
        "Anvil - https://a.org", "**Anvil**: https://a.org", "Anvil <https://a.org>", "Anvil：https://a.org",
        "Anvil: [https://a.org](https://a.org)", "[Anvil] https://a.org", "[Anvil] - https://a.org",
    ],
)  # fmt: skip
def test_a_plain_name_before_an_address_is_the_title(item: str) -> None:
    parsed = read(f"- {item}\n- Saw - https://b.org\n")
    assert [(entry.title, entry.url) for entry in parsed.entries] == [
        ("Anvil", "https://a.org"),
        ("Saw", "https://b.org"),
    ]


@pytest.mark.parametrize(
    ("name", "aliases", "description"),
    [("rS", ("rS",), ""), ("r2", ("r2",), ""), ("Rs", (), "Rs"), ("rig on Sea", ("rig on Sea",), "")],
)
def test_an_acronym_before_a_linked_title_is_an_alias(name: str, aliases: tuple[str, ...], description: str) -> None:
    link = find_titled_link([Inline(TEXT, f"{name} - "), Inline(LINK, "Rigs at Sea", "https://a.org")])
    assert link is not None
    assert (link.title, link.aliases, text_of(link.rest)) == ("Rigs at Sea", aliases, description)


@pytest.mark.parametrize("dash", ["–", "—"])
def test_words_between_the_name_and_its_address_are_the_description(dash: str) -> None:
    parsed = read(f"- Anvil {dash} heavy, of iron {dash} https://a.org\n- Saw – https://b.org\n")
    assert [(entry.title, entry.description) for entry in parsed.entries] == [("Anvil", "heavy, of iron"), ("Saw", "")]
