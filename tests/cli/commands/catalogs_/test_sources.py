"""Where `mlcat catalogs update` reads a list again."""

import io
import sys
from pathlib import Path

import pytest

from cli.commands.catalogs_.conftest import files, names
from cli.commands.conftest import LIST
from cli.conftest import Mlcat
from mlcat.cli.terminal import Terminal
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher
from mlcat.paths import Folders


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ndjson", '{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}\n'),
        ("a.json", '[{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}]'),
        ("a.md", LIST),
    ],
)
def test_a_relative_path_is_found_from_another_working_directory(
    mlcat: Mlcat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert mlcat(f"import lists/{name}").code == 0
    monkeypatch.chdir("/")
    assert mlcat("catalogs update") == (0, "a: up to date\n", "")


def test_an_address_and_a_repository_are_fetched_again(mlcat: Mlcat, page: dict[str, str]) -> None:
    page["/ships.md"] = page["/captain/awesome-ships/HEAD/README.md"] = LIST
    for source in (page["address"] + "/ships.md", "captain/awesome-ships"):
        assert mlcat(["import", source]).code == 0
    page["/ships.md"] = LIST + "- [Yawl](https://a.org/yawl)\n"
    del page["/captain/awesome-ships/HEAD/README.md"]

    answer = mlcat("catalogs update")

    assert answer == (
        1,
        "ships: 1 new, 0 changed, 0 removed\n  + Yawl\n",
        "mlcat: awesome-ships: there is no README in 'captain/awesome-ships', or no such repository.\n"
        "Check the name, or give the address of the file. A private repository needs GITHUB_TOKEN.\n",
    )
    assert names(mlcat) == ["metric-learning", "awesome-ships", "ships"]


def test_without_a_network_nothing_is_changed(
    mlcat: Mlcat, ships: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch, stored
) -> None:
    stored("remote", [{"title": "A"}], source="captain/awesome-ships")
    before = files(folders.catalogs)

    def gone(*_: object) -> None:
        raise ImportFailedError("there is no network.", "Check the connection.")

    monkeypatch.setattr(Fetcher, "get", gone)
    answer = mlcat("catalogs update remote")
    assert answer == (1, "", "mlcat: there is no network.\nCheck the connection.\n")
    assert files(folders.catalogs) == before


PIPED = '{"name":"g","title":"G","source":"%s"}\n{"title":"A","url":"https://a.example/","section":"s"}\n'


def test_a_source_named_by_piped_input_must_be_confirmed_once(
    mlcat: Mlcat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "elsewhere.md"
    path.write_text(LIST)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((PIPED % path).encode())))
    assert mlcat("import - --name g").code == 0
    refused = (
        f"mlcat: 'g' came through a pipe and names '{path}' as its source, which you have not confirmed.\n"
        "Confirm it once: `mlcat catalogs update g --confirm`.\n"
    )
    assert mlcat("catalogs update g --force") == (1, "", refused)
    assert mlcat("catalogs update --confirm") == (0, "", refused)  # it applies only to a named catalog
    assert mlcat("catalogs update g --confirm --force").code == 0
    assert mlcat("catalogs update").out == "g: up to date\n"


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_the_confirmation_is_a_question(
    mlcat: Mlcat, stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    path = tmp_path / "elsewhere.md"
    path.write_text(LIST)
    stored("g", [{"title": "Sloop", "url": "https://a.org/sloop"}], claimed_source=str(path))
    monkeypatch.setattr(Terminal, "may_ask", lambda _: True)
    monkeypatch.setattr(Terminal, "ask", lambda _, question: "names" in question and answer)
    assert (mlcat("catalogs update g").code == 0) == answer
