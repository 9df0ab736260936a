"""`mlcat catalogs`: which there are; remove one, fetch one again."""

import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating import one, several, storing
from mlcat.cli.updating.one import Update, update
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher
from mlcat.paths import Folders

LIST = "# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop)\n- [Brig](https://a.org/brig)\n"


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder that other tests share must not hold what a test here looks for."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def ships(mlcat: Mlcat, tmp_path: Path) -> Path:
    """A catalog that came from a file; returns the file."""
    path = tmp_path / "ships.md"
    path.write_text(LIST)
    assert mlcat(["import", str(path)]).code == 0
    return path


def names(mlcat: Mlcat) -> list[str]:
    return [row["id"] for row in json.loads(mlcat("catalogs --json").out)]


def files(*folders: str) -> dict[str, bytes]:
    found = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in found}


# --- Which there are --------------------------------------------------------------------------------------------


def test_the_table_tells_how_large_from_where_and_which_folders(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    answer = mlcat("catalogs")
    head, bundled, mine, *rest = answer.out.splitlines()
    assert head.split() == ["CATALOG", "TITLE", "ENTRIES", "SIZE", "FROM", "ON"]
    assert bundled.split()[0] == "metric-learning"
    assert "63" in bundled.split()
    assert "ships with mlcat" in bundled
    assert mine.split()[:3] == ["ships", "Ships", "2"]
    assert str(ships) in mine
    folders = [f"catalogs in {where.catalogs}", f"indexes in  {where.cache}", f"state in    {where.state}"]
    assert rest == ["", "current     metric-learning", *folders]
    assert (answer.code, answer.err) == (0, "")


def test_json_has_the_same_for_programs(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    bundled, mine = json.loads(mlcat("catalogs --json").out)
    assert list(mine) == ["id", "title", "count", "bytes", "source", "fetched", "path"]
    path = Path(where.catalogs, "ships.ndjson")
    assert (mine["id"], mine["title"], mine["count"], mine["source"]) == ("ships", "Ships", 2, str(ships))
    assert (mine["bytes"], mine["path"]) == (path.stat().st_size, str(path))
    assert (bundled["id"], bundled["count"], bundled["fetched"]) == ("metric-learning", 63, None)


def test_plain_is_a_line_a_catalog(mlcat: Mlcat, ships: Path) -> None:
    lines = mlcat("catalogs --plain").out.splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["metric-learning", "Awesome Metric Learning", "63"],
        ["ships", "Ships", "2"],
    ]


@pytest.mark.parametrize("option", ["", "--json", "--plain"])
def test_a_broken_one_is_reported_and_the_others_are_listed(mlcat: Mlcat, ships: Path, stored, option: str) -> None:
    stored("broken", ["no json"])
    answer = mlcat(f"catalogs {option}")
    assert answer.code == 0
    assert "ships" in answer.out
    assert "broken.ndjson" not in answer.out
    assert answer.err.startswith("mlcat: broken.ndjson, line 2: this is not JSON")
    assert mlcat("catalogs remove broken").out == "removed broken\n"


# --- Remove -----------------------------------------------------------------------------------------------------


def test_one_is_removed_with_all_that_was_made_of_it(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    mlcat("search sloop -c ships")
    assert mlcat("catalogs remove SHIPS") == (0, "removed ships\n", "")
    assert not [name for name in files(where.catalogs, where.cache) if name.startswith("ships")]
    assert names(mlcat) == ["metric-learning"]
    assert ships.exists()  # what it came from is not ours


def test_several_are_removed_and_one_named_twice_once(mlcat: Mlcat, stored) -> None:
    stored("a", [])
    stored("b", [])
    stored("c", [])
    assert mlcat("catalogs remove a c a") == (0, "removed a\nremoved c\n", "")
    assert names(mlcat) == ["metric-learning", "b"]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("a nope", "mlcat: no catalog 'nope'.\nCatalogs: metric-learning, a.\n"),
        (
            "a metric-learning",
            "mlcat: 'metric-learning' ships with mlcat and cannot be removed.\nName one that you imported.\n",
        ),
        ("", "mlcat: `mlcat catalogs remove` needs a NAME.\n`mlcat catalogs` has the names.\n"),
    ],
)
def test_where_one_cannot_be_removed_none_is(mlcat: Mlcat, stored, named: str, told: str) -> None:
    stored("a", [])
    assert mlcat(f"catalogs remove {named}") == (2, "", told)
    assert names(mlcat) == ["metric-learning", "a"]


# --- Update -----------------------------------------------------------------------------------------------------


def test_what_is_new_changed_and_removed_is_reported(mlcat: Mlcat, ships: Path) -> None:
    assert mlcat("catalogs update ships") == (0, "ships: up to date\n", "")
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n- [Yawl](https://a.org/yawl)\n")
    assert mlcat("catalogs update") == (
        0,
        "ships: 1 new, 1 changed, 1 removed\n  + Yawl\n  ~ Sloop\n  - Brig\n",
        "",
    )
    assert mlcat("list -c ships --plain").out.count("\n") == 2


def test_many_are_reported_by_their_number(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text(LIST + "".join(f"- [Boat {n}](https://a.org/{n})\n" for n in range(1212)))
    out = mlcat("catalogs update ships").out
    assert out.startswith("ships: 1,212 new, 0 changed, 0 removed\n  + Boat 0\n")
    assert out.endswith("  + Boat 9\n  + and 1,202 more\n")


def test_the_first_search_after_an_update_builds_nothing(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    ships.write_text(LIST + "- [Yawl](https://a.org/yawl)\n")
    mlcat("catalogs update")
    before = files(where.cache)
    assert mlcat("search yawl -c ships --plain").out.startswith("yawl\t")
    assert files(where.cache) == before


def test_one_that_would_lose_more_than_half_is_left_as_it_is(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    before = files(where.catalogs, where.cache)
    ships.write_text("# Moved\n- [New home](https://b.org/)\n")
    assert mlcat("catalogs update") == (
        1,
        "",
        "mlcat: 'ships' would lose 2 of its 2 entries: nothing was changed.\n"
        "If that is right: `mlcat catalogs update ships --force`.\n",
    )
    assert files(where.catalogs, where.cache) == before
    assert mlcat("catalogs update ships --force").out.startswith("ships: 1 new, 0 changed, 2 removed\n")


def test_one_that_fails_does_not_keep_the_others_from_it(mlcat: Mlcat, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.md" for name in ("a", "b", "c")]
    for path in paths:
        path.write_text(LIST)
        mlcat(["import", str(path)])
    paths[1].unlink()
    answer = mlcat("catalogs update")
    assert answer.code == 1
    assert answer.out == "a: up to date\nc: up to date\n"
    assert answer.err.startswith(f"mlcat: b: there is no file '{paths[1]}'.\n")
    assert mlcat("list -c b --plain").out.count("\n") == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ndjson", '{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}\n'),
        ("a.json", '[{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}]'),
        ("a.md", LIST),
    ],
)
def test_a_relative_path_is_found_from_another_folder(
    mlcat: Mlcat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert mlcat(f"import lists/{name}").code == 0
    monkeypatch.chdir("/")
    assert mlcat("catalogs update") == (0, "a: up to date\n", "")


def test_what_came_through_a_pipe_is_no_fault_where_all_are_asked_for(mlcat: Mlcat, ships: Path, stored) -> None:
    stored("piped", [{"title": "A"}])
    hint = "Change it with add, edit and remove; or import it again with --force."
    told = f"mlcat: 'piped' does not say where it came from.\n{hint}\n"
    assert mlcat("catalogs update") == (0, "ships: up to date\n", told)
    assert mlcat("catalogs update piped") == (1, "", told)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("nope", "mlcat: no catalog 'nope'.\nCatalogs: metric-learning, ships.\n"),
        (
            "ships metric-learning",
            "mlcat: 'metric-learning' ships with mlcat and comes with its updates.\nName one that you imported.\n",
        ),
    ],
)
def test_a_wrong_name_is_wrong_usage_and_nothing_is_done(mlcat: Mlcat, ships: Path, named: str, told: str) -> None:
    ships.unlink()
    assert mlcat(f"catalogs update {named}") == (2, "", told)


def test_where_there_is_none_to_update_that_is_said(mlcat: Mlcat) -> None:
    assert mlcat("catalogs update") == (
        0,
        "",
        "nothing to update: no list was imported yet.\nImport one: `mlcat import vinta/awesome-python`.\n",
    )


def test_what_was_updated_before_ctrl_c_is_still_reported(
    mlcat: Mlcat, stored, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(LIST)
        mlcat(["import", str(tmp_path / f"{name}.md")])

    def interrupted(terminal, plan, fetched, bar, *, force) -> Update:
        if plan.catalog.name == "b":
            raise KeyboardInterrupt
        return update(terminal, plan, fetched, bar, force=force)

    monkeypatch.setattr(several, "update", interrupted)
    assert mlcat("catalogs update") == (130, "a: up to date\n", "")


# --- From a server ----------------------------------------------------------------------------------------------


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A server on this machine that has what stands in here, by path; its address is at "address"."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    pages["address"] = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    for module in (storing, one):
        local = partial(Fetcher, allow_insecure=True, raw_host=pages["address"])
        monkeypatch.setattr(module, "Fetcher", local)
    yield pages
    server.shutdown()
    thread.join()
    server.server_close()


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


def test_a_network_that_is_gone_changes_nothing(
    mlcat: Mlcat, ships: Path, where: Folders, monkeypatch: pytest.MonkeyPatch, stored
) -> None:
    stored("remote", [{"title": "A"}], source="captain/awesome-ships")
    before = files(where.catalogs)

    def gone(*_: object) -> None:
        raise ImportFailedError("there is no network.", "Check the connection.")

    monkeypatch.setattr(Fetcher, "get", gone)
    answer = mlcat("catalogs update remote")
    assert answer == (1, "", "mlcat: there is no network.\nCheck the connection.\n")
    assert files(where.catalogs) == before


# --- Wrong usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("frob", "mlcat: `mlcat catalogs` has no action 'frob'.\nActions: use NAME, remove NAME, update [NAME].\n"),
        ("update --json", "mlcat: --json is for the list of catalogs.\nLeave it out: `mlcat catalogs update`.\n"),
        ("--json --plain", "mlcat: --json and --plain cannot both be given.\nChoose one of them.\n"),
    ],
)
def test_other_words_are_refused(mlcat: Mlcat, line: str, told: str) -> None:
    assert mlcat(f"catalogs {line}") == (2, "", told)


def test_nothing_is_written_into_the_data_folder_by_looking(mlcat: Mlcat, where: Folders) -> None:
    mlcat("catalogs")
    assert not os.path.exists(where.data)


# --- What was skipped, claimed, or misnamed -------------------------------------------------------------------------


def test_a_catalog_imported_with_skip_invalid_is_updated_so_too(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    good = '{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}\n'
    path.write_text(good + "no\n")
    assert mlcat(["import", str(path)]).code == 1
    assert mlcat(["import", str(path), "--skip-invalid"]).code == 0
    path.write_text(good + "no\n" + good.replace("Sloop", "Brig"))
    for _ in range(2):  # an update leaves it as it was
        answer = mlcat("catalogs update")
        assert (answer.code, answer.out[:8]) == (0, "a: 1 new" if _ == 0 else "a: up to")
        assert answer.err.startswith("a: skipped 1 that cannot be used; the first: a.ndjson, line 2: ")


def test_an_update_reads_a_table_by_the_columns_that_the_import_named(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("Boat,Where\nSloop,https://a.org/\n")
    assert mlcat(["import", str(path), "--map", "title=Boat", "--map", "url=Where"]).code == 0
    path.write_text("Boat,Where\nSloop,https://a.org/\nBrig,https://b.org/\n")
    for said in ("1 new", "up to date"):  # an update leaves them as they were
        answer = mlcat("catalogs update")
        assert (answer.code, answer.out.startswith(f"boats: {said}")) == (0, True), answer.err


PIPED = '{"name":"g","title":"G","source":"%s"}\n{"title":"A","url":"https://a.example/","section":"s"}\n'


def test_a_source_that_a_pipe_named_is_fetched_once_somebody_confirms_it(
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
    assert mlcat("catalogs update --confirm") == (0, "", refused)  # for one that is named only
    assert mlcat("catalogs update g --confirm --force").code == 0
    assert mlcat("catalogs update").out == "g: up to date\n"


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_is_asked(
    mlcat: Mlcat, stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    path = tmp_path / "elsewhere.md"
    path.write_text(LIST)
    stored("g", [{"title": "Sloop", "url": "https://a.org/sloop"}], claimed_source=str(path))
    monkeypatch.setattr(Terminal, "may_ask", lambda _: True)
    monkeypatch.setattr(Terminal, "ask", lambda _, question: "names" in question and answer)
    assert (mlcat("catalogs update g").code == 0) == answer


BAD_NAMES = ["My_List", "\x1b]0;OWNED\x07", "\u202eevil", "a b", "all", "metric-learning", "x" * 61, "-", "a--b", "ä"]


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_a_file_whose_name_no_import_would_give_is_left_out_and_left_alone(
    mlcat: Mlcat, stored, where: Folders, name: str
) -> None:
    stored("good", [{"title": "Sloop"}])
    path = Path(where.catalogs, f"{name}.ndjson")
    path.write_text(Path(where.catalogs, "good.ndjson").read_text())
    before = path.read_bytes()
    for line in ("catalogs", "catalogs --json", "search sloop", "catalogs update", "catalogs update --force"):
        answer = mlcat(line)
        assert ".ndjson' is left out: no catalog may have that name.\n" in answer.err or "…" in answer.err
        for unsafe in ("\x1b", "\x07", "\u202e"):
            assert unsafe not in answer.out + answer.err
    assert path.read_bytes() == before
    assert "good" in names(mlcat)


def test_a_name_that_is_not_utf_8_is_left_out_too(mlcat: Mlcat, stored, where: Folders) -> None:
    stored("good", [{"title": "Sloop"}])
    try:
        Path(where.catalogs, os.fsdecode(b"m\xffine.ndjson")).write_text("{}")
    except OSError:
        pytest.skip("no such names on this file system")
    for line in ("catalogs", "catalogs update --force", "search sloop"):
        assert "is left out: no catalog may have that name" in mlcat(line).err


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "link to a device", "dangling link"])
def test_what_is_not_a_regular_file_stops_nobody(mlcat: Mlcat, stored, where: Folders, kind: str) -> None:
    stored("good", [{"title": "Sloop"}])
    path = Path(where.catalogs, "odd.ndjson")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if "device" in kind else "/none")
    for line in ("catalogs", "search sloop", "show sloop", "catalogs update", "completion bash"):
        answer = mlcat(line)
        assert "Traceback" not in answer.err
    assert "'odd.ndjson' is left out: " in mlcat("catalogs").err
    assert mlcat("search sloop --plain").out.startswith("sloop\t")


def test_a_folder_that_cannot_be_read_is_reported(
    mlcat: Mlcat, where: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir

    def refused(path: str) -> list[str]:
        if path == where.catalogs:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refused)
    for line in ("catalogs", "search clip"):
        answer = mlcat(line)
        assert answer.code == 0
        assert f"mlcat: {where.catalogs}: cannot be read: Permission denied.\n" in answer.err


def test_a_copy_of_a_file_is_a_catalog_with_its_own_name(mlcat: Mlcat, stored, where: Folders) -> None:
    path = stored("con", [{"title": "Sloop"}])
    path.rename(path.with_name("renamed.ndjson"))
    assert json.loads(mlcat("search sloop --json").out)[0]["catalog"] == "renamed"
    assert mlcat("show renamed:sloop").code == 0


@pytest.mark.parametrize("width", [80, 60])
def test_on_a_terminal_each_has_one_row_and_its_whole_name(mlcat: Mlcat, stored, width: int) -> None:
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


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("remov ships", "Did you mean `mlcat catalogs remove ships`?"),
        ("UPDAT", "Did you mean `mlcat catalogs update [NAME]`?"),
        ("delete", "Did you mean `mlcat catalogs remove NAME`?"),
        ("upgrade ships", "Did you mean `mlcat catalogs update ships`?"),
        ("switch ships", "Did you mean `mlcat catalogs use ships`?"),
        ("add vinta/awesome-python", "To add a list as a catalog: `mlcat import vinta/awesome-python`."),
        ("import", "To add a list as a catalog: `mlcat import OWNER/REPO`."),
        ("show 'my ships'", "Its entries: `mlcat list -c 'my ships'`."),
        ("info", "Its entries: `mlcat list -c NAME`."),
    ],
)
def test_an_action_of_another_name_is_answered_with_ours(mlcat: Mlcat, typed: str, hint: str) -> None:
    answer = mlcat(f"catalogs {typed}")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[1] == hint
