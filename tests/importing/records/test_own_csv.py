"""CSV that mlcat printed."""

import pytest

from mlcat.errors import CatalogError
from mlcat.importing.records.own_csv import is_own_csv, read_own_csv
from mlcat.importing.records.reading import PrintedEntry
from mlcat.render.formats.values import HIT_KEYS, KEYS

HEADER = ",".join(KEYS)


def text(**cells: str) -> str:
    values = {"id": "sloop", "title": "Sloop", "url": "https://a.org/", "section": "Boats", "catalog": "ships"} | cells
    return f"{HEADER}\r\n" + ",".join(f'"{values.get(key, "")}"' for key in KEYS) + "\r\n"


def read(data: str) -> tuple[list[PrintedEntry], list[str]]:
    faults: list[CatalogError] = []
    found = [one for _, one in read_own_csv(data, "ships.csv", faults.append) if isinstance(one, PrintedEntry)]
    return found, list(map(str, faults))


@pytest.mark.parametrize(
    ("header", "is_own"),
    [
        (HEADER, True),
        (f"\ufeff{HEADER},{HIT_KEYS[0]}", True),
        ("title,url,section,topics", False),
        ("", False),
        ('"' + HEADER, False),
    ],
)
def test_the_header_says_whether_mlcat_printed_it(header: str, is_own: bool) -> None:
    assert is_own_csv(f"{header}\r\nx\r\n") is is_own


def test_topics_are_not_tags() -> None:
    (found,), _ = read(text(topics="a boat; with one mast", tags="Sail"))
    assert (found.entry.topics, found.entry.tags) == (("a boat", "with one mast"), ("Sail",))


def test_links_keep_labels_that_have_the_separator() -> None:
    (found,), _ = read(text(links="paper https://a.org/1; code; tests https://a.org/2"))
    assert [(link.label, link.url) for link in found.entry.links] == [
        ("paper", "https://a.org/1"),
        ("code; tests", "https://a.org/2"),
    ]


def test_a_path_whose_titles_have_the_separator_gives_way_to_the_section() -> None:
    assert read(text(section_path="Craft; Boats"))[0][0].section_path == ("Craft", "Boats")
    assert read(text(section_path="Craft; Boats; small", section="Boats; small"))[0][0].section_path == ()


def test_publications_are_left_out() -> None:
    (found,), faults = read(text(publications="paper article Sloops"))
    assert (found.entry.publications, faults) == ((), [])


def test_a_row_that_cannot_be_used_is_reported_with_its_line() -> None:
    found, (fault,) = read(text(year="soon"))
    assert found == []
    assert fault.startswith("ships.csv, line 2: 'sloop', field 'year'")
