"""`mlcat import --dates-from-git`, and what `mlcat new` shows of it."""

import json
from pathlib import Path

import pytest
from importing.updates.checkouts import ENVIRONMENT, Checkout, line

from cli.commands.conftest import LIST
from cli.commands.new_.conftest import ago, ids, printed_rows
from cli.conftest import Mlcat


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    checkout = Checkout(tmp_path / "fleet")
    checkout.commit("2020-01-01", README_md="# Ships\n\n## Boats\n" + line("Sloop"))
    checkout.commit(ago(2), README_md=LIST)
    return checkout


def test_an_import_reads_the_days_from_the_history(mlcat: Mlcat, checkout: Checkout) -> None:
    answer = mlcat(["import", str(checkout.folder / "README.md"), "--dates-from-git"])
    assert answer == (0, "fleet: 2 entries in 1 section\n", "Search it with `mlcat search WORDS -c fleet`.\n")
    added = {entry["id"]: entry["added"] for entry in json.loads(mlcat("list -c fleet --json").out)}
    assert added == {"sloop": "2020-01-01", "brig": ago(2)}
    assert ids(mlcat, "-c fleet") == ["brig"]
    (checkout.folder / "README.md").write_text(LIST + line("Yawl"))
    assert mlcat("catalogs update").code == 0
    assert ids(mlcat, "-c fleet --since 2020") == ["yawl", "brig", "sloop"]


def test_adding_days_later_is_not_reported_as_a_change(mlcat: Mlcat, checkout: Checkout) -> None:
    path = str(checkout.folder / "README.md")
    assert mlcat(["import", path]).code == 0
    assert mlcat(["import", path, "--force", "--dates-from-git"]).code == 0
    assert printed_rows(mlcat, "-c fleet --since 2020 --plain")[0].startswith("brig")
    assert "changed" not in mlcat("new -c fleet --since 2020").out


def test_a_shallow_clone_is_reported(mlcat: Mlcat, checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("clone", "-q", "--depth", "1", checkout.folder.as_uri(), str(tmp_path / "clone"))
    answer = mlcat(["import", str(tmp_path / "clone" / "README.md"), "--dates-from-git"])
    assert answer.code == 0
    assert answer.err.startswith(
        "the clone is shallow: older entries have no date; `git fetch --unshallow` gets the rest of its history.\n"
    )
    assert mlcat("new -c clone").code == 1


@pytest.mark.parametrize("source", ["captain/ships", "https://a.org/README.md", "-"])
def test_a_source_that_is_not_a_file_is_rejected(mlcat: Mlcat, source: str) -> None:
    answer = mlcat(["import", source, "--dates-from-git"])
    printed_rows = "standard input" if source == "-" else f"'{source}'"
    assert answer == (
        2,
        "",
        f"mlcat: --dates-from-git needs a file in a clone, which {printed_rows} is not.\n"
        "Clone the list with git, and import the file in the clone.\n",
    )


def test_a_file_outside_of_a_checkout_is_not_imported(mlcat: Mlcat, checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "ships.md").write_text(LIST)
    answer = mlcat(["import", str(tmp_path / "ships.md"), "--dates-from-git"])
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: '{tmp_path}' is not in a git repository.\n")
    assert mlcat("catalogs --plain").out.count("\n") == 1


def test_a_missing_file_is_an_error(mlcat: Mlcat, tmp_path: Path) -> None:
    answer = mlcat(["import", str(tmp_path / "none" / "README.md"), "--dates-from-git"])
    assert answer.err.startswith("mlcat: there is no file ")
