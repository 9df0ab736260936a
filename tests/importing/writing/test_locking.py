"""One writer for each catalog, and a message that names it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mlcat.importing.writing import locking
from mlcat.importing.writing.locking import LockedError, catalog_lock
from mlcat.paths import Folders

HOLD = """
import sys
from mlcat.importing.writing.locking import catalog_lock
from mlcat.paths import Folders
with catalog_lock(Folders(sys.argv[1], ""), sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    os.makedirs(folders.catalogs)
    return folders


def holder(folders: Folders, name: str) -> "subprocess.Popen[bytes]":
    """A process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, folders.data, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_error_for_a_second_writer_names_the_first(here: Folders) -> None:
    with holder(here, "ships") as process:
        with pytest.raises(LockedError) as caught, catalog_lock(here, "ships"):
            pass
        assert f"another process is writing 'ships': process {process.pid} on " in caught.value.message
        assert caught.value.hint == "Wait until it has ended, and try again."
        with catalog_lock(here, "boats"):  # another catalog
            pass
        process.communicate()
    with catalog_lock(here, "ships"):
        assert os.listdir(here.catalogs) == [".ships.lock"]
    assert os.listdir(here.catalogs) == []


def test_a_killed_writer_releases_the_lock(here: Folders) -> None:
    with holder(here, "ships") as process:
        process.kill()
        process.wait()
        with catalog_lock(here, "ships") as is_held:
            assert is_held


def test_the_text_of_a_lock_file_is_cleaned(here: Folders) -> None:
    with catalog_lock(here, "ships"):
        Path(here.catalogs, ".ships.lock").write_bytes(b"\x1b]0;owned\x07\xff" + b"x" * 1000)
        with pytest.raises(LockedError) as caught, catalog_lock(here, "ships"):
            pass
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 300


def test_a_lock_file_that_is_a_link_is_not_followed(here: Folders, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("precious")
    Path(here.catalogs, ".ships.lock").symlink_to(tmp_path / "other")
    with pytest.raises(OSError), catalog_lock(here, "ships"):
        pass
    assert (tmp_path / "other").read_text() == "precious"


def test_a_file_system_without_locks_is_used_without_them(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(locking, "_lock", refused)
    with catalog_lock(here, "ships") as first, catalog_lock(here, "ships") as second:
        assert (first, second) == (False, False)


def test_a_lock_is_retried_if_its_file_was_removed(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(here.catalogs, ".ships.lock")
    lock = locking._lock
    removed: list[bool] = []

    def lock_as_its_holder_ends(descriptor: int) -> None:
        lock(descriptor)
        if not removed:
            removed.append(True)
            path.unlink()

    monkeypatch.setattr(locking, "_lock", lock_as_its_holder_ends)
    with catalog_lock(here, "ships"):
        assert path.exists()
