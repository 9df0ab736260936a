"""Full disks and folders that cannot be written: the old catalog stays, or only the index is missing."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

import pytest

from importing.writing.support import file_contents, raise_disk_full, titles, write
from mlcat.errors import ImportFailedError
from mlcat.importing.writing import catalog_writer, staging
from mlcat.index.building.builder import Builder
from mlcat.paths import Folders


class FullFile:
    """A file on a full disk, which a call of the method `name` notices."""

    def __init__(self, inner: IO[Any], name: str) -> None:
        self._inner = inner
        setattr(self, name, raise_disk_full)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()


def full_when_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open
    monkeypatch.setattr(staging, "open", lambda *a, **k: FullFile(opened(*a, **k), "writelines"), raising=False)


def full_when_joining_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open
    monkeypatch.setattr(staging, "open", lambda *a, **k: FullFile(opened(*a, **k), "write"), raising=False)


def full_when_syncing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", raise_disk_full)


def full_when_replacing(monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def partly(old: str, new: str) -> None:
        raise_disk_full() if new.endswith(".ndjson") else replace(old, new)

    monkeypatch.setattr(os, "replace", partly)


@pytest.mark.parametrize(
    "fail", [full_when_writing, full_when_joining_the_parts, full_when_syncing, full_when_replacing]
)
def test_a_full_disk_leaves_the_old_catalog_unchanged(
    folders: Folders,
    existing: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as broken, pytest.raises(ImportFailedError) as caught:
        fail(broken)
        write(folders, "Hulk")
    assert str(caught.value).endswith("cannot be written: No space left on device. Nothing was changed.")
    assert ".tmp" not in str(caught.value)
    assert titles(folders) == ["Sloop", "Brig"]
    assert not [path for path in file_contents(folders) if ".tmp" in path]


class FullIndex:
    """An index on a full disk."""

    def __init__(self, inner: object) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def add(self, *_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")


def index_full_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_writer, "create_database", raise_disk_full)


def index_full_while_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_writer, "Builder", lambda db: FullIndex(Builder(db)))


def index_full_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_writer, "write_trailer", raise_disk_full)


def index_full_while_it_is_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Builder, "make_indexes", raise_disk_full)


@pytest.mark.parametrize(
    "fail",
    [index_full_at_the_start, index_full_while_it_is_written, index_full_while_it_is_sorted, index_full_at_the_end],
)
def test_without_room_for_the_index_the_catalog_is_written(
    folders: Folders,
    existing: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as broken:
        fail(broken)
        write(folders, "Hulk")
    assert not [path for path in file_contents(folders) if ".tmp" in path]
    assert titles(folders) == ["Hulk"]


@pytest.fixture
def blocked(folders: Folders) -> Iterator[Callable[[str], None]]:
    """Replaces a folder by a file, so that it cannot be written, not even by root."""

    def block(folder: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).parent.mkdir(parents=True, exist_ok=True)
        Path(folder).write_text("in the way")

    yield block


def test_an_unwritable_data_folder_is_an_error(folders: Folders, blocked: Callable[[str], None]) -> None:
    blocked(folders.data)
    with pytest.raises(ImportFailedError) as caught:
        write(folders, "Sloop")
    assert caught.value.message == f"{folders.catalogs}: cannot be written: Not a directory."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_data_folder_is_an_error(folders: Folders) -> None:
    Path(folders.catalogs).mkdir(parents=True)
    Path(folders.catalogs).chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(ImportFailedError) as caught:
        write(folders, "Sloop")
    assert caught.value.message == f"{folders.catalogs}: cannot be written: Permission denied."


def test_without_a_cache_folder_the_catalog_is_written(folders: Folders, blocked: Callable[[str], None]) -> None:
    blocked(folders.cache)
    write(folders, "Sloop")
    assert titles(folders) == ["Sloop"]  # from an index in memory
    assert Path(folders.cache).read_text() == "in the way"
