"""`mlcat catalogs`: the table of catalogs."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.paths import Folders


def test_the_table_has_counts_sizes_sources_and_folders(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    answer = mlcat("catalogs")
    head, bundled, mine, *rest = answer.out.splitlines()
    assert head.split() == ["CATALOG", "TITLE", "ENTRIES", "SIZE", "FROM", "ON"]
    assert bundled.split()[0] == "metric-learning"
    assert "63" in bundled.split()
    assert "ships with mlcat" in bundled
    assert mine.split()[:3] == ["ships", "Ships", "2"]
    assert str(ships) in mine
    folder_lines = [f"catalogs in {folders.catalogs}", f"indexes in  {folders.cache}", f"state in    {folders.state}"]
    assert rest == ["", "current     metric-learning", *folder_lines]
    assert (answer.code, answer.err) == (0, "")


def test_json_has_the_facts_of_the_table(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    bundled, mine = json.loads(mlcat("catalogs --json").out)
    assert list(mine) == ["id", "title", "count", "bytes", "source", "fetched", "path"]
    path = Path(folders.catalogs, "ships.ndjson")
    assert (mine["id"], mine["title"], mine["count"], mine["source"]) == ("ships", "Ships", 2, str(ships))
    assert (mine["bytes"], mine["path"]) == (path.stat().st_size, str(path))
    assert (bundled["id"], bundled["count"], bundled["fetched"]) == ("metric-learning", 63, None)


def test_plain_has_one_line_per_catalog(mlcat: Mlcat, ships: Path) -> None:
    lines = mlcat("catalogs --plain").out.splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["metric-learning", "Awesome Metric Learning", "63"],
        ["ships", "Ships", "2"],
    ]


@pytest.mark.parametrize("option", ["", "--json", "--plain"])
def test_a_broken_catalog_is_reported_and_the_others_are_listed(mlcat: Mlcat, ships: Path, stored, option: str) -> None:
    stored("broken", ["no json"])
    answer = mlcat(f"catalogs {option}")
    assert answer.code == 0
    assert "ships" in answer.out
    assert "broken.ndjson" not in answer.out
    assert answer.err.startswith("mlcat: broken.ndjson, line 2: this is not JSON")
    assert mlcat("catalogs remove broken").out == "removed broken\n"


def test_listing_creates_no_data_folder(mlcat: Mlcat, folders: Folders) -> None:
    mlcat("catalogs")
    assert not os.path.exists(folders.data)


@pytest.mark.parametrize("width", [80, 60])
def test_on_a_terminal_each_catalog_has_one_row_with_its_full_name(mlcat: Mlcat, stored, width: int) -> None:
    name = "awesome-" + "python" * 4
    stored(
        name,
        [{"title": "One"}],
        title="A title that is quite long, as titles of lists are",
        source="https://e.org/" * 9,
    )
    rows = mlcat("catalogs", terminal=True, COLUMNS=str(width), NO_COLOR="1", TERM="dumb").out.splitlines()
    assert [row.split()[0] for row in rows[:3]] == ["CATALOG", "metric-learning", name]
    assert rows[3] == ""
    assert all(len(row) <= width for row in rows[:3])
