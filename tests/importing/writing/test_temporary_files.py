"""Temporary files of killed imports are removed."""

import os
import time
from pathlib import Path

import pytest

from mlcat.importing.writing.locking import catalog_lock
from mlcat.importing.writing.temporary_files import remove_leftovers, temporary_path
from mlcat.paths import Folders


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    os.makedirs(folders.catalogs)
    os.makedirs(folders.cache)
    return folders


def left_files(folders: Folders, name: str, age: float = 0) -> list[Path]:
    """The temporary files of an import that was killed."""
    paths = [
        Path(temporary_path(folders, folder, name, kind))
        for folder, kind in ((folders.catalogs, "entries"), (folders.cache, "index"))
    ]
    for path in paths:
        path.write_text("half")
        os.utime(path, (time.time() - age,) * 2)
    return paths


def test_temporary_names_are_unique(here: Folders) -> None:
    assert len({temporary_path(here, here.cache, "ships", "index") for _ in range(100)}) == 100


def test_temporary_files_without_a_lock_are_removed(here: Folders) -> None:
    paths = left_files(here, "ships") + left_files(here, "boats")
    remove_leftovers(here)
    assert [path.exists() for path in paths] == [False] * 4
    assert os.listdir(here.catalogs) == []


def test_locked_temporary_files_are_kept(here: Folders) -> None:
    ships, boats = left_files(here, "ships"), left_files(here, "boats")
    with catalog_lock(here, "ships"):
        remove_leftovers(here)
        assert [path.exists() for path in ships + boats] == [True, True, False, False]
        remove_leftovers(here, "ships")  # this process holds the lock and has not begun to write
    assert [path.exists() for path in ships] == [False, False]


@pytest.mark.parametrize(("age", "stays"), [(24 * 3600 - 120, True), (24 * 3600 + 10, False)])
def test_other_temporary_files_are_kept_for_a_day(here: Folders, tmp_path: Path, age: float, stays: bool) -> None:
    """Temporary files of another data folder, of an earlier version, or of another program."""
    other = Folders(str(tmp_path / "other"), here.cache)
    os.makedirs(other.catalogs)
    paths = [left_files(other, "ships", age)[1]]
    for name in (".ships.4711.index.tmp", ".ships.tmp", ".x.tmp"):
        paths.append(Path(here.cache, name))
        paths[-1].write_text("half")
        os.utime(paths[-1], (time.time() - age,) * 2)
    remove_leftovers(here)
    assert [path.exists() for path in paths] == [stays] * 4


def test_the_lock_file_of_a_killed_process_is_removed(here: Folders) -> None:
    Path(here.catalogs, ".ships.lock").write_text("process 1 on nowhere")
    with catalog_lock(here, "boats"):
        remove_leftovers(here, "boats")
        assert os.listdir(here.catalogs) == [".boats.lock"]


def test_missing_folders_are_ignored(tmp_path: Path) -> None:
    remove_leftovers(Folders(str(tmp_path / "none"), str(tmp_path / "none")))
