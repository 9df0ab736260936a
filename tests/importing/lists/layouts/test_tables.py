"""The rows of a table: which cell has the entry's name, and which its link."""

import pytest

from importing.lists.support import links, only, read, reasons, table, titles


def test_the_link_of_a_row_may_be_in_a_later_column() -> None:
    entry = only("""
        | # | Date | Title | Code |
        |--|--|--|--|
        | 1 | 2017-06 | ![s](s.svg) <br> [**Attention**](https://a.org/p) | [Github](https://a.org/c) |
    """)
    assert (entry.title, entry.url, entry.year) == ("Attention", "https://a.org/p", 2017)
    assert links(entry) == {"code": "https://a.org/c"}


def test_a_row_with_plain_words_and_labeled_links_is_titled_by_its_words() -> None:
    entry = only("""
        | Paper | Links |
        |--|--|
        | 1) **Sloop** - a ship with one mast. | [Paper](https://a.org/p), [Tweet](https://a.org/t) |
    """)
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org/p", "a ship with one mast.")
    assert links(entry) == {"tweet": "https://a.org/t"}


def test_a_symbol_in_a_link_column_links_the_row() -> None:
    entry = only("| No | Name | Link |\n|--|--|--|\n| 1 | Sloop | [👆](https://a.org) |\n")
    assert (entry.title, entry.url, entry.description, entry.links) == ("Sloop", "https://a.org", "", ())


def test_a_header_row_with_a_link_is_an_entry() -> None:
    assert titles("| [Sloop](https://a.org/1) | One. |\n|--|--|\n| [Brig](https://a.org/2) | Two. |") == [
        "Sloop",
        "Brig",
    ]


def test_each_cell_of_a_grid_of_links_is_an_entry() -> None:
    rows = "<tr><td><a href='https://a.org/1'>A</a></td><td><a href='https://a.org/2'>B</a></td></tr>"
    assert titles(f"<table>{rows}</table>") == ["A", "B"]


def test_a_row_of_one_link_has_facts_in_its_other_cells() -> None:
    row = "<tr><td><a href='https://a.org'>A</a></td><td><a href='https://b.org'>◯</a></td></tr>"
    entry = only(f"<table>{row}</table>")
    assert [(link.label, link.url) for link in entry.links] == [("link", "https://b.org")]


def test_an_entry_has_the_line_of_its_row() -> None:
    rows = read("Boats.\n\n| Name | About |\n|--|--|\n| [A](https://a.org) | x |\n| [B](https://b.org) | y |\n")
    assert [entry.line for entry in rows.entries] == [5, 6]


@pytest.mark.parametrize(("column", "title"), [("Link", "Sloop"), ("Logo", "Sloop")])
def test_an_image_in_a_column_called_link_links_the_row(column: str, title: str) -> None:
    entry = only(f"| {column} | Name | {column} |\n|--|--|--|\n| | Sloop | [![x](y)](https://a.org) |\n")
    assert (entry.title, entry.url) == (title, "https://a.org")


def test_a_row_without_a_usable_link_is_left_out_and_counted() -> None:
    parsed = read("| Name | About |\n|--|--|\n| Sloop | see [this](javascript:0) |\n| Brig | |\n")
    assert (parsed.entries, reasons(parsed)) == ((), {"no link in front": 1})


def test_entries_inside_a_layout_table_are_found() -> None:
    text = "<table><tr><td>\n\n## Ships\n\n- [Sloop](https://a.org/1)\n\n</td><td><ul><li><a href='https://a.org/2'>Brig</a></ul></table>"
    assert titles(text) == ["Sloop", "Brig"]


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
        ("Yard | Name | Site", "Doe | 12 | [Harbor](https://a.org)", "12", "Doe"),
        ("Yard | Name | Site", "Doe | — | [Harbor](https://a.org)", "Doe", ""),
        ("Thing | Link", f"{LONG} | [Harbor](https://a.org)", LONG, ""),
        ("Thing | Link", f"{LONG}d | [Harbor](https://a.org)", "Harbor", f"{LONG}d"),
        ("Thing | Link", f"{LONG}d | [pdf](https://a.org)", f"{LONG}d", ""),
        ("No | Link", "1 | [Harbor](https://a.org)", "Harbor", ""),
        ("No | Link", "1 | [pdf](https://a.org)", "pdf", ""),
    ],
    ids=lambda value: value[:30],
)
def test_the_title_is_in_the_column_before_a_labeled_link(head: str, row: str, title: str, description: str) -> None:
    entry = only(table(head, row))
    assert (entry.title, entry.url, entry.description) == (title, "https://a.org", description)


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("No | Name | Link", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Website", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Code", "1 | Sloop | [![x](y)](https://a.org)", ["Sloop"]),
        ("No | Name | Link", "1 | 2 | [![x](y)](https://a.org)", []),
        ("Link | Name", "[![x](y)](https://a.org) | Sloop", ["Sloop"]),
        ("Logo | Ship", "[![x](y)](https://a.org) | Sloop", ["Sloop"]),
    ],
)
def test_a_linked_picture_links_the_row_that_another_cell_names(head: str, row: str, expected: list[str]) -> None:
    assert titles(table(head, row)) == expected


def test_a_row_with_an_unsupported_address_is_left_out_and_counted() -> None:
    parsed = read(table("Name | Link", "Sloop | [Home](ftp://a.org)", "Brig | [Home](https://b.org)"))
    assert ([entry.title for entry in parsed.entries], reasons(parsed)) == (["Brig"], {"not http": 1})


@pytest.mark.parametrize(
    ("row", "expected", "left_out"),
    [
        ("[A](https://a.org/1) | [B](https://a.org/2) | ", ["A", "B"], {}),
        ("[A](https://a.org/1) |  | [B](javascript:0)", ["A"], {"not http": 1}),
        ("[A](https://a.org/1) |  | ", ["A"], {}),
        ("[A](https://a.org/1) | [pdf](https://a.org/2) | ", ["A"], {}),
        ("[A](https://a.org/1) | one mast | ", ["A"], {}),
    ],
)
def test_a_table_without_column_names_is_a_grid_of_entries(
    row: str, expected: list[str], left_out: dict[str, int]
) -> None:
    parsed = read(table(" |  | ", row))
    assert ([entry.title for entry in parsed.entries], reasons(parsed)) == (expected, left_out)
    assert titles(table("Ship |  | ", row))[:1] == ["A"]


def test_a_table_with_column_names_is_not_a_grid() -> None:
    assert titles(table("Ship | Other", "[A](https://a.org/1) | [B](https://a.org/2)")) == ["A"]


def test_only_a_first_row_of_header_cells_names_the_columns() -> None:
    rows = "<tr><th>Name<th>Year</tr><tr><td><a href='https://a.org'>Sloop</a><td>2019</tr>"
    assert only(f"<table>{rows}</table>").year == 2019
    mixed = rows.replace("<th>Year", "<td>Year")
    assert only(f"<table>{mixed}</table>").year is None
    late = "<tr><td>x</tr>" + rows
    assert only(f"<table>{late}</table>").year is None


def test_head_body_and_foot_of_a_table_are_read_in_order_and_nested_lists_once() -> None:
    inner = "<ul><li><a href='https://b.org'>Deep</a></ul>"
    text = (
        "<table><thead><tr><th>Name<th>About</tr></thead><tbody>"
        f"<tr><td><a href='https://a.org'>Sloop</a><td>One. {inner}</tr></tbody>"
        "<tfoot><tr><td><a href='https://c.org'>Brig</a><td>Two.</tr></tfoot></table>"
    )
    found_entries = read(text).entries
    assert [(entry.title, entry.description) for entry in found_entries] == [("Sloop", "One. Deep"), ("Brig", "Two.")]
    assert links(found_entries[0]) == {"Deep": "https://b.org"}


@pytest.mark.parametrize(
    ("head", "row", "title", "description"),
    [
        ("Name | Description | Links", "Sloop | One mast. | [Hugging Face](https://a.org)", "Sloop", "One mast."),
        ("Name | About | Links", "Sloop | One. | [Blog](https://a.org) [Face](https://b.org)", "Sloop", "One."),
        ("Name | About | URL", "Sloop | One. | 1. [Face](https://a.org)<br>2. [Moon](https://b.org)", "Sloop", "One."),
        ("Name | Paper", "Sloop | [Sloops: one mast](https://a.org)", "Sloops: one mast", "Sloop"),
        ("Title | Yard | Link", "**Sloop** | ICLR | [arXiv:2101.00001](https://a.org)", "Sloop", "ICLR"),
        ("名称 | 说明 | 链接", "通义 | 阿里模型。 | [官网](https://a.org)", "通义", "阿里模型。"),
        ("名称 | 描述 | 免费/付费", "[通义](https://a.org) | 阿里模型。 | 免费", "通义", "阿里模型。"),
        ("名前 | 説明 | 備考欄", "[帆船](https://a.org) | 一本。 | 有料", "帆船", "一本。"),
        ("Название | Описание | Цена", "[Шлюп](https://a.org) | Одна мачта. | 5", "Шлюп", "Одна мачта."),
        ("Date | Paper", "2020-01 | [Of Sloops](https://a.org)", "Of Sloops", ""),
        ("Company | Name", "Harbor | [Sloop](https://a.org)", "Sloop", "Harbor"),
        ("Model | Size | PyTorch", "Sloop-7B | base | [Harbor drive](https://a.org)", "Sloop-7B", "base"),
        ("模型 | PyTorch", "帆船 | [网盘-bt94](https://a.org)", "帆船", ""),
        ("Model | Name", "base | [Sloop](https://a.org)", "Sloop", "base"),
        ("Yard | Model | PyTorch", "Sloop | 2021/03 | [Harbor drive](https://a.org)", "Sloop", ""),
        ("Yard | Model | PyTorch", "Harbor | 1984 | [Harbor drive](https://a.org)", "1984", "Harbor"),
    ],
)  # fmt: skip
def test_the_title_is_in_the_column_whose_name_says_so_in_any_language(
    head: str, row: str, title: str, description: str
) -> None:
    entry = only(table(head, row))
    assert (entry.title, entry.url, entry.description) == (title, "https://a.org", description)


def test_all_links_of_a_row_belong_to_its_entry() -> None:
    entry = only(table("Name | About | Links", "Sloop | One. | [Blog](https://a.org) [Face](https://b.org)"))
    assert links(entry) == {"Face": "https://b.org"}


def test_an_address_in_a_column_of_links_precedes_a_feed_in_the_first_column() -> None:
    entry = only(
        table(
            "RSS feed | Introduction | Address | tags", "[Feed](https://a.org/rss) | Sloop | https://a.org | wood; sail"
        )
    )
    assert (entry.title, entry.url, entry.tags) == ("Sloop", "https://a.org", ("wood", "sail"))
    assert links(entry) == {"feed": "https://a.org/rss"}


def test_a_label_in_the_first_column_leads_to_the_entry_if_no_address_follows() -> None:
    entry = only(table("Link | Name | Address", "[Code](https://a.org/c) | Sloop | [Port](https://b.org)"))
    assert entry.url == "https://a.org/c"


@pytest.mark.parametrize("column", ["Pub", "Pub.", "Published in", "Venue", "出处"])
def test_the_venue_of_a_paper_is_in_a_column_of_venues(column: str) -> None:
    entry = only(table(f"Year | {column} | Paper", "2006 | SIGIR | [Rich trees](https://a.org/p.pdf)"))
    assert (entry.title, entry.year, entry.venue, entry.description) == ("Rich trees", 2006, "SIGIR", "")


def test_a_column_of_dates_may_have_the_venue_too() -> None:
    entry = only(table("Paper | Published", "[Rich trees](https://a.org/p.pdf) | SIGIR 2006"))
    assert (entry.venue, entry.year) == ("SIGIR", 2006)


@pytest.mark.parametrize(
    ("row", "url"),
    [
        ("Sloop | [Ada Moss](https://ada.org) | [code](https://s.org)", "https://s.org"),
        ("Sloop | [Ada Moss](https://ada.org) | [![Open](open.svg)](https://s.org)", "https://s.org"),
        ("[Sloop](https://s.org) | [Ada Moss](https://ada.org) | ", "https://s.org"),
        ("Sloop | [Ada Moss](https://ada.org) | ", "https://ada.org"),
    ],
)
def test_the_link_of_an_author_is_that_of_the_entry_only_without_another(row: str, url: str) -> None:
    entry = only(table("Name | Authors | Links", row))
    assert (entry.title, entry.url) == ("Sloop", url)
