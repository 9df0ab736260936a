"""A short name and a dash or colon before a linked title."""

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
        ("ID-SAP", ("ID-SAP",), ""),
        ("Slack", (), "Slack"),
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


@pytest.mark.parametrize("separator", [" -", " – ", ": ", "★: ", "："])
def test_the_name_ends_with_a_dash_or_colon_and_facts_may_follow_the_title(separator: str) -> None:
    item = f"AcSap{separator} [Why trees drink](https://arxiv.org/abs/1) (ROOTS 2017), Ada Moss, Ben Reed"
    entry = read(LIST.format(item)).entries[1]
    assert (entry.title, entry.aliases, entry.venue, entry.year) == ("Why trees drink", ("AcSap",), "ROOTS", 2017)
    assert (entry.authors, entry.description) == (("Ada Moss", "Ben Reed"), "")


def test_a_single_title_with_the_address_of_a_paper_is_an_entry() -> None:
    item = "- AcSap: [How trees drink](https://arxiv.org/abs/1) (2017)\n"
    assert titles(f"- [Brig](https://b.org)\n- [Sloop](https://s.org)\n{item}") == ["Brig", "Sloop", "How trees drink"]


def test_authors_before_a_linked_title_are_no_alias() -> None:
    entry = read(LIST.format("Ada Moss et al.: [Why trees drink](https://arxiv.org/abs/1). ROOTS 2017.")).entries[1]
    assert (entry.title, entry.authors, entry.et_al, entry.aliases) == ("Why trees drink", ("Ada Moss",), True, ())


@pytest.mark.parametrize(
    "item",
    [
        "REF: [Why trees drink](https://arxiv.org/abs/1)",
        "Slack: [Why trees drink](https://c.org)",
        "AcSap: [Why trees drink](https://c.org) (2017)",
        "AcSap: [Why trees drink](https://c.org). They do.",
        "AcSap: [Why trees drink](https://arxiv.org/abs/1) and eat",
    ],
)
def test_labels_and_sentences_with_a_link_are_no_titled_links(item: str) -> None:
    assert titles(LIST.format(item)) == ["How trees drink", "How trees eat"]
