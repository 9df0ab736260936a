"""Headings: title and description of the list, sections, and sections without entries."""

import pytest

from importing.lists.support import only, read, reasons
from mlcat.importing.documents.tree import BADGE, CODE, LINK, TEXT, Inline
from mlcat.importing.lists.outline import Outline, heading_title

SLOOP, BRIG = "- [Sloop](https://a.org)\n", "- [Brig](https://b.org)\n"


# --- Title --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Ships\n\n## Sail\n\n", "Ships"),
        ("# Ships\n\n# Awesome Boats\n\n", "Awesome Boats"),
        ("# License\n\nx\n\n# Ships\n\n", "Ships"),
        ("## Ships\n\n### Boats\n\n", "Ships"),
        ("## Ships\n\n", "Ships"),
        ("# [![Awesome Ships](x.png)](https://b.org)\n\n", "Awesome Ships"),
        ("# ![Ships](x.png)\n\n# ![Boats](y.png)\n\n", "Ships"),
        ("# Sponsors\n\nx\n\n", ""),
        ("", ""),
    ],
)
def test_the_title_is_the_first_suitable_heading_of_the_top_level(text: str, title: str) -> None:
    assert read(text + SLOOP).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Sail\n\n{SLOOP}\n# Steam\n\n{BRIG}", ""),  # two sections
        (f"# Ships\n\nWords.\n\n# Steam\n\n{BRIG}", "Ships"),
        (f"# Sail\n\n{SLOOP}\n# Thanks\n\nWords.\n", ""),
        (f"# ![logo](x.png)\n\n## Sail\n\n{SLOOP}\n## Steam\n\n{BRIG}", ""),
        (f"# Contents\n\n- [Summary](#summary)\n- [Steam](#steam)\n\n# Summary\n\nx\n\n# Steam\n\n{BRIG}", ""),
        (f"### Ships\n\nWords.\n\n# Sail\n\n{SLOOP}\n# Steam\n\n{BRIG}", "Ships"),
        (f"### Ads\n\n{SLOOP}\n# Sail\n\n{SLOOP}\n# Steam\n\n{BRIG}", ""),
        (f'<img src="x.png" alt="Ships of Old logo">\n\n# Sail\n\n{SLOOP}\n# Steam\n\n{BRIG}', "Ships of Old"),
        (f"![Ships](x.png)\n\n## Sail\n\n{SLOOP}\n## Steam\n\n{BRIG}", "Ships"),
        (f"## Sail\n\n{SLOOP}\n![Ships](x.png)\n\n## Steam\n\n{BRIG}", ""),  # below a heading
        *((f"![{alt}](x.png)\n\n## Sail\n\n{SLOOP}\n## Steam\n\n{BRIG}", "") for alt in (
            "Awesome", "logo", "Build status", "Contributions Welcome", "Sponsor",
        )),
        (f"[![Ships](x.png)](https://c.org)\n\n## Sail\n\n{SLOOP}\n## Steam\n\n{BRIG}", ""),  # the picture of a sponsor
        (f"![a](x.png) ![b](y.png)\n\n## Sail\n\n{SLOOP}\n## Steam\n\n{BRIG}", ""),
    ],
)  # fmt: skip
def test_a_heading_or_picture_above_all_sections_is_the_title(text: str, title: str) -> None:
    assert read(text).title == title


def test_the_first_of_several_sections_is_not_the_title() -> None:
    assert read(f"## Ships\n\n{SLOOP}\n## Boats\n\n{BRIG}").title == ""
    assert read(f"## Ships\n\n{SLOOP}\n# Boats\n\n{BRIG}").title == "Boats"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ships - ", "Ships"),
        ("[Ships](#x) [x](#y) ![b](c)", "Ships"),
        ("[x](#y)", "x"),
        ("Ships | [Top](#t)", "Ships"),
        ("Ships (old) [⬆](#t)", "Ships (old)"),
        ("Ships ([top](#t))", "Ships"),
        ("Ships (see [Site](https://x.org))", "Ships (see Site)"),
        ("Ships `code`", "Ships code"),
        ("Ships [Site](https://x.org)", "Ships Site"),
        ("[Ships]", "Ships"),
        ("Ships :ship: ⛵", "Ships ⛵"),
    ],
)
def test_links_to_the_top_and_pictures_are_removed_from_headings(heading: str, title: str) -> None:
    assert read(f"# L\n\n## {heading}\n\n{SLOOP}").entries[0].path == (title,)


# --- Description --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("# L\n\nTen chars.\n\n", ""),
        ("# L\n\nIn partnership with:\n\nAll about ships.\n\n", "All about ships."),
        ("# L\n\n与以下合作伙伴一起制作的列表项目：\n\nAll about ships.\n\n", "All about ships."),
        ("# L\n\nPlease read the rules.\n\nAll about ships.\n\n", "All about ships."),
        ("# L\n\nThey please readers.\n\nAll about ships.\n\n", "They please readers."),
        ("## A\n\nIf you like ships.\n\n## B\n\nText of a section.\n\n", ""),
        ("## A\n\nText of the first.\n\n## B\n\n", "Text of the first."),
        ("# L\n\nEleven char\n\n", "Eleven char"),
        ("# L\n\n[aaaaaa](https://a.org) bbbbbb\n\n", "aaaaaa bbbbbb"),
        ("# L\n\n[aaaaaa](https://a.org) bbbbb\n\n", ""),
        ("# L\n\nWe have sponsors here.\n\nAll about ships.\n\n", "All about ships."),
        ("# L\n\nAll about ships.\n\nAnd of boats as well.\n\n", "All about ships."),
        ("Text above all headings.\n\n# L\n\n## A\n\n", "Text above all headings."),
        ("# L\n\n## A\n\nText of a section.\n\n", ""),
        ("# L\n\n" + "word " * 500 + "\n\n", ("word " * 400).strip() + "…"),
    ],
)
def test_the_description_is_the_first_text_paragraph_above_the_sections(text: str, description: str) -> None:
    actual = read(text + SLOOP).description
    assert actual == description or (len(actual) <= 2000 and actual[:1900] == description[:1900] != "")


def test_the_description_has_at_most_2000_characters() -> None:
    assert read(f"# L\n\n{'x' * 2000}\n\n{SLOOP}").description == "x" * 2000
    assert read(f"# L\n\n{'x' * 2001}\n\n{SLOOP}").description == "x" * 1999 + "…"


# --- License ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "license"),
    [
        ("[x](https://creativecommons.org/licenses/by/4.0/)", "CC-BY-4.0"),
        ("[x](https://CreativeCommons.org/publicdomain/zero/1.0) or MIT", "CC0-1.0"),
        ("Under the MIT. It is MIT.", "MIT"),
        ("MIT or Apache-2.0", None),
        ("### Text\n\nMIT", "MIT"),
        ("R and D are no licenses", None),
        ("Ask me.", None),
        ("x " * 1000 + "MIT", None),
        ("⭐\n\n" * 49 + "MIT", "MIT"),
        ("⭐\n\n" * 50 + "MIT", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_the_license_is_read_if_its_section_names_only_one(text: str, license: str | None) -> None:
    assert read(f"# L\n\n## A\n\n{SLOOP}\n## License\n\n{text}\n").license == license


def test_a_license_named_elsewhere_is_not_that_of_the_list() -> None:
    assert read(f"# L\n\nUnder MIT, it is said.\n\n## A\n\n{SLOOP}").license is None


# --- Sections -----------------------------------------------------------------------------------------------------


def test_headings_nest_by_level_even_if_levels_are_skipped() -> None:
    below = "".join(f"{'#' * level} H{level}\n\n" for level in range(2, 7))
    assert read(f"# L\n\n{below}{SLOOP}").entries[0].path == ("H2", "H3", "H4", "H5", "H6")
    parsed = read(f"# L\n\n### B\n\n{SLOOP}\n## C\n\n{BRIG}")
    assert [entry.path for entry in parsed.entries] == [("B",), ("C",)]
    assert read(f"# L\n\n# M\n\n{SLOOP}").entries[0].path == ("M",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# L\n\n## Sponsors\n\n### Gold\n\n{SLOOP}\n## Ships\n\n{BRIG}", ["Brig"]),
        (f"# L\n\n# Sponsors\n\n{SLOOP}\n## Ships\n\n{BRIG}", ["Brig"]),
        (f"# L\n\n## Our Golden Sponsors\n\n{SLOOP}\n## Ships\n\n{BRIG}", ["Brig"]),
        (f"# L\n\n## Silver Backers\n\n{SLOOP}\n## Ships\n\n{BRIG}", ["Brig"]),
        (f"# L\n\n## Contents\n\n### Sail\n\n{SLOOP}\n## Ships\n\n{BRIG}", ["Sloop", "Brig"]),
    ],
)
def test_a_section_about_the_list_has_no_entries_unless_it_contains_all(text: str, expected: list[str]) -> None:
    assert [entry.title for entry in read(text).entries] == expected


@pytest.mark.parametrize(("level", "path"), [("##", ()), ("###", ("Small",)), ("####", ("Small", "One mast"))])
def test_a_heading_that_is_an_entry_ends_the_sections_of_its_level(level: str, path: tuple[str, ...]) -> None:
    entries = "\n\n".join(f"{level} [{name}](https://{name}.org)\n\nIt sails well." for name in ("sloop", "ketch"))
    parsed = read(f"# Boats\n\n## Small\n\n### One mast\n\nOf wood, most of them.\n\n{entries}")
    assert [(entry.title, entry.path) for entry in parsed.entries] == [("sloop", path), ("ketch", path)]


def test_a_contents_list_above_heading_entries_is_dropped() -> None:
    names = ("sloop", "ketch")
    contents = "\n".join(f"- [{name}](https://{name}.org)" for name in names)
    entries = "\n\n".join(f"## [{name}](https://{name}.org)\n\nA {name} sails well." for name in names)
    parsed = read(f"# Boats\n\n## Contents\n\n{contents}\n\n{entries}")
    assert [entry.description for entry in parsed.entries] == ["A sloop sails well.", "A ketch sails well."]
    assert reasons(parsed) == {"contents list": 2}


def test_a_later_section_called_content_is_not_a_table_of_contents() -> None:
    text = f"# Ships\n\n## Content\n\n- [Sail](https://c.org)\n\n## Sail\n\n{SLOOP}\n## Content\n\n{BRIG}\n"
    assert [entry.title for entry in read(text).entries] == ["Sloop", "Brig"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Ships", "Ships"),
        ("Ships\n-----", "Ships"),
        ("## **Ships** & `boats` ##", "Ships & boats"),
        ("## Ships 🚢", "Ships 🚢"),
        ("## :ship: Ships", "Ships"),
        ("## Ships [⬆](#top)", "Ships"),
        ("## Ships [back to top](#top)", "Ships"),
        ("## [Ships](#ships)", "Ships"),
        ("## Ships ![b](b.svg) [![c](c.svg)](https://b.org)", "Ships"),
        ("## <a name='s'></a>Ships:", "Ships"),
        ('<h2 align="center">Ships</h2>', "Ships"),
    ],
)
def test_a_section_is_the_nearest_heading_as_plain_text(heading: str, title: str) -> None:
    assert only(f"# List\n\n{heading}\n\n- [Sloop](https://a.org)").path == (title,)


def test_a_single_top_level_heading_is_the_title_and_the_others_nest() -> None:
    parsed = read("""
        # Awesome Ships [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

        > A list of ships.

        ## Sail
        - [A](https://a.org/1)
        ### Small
        - [B](https://a.org/2)
        ## Steam
        - [C](https://a.org/3)
        # License
        [![CC0](b.svg)](https://creativecommons.org/publicdomain/zero/1.0/)
    """)
    assert [entry.path for entry in parsed.entries] == [("Sail",), ("Sail", "Small"), ("Steam",)]
    assert (parsed.title, parsed.description, parsed.license) == ("Awesome Ships", "A list of ships.", "CC0-1.0")


def test_several_top_level_headings_are_sections() -> None:
    parsed = read("# Sail\n- [A](https://a.org/1)\n# Steam\n## Small\n- [B](https://a.org/2)")
    assert [entry.path for entry in parsed.entries] == [("Sail",), ("Steam", "Small")]


def test_a_list_without_headings_has_entries_without_a_section() -> None:
    assert only("- [Sloop](https://a.org)").path == ()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Sail (39)", "Sail"), ("Sail（3）", "Sail"), ("Sail [12]", "Sail"), ("Races (2017)", "Races (2017)"),
        ("(39)", "(39)"), ("Sail (3 masts)", "Sail (3 masts)"),
    ],
)  # fmt: skip
def test_the_number_of_entries_is_not_part_of_a_heading(heading: str, section: str) -> None:
    assert read(f"# Ships\n\n## {heading}\n\n{SLOOP}").entries[0].path == (section,)


# --- Sections without a heading -----------------------------------------------------------------------------------


def outline(*headings: tuple[int, str]) -> Outline:
    one = Outline()
    for level, title in headings:
        one.add(level, [Inline(TEXT, title)])
    return one


def test_a_section_without_a_heading_is_below_the_open_headings() -> None:
    one = outline((1, "Ships"), (2, "Sail"))
    assert one.add_section("Sloops", one.open_headings()) == (0, 1, 2)
    assert one.titles((0, 1, 2)) == ("Sail", "Sloops")
    assert one.open_headings() == (0, 1)
    assert one.add_section("Brigs", ()) == (3,)
    assert one.titles((3,)) == ("Brigs",)


@pytest.mark.parametrize(("level", "title"), [(2, ""), (3, "Sloops")])
def test_a_section_above_all_headings_has_level_two(level: int, title: str) -> None:
    one = Outline()
    one.add_section("Sloops", ())
    one.add(level, [Inline(TEXT, "Ships")])
    assert one.title({0, 1}, set()) == title


def test_a_section_in_a_table_of_contents_is_a_part_of_it() -> None:
    one = outline((1, "Ships"), (2, "Contents"))
    assert one.is_contents(one.add_section("Sloops", one.open_headings()))
    assert not one.is_contents(one.add_section("Sloops", (0,)))


@pytest.mark.parametrize(
    ("inlines", "title"),
    [
        ([Inline(BADGE, "x", "y"), Inline(TEXT, "Ships "), Inline(LINK, "top", "#top")], "Ships"),
        ([Inline(LINK, "top", "#top")], "top"),
        ([Inline(CODE, "⭐")], "⭐"),
        ([Inline(TEXT, "Ships "), Inline(LINK, "Harbor", "https://a.org")], "Ships Harbor"),
    ],
)
def test_a_link_to_the_top_is_not_part_of_a_title(inlines: list[Inline], title: str) -> None:
    assert heading_title(inlines) == title


def test_a_legend_is_not_the_title() -> None:
    text = "### Legend of signs\n\n- 🆓 Free\n- 💰 Paid\n\n## Contents\n\n## Ships\n\n" + SLOOP
    assert read(text).title == ""
    assert read(text.replace("Legend of signs", "Boats")).title == "Boats"
