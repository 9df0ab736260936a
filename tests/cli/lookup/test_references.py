"""Every printed id is accepted, and an ambiguous one has the name of its catalog."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli.lookup import references

Stored = Callable[..., Path]


def first_column(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_different_entries_with_the_same_id_are_distinguished(mlcat: Mlcat, stored: Stored) -> None:
    stored("mine", [{"title": "Paper Clip", "id": "clip"}, {"title": "Stapler"}])

    refused = mlcat("show clip")
    assert (refused.code, refused.err) == (
        1,
        "mlcat: 'clip' is the name of 2 entries.\nDid you mean 'metric-learning:clip' or 'mine:clip'?\n",
    )
    assert first_column(mlcat("search clip --plain").out)[:2] == ["metric-learning:clip", "mine:clip"]
    assert first_column(mlcat("list -c mine --plain").out) == ["mine:clip", "stapler"]


@pytest.mark.parametrize("loaded", [0, 20_000], ids=["each id looked up", "all ids loaded"])
def test_every_id_that_is_printed_is_accepted_and_names_that_entry(
    mlcat: Mlcat, stored: Stored, oddities: str, monkeypatch: pytest.MonkeyPatch, loaded: int
) -> None:
    monkeypatch.setattr(references, "_MAX_LOADED", loaded)
    stored("mine", [{"title": "Paper Clip", "id": "clip"}, {"title": "FAISS", "id": "everything"}])
    lines = ("list -c all", "list", "list -c mine", "search clip", "search faiss", "search everything")
    rows = [row.split("\t") for line in lines for row in mlcat(f"{line} --plain").out.splitlines()]
    for reference, title in {(row[0], row[1]) for row in rows}:
        assert mlcat(["show", reference, "--fields", "title"]).out == f"{title}\n", reference
        assert mlcat(["open", reference, "--print"]).code == 0, reference


def test_a_broken_or_unindexed_catalog_does_not_affect_a_list(mlcat: Mlcat, stored: Stored) -> None:
    stored("broken", ["no JSON"])
    stored("mine", [{"title": "Paper Clip", "id": "clip"}])
    before = mlcat("list --plain")
    assert before.err == ""
    assert "mine:clip" not in before.out


def test_a_list_of_all_catalogs_can_be_imported(mlcat: Mlcat, stored: Stored, tmp_path: Path) -> None:
    stored("mine", [{"title": "Paper Clip", "id": "clip"}])
    listed = tmp_path / "all.json"
    listed.write_text(mlcat("list -c all --json").out)
    answer = mlcat(["import", str(listed), "--name", "everything"])
    assert (answer.code, answer.out) == (
        0,
        f"everything: {len(json.loads(listed.read_text()))} entries in 9 sections\n",
    )


class TestEveryIdThatIsPrinted:
    """An id that means another entry in another catalog is printed with its catalog in every layout."""

    @pytest.fixture(autouse=True)
    def _same_ids(self, mlcat: Mlcat, stored: Stored) -> None:
        mlcat("list --count")  # a catalog counts once it has an index
        stored("mine", [{"title": "Clip", "id": "clip"}, {"title": "Stapler"}])

    @pytest.mark.parametrize("command", ["search clip", "list -c all", "show metric-learning:clip mine:clip"])
    def test_chosen_fields_and_csv_print_the_id_with_its_catalog(self, mlcat: Mlcat, command: str) -> None:
        fields = mlcat(f"{command} --fields id").out.splitlines()
        assert {"metric-learning:clip", "mine:clip"} <= set(fields)
        assert mlcat(f"{command} --format csv --fields id").out.splitlines() == ["id", *fields]
        complete = csv.DictReader(mlcat(f"{command} --format csv").out.splitlines())
        assert [row["id"] for row in complete] == fields
        for reference in fields:
            assert mlcat(["show", reference]).code == 0, reference

    def test_json_has_the_id_and_the_catalog_separately(self, mlcat: Mlcat) -> None:
        entries = json.loads(mlcat("show mine:clip --json").out)
        assert [(entry["id"], entry["catalog"]) for entry in entries] == [("clip", "mine")]

    @pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
    @pytest.mark.parametrize("command", ["list -c mine", "search clip -c mine", "show mine:clip"])
    @pytest.mark.parametrize("layout", ["", " --format table", " --format panel"])
    def test_tables_rows_panels_and_pages_print_the_id_with_its_catalog(
        self, mlcat: Mlcat, terminal: bool, command: str, layout: str
    ) -> None:
        assert "mine:clip" in mlcat(command + layout, terminal=terminal, NO_COLOR="1", TERM="dumb").out

    def test_entries_listed_as_csv_are_imported_with_their_ids(self, mlcat: Mlcat, tmp_path: Path) -> None:
        listed = tmp_path / "mine.csv"
        listed.write_text(mlcat("list -c mine --format csv").out)
        assert mlcat(["import", str(listed), "--name", "copy"]).code == 0
        assert json.loads(mlcat("list -c copy --json").out)[0]["id"] == "clip"
