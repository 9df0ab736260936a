"""`mlcat catalogs remove`."""

from pathlib import Path

import pytest

from cli.commands.catalogs_.conftest import files, names
from cli.conftest import Mlcat
from mlcat.paths import Folders


def test_a_catalog_is_removed_with_its_index(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    mlcat("search sloop -c ships")
    assert mlcat("catalogs remove SHIPS") == (0, "removed ships\n", "")
    assert not [name for name in files(folders.catalogs, folders.cache) if name.startswith("ships")]
    assert names(mlcat) == ["metric-learning"]
    assert ships.exists()  # the source is not removed


def test_several_catalogs_are_removed_and_a_repeated_name_counts_once(mlcat: Mlcat, stored) -> None:
    stored("a", [])
    stored("b", [])
    stored("c", [])
    assert mlcat("catalogs remove a c a") == (0, "removed a\nremoved c\n", "")
    assert names(mlcat) == ["metric-learning", "b"]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("a nope", "mlcat: no catalog 'nope'.\nCatalogs: metric-learning, a.\n"),
        (
            "a metric-learning",
            "mlcat: 'metric-learning' ships with mlcat and cannot be removed.\nName one that you imported.\n",
        ),
        ("", "mlcat: `mlcat catalogs remove` needs a NAME.\n`mlcat catalogs` has the names.\n"),
    ],
)
def test_if_one_catalog_cannot_be_removed_none_is(mlcat: Mlcat, stored, named: str, message: str) -> None:
    stored("a", [])
    assert mlcat(f"catalogs remove {named}") == (2, "", message)
    assert names(mlcat) == ["metric-learning", "a"]
