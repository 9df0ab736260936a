"""Facts that lists state next to their entries, by layout."""

from textwrap import dedent

import pytest

from importing.lists.support import links, only, read, titles

# --- Headings as entries ------------------------------------------------------------------------------------------


def test_headings_with_links_are_entries_and_what_stands_below_belongs_to_them() -> None:
    reading = read("""
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
    found = [(entry.title, entry.description, entry.path) for entry in reading.entries]
    assert found == [
        ("Sloop", "One mast.", ("Sailing",)),
        ("Cutter", "Also one.", ("Sailing",)),
        ("Brig", "Two masts.", ("Sailing",)),
        ("Ketch", "A list goes on.", ("Sailing",)),
        ("Yawl", "With another.", ("Sailing",)),
    ]
    assert reading.entries[0].install == "pip install sloop"


def test_headings_below_a_heading_entry_are_labels() -> None:
    body = "\n\n### Category\nOffice, Home\n\n### Links\n- [Founder](https://x.org/{0})\n- [Web](https://y.org/{0})\n\n"
    text = "# L\n\n# Open\n\n" + "".join(f"## [N{n}](https://a.org/{n})\nHelps.{body.format(n)}" for n in range(3))
    entries = read(text).entries
    assert [(entry.title, entry.description, entry.tags) for entry in entries] == [
        (f"N{n}", "Helps.", ("Office", "Home")) for n in range(3)
    ]
    assert links(entries[0]) == {"Founder": "https://x.org/0", "website": "https://y.org/0"}


def test_plain_headings_over_links_under_labels_are_entries() -> None:
    reading = read(
        "# L\n\n## Tools\n\n### Shears\n\n- Website: https://a.org\n- License: MIT\n\n### Saw\n\n[Website](https://b.org)\n\nCuts.\n"
    )
    assert [(entry.title, entry.url, entry.license) for entry in reading.entries] == [
        ("Shears", "https://a.org", "MIT"),
        ("Saw", "https://b.org", None),
    ]


def test_headings_over_lists_of_links_are_sections_with_a_link_or_without() -> None:
    first = "# L\n\n## [A](https://a.org)\n\n- [S](https://s.org)\n- [T](https://t.org)\n\n"
    assert titles(first + "## B\n\n- [U](https://u.org)\n- [V](https://v.org)\n") == ["S", "T", "U", "V"]


# --- Citations ----------------------------------------------------------------------------------------------------


def test_a_citation_in_a_paragraph_gives_its_facts() -> None:
    entry = only(
        '# L\n\n## S\n\n**[1]** Moss, Ada, and Ben Reed. "**How gardens learn**." Journal of Soil 12.3 (2015): 10-20. '
        "[[pdf]](https://a.org/g.pdf) **(A gentle start)** :star::star:\n"
    )
    assert (entry.title, entry.authors, entry.venue, entry.year) == (
        "How gardens learn", ("Ada Moss", "Ben Reed"), "Journal of Soil", 2015,
    )  # fmt: skip
    assert (entry.description, entry.kind) == ("A gentle start", "paper")


BOTH = ("Ada Moss", "Ben Reed")


@pytest.mark.parametrize(
    ("item", "venue", "year", "authors", "aliases"),
    [
        ("**[R-OAK]** Rich trees | **[TREES' 14]** |[`[pdf]`](https://a.org/p.pdf)", "TREES", 2014, (), ("R-OAK",)),
        ("**Rich trees.** ROOTS 2018. [paper](https://a.org)\n\n  *Ada Moss, Ben Reed.*", "ROOTS", 2018, BOTH, ()),
        (
            "**Rich trees.** *Ada Moss, Ben Reed*, Soil Review. [[pdf](https://a.org)], 2021.6",
            "Soil Review", 2021, BOTH, (),
        ),
        ("[Rich trees](https://arxiv.org/abs/1) - Ada Moss, Ben Reed, ROOTS 2018.", "ROOTS", 2018, BOTH, ()),
        ("**Rich trees** (2015), A. Moss et al. [[pdf]](https://a.org/p)", None, 2015, ("A. Moss",), ()),
    ],
)  # fmt: skip
def test_papers_state_their_facts_in_many_orders(
    item: str, venue: str | None, year: int, authors: tuple[str, ...], aliases: tuple[str, ...]
) -> None:
    entry = only(f"## 2014\n\n- {item}\n")
    assert (entry.title, entry.venue, entry.year) == ("Rich trees", venue, year)
    assert (entry.authors, entry.aliases) == (authors, aliases)


def test_a_paper_without_a_year_has_that_of_its_heading() -> None:
    assert only("## 2014\n\n- [Rich trees](https://arxiv.org/abs/1401.00001)\n").year == 2014
    assert only("## 2014\n\n- [Sloop](https://a.org) - One mast.\n").year is None


@pytest.mark.parametrize(
    ("front", "year", "authors"),
    [
        ("2016 - ", 2016, ()), ("(2016) ", 2016, ()), ("Moss et al. ", None, ("Moss",)), ("Book: ", None, ()),
        ("**New!** ", None, ()),
    ],
)  # fmt: skip
def test_a_year_authors_or_a_label_may_come_before_the_link(
    front: str, year: int | None, authors: tuple[str, ...]
) -> None:
    entry = only(f"- {front}[Hedges](https://a.org) - Fresh.")
    assert (entry.title, entry.year, entry.authors) == ("Hedges", year, authors)


# --- Names before links and addresses -----------------------------------------------------------------------------


def test_any_bracketed_link_behind_a_name_is_a_label_and_no_text() -> None:
    reading = read("- Knots [[link](https://a.org)] [[slide](https://a.org/s)]\n- Ropes [[Recording](https://b.org)]\n")
    assert [(entry.title, entry.url, entry.description) for entry in reading.entries] == [
        ("Knots", "https://a.org", ""), ("Ropes", "https://b.org", ""),
    ]  # fmt: skip


def test_links_under_labels_below_a_plain_name_belong_to_it() -> None:
    entry = only("- Cutting hedges\n  - [paper](https://a.org/p)\n  - [slides](https://a.org/s)\n")
    assert (entry.title, entry.url, links(entry)) == (
        "Cutting hedges",
        "https://a.org/p",
        {"slides": "https://a.org/s"},
    )


@pytest.mark.parametrize(
    "item",
    [
        "Anvil - https://a.org", "**Anvil**: https://a.org", "Anvil <https://a.org>", "Anvil：https://a.org",
        "Anvil: [https://a.org](https://a.org)",
    ],
)  # fmt: skip
def test_a_name_may_come_before_its_address(item: str) -> None:
    reading = read(f"- {item}\n- Saw - https://b.org\n")
    assert [(entry.title, entry.url) for entry in reading.entries] == [
        ("Anvil", "https://a.org"),
        ("Saw", "https://b.org"),
    ]


def test_a_picture_names_what_it_links_to() -> None:
    entry = only("## A\n\n- [![Anvil logo](https://i.org/a.png)](https://a.org) - Holds still.")
    assert (entry.title, entry.url, entry.description) == ("Anvil", "https://a.org", "Holds still.")


def test_terms_and_definitions_are_one_entry() -> None:
    entry = only("<dl><dt><a href='https://a.org'>Sloop</a></dt><dd>One mast.</dd></dl>")
    assert (entry.title, entry.description) == ("Sloop", "One mast.")


# --- Marks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["toc", "index", "license", "donate", "citation", "sponsors"])
def test_an_entry_may_have_the_name_of_boilerplate_where_it_is_described(name: str) -> None:
    assert only(f"- [{name}](https://a.org/{name}) - Does something.").title == name


def test_a_mark_under_a_named_column_is_a_tag() -> None:
    entry = only("| Kit | Parts | Manual | Video |\n|-|-|-|-|\n| [Red](https://a.org) | 👍 | ❌ | yes |\n")
    assert entry.tags == ("Parts", "Video")


def test_icons_that_several_entries_have_are_tags_and_their_links_are_links() -> None:
    icon = "[![Open Source](https://i.org/o.svg)](https://c.org/{0}) ![Freeware](https://i.org/f.svg)"
    reading = read("".join(f"- [N{n}](https://a.org/{n}) - Does. {icon.format(n)}\n" for n in range(3)))
    assert [entry.tags for entry in reading.entries] == [("Open Source", "Freeware")] * 3
    assert links(reading.entries[0]) == {"Open Source": "https://c.org/0"}


def test_struck_out_and_marked_entries_are_archived() -> None:
    assert only("- ~~[Sloop](https://a.org)~~ - One mast.").status == "archived"
    assert only("- [Sloop](https://a.org) - One mast. [deprecated]").status == "archived"
    assert only("- [Sloop](https://a.org) - One mast. 💤").status == "dormant"


def test_install_lines_stand_in_details_and_below_items() -> None:
    summary = "<summary><b><a href='https://a.org'>Sloop</a></b> (🥇5 · ⭐ 9K) - One mast.</summary>"
    block = "- [PyPi](https://p.org/sloop) (📥 2M / month):\n\t```\n\tpip install sloop\n\t```\n"
    entry = only(f"<details>{summary}\n\n{block}</details>\n")
    assert (entry.install, entry.description) == ("pip install sloop", "One mast.")
    assert links(entry) == {"PyPi": "https://p.org/sloop"}
    entry = only("- [Sloop](https://a.org) - One mast.\n\n  ```\n  go get a.org/sloop\n  ```\n")
    assert entry.install == "go get a.org/sloop"


def test_plain_bullets_over_links_are_sections() -> None:
    entry = only(
        dedent("""
        ## Ships

        - Observables
          - [Sloop](https://a.org) - One mast.
    """)
    )
    assert entry.path == ("Ships", "Observables")


def test_letters_that_look_like_blanks_are_blanks_and_joiners_stay() -> None:
    assert only("- [Sloop](https://a.org) - One mast.\u3164\u2800").description == "One mast."
    assert only("- [برنامه\u200cنویسی](https://a.org)").title == "برنامه\u200cنویسی"


# --- Code spans and pictures below an entry ---------------------------------------------------------------------------


def test_an_item_of_code_spans_below_an_entry_has_its_facts() -> None:
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


def test_words_beside_code_spans_stay() -> None:
    entry = only("- [Sloop](https://a.org)\n  - needs `2025` masts\n")
    assert (entry.description, entry.year) == ("needs 2025 masts", None)


def test_numbered_pictures_are_labels() -> None:
    text = "- [Sloop](https://a.org)\n  - [Screenshot 1](https://a.org/1.png) [Screenshot 2](https://a.org/2.png)\n"
    assert [(link.label, link.url) for link in only(text).links] == [
        ("screenshot", "https://a.org/1.png"),
        ("screenshot", "https://a.org/2.png"),
    ]
