"""Writes a catalog: the file and its index, completely or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from importing.writing.support import HEADER, file_contents, fill, raise_disk_full, titles, write
from mlcat.catalogs import user_catalog
from mlcat.errors import ImportFailedError
from mlcat.filters import Filter
from mlcat.importing.writing import catalog_writer, staging
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.importing.writing.locking import LockedError
from mlcat.importing.writing.temporary_files import temporary_path
from mlcat.index import cache
from mlcat.index.cache import open_index
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog


def test_the_file_holds_facts_sections_and_entries(folders: Folders) -> None:
    write(folders, "Sloop", "Brig")
    catalog, stored = read_user_catalog(Path(user_catalog(folders, "ships").path))
    assert (catalog.title, catalog.source, [section.title for section in catalog.sections]) == (
        "Ships",
        "a/b",
        ["Boats"],
    )
    assert [(entry.id, entry.section) for entry in stored] == [("sloop", "boats"), ("brig", "boats")]


def test_the_index_is_complete_when_the_import_ends(folders: Folders, monkeypatch) -> None:
    write(folders, "Sloop", "Brig")
    before = file_contents(folders)
    source = user_catalog(folders, "ships")
    path = source.index_path(folders.cache, source.fingerprint())
    assert sorted(before) == sorted([source.path, path])

    monkeypatch.setattr(cache, "_build", None)  # a reader must not build an index
    assert titles(folders) == ["Sloop", "Brig"]
    assert file_contents(folders) == before


def test_a_catalog_is_replaced_with_its_index(folders: Folders, existing: dict[str, object]) -> None:
    write(folders, "Hulk")
    assert titles(folders) == ["Hulk"]
    assert len(file_contents(folders)) == len(existing)


@pytest.mark.parametrize("has_links", [True, False], ids=["with hard links", "without"])
def test_a_catalog_that_appears_during_the_import_is_not_replaced(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *_: raise_disk_full())
    path = Path(user_catalog(folders, "ships").path)
    with (
        pytest.raises(
            ImportFailedError,
            match=r"another import has created the catalog 'ships' meanwhile\. Replace it with --force, or choose",
        ),
        CatalogWriter(folders, "ships", replaces=False) as slow,
    ):
        fill(slow, "Hulk")
        path.write_text("another")
        slow.finish(HEADER)
    assert path.read_text() == "another"
    path.unlink()
    with CatalogWriter(folders, "ships", replaces=False) as writer:
        fill(writer, "Hulk")
        writer.finish(HEADER)
    assert titles(folders) == ["Hulk"]
    assert [name for name in os.listdir(folders.catalogs) if name != "ships.ndjson"] == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_file_mode_of_a_replaced_catalog_is_kept_and_given_to_its_index(folders: Folders, mode: int) -> None:
    write(folders, "Sloop")
    path = Path(user_catalog(folders, "ships").path)
    path.chmod(mode)
    with CatalogWriter(folders, "ships") as writer:
        fill(writer, "Hulk")
        under_way = [
            entry for folder in (folders.catalogs, folders.cache) for entry in Path(folder).glob(".ships.*.tmp")
        ]
        if not mode & 0o077:
            assert [stat.S_IMODE(entry.stat().st_mode) & 0o077 for entry in under_way if "index" not in entry.name]
        writer.finish(HEADER)
    source = user_catalog(folders, "ships")
    index = Path(source.index_path(folders.cache, source.fingerprint()))
    assert [stat.S_IMODE(file.stat().st_mode) for file in (path, index)] == [mode, mode]
    assert titles(folders) == ["Hulk"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_the_target_of_a_symbolic_link_is_replaced(folders: Folders, tmp_path: Path) -> None:
    write(folders, "Sloop")
    path, target = Path(user_catalog(folders, "ships").path), tmp_path / "dotfiles" / "ships.ndjson"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    write(folders, "Hulk")
    assert path.readlink() == target
    assert titles(folders) == ["Hulk"]
    assert os.listdir(target.parent) == ["ships.ndjson"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_an_open_index_remains_readable_after_the_catalog_is_replaced(
    folders: Folders, existing: dict[str, object]
) -> None:
    old = open_index(folders, user_catalog(folders, "ships"))
    write(folders, *(f"Boat {number}" for number in range(3000)))
    assert [row.title for row in old.rows(Filter())] == ["Sloop", "Brig"]
    assert len(titles(folders)) == 3000


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_without_enough_threads_the_catalog_is_written_by_one(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    start, most = threading.Thread.start, threading.active_count() + allowed

    def limited_start(thread: threading.Thread) -> None:
        if threading.active_count() >= most:
            raise RuntimeError("can't start new thread")
        start(thread)

    with monkeypatch.context() as limited:
        limited.setattr(catalog_writer, "_MIN_THREADED", 2)
        limited.setattr(threading.Thread, "start", limited_start)
        write(folders, "Sloop", "Brig")
    monkeypatch.setattr(cache, "_build", None)  # a reader must not build an index
    assert titles(folders) == ["Sloop", "Brig"]
    assert threading.active_count() == most - allowed


@pytest.mark.parametrize(("entries", "uses_threads"), [(1999, False), (2000, True)])
def test_threads_write_a_catalog_of_two_thousand_entries_or_more(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, entries: int, uses_threads: bool
) -> None:
    started = []
    start = threading.Thread.start

    def start_and_record(thread: threading.Thread) -> None:
        started.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", start_and_record)
    write(folders, *(f"Boat {number}" for number in range(entries)))
    assert bool(started) is uses_threads
    assert len(titles(folders)) == entries


def test_sections_too_large_for_a_reader_are_rejected(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MAX_LINE_BYTES", 100)
    with pytest.raises(ImportFailedError, match="the 1 sections take more than"):
        write(folders, "Sloop")
    assert os.listdir(folders.catalogs) == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_umask_decides_the_file_mode_of_a_new_catalog(folders: Folders) -> None:
    before = os.umask(0o022)
    try:
        write(folders, "Sloop")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path(user_catalog(folders, "ships").path).stat().st_mode) == 0o644


def test_a_second_writer_is_refused_at_once(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    with CatalogWriter(folders, "ships"), pytest.raises(LockedError), CatalogWriter(folders, "ships"):
        pass
    assert pauses == []


def test_what_a_killed_writer_left_is_removed(folders: Folders) -> None:
    os.makedirs(folders.catalogs)
    left = Path(temporary_path(folders, folders.catalogs, "ships", "entries"))
    left.write_text("half")
    with CatalogWriter(folders, "ships"):
        assert not left.exists()
