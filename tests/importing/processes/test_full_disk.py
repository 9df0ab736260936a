"""Imports in which no file can grow beyond a limit, as on a full disk."""

import os
import subprocess
import sys

import pytest

from importing.processes.support import ENTRIES, SEARCH, addresses, listed_addresses, search_output, temporary_files
from mlcat.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


# Runs `mlcat` with a limit of the size of files, as on a full disk.
LIMITED_TO = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from mlcat.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


def limited(limit: int, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED_TO, str(limit), *argv], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("limit", [0, 1 << 12, 1 << 15])
def test_without_room_for_the_catalog_the_old_state_stays(limit: int, old: str, folders: Folders) -> None:
    ended = limited(limit, "import", old, "--name", "things", "--force")

    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert "Nothing was changed." in ended.stderr
    assert temporary_files(folders) == []
    assert listed_addresses() == addresses("old")


def test_without_room_for_the_index_the_catalog_is_written(old: str, folders: Folders) -> None:
    size = ENTRIES * 250  # more than the catalog has, less than its index
    assert os.path.getsize(old) < size

    ended = limited(size, "import", old, "--name", "things", "--force")

    assert ended.returncode == 0, ended.stderr
    assert temporary_files(folders) == []
    in_memory = limited(size, *SEARCH)
    assert (in_memory.returncode, in_memory.stderr) == (0, "")
    assert in_memory.stdout == search_output()
    assert listed_addresses() == addresses("new")
