"""The other columns of a table: descriptions, tags, years and links."""

import pytest

from importing.lists.support import links, only, table


def test_a_picture_in_a_column_of_stars_links_the_code() -> None:
    entry = only(table("Name | GitHub Stars", "[Sloop](https://a.org) | [![](s.svg)](https://b.org)"))
    assert links(entry) == {"code": "https://b.org"}


def test_each_column_fills_the_field_that_its_name_says() -> None:
    entry = only("""
        ## Ships

        | Name | Description | Code | Demo | Stars | Year | License |
        |:--|--|--|--|--|--|--|
        | [Sloop](https://a.org) | One mast. | [link](https://a.org/c) | [Try](https://a.org/d) | 12k | 2019 | MIT |
    """)
    assert (entry.title, entry.description, entry.path) == ("Sloop", "One mast.", ("Ships",))
    assert links(entry) == {"code": "https://a.org/c", "Try": "https://a.org/d"}
    assert (entry.year, entry.license) == (2019, "MIT")


def test_a_column_with_an_unknown_name_is_a_description() -> None:
    entry = only("""
        | Boat | Yard | Language | Category | Size |
        |--|--|--|--|--|
        | [Sloop](https://a.org) | Doe & Sons | Go | Sail, Wood | 12 |
    """)
    assert (entry.description, entry.language, entry.tags) == ("Doe & Sons", "Go", ("Sail", "Wood"))


SLOOP = "[Sloop](https://a.org)"


@pytest.mark.parametrize("cell", ["12k", "1,234+", "5%", "Free", "N/A", "yes", "✓", "—", "x", "免费", "None", ""])
def test_a_number_a_symbol_or_a_yes_or_no_is_not_a_description(cell: str) -> None:
    assert only(table("Name | Price", f"{SLOOP} | {cell}")).description == ""


@pytest.mark.parametrize("cell", ["5 euros", "Freedom", "no masts", "12k tons"])
def test_a_cell_with_words_is_a_description(cell: str) -> None:
    assert only(table("Name | Price", f"{SLOOP} | {cell}")).description == cell


def test_cells_are_joined_unless_a_column_is_called_a_description() -> None:
    assert only(table("Name | Yard | Size", f"{SLOOP} | Doe | big")).description == "Doe · big"
    assert only(table("Name | Yard | Notes", f"{SLOOP} | Doe | One mast.")).description == "One mast."
    assert only(table("Name | Notes | Summary", f"{SLOOP} | One. | Two.")).description == "One. · Two."


@pytest.mark.parametrize(
    ("name", "cell", "tags"),
    [
        ("Topic", "a, b; c/d", ("a", "b", "c", "d")),
        ("Category", "Sail", ("Sail",)),
        ("Main Type", "ab " * 19 + "abc", ("ab " * 19 + "abc",)),
        ("Topic", "ab " * 19 + "abcd", ()),
        ("Topic", "yes", ()),
        ("Topic", "1️⃣", ()),
        ("Topic", "4", ("4",)),
    ],
)
def test_a_short_cell_of_topics_is_tags(name: str, cell: str, tags: tuple[str, ...]) -> None:
    assert only(table(f"Name | {name}", f"{SLOOP} | {cell}")).tags == tags


@pytest.mark.parametrize(
    ("name", "cell", "year"),
    [
        ("Year", "May 1950", 1950), ("Date", "2049-01", 2049), ("Released", "in 2019", 2019), ("Release", "2020", 2020),
        ("Year", "1949", None), ("Year", "2050", None), ("Year", "12020", None), ("Yard", "2020", None),
    ],
)  # fmt: skip
def test_a_year_is_taken_from_its_column(name: str, cell: str, year: int | None) -> None:
    entry = only(table(f"Name | {name}", f"{SLOOP} | {cell}"))
    assert (entry.year, entry.description) == (year, "")


def test_the_first_year_license_and_language_column_is_used() -> None:
    entry = only(
        table(
            "Name | Year | Date | License | Licence | Language | Lang",
            f"{SLOOP} `MIT` | 2019 | 2020 | gplv3 | isc | Go | Rust",
        )
    )
    assert (entry.year, entry.license, entry.language, entry.description) == (2019, "MIT", "Go", "")


def test_a_human_language_is_a_description_and_an_unknown_license_is_left_out() -> None:
    entry = only(table("Name | Language | License", f"{SLOOP} | German | my own"))
    assert (entry.language, entry.license, entry.description) == (None, None, "German")


def test_columns_of_api_properties_and_stars_are_ignored() -> None:
    entry = only(table("Name | Auth | HTTPS | CORS | Stars", f"{SLOOP} | a key | of course | ask us | many of them"))
    assert entry.description == ""


@pytest.mark.parametrize(
    ("column", "cell", "label"),
    [
        ("Code", "[Harbor](https://a.org/c)", "Harbor"),
        ("Code", "[link](https://a.org/c)", "code"),
        ("Code", "[⭐](https://a.org/c)", "code"),
        ("Code", "[![x](y)](https://a.org/c)", "code"),
        ("Yard", "[link](https://a.org/c)", "yard"),
        ("Yard", "[here](https://a.org/c)", "yard"),
        ("Yard", "[pdf](https://a.org/c)", "paper"),
        ("Yard", "[⭐](https://a.org/c)", "yard"),
        ("", "[link](https://a.org/c)", "link"),
    ],
)
def test_a_link_without_a_meaningful_text_is_labeled_by_its_column(column: str, cell: str, label: str) -> None:
    entry = only(table(f"Name | {column}", f"{SLOOP} | {cell}"))
    assert links(entry) == {label: "https://a.org/c"}
    assert entry.description == ""


def test_words_around_a_link_in_a_column_are_a_description() -> None:
    assert only(table("Name | Yard", f"{SLOOP} | [Doe](https://a.org/d) and sons")).description == "Doe and sons"
    assert only(table("Name | Yard", f"{SLOOP} | [Doe](https://a.org/d) (1920)")).description == ""


@pytest.mark.parametrize(
    ("name", "cell", "tags"),
    [
        ("a" * 40, "yes", ("a" * 40,)),
        ("a" * 41, "yes", ()),
        ("XBOX", "✓", ("XBOX",)),
        ("**Parts** *\\*", "x", ("Parts",)),
        ("Parts", "**y**es", ("Parts",)),
        ("Parts", ":white_check_mark:", ("Parts",)),
        ("Parts", "yes, many", ()),
        ("Stars", "yes", ()),
        ("Topic", "yes", ()),
    ],
)
def test_a_tag_has_the_name_of_a_column_of_at_most_40_characters(name: str, cell: str, tags: tuple[str, ...]) -> None:
    assert only(table(f"Name | {name}", f"{SLOOP} | {cell}")).tags == tags


def test_a_check_mark_in_a_column_without_a_name_is_not_a_tag() -> None:
    entry = only(table("Name |  | Fast", f"{SLOOP} | yes | yes"))
    assert (entry.tags, entry.description) == (("Fast",), "")


def test_a_cell_beyond_the_last_column_name_is_a_description() -> None:
    row = '<tr><td><a href="https://a.org">Sloop</a><td>Go<td>one mast</tr>'
    entry = only(f"<table><tr><th>Name<th>Language</tr>{row}</table>")
    assert (entry.language, entry.description) == ("Go", "one mast")


@pytest.mark.parametrize("column", ["Yard", ""])
def test_an_image_in_another_column_is_not_a_link(column: str) -> None:
    entry = only(table(f"Name | {column}", f"{SLOOP} | [![x](y)](https://a.org/c)"))
    assert (entry.links, entry.description) == ((), "")


def test_a_check_mark_makes_the_name_of_its_column_a_tag() -> None:
    entry = only("| Kit | Parts | Manual | Video |\n|-|-|-|-|\n| [Red](https://a.org) | 👍 | ❌ | yes |\n")
    assert entry.tags == ("Parts", "Video")


@pytest.mark.parametrize(
    ("name", "cell", "license"),
    [
        ("ライセンス", "CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("License", "MIT or GPLv3", "MIT OR GPL-3.0"),
        ("License", "own", None),
    ],
)
def test_a_license_is_taken_from_its_column(name: str, cell: str, license: str | None) -> None:
    assert only(table(f"Name | {name}", f"{SLOOP} | {cell}")).license == license


@pytest.mark.parametrize(
    ("column", "sign", "label"), [("Ready?", "◯", "ready"), ("", "◯", "link"), ("", ":octocat:", "code")]
)
def test_a_symbol_in_any_column_may_be_a_link(column: str, sign: str, label: str) -> None:
    entry = only(table(f"Name | {column}", f"{SLOOP} | [{sign}](https://a.org/x)"))
    assert [(link.label, link.url) for link in entry.links] == [(label, "https://a.org/x")]
