"""The name of an imported catalog, and whether it may replace another."""

import json
import os
import signal
from pathlib import Path

import pytest
from support.terminals import output

from cli.commands.editing.import_.samples import MARKDOWN, SLOOP, files, lines
from cli.commands.editing.support import run_with_answers
from cli.conftest import SCRIPTS, Mlcat
from mlcat.paths import Folders


@pytest.mark.parametrize("name", ["all", "metric-learning", "My List", "", "../x"])
def test_an_invalid_or_reserved_name_is_rejected(mlcat: Mlcat, readme: Path, folders: Folders, name: str) -> None:
    answer = mlcat(["import", str(readme), "--name", name])
    assert (answer.code, answer.out) == (2, "")
    assert files(folders.data) == {}


def test_a_source_with_a_reserved_name_is_rejected(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "metric-learning.md"
    path.write_text(MARKDOWN)
    assert mlcat(["import", str(path)]) == (
        2,
        "",
        "mlcat: the name 'metric-learning' is taken by mlcat itself.\nChoose another with --name.\n",
    )


def test_an_existing_catalog_is_replaced_only_with_force(mlcat: Mlcat, readme: Path, folders: Folders) -> None:
    mlcat(["import", str(readme)])
    before = files(folders.data, folders.cache)
    assert mlcat(["import", str(readme)]) == (
        2,
        "",
        "mlcat: there is a catalog 'ships'.\nReplace it with --force, or choose another --name.\n",
    )
    assert files(folders.data, folders.cache) == before
    assert mlcat(["import", str(readme), "--force"]).code == 0


def on_a_terminal(argv: list[str], typed: bytes) -> tuple[int, str]:
    """Runs `mlcat` on a terminal and types `typed` when it asks; returns its exit code and the text of the screen."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    child, master = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execv(os.path.join(SCRIPTS, "mlcat"), ["mlcat", *argv])
    screen = b""
    try:
        for data in output(master):
            screen += data
            if b"[y/N] " in screen and typed:
                os.write(master, typed)
                typed = b""
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(master)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, screen.decode()


@pytest.fixture
def replacing(mlcat: Mlcat, readme: Path) -> list[str]:
    """The arguments of an import that would replace the catalog `ships`."""
    mlcat(["import", str(readme)])
    readme.write_text("# Ships\n- [Yawl](https://a.org/yawl)\n")
    return ["import", str(readme)]


@pytest.mark.usefixtures("default_sigint")
@pytest.mark.parametrize(("typed", "code"), [(b"y\n", 0), (b"\x04", 1), (b"\x03", 130)], ids=["y", "Ctrl-D", "Ctrl-C"])
def test_on_a_terminal_it_asks_before_it_replaces_a_catalog(
    replacing: list[str], folders: Folders, typed: bytes, code: int
) -> None:
    before = files(folders.catalogs)
    exit_code, screen = on_a_terminal(replacing, typed)
    assert "There is a catalog 'ships'. Replace it? [y/N] " in screen
    assert exit_code == code
    assert (files(folders.catalogs) == before) == (code != 0)
    if code == 0:
        assert "ships: 1 entry in 1 section\r\n" in screen
    if code == 1:
        assert "\nmlcat: 'ships' was left as it is.\r\nChoose another name with --name.\r\n" in screen


@pytest.mark.parametrize("typed", [b"y\n", b"YES\n", b"n\n", b"\n", b"yet\n", b""])
def test_only_yes_replaces_a_catalog(replacing: list[str], folders: Folders, typed: bytes) -> None:
    before = files(folders.catalogs)
    answer = run_with_answers(replacing, typed)
    assert "There is a catalog 'ships'. Replace it? [y/N] " in answer.err
    assert answer.code == (0 if typed in (b"y\n", b"YES\n") else 1)
    assert (files(folders.catalogs) == before) == (answer.code != 0)
    if answer.code:
        assert answer.err.endswith("mlcat: 'ships' was left as it is.\nChoose another name with --name.\n")


def test_search_names_the_catalog_of_a_hit_and_show_accepts_that_name(mlcat: Mlcat, piped: Mlcat) -> None:
    faiss = SLOOP | {"title": "Faiss", "summary": "Another thing of that name"}
    piped(lines(faiss), "import - --name mine")
    hits = json.loads(mlcat("search faiss --json").out)
    assert {(hit["catalog"], hit["id"]) for hit in hits} >= {("mine", "faiss"), ("metric-learning", "faiss")}
    assert "mine" in mlcat("search faiss").out
    answer = mlcat("show faiss")
    assert answer.code == 1
    assert answer.err == (
        "mlcat: 'faiss' is the name of 2 entries.\nDid you mean 'metric-learning:faiss' or 'mine:faiss'?\n"
    )
    assert json.loads(mlcat("show mine:faiss --json").out)[0]["url"] == "https://a.org/sloop"
    assert "github.com" in json.loads(mlcat("show metric-learning:faiss --json").out)[0]["url"]
