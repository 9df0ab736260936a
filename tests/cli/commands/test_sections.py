"""`mlcat sections`: the sections of a catalog with their counts."""

import json

from cli.conftest import Mlcat


def test_a_section_counts_the_entries_of_its_subsections(mlcat: Mlcat, oddities: str) -> None:
    rows = json.loads(mlcat("sections -c oddities --json").out)
    assert [(row["id"], row["count"], row["parent"]) for row in rows] == [
        ("basics", 9, None),
        ("deep-dives", 5, "basics"),
        ("odd-corners", 3, "deep-dives"),
        ("groessen", 5, None),
        ("empty-shelf", 0, None),
    ]
    assert list(rows[0]) == ["id", "title", "count", "parent", "description", "catalog"]


def test_plain_has_one_line_per_section(mlcat: Mlcat, oddities: str) -> None:
    lines = mlcat("sections -c oddities --plain").out.splitlines()
    assert lines[1] == "deep-dives\tDeep Dives\t5\tbasics\t\toddities"


def test_the_table_names_the_catalogs_if_there_are_several(mlcat: Mlcat, oddities: str) -> None:
    assert "CATALOG" in mlcat("sections -c all").out
    assert "CATALOG" not in mlcat("sections").out


def test_the_counts_are_the_same_as_those_of_list(mlcat: Mlcat) -> None:
    for line in mlcat("sections --plain").out.splitlines():
        name, _, count = line.split("\t")[:3]
        assert len(mlcat(f"list -s {name} --plain").out.splitlines()) == int(count)
