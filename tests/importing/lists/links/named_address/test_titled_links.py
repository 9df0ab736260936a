"""A short name and a dash before a linked title."""

import pytest

from importing.lists.support import links, read, titles

LIST = "- 3D-Sap - [How trees drink](https://a.org)\n- {}\n- IM - [How trees eat](https://b.org)\n"


@pytest.mark.parametrize(
    ("name", "aliases", "description"),
    [
        ("3D-Sap", ("3D-Sap",), ""),
        ("acSap", ("acSap",), ""),
        ("[ ] Adaptive SAP", ("Adaptive SAP",), ""),
        ("Trees", (), "Trees"),
        ("All of the SAP", (), "All of the SAP"),
    ],
)
def test_a_name_before_a_linked_title_is_an_alias_or_the_description(
    name: str, aliases: tuple[str, ...], description: str
) -> None:
    item = f"{name} - [Why trees drink](https://c.org) ([code](https://d.org))"
    entry = read(LIST.format(item)).entries[1]
    assert (entry.title, entry.url) == ("Why trees drink", "https://c.org")
    assert (entry.aliases, entry.description, links(entry)) == (aliases, description, {"code": "https://d.org"})


@pytest.mark.parametrize(
    "item",
    [
        "MySap - [two words](https://c.org)",
        "MySap [no dash here](https://c.org)",
        "MySap: [colon and title](https://c.org)",
        "MySap - [some more words](https://c.org) and more",
        "MySap - [some more words](https://c.org) or [others](https://d.org)",
        "MySap - [some more words](#top)",
        "- [some more words",
        "x" * 121 + " - [some more words](https://c.org)",
    ],
)
def test_other_words_before_a_link_are_no_name(item: str) -> None:
    assert titles(LIST.format(item)) == ["How trees drink", "How trees eat"]


def test_a_single_item_with_this_layout_is_no_entry() -> None:
    assert titles("- [Brig](https://b.org)\n- 3D-Sap - [How trees drink](https://a.org)\n") == ["Brig"]
