"""Items of lists: which are entries, what belongs to the entry above, and what is left out."""

from textwrap import dedent

import pytest

from importing.lists.support import links, only, read, reasons, titles
from mlcat.importing.lists.parser import parse_list


@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "7)", "- [ ]", "- [x]", "-\t", "   *"])
def test_an_item_that_starts_with_a_link_is_an_entry_with_any_bullet(bullet: str) -> None:
    entry = only(f"# List\n\n## Ships\n\n{bullet} [Sloop](https://a.org/sloop) - One mast.\n")
    assert (entry.title, entry.url, entry.path) == ("Sloop", "https://a.org/sloop", ("Ships",))
    assert entry.description == "One mast."


@pytest.mark.parametrize(
    "front",
    ["🔥 ", ":fire: ", "**", "***", "(", "[", "![new](https://b.org/n.svg) ",
    "[![b](https://b.org/b.svg)](https://b.org) ",
     "⭐ **", "<b>", "1️⃣ ", "ℹ️ ", "• ", "<img src='x.png'> ", '<a name="sloop"></a>', "<input type='checkbox'> "],
)  # fmt: skip
def test_badges_emoji_brackets_and_bold_may_precede_the_link(front: str) -> None:
    after = {"**": "**", "***": "***", "⭐ **": "**", "(": ")", "[": "]", "<b>": "</b>"}.get(front, "")
    entry = only(f"- {front}[Sloop](https://a.org){after} - One mast.")
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org", "One mast.")


@pytest.mark.parametrize(
    "item",
    ["Read the [guide](https://a.org) first.", "MySQL - [awesome-mysql](https://a.org)", "No link at all",
     "**Bold**", "The [x](https://a.org)"],
)  # fmt: skip
def test_an_item_with_words_before_its_link_is_not_an_entry(item: str) -> None:
    parsed = read(f"- {item}\n- [Sloop](https://a.org/sloop)")
    assert [entry.title for entry in parsed.entries] == ["Sloop"]
    assert reasons(parsed) == ({"no link in front": 1} if "http" in item else {})


def test_sub_items_that_start_with_a_link_are_separate_entries() -> None:
    text = """
        ## Ships
        - Sailing
          - [Sloop](https://a.org/1) - One mast.
            - [Racer](https://a.org/2) - Fast.
              1. [Tiny](https://a.org/3)
        - [Steamer](https://a.org/4)
    """
    assert titles(text) == ["Sloop", "Racer", "Tiny", "Steamer"]
    assert [entry.path for entry in read(text).entries] == [("Ships", "Sailing")] * 3 + [("Ships",)]


def test_other_sub_items_belong_to_the_entry_above() -> None:
    entry = only("""
        - [Sloop](https://a.org/1) - One mast.
          - Built in wood, see the [yard](https://a.org/yard).
          - https://a.org/home
    """)
    assert entry.description == "One mast. Built in wood, see the yard."
    assert links(entry) == {"yard": "https://a.org/yard", "website": "https://a.org/home"}


def test_paragraphs_and_wrapped_lines_of_an_item_are_joined_into_one_description() -> None:
    entry = only("""
        * [Sloop](https://a.org/1) -
          One mast,
          two sails.

          A second paragraph with a [link](https://a.org/2).
    """)
    assert entry.description == "One mast, two sails. A second paragraph with a link."


def test_bullets_nested_deeper_than_python_recurses_are_entries() -> None:
    for indent in ("  ", "    ", "\t"):
        text = "\n".join(indent * depth + f"- [n{depth}](https://a.org/{depth})" for depth in range(1100))
        assert len(parse_list(text).entries) == 1100
    assert len(parse_list("> " * 2000 + "- [a](https://a.org)").entries) == 1
    assert len(parse_list("- " * 2000 + "[a](https://a.org)").entries) == 1


def test_an_item_with_plain_words_before_labeled_links_is_titled_by_its_words() -> None:
    parsed = read("""
        ## Papers
        - **One mast is enough** (2015), J. Doe et al. [[pdf]](https://a.org/1.pdf) [[code]](https://a.org/c)
        - Two masts (2016), R. Roe [[pdf]](https://a.org/2.pdf)
    """)
    first = parsed.entries[0]
    assert (first.title, first.url, first.year) == ("One mast is enough", "https://a.org/1.pdf", 2015)
    assert (first.description, first.authors, first.et_al) == ("", ("J. Doe",), True)
    assert links(first) == {"code": "https://a.org/c"}
    assert parsed.entries[1].title == "Two masts"


def test_labeled_links_after_a_plain_title_may_be_in_brackets() -> None:
    entry = only(
        "1. **Sloop** - ([Repo](https://a.org), [Home](https://a.org/h), [Docs](https://a.org/d)) One mast. `Wood`"
    )
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org", "One mast.")
    assert (links(entry), entry.tags) == ({"Home": "https://a.org/h", "docs": "https://a.org/d"}, ("Wood",))


def test_labeled_links_below_a_plain_item_belong_to_it() -> None:
    entry = only("- Cutting hedges\n  - [paper](https://a.org/p)\n  - [slides](https://a.org/s)\n")
    assert (entry.title, entry.url, links(entry)) == (
        "Cutting hedges",
        "https://a.org/p",
        {"slides": "https://a.org/s"},
    )


def test_a_plain_item_above_links_is_a_section() -> None:
    entry = only(
        dedent("""
        ## Ships

        - Observables
          - [Sloop](https://a.org) - One mast.
    """)
    )
    assert entry.path == ("Ships", "Observables")


def paths(text: str) -> list[tuple[str, ...]]:
    return [entry.path for entry in read(f"## Ships\n\n{text}").entries]


@pytest.mark.parametrize(
    ("title", "items", "is_section"),
    [
        ("a" * 100, ["[A](https://a.org)"], True),
        ("a" * 101, ["[A](https://a.org)"], False),
        ("Sail.", ["[A](https://a.org)"], False),
        ("⭐", ["[A](https://a.org)"], False),
        ("Sail", ["[A](https://a.org)", "words"], True),
        ("Sail", ["[A](https://a.org)", "words", "words"], False),
        ("Sail", ["[A](https://a.org)", "[B](#b)", "[C](#c)"], False),
        ("Sail", ["[A](https://a.org)", "[B](https://b.org)", "words", "[C](#c)"], True),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_section_has_a_short_title_and_at_least_half_of_its_items_are_links(
    title: str, items: list[str], is_section: bool
) -> None:
    text = "".join([f"- {title}\n", *(f"  - {item}\n" for item in items)])
    assert set(paths(text)) == {("Ships", title) if is_section else ("Ships",)}


def test_a_plain_item_above_a_table_is_not_a_section() -> None:
    assert paths("- Sail\n\n  | A |\n  |-|\n  | [A](https://a.org) |\n") == [("Ships",)]


def test_items_below_a_text_of_an_entry_belong_to_the_entry_too() -> None:
    entry = only("- [Sloop](https://a.org)\n  - built in wood\n    - in [a yard](https://b.org)\n    - Year: 2019\n")
    assert (entry.description, links(entry), entry.year) == (
        "built in wood in a yard",
        {"a yard": "https://b.org"},
        2019,
    )


@pytest.mark.parametrize("line", ["https://b.org", "Year: 2019", "built in wood", "[docs](https://b.org)"])
def test_a_code_block_below_a_line_of_an_entry_belongs_to_the_entry(line: str) -> None:
    text = f"- [Sloop](https://a.org)\n  - {line}\n\n    ```\n    pip install sloop\n    ```\n"
    assert only(text).install == "pip install sloop"


def test_the_first_line_of_an_item_is_not_an_entry_but_each_further_one_may_be() -> None:
    text = "- Both <br> [Sloop](https://a.org) - One. <br> [Brig](https://b.org) - Two.\n"
    assert titles(text) == ["Sloop", "Brig"]


def test_code_spans_below_an_entry_are_its_year_language_and_tags() -> None:
    entry = only(
        "- [Sloop](https://a.org): One mast\n"
        "  - [`App Store`](https://apps.example/1) <a href='https://a.org/1.png'>`Screenshot 1`</a>\n"
        "  - `2025` `swift` `ipad`\n"
        "  - ☆`168`\n"
    )
    assert (entry.year, entry.language, entry.tags) == (2025, "Swift", ("swift", "ipad"))
    assert (entry.description, links(entry)) == (
        "One mast",
        {"download": "https://apps.example/1", "screenshot": "https://a.org/1.png"},
    )


def test_words_next_to_code_spans_are_part_of_the_description() -> None:
    entry = only("- [Sloop](https://a.org)\n  - needs `2025` masts\n")
    assert (entry.description, entry.year) == ("needs 2025 masts", None)


def test_links_to_numbered_screenshots_are_labeled_screenshot() -> None:
    text = "- [Sloop](https://a.org)\n  - [Screenshot 1](https://a.org/1.png) [Screenshot 2](https://a.org/2.png)\n"
    assert [(link.label, link.url) for link in only(text).links] == [
        ("screenshot", "https://a.org/1.png"),
        ("screenshot", "https://a.org/2.png"),
    ]


@pytest.mark.parametrize("name", ["toc", "index", "license", "donate", "citation", "sponsors"])
def test_a_described_entry_may_be_called_license_or_sponsors(name: str) -> None:
    assert only(f"- [{name}](https://a.org/{name}) - Does something.").title == name


def test_a_linked_image_is_an_entry_but_a_link_of_the_entry_above_it() -> None:
    assert titles("- [![Sloop](s.png)](https://a.org) - One mast.\n- [![Brig](b.png)](https://b.org)") == [
        "Sloop",
        "Brig",
    ]
    entry = only("- [Sloop](https://a.org) - One mast.\n  - [![Brig](b.png)](https://b.org) Two masts.")
    assert (entry.description, links(entry)) == ("One mast. Two masts.", {"Brig": "https://b.org"})


def test_links_to_other_things_below_an_entry_are_entries() -> None:
    parsed = read("- [Sloop](https://a.org) - One mast.\n  - See also:\n    - [Brig](https://b.org)")
    assert [(entry.title, entry.description) for entry in parsed.entries] == [("Sloop", "One mast."), ("Brig", "")]


def test_a_link_with_authors_and_year_after_a_title_is_no_title() -> None:
    parsed = read(
        """
        - **How trees drink. [Moss (1970)](https://a.org/1).**<br><sub>Water</sub>
          * Rich trees. [Moss, Reed (1952)](https://a.org/2).
          * Tall trees and old boats. [Oak et al (1986)](https://a.org/3)
          * Boats like [Moss (1952)](https://a.org/4)
        - [Sloop](https://a.org)
        - [Brig](https://b.org)
        """
    )
    facts = [(entry.title, entry.authors, entry.et_al, entry.year, entry.kind) for entry in parsed.entries]
    assert facts == [
        ("How trees drink", ("Moss",), False, 1970, "paper"),
        ("Rich trees", ("Moss", "Reed"), False, 1952, "paper"),
        ("Tall trees and old boats", ("Oak",), True, 1986, "paper"),
        ("Sloop", (), False, None, None),
        ("Brig", (), False, None, None),
    ]


def test_an_item_with_the_facts_of_a_paper_is_an_entry_among_items_of_another_layout() -> None:
    parsed = read(
        """
        - [Sloop](https://a.org)
        - How trees drink. [[Moss, 2018](https://b.org)]
        - Rich trees. ROOTS 2019. [[pdf](https://c.org)]
        - Tall trees. [[pdf](https://d.org)]
        - [Brig](https://e.org)
        - [Yawl](https://y.org)
        - [Dhow](https://w.org)
        """
    )
    assert [entry.title for entry in parsed.entries] == [
        "Sloop",
        "How trees drink",
        "Rich trees",
        "Brig",
        "Yawl",
        "Dhow",
    ]
    assert reasons(parsed) == {"no link in front": 1}


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Sloop (https://s.org) – one mast", "Sloop"),
        ("Old Sloop (https://s.org/x)", "Old Sloop"),
        ("Sloop(https://s.org) - one mast", "Sloop"),
        ("Sloop (https://s.org) has one mast", None),
        ("Sloop https://s.org - one mast", None),
        ("Sloops, fast ones (https://s.org) - one mast", None),
        ("x" * 61 + " (https://s.org) - one mast", None),
    ],
)
def test_a_name_with_its_address_in_brackets_is_an_entry_among_other_items(item: str, title: str | None) -> None:
    parsed = read(f"- [Brig](https://a.org)\n- [Yawl](https://b.org)\n- {item}\n- [Dhow](https://c.org)\n")
    assert [entry.title for entry in parsed.entries] == ["Brig", "Yawl", *([title] if title else []), "Dhow"]


def test_a_link_into_the_page_after_plain_words_over_links_is_not_part_of_the_section() -> None:
    parsed = read(
        """
        ## Boats

        - <a id="fast">**Fast** - for races</a> | [Back to top](#contents)
          - [Sloop](https://a.org)
        - Slow [Top](#contents)
          - [Dhow](https://b.org)
        """
    )
    assert [entry.path for entry in parsed.entries] == [("Boats", "Fast - for races"), ("Boats", "Slow")]
    assert parsed.left_out == ()
