"""Imports that are killed or interrupted leave the old catalog or the new one."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from importing.processes.support import addresses, command, import_things, listed_addresses, temporary_files, write_list
from mlcat.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


MANY = 9000  # enough for a second process


# Runs `mlcat` again and again in a process of its own, which kills itself the nth time that it is about to open, rename
# or remove a file in the user's folders; prints how each ended, and what a reader finds then.
KILLED_AT = """
import json, os, signal, sys
from mlcat.cli.importing import storing
from mlcat.cli.parsing import typer_parser
from mlcat.cli.main import main
from mlcat.filters import Filter
from mlcat.importing import stream
from mlcat.index.cache import open_index
from mlcat.catalogs import find_catalog
from mlcat.paths import user_folders
moments, argv = range(*map(int, sys.argv[1:3])), sys.argv[3:]
folders = user_folders(os.environ)

def kill(moment):
    def hook(event, values):
        nonlocal moment
        if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect") and is_in_folders(values[0]):
            moment -= 1
            if moment == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    return hook

def is_in_folders(path):
    return str(path).startswith((folders.data, folders.cache))

for moment in moments:
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr
        sys.addaudithook(kill(moment))
        os._exit(main(argv))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        found = [row.url for row in open_index(folders, find_catalog(folders, "things")).rows(Filter())]
    except Exception as error:
        found = repr(error)
    print(json.dumps([code, found]), flush=True)
    if code == 0:
        break
"""


def killed(first: int, last: int, *argv: str) -> list[tuple[int, list[str] | str]]:
    """The exit code of each import and what a reader found afterwards, killed at step `first` to `last`."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(first), str(last), *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=120,
        check=True,
    )
    return [tuple(json.loads(line)) for line in ended.stdout.splitlines()]


def test_a_killed_import_leaves_the_old_or_the_new_state(old: str) -> None:
    rounds = killed(1, 100, "import", old, "--name", "things", "--force")

    assert len(rounds) > 5
    assert [code for code, _ in rounds] == [-signal.SIGKILL] * (len(rounds) - 1) + [0]
    news = [found == addresses("new") for _, found in rounds]
    assert all(new or found == addresses("old") for new, (_, found) in zip(news, rounds, strict=True))
    assert news == sorted(news)  # once new, never old again
    assert news[0] is False
    assert listed_addresses() == addresses("new")


def test_a_killed_first_import_leaves_no_catalog(tmp_path: Path) -> None:
    file = write_list(tmp_path, "new")

    ((code, found),) = killed(4, 5, "import", file, "--name", "things")

    assert code == -signal.SIGKILL
    assert "no catalog 'things'" in found
    import_things(file)
    assert listed_addresses() == addresses("new")


@pytest.fixture
def many(tmp_path: Path, old: str) -> Iterator[str]:
    """A file large enough for a second process."""
    path = Path(write_list(tmp_path, "many", MANY))
    with path.open("a") as file:
        file.write(" " * (5 << 20) + "\n")  # a blank line counts for the size and for nothing else
    yield str(path)


@pytest.fixture
def large_import(many: str, folders: Folders, default_sigint: None) -> Iterator["subprocess.Popen[str]"]:
    """A large import in its own process group that has begun to write."""
    importing = subprocess.Popen(
        command("import", many, "--name", "things", "--force"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        while importing.poll() is None and not any(os.path.getsize(path) for path in temporary_files(folders)):
            time.sleep(0.01)
        assert importing.poll() is None
        yield importing
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(importing.pid, signal.SIGKILL)
        importing.communicate(timeout=30)


def group_is_gone(group: int) -> bool:
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def test_the_second_process_of_a_killed_import_ends(large_import: "subprocess.Popen[str]") -> None:
    large_import.kill()
    large_import.wait(60)

    assert group_is_gone(large_import.pid)
    assert listed_addresses() == addresses("old")


@pytest.mark.parametrize("everybody", [False, True], ids=["the process", "its group, as a terminal does"])
def test_ctrl_c_leaves_the_old_state_and_no_temporary_files(
    everybody: bool, large_import: "subprocess.Popen[str]", folders: Folders
) -> None:
    if everybody:
        os.killpg(large_import.pid, signal.SIGINT)
    else:
        large_import.send_signal(signal.SIGINT)
    output, errors = large_import.communicate(timeout=60)

    assert (large_import.returncode, output, errors) == (130, "", "")
    assert group_is_gone(large_import.pid)
    assert temporary_files(folders) == []
    assert listed_addresses() == addresses("old")
