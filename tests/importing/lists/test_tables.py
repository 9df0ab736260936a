"""Rows of tables: which cell names the entry and which links it, and what the other columns say."""

import pytest

from importing.lists.support import links, only, read, titles

SLOOP = "[Sloop](https://a.org)"


def table(head: str, *rows: str) -> str:
    """A table with these column names and rows; cells are divided by bars."""
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)])


# --- What a column says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["12k", "1,234+", "5%", "Free", "N/A", "yes", "✓", "—", "x", "免费", "None", ""])
def test_a_cell_of_a_number_a_sign_or_yes_and_no_says_nothing(cell: str) -> None:
    assert only(table("Name | Price", f"{SLOOP} | {cell}")).description == ""


@pytest.mark.parametrize("cell", ["5 euros", "Freedom", "no masts", "12k tons"])
def test_a_cell_with_words_does(cell: str) -> None:
    assert only(table("Name | Price", f"{SLOOP} | {cell}")).description == cell


def test_cells_are_joined_unless_a_column_is_a_description() -> None:
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


def test_the_first_year_licence_and_language_count() -> None:
    entry = only(
        table(
            "Name | Year | Date | License | Licence | Language | Lang",
            f"{SLOOP} `MIT` | 2019 | 2020 | gplv3 | isc | Go | Rust",
        )
    )
    assert (entry.year, entry.license, entry.language, entry.description) == (2019, "MIT", "Go", "")


def test_a_language_that_is_none_of_programs_is_a_description() -> None:
    entry = only(table("Name | Language | License", f"{SLOOP} | German | my own"))
    assert (entry.language, entry.license, entry.description) == (None, None, "German")


def test_columns_of_an_interfaces_demands_and_of_stars_say_nothing() -> None:
    entry = only(table("Name | Auth | HTTPS | CORS | Stars", f"{SLOOP} | a key | of course | ask us | many of them"))
    assert entry.description == ""


# --- Links in other columns ----------------------------------------------------------------------------------------


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
        ("Yard", "[⭐](https://a.org/c)", None),
        ("", "[link](https://a.org/c)", "link"),
    ],
)
def test_a_link_that_says_nothing_is_called_what_its_column_is(column: str, cell: str, label: str | None) -> None:
    entry = only(table(f"Name | {column}", f"{SLOOP} | {cell}"))
    assert links(entry) == ({label: "https://a.org/c"} if label else {})
    assert entry.description == ""


def test_the_words_beside_a_link_are_a_description() -> None:
    assert only(table("Name | Yard", f"{SLOOP} | [Doe](https://a.org/d) and sons")).description == "Doe and sons"
    assert only(table("Name | Yard", f"{SLOOP} | [Doe](https://a.org/d) (1920)")).description == ""


# --- Which column names the entry ----------------------------------------------------------------------------------

LONG = "ab " * 39 + "abc"  # 120 characters


@pytest.mark.parametrize(
    ("head", "row", "title", "description"),
    [
        ("No | Name | Link", "1 | 2. Sloop - one mast | [pdf](https://a.org)", "Sloop", "one mast"),
        ("No | Name | Link", "1 | **Sloop** one mast | [pdf](https://a.org)", "Sloop", "one mast"),
        ("No | Thing | Go", "1 | Sloop | [pdf](https://a.org)", "Sloop", ""),
        ("No | Thing | Go", "1 | Sloop | [Harbor](https://a.org)", "Harbor", "Sloop"),
        ("No | Thing | Site", "1 | Sloop | [Harbor](https://a.org)", "Sloop", ""),
        ("Yard | Name | Site", "Doe | Sloop | [Harbor](https://a.org)", "Sloop", "Doe"),
        ("Yard | Name | Site", "Doe | 12 | [Harbor](https://a.org)", "Doe", ""),
        ("Thing | Link", f"{LONG} | [Harbor](https://a.org)", LONG, ""),
        ("Thing | Link", f"{LONG}d | [Harbor](https://a.org)", "Harbor", f"{LONG}d"),
        ("Thing | Link", f"{LONG}d | [pdf](https://a.org)", f"{LONG}d", ""),
        ("No | Link", "1 | [Harbor](https://a.org)", "Harbor", ""),
        ("No | Link", "1 | [pdf](https://a.org)", "pdf", ""),
    ],
    ids=lambda value: value[:30],
)
def test_the_column_before_the_links_names_the_entry_where_link_or_column_say_so(
    head: str, row: str, title: str, description: str
) -> None:
    entry = only(table(head, row))
    assert (entry.title, entry.url, entry.description) == (title, "https://a.org", description)


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("No | Name | Link", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Website", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Code", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Link", "1 | 2 | [![x](y)](https://a.org)", []),
        ("Link | Name", "[![x](y)](https://a.org) | Sloop", ["Sloop"]),
        ("Logo | Ship", "[![x](y)](https://a.org) | Sloop", ["Sloop"]),
    ],
)
def test_a_picture_links_the_row_that_a_cell_names(head: str, row: str, found: list[str]) -> None:
    assert titles(table(head, row)) == found


def test_a_row_whose_address_cannot_be_kept_is_counted() -> None:
    reading = read(table("Name | Link", "Sloop | [Home](ftp://a.org)", "Brig | [Home](https://b.org)"))
    assert ([entry.title for entry in reading.entries], reading.left_out) == (["Brig"], {"not http": 1})


# --- Grids --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "found", "left_out"),
    [
        ("[A](https://a.org/1) | [B](https://a.org/2) | ", ["A", "B"], {}),
        ("[A](https://a.org/1) |  | [B](javascript:0)", ["A"], {"not http": 1}),
        ("[A](https://a.org/1) |  | ", ["A"], {}),
        ("[A](https://a.org/1) | [pdf](https://a.org/2) | ", ["A"], {}),
        ("[A](https://a.org/1) | one mast | ", ["A"], {}),
    ],
)
def test_cells_are_entries_where_each_leads_with_a_link_to_a_thing_and_no_column_has_a_name(
    row: str, found: list[str], left_out: dict[str, int]
) -> None:
    reading = read(table(" |  | ", row))
    assert ([entry.title for entry in reading.entries], reading.left_out) == (found, left_out)
    assert titles(table("Ship |  | ", row))[:1] == ["A"]


def test_a_named_column_makes_no_grid() -> None:
    assert titles(table("Ship | Other", "[A](https://a.org/1) | [B](https://a.org/2)")) == ["A"]


# --- Rows without a head ---------------------------------------------------------------------------------------------


def test_only_a_first_row_of_head_cells_names_the_columns() -> None:
    rows = "<tr><th>Name<th>Year</tr><tr><td><a href='https://a.org'>Sloop</a><td>2019</tr>"
    assert only(f"<table>{rows}</table>").year == 2019
    mixed = rows.replace("<th>Year", "<td>Year")
    assert only(f"<table>{mixed}</table>").year is None
    late = "<tr><td>x</tr>" + rows
    assert only(f"<table>{late}</table>").year is None


def test_sections_of_a_table_are_read_in_order_and_a_row_with_a_list_in_it_once() -> None:
    inner = "<ul><li><a href='https://b.org'>Deep</a></ul>"
    text = (
        "<table><thead><tr><th>Name<th>About</tr></thead><tbody>"
        f"<tr><td><a href='https://a.org'>Sloop</a><td>One. {inner}</tr></tbody>"
        "<tfoot><tr><td><a href='https://c.org'>Brig</a><td>Two.</tr></tfoot></table>"
    )
    found = read(text).entries
    assert [(entry.title, entry.description) for entry in found] == [("Sloop", "One. Deep"), ("Brig", "Two.")]
    assert links(found[0]) == {"Deep": "https://b.org"}
