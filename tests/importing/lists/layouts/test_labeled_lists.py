"""A title with its own list of labels, next to or below it."""

import pytest

from importing.lists.support import links, only, read, titles
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import BOLD, CODE, ITALIC, LINK, TEXT, Block, Inline, flatten, text_of
from mlcat.importing.lists.layouts.labeled_lists import group_labeled_lists, is_bold, labeled_links


def document(text: str) -> Block:
    return parse_document(text, Deadline(len(text)), "markdown").root


def groups(text: str) -> list[list[str]]:
    """The text of each item of a list after its items are grouped, and those of the items in it."""
    root = document(text)
    group_labeled_lists(root)
    items = root.children[0].children
    return [[words(item), *(words(inner) for child in item.children for inner in child.children)] for item in items]


def words(item: Block) -> str:
    return text_of(flatten(item.children, []))


@pytest.mark.parametrize(
    ("row", "bold"),
    [
        ([Inline(TEXT, "Sloop", style=BOLD)], True),
        ([Inline(TEXT, "Sloop", style=BOLD), Inline(TEXT, " - "), Inline(CODE, "x", style=BOLD | ITALIC)], True),
        ([Inline(TEXT, "Sloop", style=BOLD), Inline(TEXT, " of wood")], False),
        ([Inline(LINK, "Sloop", "https://a.org", BOLD)], False),
        ([Inline(TEXT, " - ")], False),
    ],
)  # fmt: skip
def test_only_bold_words_without_links_are_bold(row: list[Inline], bold: bool) -> None:
    assert is_bold(row) is bold


def test_a_bold_paragraph_above_a_list_of_labels_is_an_entry() -> None:
    parsed = read("""
        # Ships

        ## Hulls

        **Rigs at Sea: a Survey**

        - Homepage: https://a.org
        - Paper: https://arxiv.org/abs/2101.00001
        - Code: None

        **Rigs on Land**

        - Paper: [Paper](https://arxiv.org/abs/2101.00002)
        - 代码：https://b.org
        - License: MIT
    """)
    sea, land = parsed.entries
    assert (sea.title, sea.url, sea.path) == ("Rigs at Sea: a Survey", "https://a.org", ("Hulls",))
    assert links(sea) == {"paper": "https://arxiv.org/abs/2101.00001"}
    assert (land.title, land.url, land.license) == ("Rigs on Land", "https://arxiv.org/abs/2101.00002", "MIT")
    assert links(land) == {"code": "https://b.org"}


@pytest.mark.parametrize(
    "items",
    ["- [Sloop](https://a.org)\n- [Brig](https://b.org)", "- Website: https://a.org\n- Made of wood https://b.org"],
)
def test_a_bold_paragraph_above_another_list_is_not_an_entry(items: str) -> None:
    assert "Ships" not in titles(f"## A\n\n**Ships**\n\n{items}\n")


def test_a_name_above_labels_may_have_labels_without_links() -> None:
    text = (
        "- Sloop\n  - Website: https://a.org\n  - License: MIT\n- Brig\n  - Website: https://b.org\n  - License: ISC\n"
    )
    assert [(entry.title, entry.url, entry.license) for entry in read(text).entries] == [
        ("Sloop", "https://a.org", "MIT"),
        ("Brig", "https://b.org", "ISC"),
    ]


def test_labels_next_to_a_labeled_title_belong_to_it() -> None:
    parsed = read("""
        ## June 9, 2020

        - **Paper**: [Rigs at Sea](https://a.org)
        - **Authors**: [Ada Moss](https://x.org/ada), Ben Reed
        - **Presentation**: [Slides](https://s.org)
        - **Paper**: [Rigs on Land](https://b.org)
        - **Authors**: Eve Stone
    """)
    sea, land = parsed.entries
    assert (sea.title, sea.authors, sea.url) == ("Rigs at Sea", ("Ada Moss", "Ben Reed"), "https://a.org")
    assert links(sea)["Presentation"] == "https://s.org"
    assert (land.title, land.authors) == ("Rigs on Land", ("Eve Stone",))


def test_other_items_next_to_a_labeled_title_are_entries() -> None:
    assert titles("- Book: [Rigs](https://a.org)\n- [Sails](https://b.org)\n- [Masts](https://c.org)") == [
        "Rigs",
        "Sails",
        "Masts",
    ]


def test_a_label_of_links_before_words_is_text() -> None:
    assert only("- [Sloop](https://a.org)\n  - Project: made of old wood").description == "Project: made of old wood"


def test_items_are_grouped_if_at_least_half_of_two_or_more_have_labels() -> None:
    rigs, sails, masts = "- Paper: [Rigs](https://a.org)\n", "- [Sails](https://b.org)\n", "- [Masts](https://c.org)\n"
    assert groups(rigs) == [["Paper: Rigs"]]
    assert groups(rigs + "- Authors: Ada Moss\n") == [["Paper: Rigs", "Authors: Ada Moss"]]
    assert groups(rigs + sails) == [["Paper: Rigs", "Sails"]]
    assert groups(rigs + sails + masts) == [["Paper: Rigs"], ["Sails"], ["Masts"]]


def test_items_belong_to_the_last_title_before_them() -> None:
    text = "".join(f"- Paper: [{name}](https://a.org/{name})\n- Authors: {name} Moss\n" for name in ("A", "B", "C"))
    assert groups(text) == [[f"Paper: {name}", f"Authors: {name} Moss"] for name in ("A", "B", "C")]


def test_links_have_the_labels_before_them() -> None:
    (block,) = document("- 代码：https://b.org\n- [Paper](https://a.org)\n- License: MIT\n").children
    assert labeled_links(block) == [("代码", "https://b.org"), ("Paper", "https://a.org")]
    (block,) = document("- Code: https://b.org\n- made of wood\n").children
    assert labeled_links(block) == []
