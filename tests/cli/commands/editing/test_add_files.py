"""Simultaneous and killed runs of `mlcat add`, and files that cannot be written."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.commands.editing.support import titles
from cli.conftest import SCRIPTS, Mlcat
from mlcat.paths import Folders

BOAT = "https://boats.example/sloop"


def started(*argv: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [os.path.join(SCRIPTS, "mlcat"), *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_simultaneous_commands_all_add_their_entry(folders: Folders) -> None:
    names = ["sloop", "yawl", "brig"]
    processes = [started("add", f"https://boats.example/{name}", "--title", name) for name in names]
    for process in processes:
        _, error = process.communicate(timeout=60)
        assert process.returncode == 0, error
    assert sorted(map(str, titles(folders))) == sorted(names)
    assert os.listdir(folders.catalogs) == ["mine.ndjson"]


KILLED_AT = """
import os, signal, sys
from mlcat.cli.editing import adding
from mlcat.cli.main import main
from mlcat.paths import user_folders
folders, argv = user_folders(os.environ), sys.argv[1:]

def kill(moment):
    def hook(event, values):
        nonlocal moment
        if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect"):
            if str(values[0]).startswith((folders.data, folders.cache)):
                moment -= 1
                if moment == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
    return hook

for moment in range(1, 100):
    child = os.fork()
    if child == 0:
        sys.addaudithook(kill(moment))
        os._exit(main(argv))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, open(os.path.join(folders.catalogs, "mine.ndjson")).read().count(chr(10)), flush=True)
    if code != -signal.SIGKILL:
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_command_leaves_the_old_or_the_new_state(stored) -> None:
    stored("mine", [{"title": "Yawl", "url": "https://boats.example/yawl"}])
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, "add", BOAT, "--title", "Sloop"], capture_output=True, text=True, check=True
    )
    rounds = [tuple(map(int, line.split())) for line in ended.stdout.splitlines() if line[:1] in "-0123456789"]
    codes, counts = zip(*rounds, strict=True)
    # Killed before the rename: two lines; after it: three. The first run that finds the entry there ends with 1.
    assert len(rounds) > 5
    assert set(codes[:-1]) == {-signal.SIGKILL}
    assert codes[-1] in (0, 1)
    assert sorted(counts) == list(counts)
    assert (counts[0], counts[-1]) == (2, 3)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_an_unwritable_folder_is_an_error(mlcat: Mlcat, folders: Folders, stored) -> None:
    stored("mine", [])
    Path(folders.catalogs).chmod(stat.S_IRUSR | stat.S_IXUSR)
    answer = mlcat(f"add {BOAT}")
    Path(folders.catalogs).chmod(stat.S_IRWXU)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: {folders.catalogs}: cannot be written")


def test_a_file_in_place_of_the_folder_is_an_error(mlcat: Mlcat, folders: Folders) -> None:
    Path(folders.data).mkdir(parents=True)
    Path(folders.catalogs).write_text("a file")
    answer = mlcat(f"add {BOAT}")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: {folders.catalogs}: cannot be written")


def test_a_broken_catalog_is_not_changed(mlcat: Mlcat, stored) -> None:
    path = stored("mine", ["no json"])
    before = path.read_bytes()
    answer = mlcat(f"add {BOAT} --title Sloop")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: mine.ndjson, line 2: this is not JSON")
    assert path.read_bytes() == before
