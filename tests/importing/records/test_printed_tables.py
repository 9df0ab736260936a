"""Tables that mlcat printed."""

import pytest

from mlcat.errors import CatalogError
from mlcat.importing.records.mlcat_json import PrintedEntry
from mlcat.importing.records.printed_tables import printed_rows, read_printed_rows
from mlcat.render.formats.values import KEYS

HEADER = ",".join(KEYS)


def text(**cells: str) -> str:
    values = {"id": "sloop", "title": "Sloop", "url": "https://a.org/", "section": "Boats", "catalog": "ships"} | cells
    return f"{HEADER}\r\n" + ",".join(f'"{values.get(key, "")}"' for key in KEYS) + "\r\n"


def read_table(data: str) -> tuple[list[PrintedEntry], list[str]]:
    faults: list[CatalogError] = []
    rows = printed_rows(data, "ships.csv")
    assert rows is not None
    records = read_printed_rows(rows, "ships.csv", "Ships", faults.append)
    entries = [one for _, one in records if isinstance(one, PrintedEntry)]
    return entries, list(map(str, faults))


@pytest.mark.parametrize(
    ("table", "is_own"),
    [
        (text(), True),
        ("\ufeff" + text(), True),
        ("id,title,url\nsloop,Sloop,https://a.org/\n", True),
        ("url,id,title,links.0.url\nhttps://a.org/,ships:sloop,Sloop,\n", True),
        ("id\ttitle\turl\nsloop\tSloop\thttps://a.org/\n", True),
        ("title,url,section,topics\nSloop,https://a.org/,Boats,x\n", False),
        ("id,title,url,stars\nsloop,Sloop,https://a.org/,3\n", False),
        ("id,title,url\n1,Sloop,https://a.org/\n", False),  # the numbers of rows
        ("id,title,url\n1,Sloop,https://a.org/\n2,Brig,https://b.org/\n", False),
        ("id,title,url\n2048,Sloop,https://a.org/\nbrig,Brig,https://b.org/\n", True),  # a number may be an id too
        ("1\tSloop\tBoats\t\t\thttps://a.org/\t\n2\tBrig\tBoats\t\t\thttps://b.org/\t\n", False),
        ("2048\tSloop\tBoats\t\t\thttps://a.org/\t\nbrig\tBrig\tBoats\t\t\thttps://b.org/\t\n", True),
        ("1\tSloop\tBoats\t\t\thttps://a.org/\t\n" * 49 + "brig\tBrig\tBoats\t\t\thttps://b.org/\t\n", True),
        ("1\tSloop\tBoats\t\t\thttps://a.org/\t\n" * 50 + "brig\tBrig\tBoats\t\t\thttps://b.org/\t\n", False),
        ("ships:1\tSloop\tBoats\t\t\thttps://a.org/\t\n", False),
        ("id,title,url\nSloop 1,Sloop,https://a.org/\n", False),
        ("id,title,url\n", False),
        ("", False),
        ('"' + HEADER, False),
        ("sloop\tSloop\tBoats\tSail,Wood\t1843\thttps://a.org/\tOne mast\n", True),
        ("sloop\tSloop\tBoats\t\t\thttps://a.org/\n", True),
        ("sloop\tSloop\tBoats\t\t\thttps://a.org/\r\n", True),
        ("id,title,url\nsloop,Sloop\n", False),
        ("id,title,url\r\nsloop,Sloop,https://a.org/\r\n", True),
        ("ships:sloop\tSloop\tBoats\t\t\thttps://a.org/\t\n", True),
        ("sloop\tSloop\tBoats\t\t\tHTTPS://a.org/\t\n", True),
        ("sloop\tSloop\tBoats\t\t\thttp://a.org/\t\n", True),
        ("sloop\tSloop\tBoats\t\tlong ago\thttps://a.org/\t\n", False),
        ("Sloop\tSloop\tBoats\t\t\thttps://a.org/\t\n", False),
        ("sloop\tSloop\tBoats\t\t\ta.org\t\n", False),
        ("sloop\tSloop\thttps://a.org/\n", False),
    ],
)
def test_the_first_lines_show_whether_mlcat_printed_a_table(table: str, is_own: bool) -> None:
    assert (printed_rows(table, "x") is not None) is is_own


def test_plain_output_is_read_back() -> None:
    (sloop, brig), faults = read_table(
        'sloop\t"Sloop\tBoats\tSail,Wood\t1843\thttps://a.org/\tOne mast\n'
        "ships:brig\tBrig\tBoats\t\t\thttps://b.org/\t\n"
    )
    assert faults == []
    assert (sloop.entry.id, sloop.entry.title, sloop.entry.tags) == ("sloop", '"Sloop', ("Sail", "Wood"))
    assert (sloop.entry.year, sloop.entry.summary, sloop.entry.section) == (1843, "One mast", "Boats")
    assert (brig.entry.tags, brig.entry.year, brig.entry.summary) == ((), None, None)


def test_a_subset_of_the_columns_keeps_ids_and_gets_a_section() -> None:
    (one,), faults = read_table(
        "id,title,url,tags,links.0.url\nsloop,Sloop,https://a.org/,Sail; Wood,https://a.org/x\n"
    )
    assert faults == []
    assert (one.entry.id, one.entry.section, one.entry.tags, one.entry.links) == (
        "sloop",
        "Ships",
        ("Sail", "Wood"),
        (),
    )
    (one,), _ = read_table("id,title,url,section_path\nsloop,Sloop,https://a.org/,Craft; Boats\n")
    assert one.section_path == ("Craft", "Boats")
    (one,), _ = read_table("id,title,url,section_path\nsloop,Sloop,https://a.org/,Craft; Boats; Small\n")
    assert (one.entry.section, one.section_path) == ("Small", ("Craft", "Boats", "Small"))


def test_a_row_without_an_id_has_none() -> None:
    (_, two), faults = read_table("id,title,url\nsloop,Sloop,https://a.org/\n,Brig,https://b.org/\n")
    assert (two.entry.id, two.entry.title, faults) == ("", "Brig", [])


def test_topics_are_not_tags() -> None:
    (entry,), _ = read_table(text(topics="a boat; with one mast", tags="Sail"))
    assert (entry.entry.topics, entry.entry.tags) == (("a boat", "with one mast"), ("Sail",))


def test_links_keep_labels_that_have_the_separator() -> None:
    (entry,), _ = read_table(text(links="paper https://a.org/1; code; tests https://a.org/2"))
    assert [(link.label, link.url) for link in entry.entry.links] == [
        ("paper", "https://a.org/1"),
        ("code; tests", "https://a.org/2"),
    ]
    (entry,), _ = read_table(text(links="paper HTTPS://a.org/1; code HTTP://a.org/2"))
    assert [link.label for link in entry.entry.links] == ["paper", "code"]


def test_the_section_is_used_if_titles_in_the_path_contain_the_separator() -> None:
    assert read_table(text(section_path="Craft; Boats"))[0][0].section_path == ("Craft", "Boats")
    assert read_table(text(section_path="Craft; Boats; small", section="Boats; small"))[0][0].section_path == ()


def test_publications_are_left_out() -> None:
    (entry,), faults = read_table(text(publications="paper article Sloops"))
    assert (entry.entry.publications, faults) == ((), [])


def test_an_invalid_row_is_reported_with_its_line() -> None:
    entries, (fault,) = read_table(text(year="soon"))
    assert entries == []
    assert fault.startswith("ships.csv, line 2: 'sloop', field 'year'")
