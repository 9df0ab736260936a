"""Imports that are interrupted, run out of space, or run while others search: the old catalog or the new, always whole.

Everything here is real processes on real files.
"""

import contextlib
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlcat.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

ENTRIES = 300
MANY = 9000  # enough for a second process
AT_ONCE = 12

# Runs `mlcat` again and again in a process of its own, which kills itself the nth time that it is about to open, rename
# or remove a file in the user's folders; prints how each ended, and what a reader finds then.
KILLED_AT = """
import json, os, signal, sys
from mlcat.cli.updating import storing
from mlcat.cli.parsing import typer_parser
from mlcat.cli.main import main
from mlcat.filters import Filter
from mlcat.importing import stream
from mlcat.index.cache import open_index
from mlcat.catalogs import find_catalog
from mlcat.paths import user_folders
moments, argv = range(*map(int, sys.argv[1:3])), sys.argv[3:]
where = user_folders(os.environ)

def kill(moment):
    def hook(event, values):
        nonlocal moment
        if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect") and where_it_is(values[0]):
            moment -= 1
            if moment == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    return hook

def where_it_is(path):
    return str(path).startswith((where.data, where.cache))

for moment in moments:
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr
        sys.addaudithook(kill(moment))
        os._exit(main(argv))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        found = [row.url for row in open_index(where, find_catalog(where, "things")).rows(Filter())]
    except Exception as error:
        found = repr(error)
    print(json.dumps([code, found]), flush=True)
    if code == 0:
        break
"""
# Runs `mlcat` where no file can grow beyond so many bytes, as on a full disk.
LIMITED_TO = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from mlcat.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


def made(folder: Path, state: str, count: int = ENTRIES) -> str:
    """A file of entries that all say which state they belong to."""
    path = folder / f"{state}.ndjson"
    with path.open("w") as file:
        for number in range(count):
            entry = {
                "title": f"Gadget {number}",
                "url": f"https://example.org/{state}/{number}",
                "section": "gadgets",
                "summary": f"A gadget of the {state} state for testing",
            }
            file.write(json.dumps(entry) + "\n")
    return str(path)


def command(*argv: str) -> list[str]:
    return [sys.executable, "-m", "mlcat", *argv]


def ran(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*argv), capture_output=True, text=True, timeout=60, check=False)


def imported(path: str) -> None:
    ended = ran("import", path, "--name", "things", "--force")
    assert ended.returncode == 0, ended.stderr


SEARCH = ("search", "gadget", "-c", "things", "--plain", "-n", "1000")


def answer() -> str:
    ended = ran(*SEARCH)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def whole(state: str, count: int = ENTRIES) -> list[str]:
    """What `list --plain` must print of a state: the addresses."""
    return [f"https://example.org/{state}/{number}" for number in range(count)]


def listed() -> list[str]:
    ended = ran("list", "-c", "things", "--plain")
    assert (ended.returncode, ended.stderr) == (0, "")
    return [line.split("\t")[5] for line in ended.stdout.splitlines()]


def left_aside(where: Folders) -> list[str]:
    return [
        str(path) for folder in (where.catalogs, where.cache) for path in Path(folder).iterdir() if ".tmp" in path.name
    ]


@pytest.fixture
def old(tmp_path: Path) -> str:
    """The catalog `things` in its old state; returns the file of the new one."""
    imported(made(tmp_path, "old"))
    return made(tmp_path, "new")


# --- Many at once -----------------------------------------------------------------------------------------------


def test_searches_during_imports_all_answer_from_the_old_or_the_new_state(tmp_path: Path, old: str) -> None:
    files = [str(tmp_path / "old.ndjson"), old]
    states = [answer()]
    imported(old)
    states.append(answer())
    assert states[0] != states[1]
    done = threading.Event()
    faults: list[str] = []

    def keep_importing() -> None:
        for file in itertools.cycle(files):
            ended = ran("import", file, "--name", "things", "--force")
            if ended.returncode:
                faults.append(ended.stderr)
            if done.is_set():
                return

    importing = threading.Thread(target=keep_importing)
    importing.start()
    try:
        for _ in range(3):
            searches = [
                subprocess.Popen(command(*SEARCH), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(AT_ONCE)
            ]
            for search in searches:
                output, told = search.communicate(timeout=60)
                assert (search.returncode, told) == (0, "")
                assert output in states
    finally:
        done.set()
        importing.join()
    assert faults == []


def test_two_imports_of_one_name_leave_one_of_the_two_whole(tmp_path: Path, where: Folders) -> None:
    files = [made(tmp_path, state) for state in ("old", "new")]
    both = [
        subprocess.Popen(
            command("import", file, "--name", "things", "--force"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for file in files
    ]
    for one in both:
        _, error = one.communicate(timeout=60)
        assert one.returncode == 0 or "another process is writing 'things'" in error
    assert 0 in [one.returncode for one in both]

    assert listed() in (whole("old"), whole("new"))
    assert left_aside(where) == []


# --- Killed -----------------------------------------------------------------------------------------------------


def killed(least: int, most: int, *argv: str) -> list[tuple[int, list[str] | str]]:
    """How each import ended and what a reader found then, for moments from `least` to `most`."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(least), str(most), *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=120,
        check=True,
    )
    return [tuple(json.loads(line)) for line in ended.stdout.splitlines()]


def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new(old: str) -> None:
    rounds = killed(1, 100, "import", old, "--name", "things", "--force")

    assert len(rounds) > 5
    assert [code for code, _ in rounds] == [-signal.SIGKILL] * (len(rounds) - 1) + [0]
    news = [found == whole("new") for _, found in rounds]
    assert all(new or found == whole("old") for new, (_, found) in zip(news, rounds, strict=True))
    assert news == sorted(news)  # once new, never old again
    assert news[0] is False
    assert listed() == whole("new")


def test_a_first_import_that_is_killed_leaves_no_catalog(tmp_path: Path) -> None:
    file = made(tmp_path, "new")

    ((code, found),) = killed(4, 5, "import", file, "--name", "things")

    assert code == -signal.SIGKILL
    assert "no catalog 'things'" in found
    imported(file)
    assert listed() == whole("new")


@pytest.fixture
def many(tmp_path: Path, old: str) -> Iterator[str]:
    """A file large enough for a second process."""
    path = Path(made(tmp_path, "many", MANY))
    with path.open("a") as file:
        file.write(" " * (5 << 20) + "\n")  # a blank line counts for the size and for nothing else
    yield str(path)


@pytest.fixture
def begun(many: str, where: Folders, default_sigint: None) -> Iterator["subprocess.Popen[str]"]:
    """A large import in a process group of its own that has begun to write."""
    importing = subprocess.Popen(
        command("import", many, "--name", "things", "--force"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        while importing.poll() is None and not any(os.path.getsize(path) for path in left_aside(where)):
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


def test_a_killed_import_takes_its_second_process_along(begun: "subprocess.Popen[str]") -> None:
    begun.kill()
    begun.wait(60)

    assert group_is_gone(begun.pid)
    assert listed() == whole("old")


# --- Interrupted ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("everybody", [False, True], ids=["the process", "its group, as a terminal does"])
def test_ctrl_c_ends_quietly_with_the_old_state_and_nothing_aside(
    everybody: bool, begun: "subprocess.Popen[str]", where: Folders
) -> None:
    if everybody:
        os.killpg(begun.pid, signal.SIGINT)
    else:
        begun.send_signal(signal.SIGINT)
    output, told = begun.communicate(timeout=60)

    assert (begun.returncode, output, told) == (130, "", "")
    assert group_is_gone(begun.pid)
    assert left_aside(where) == []
    assert listed() == whole("old")


# --- A full disk ------------------------------------------------------------------------------------------------


def limited(limit: int, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED_TO, str(limit), *argv], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("limit", [0, 1 << 12, 1 << 15])
def test_a_disk_too_full_for_the_catalog_leaves_the_old_state(limit: int, old: str, where: Folders) -> None:
    ended = limited(limit, "import", old, "--name", "things", "--force")

    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert "Nothing was changed." in ended.stderr
    assert left_aside(where) == []
    assert listed() == whole("old")


def test_a_disk_too_full_for_the_index_costs_the_index_only(old: str, where: Folders) -> None:
    size = ENTRIES * 250  # more than the catalog has, less than its index
    assert os.path.getsize(old) < size

    ended = limited(size, "import", old, "--name", "things", "--force")

    assert ended.returncode == 0, ended.stderr
    assert left_aside(where) == []
    in_memory = limited(size, *SEARCH)
    assert (in_memory.returncode, in_memory.stderr) == (0, "")
    assert in_memory.stdout == answer()
    assert listed() == whole("new")
