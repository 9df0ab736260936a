"""Headings that are entries: which of them are, the blocks that belong to each, and the facts in these."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importing.lists.support import links, read, titles
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import HEADING_ENTRY, text_of
from mlcat.importing.lists.layouts.heading_entries import mark_heading_entries
from mlcat.importing.lists.parser import parse_list


def entries(*parts: str) -> list[tuple[str, int]]:
    """The title of each heading that is an entry, and the number of blocks in its body."""
    root = parse_document("\n\n".join(["# List", *parts]), Deadline(0)).root
    mark_heading_entries(root)
    bodies = [block.children for block in root.children if block.kind == HEADING_ENTRY]
    return [(text_of(heading.inlines), len(body)) for heading, *body in bodies]


def linked(name: str, level: int = 2) -> str:
    return f"{'#' * level} [{name}](https://{name}.org)"


LINKS = "- [X](https://x.org)\n- [Y](https://y.org)"
ONE_LINK = "- [X](https://x.org)\n- text"
LABELED = "- Website: https://a.org\n- License: MIT"


def test_two_linked_headings_over_text_are_entries() -> None:
    assert entries(linked("A"), "Text.", linked("B"), "Text.", "More.") == [("A", 1), ("B", 2)]
    assert entries(linked("A"), "Text.") == []
    assert entries(linked("A"), "Text.", "## B", "Text.") == []


def test_the_first_block_is_never_an_entry() -> None:
    root = parse_document(f"{linked('A', 1)}\n\nText.\n\n{linked('B', 1)}\n\nText.", Deadline(0)).root
    mark_heading_entries(root)
    assert [block.kind for block in root.children] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("link", ["[A](#a)", "[A](a.md)", "[Contents](https://c.org)", "The [A](https://a.org)"])
def test_a_heading_without_a_link_to_another_page_is_not_an_entry(link: str) -> None:
    assert entries(f"## {link}", "Text.", linked("B"), "Text.") == []


def test_a_block_that_holds_entries_ends_the_body() -> None:
    alone = [linked("A"), "Text.", linked("B"), "Text."]
    assert entries(*alone, linked("C"), "Text.", LINKS, "More.") == [("A", 1), ("B", 1), ("C", 1)]
    assert entries(*alone, linked("C"), "Text.", ONE_LINK, "More.") == [("A", 1), ("B", 1), ("C", 3)]
    table = "| N |\n| - |\n| [X](https://x.org) |"
    assert entries(*alone, linked("C"), "Text.", table) == [("A", 1), ("B", 1), ("C", 1)]
    assert entries(*alone, linked("C"), "Text.", "| N |\n| - |\n| x |") == [("A", 1), ("B", 1), ("C", 2)]
    details = f"<details>\n\n{LINKS}\n\n</details>"
    assert entries(*alone, linked("C"), "Text.", details) == [("A", 1), ("B", 1), ("C", 1)]
    assert entries(*alone, linked("C"), "Text.", "### [D](#d)") == [("A", 1), ("B", 1), ("C", 1)]


@pytest.mark.parametrize(
    "label", ["[pdf](https://x.org)", "[https://x.org](https://x.org)", "[Website](https://x.org)"]
)
def test_labels_in_a_list_are_not_entries(label: str) -> None:
    text = f"- {label}\n- {label}\n- [X](https://x.org)"
    assert entries(linked("A"), text, linked("B"), "Text.") == [("A", 1), ("B", 1)]


def test_most_of_the_linked_headings_have_no_other_entries_below_them() -> None:
    half = [linked("A"), "Text.", linked("B"), "Text.", linked("C"), LINKS, linked("D"), LINKS]
    assert entries(*half) == [("A", 1), ("B", 1)]
    assert entries(*half, linked("E"), LINKS) == []


def test_a_heading_that_is_only_a_link_is_an_entry_if_most_are() -> None:
    assert entries(linked("A"), linked("B"), linked("C"), "Text.") == [("A", 0), ("B", 0), ("C", 1)]
    assert entries(linked("A"), linked("B"), "Text.") == [("B", 1)]
    assert entries(linked("A"), linked("B"), "Text.", linked("C"), "Text.") == [("B", 1), ("C", 1)]


def test_a_linked_heading_above_linked_headings_is_a_section() -> None:
    below = [linked("B", 3), "Text.", linked("C", 3), "Text."]
    assert entries(linked("A"), *below) == [("B", 1), ("C", 1)]
    assert entries(linked("A"), "Intro.", *below) == [("A", 1), ("B", 1), ("C", 1)]


@pytest.mark.parametrize(("names", "bodies"), [("ab", []), ("abc", [3, 3, 3])])
def test_a_heading_that_occurs_three_times_is_a_label(names: str, bodies: list[int]) -> None:
    parts = [part for name in names for part in (linked(name), "Text.", "### Extras", LINKS)]
    assert [count for _, count in entries(*parts)] == bodies


def test_a_heading_named_like_a_field_is_a_label() -> None:
    parts = [part for name in "ab" for part in (linked(name), "Text.", "### Links", LINKS)]
    assert entries(*parts) == [("a", 3), ("b", 3)]


# --- Headings without a link ---------------------------------------------------------------------------------------


def test_two_plain_headings_over_labeled_links_are_entries() -> None:
    assert entries("## A", LABELED, "## B", "Text.", LABELED) == [("A", 1), ("B", 2)]
    assert entries("## A", LABELED) == []


def test_most_headings_of_the_level_are_plain_entries() -> None:
    two = ["## A", LABELED, "## B", LABELED]
    assert entries(*two, "## C", "Text.", "## D", "Text.") == [("A", 1), ("B", 1)]
    assert entries(*two, "## C", "Text.", "## D", "Text.", "## E", "Text.") == []
    assert entries("## A", LABELED, "### C", "Text.", "## B", LABELED, "#### D", "Text.") == []


@pytest.mark.parametrize(
    "body",
    ["Text.", LINKS, "| N |\n| - |\n| [X](https://x.org) |", f"{LABELED}\n- [X](https://x.org)", ""],
)
def test_a_plain_heading_above_other_content_is_not_an_entry(body: str) -> None:
    assert entries("## A", LABELED, "## B", LABELED, "## C", body) == [("A", 1), ("B", 1)]


@pytest.mark.parametrize("heading", ["Contributing", "Links", "![A](a.png) [![b](b.png)](https://b)", "See [A](#a)"])
def test_a_heading_of_another_kind_is_not_a_plain_entry(heading: str) -> None:
    assert entries("## A", LABELED, "## B", LABELED, f"## {heading}", LABELED) == [("A", 1), ("B", 1)]


def test_labels_below_a_plain_heading_belong_to_it() -> None:
    assert entries("## A", "### Links", LABELED, "## B", LABELED) == [("A", 2), ("B", 1)]
    details = f"<details>\n\n{LABELED}\n\n</details>"
    assert entries("## A", details, "## B", LABELED) == [("A", 1), ("B", 1)]


@pytest.mark.parametrize(("blocks", "expected"), [(60, [("A", 60), ("B", 1)]), (61, [])])
def test_a_plain_entry_has_at_most_sixty_blocks(blocks: int, expected: list[tuple[str, int]]) -> None:
    assert entries("## A", *["Text."] * (blocks - 1), LABELED, "## B", LABELED) == expected


def test_an_entry_ends_at_the_next_heading_of_its_level_or_above() -> None:
    assert entries(linked("A", 3), "Text.", "## S", "Text.", linked("B", 3), "a", "#### T", "b") == [("A", 1), ("B", 3)]


# --- The facts ---------------------------------------------------------------------------------------------------


def test_a_heading_with_a_link_is_an_entry_described_by_the_text_below_it() -> None:
    parsed = read("""
        # Ships

        ## Sailing

        ### [Sloop](https://a.org)

        > One mast.

        ```
        pip install sloop
        ```

        ### [Cutter](https://e.org)

        Also one.

        ### [Brig](https://b.org)

        Two masts.

        - [Ketch](https://c.org) - A list goes on.
        - [Yawl](https://d.org) - With another.
    """)
    entries = [(entry.title, entry.description, entry.path) for entry in parsed.entries]
    assert entries == [
        ("Sloop", "One mast.", ("Sailing",)),
        ("Cutter", "Also one.", ("Sailing",)),
        ("Brig", "Two masts.", ("Sailing",)),
        ("Ketch", "A list goes on.", ("Sailing",)),
        ("Yawl", "With another.", ("Sailing",)),
    ]
    assert parsed.entries[0].install == "pip install sloop"


def test_headings_below_a_heading_entry_are_labels() -> None:
    body = "\n\n### Category\nOffice, Home\n\n### Links\n- [Founder](https://x.org/{0})\n- [Web](https://y.org/{0})\n\n"
    text = "# L\n\n# Open\n\n" + "".join(f"## [N{n}](https://a.org/{n})\nHelps.{body.format(n)}" for n in range(3))
    entries = read(text).entries
    assert [(entry.title, entry.description, entry.tags) for entry in entries] == [
        (f"N{n}", "Helps.", ("Office", "Home")) for n in range(3)
    ]
    assert links(entries[0]) == {"Founder": "https://x.org/0", "website": "https://y.org/0"}


def test_a_plain_heading_above_labeled_links_is_an_entry() -> None:
    parsed = read(
        "# L\n\n## Tools\n\n### Shears\n\n- Website: https://a.org\n- License: MIT\n\n### Saw\n\n[Website](https://b.org)\n\nCuts.\n"
    )
    assert [(entry.title, entry.url, entry.license) for entry in parsed.entries] == [
        ("Shears", "https://a.org", "MIT"),
        ("Saw", "https://b.org", None),
    ]


def test_a_heading_above_a_list_of_links_is_a_section_with_or_without_a_link() -> None:
    first = "# L\n\n## [A](https://a.org)\n\n- [S](https://s.org)\n- [T](https://t.org)\n\n"
    assert titles(first + "## B\n\n- [U](https://u.org)\n- [V](https://v.org)\n") == ["S", "T", "U", "V"]


def test_links_with_the_same_text_below_many_headings_are_labels() -> None:
    parts = [
        f"### {name}\n\n#### Made of wood\n\n[Visit](https://{name}.org)\n\nIt sails.\n\n[Read more](https://m.org/{name})"
        for name in ("A", "B", "C")
    ]
    entries = read(
        "\n\n".join(["# List", "## Ships", *parts, "[All ships](https://all.org)", "**[Top](#top)**", "<br>"])
    ).entries
    assert [(entry.title, entry.url) for entry in entries[:3]] == [(n, f"https://{n}.org") for n in ("A", "B", "C")]
    assert [entry.description for entry in entries[:3]] == ["Made of wood It sails."] * 3
    assert links(entries[0]) == {"Read more": "https://m.org/A"}


def test_a_heading_named_like_a_label_is_an_entry_among_others_if_values_follow() -> None:
    values = "- License: MIT\n- Description: Made of wood.\n- Website: https://{}.org"
    parts = [f"## {name}\n\n{values.format(name)}" for name in ("A", "B", "GitHub")]
    assert [name for name, _ in entries(*parts)] == ["A", "B", "GitHub"]
    assert [name for name, _ in entries(*parts[:2], "## GitHub", "- Website: https://a.org")] == ["A", "B"]


_BLOCKS = st.sampled_from(
    ("# ?", "## A", "## B", "### ?", "### License", "#### ...", "***", "---", "text", "...", "[Code](https://a.org)",
     "- [B](https://b.org)", "- License: MIT", "**Website:** https://c.org", "![x](https://d.org/x.png)", "<br>",
     "<details><summary>?</summary>\n\n- ?\n\n</details>", "| ? |\n|---|\n| ? |", "> ?", "[](https://e.org)")
)  # fmt: skip


@given(st.lists(_BLOCKS, max_size=12))
@example(["## A", "### ?"])
def test_headings_and_blocks_without_words_are_read(blocks: list[str]) -> None:
    assert isinstance(parse_list("\n\n".join(blocks)).entries, list | tuple)


@pytest.mark.parametrize(("count", "are_sections"), [(3, False), (4, True)])
def test_a_heading_over_a_list_of_bare_addresses_is_a_section(count: int, are_sections: bool) -> None:
    addresses = "".join(f"- https://{{name}}.org/{number}\n" for number in range(count))
    text = "".join(f"## {name}\n\n{addresses}\n".replace("{name}", name) for name in ("sails", "masts", "rigs"))
    parsed = read(f"# Boats\n\n{text}")
    assert (parsed.entries[0].title == "sails") is not are_sections
    assert len(parsed.entries) == (3 * count if are_sections else 3)


def test_a_list_with_as_many_other_links_is_no_list_of_bare_addresses() -> None:
    fields = "- Website: https://{0}.org\n- Code: https://{0}.org/c\n- https://{0}.org/1\n- https://{0}.org/2\n\n"
    parsed = read("# Boats\n\n" + "".join(f"## {name}\n\n{fields.format(name)}" for name in ("sails", "masts", "rigs")))
    assert [entry.title for entry in parsed.entries] == ["sails", "masts", "rigs"]
