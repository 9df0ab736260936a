"""Cache folders that cannot be used or have unusual names, and full disks: the answers are the same."""

import errno
import os
from pathlib import Path

import pytest

from mlcat.catalogs import CatalogFile
from mlcat.index.building import builder as building
from mlcat.index.cache import open_index
from mlcat.paths import Folders

from ..conftest import answers, file_of


def cache_is_a_file(folders: Folders) -> None:
    Path(folders.cache).parent.mkdir(parents=True)
    Path(folders.cache).write_text("no folder")


def cache_is_below_a_file(folders: Folders) -> None:
    folder = Path(folders.cache).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")


def cache_is_a_dangling_link(folders: Folders) -> None:
    Path(folders.cache).parent.mkdir(parents=True)
    Path(folders.cache).symlink_to("nowhere/at/all")


@pytest.mark.parametrize("obstruct", [cache_is_a_file, cache_is_below_a_file, cache_is_a_dangling_link])
def test_without_a_cache_folder_the_index_is_built_in_memory(folders, source, right, obstruct):
    obstruct(folders)
    index = open_index(folders, source)
    assert file_of(index) == ""
    assert answers(index) == right


def test_a_folder_in_place_of_the_index_is_ignored(folders, source, right):
    path = Path(source.index_path(folders.cache, source.fingerprint()))
    (path / "full").mkdir(parents=True)
    index = open_index(folders, source)
    assert file_of(index) == ""
    assert answers(index) == right
    assert os.listdir(folders.cache) == [path.name]


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["os.makedirs", "os.replace", "write_trailer"])
def test_a_full_disk_at_any_step_leaves_no_files(folders, source, right, monkeypatch, step):
    monkeypatch.setattr(f"mlcat.index.building.builder.{step}", full_disk)
    index = open_index(folders, source)
    monkeypatch.undo()
    assert file_of(index) == ""
    assert answers(index) == right
    assert not os.path.exists(folders.cache) or os.listdir(folders.cache) == []


@pytest.mark.parametrize("pages", [2, 8, 16])
def test_a_disk_that_fills_up_during_a_build_leaves_no_files(folders, source, right, monkeypatch, pages):
    """SQLite raises the error, because the number of pages is limited."""

    class Small(building.Builder):
        def __init__(self, connection):
            super().__init__(connection)
            if connection.execute("PRAGMA database_list").fetchone()[2]:
                connection.execute(f"PRAGMA max_page_count={pages}")

    monkeypatch.setattr(building, "Builder", Small)
    index = open_index(folders, source)
    assert file_of(index) == ""
    assert answers(index) == right
    assert os.listdir(folders.cache) == []


def test_an_index_removed_before_it_can_be_opened_is_built_in_memory(folders, source, right, monkeypatch):
    replace = os.replace

    def lost(aside, path):
        replace(aside, path)
        os.remove(path)

    monkeypatch.setattr("mlcat.index.building.builder.os.replace", lost)
    index = open_index(folders, source)
    assert file_of(index) == ""
    assert answers(index) == right


def test_an_index_in_a_read_only_folder_is_used(folders, source, path, right):
    """No journal and no lock file is written."""
    before = sorted(os.listdir(folders.cache))
    path.chmod(0o400)
    os.chmod(folders.cache, 0o500)
    try:
        assert answers(open_index(folders, source)) == right
        assert sorted(os.listdir(folders.cache)) == before
    finally:
        os.chmod(folders.cache, 0o700)


@pytest.mark.parametrize(
    "name",
    [
        "100%",
        "%20",
        "what?",
        "a#b",
        "with blanks ",
        "größe 距離",
        "a&mode=rwc",
        "'quoted\"",
        "semi;colon",
        "\udcff\udcfe",
        "-n",
    ],
)
def test_the_folder_may_have_any_name(tmp_path, source, right, name):
    folders = Folders(str(tmp_path), str(tmp_path / name / "mlcat"))
    try:
        os.mkdir(tmp_path / name)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    assert file_of(open_index(folders, source)) != ""
    again = open_index(folders, source)
    assert file_of(again) != ""
    assert answers(again) == right
    assert os.listdir(tmp_path / name) == ["mlcat"]


def test_the_path_of_the_folder_may_begin_with_two_slashes(tmp_path, source, right):
    folders = Folders(str(tmp_path), f"/{tmp_path}/mlcat")
    index = open_index(folders, source)
    assert file_of(index) != ""
    assert answers(index) == right


def test_the_path_of_the_catalog_may_have_undecodable_bytes(tmp_path, folders, right, small_source):
    try:
        os.mkdir(tmp_path / "\udcff")
    except OSError:
        pytest.skip("this file system takes no such name")
    path = tmp_path / "\udcff" / "c.json"
    path.write_bytes(Path(small_source.path).read_bytes())
    source = CatalogFile("oddities", str(path), is_bundled=True)
    open_index(folders, source).close()
    index = open_index(folders, source)
    assert file_of(index) != ""
    assert answers(index) == right
