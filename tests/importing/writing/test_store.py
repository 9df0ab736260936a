"""A new catalog on the shelf: file and index, both whole or neither, whatever goes wrong on the way."""

import errno
import os
import shutil
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mlcat.catalogs import user_catalog
from mlcat.errors import ImportFailedError
from mlcat.filters import Filter
from mlcat.importing.batches import commit_records
from mlcat.importing.writing import staging, store
from mlcat.importing.writing.store import CatalogWriter
from mlcat.index import cache
from mlcat.index.building.builder import Builder
from mlcat.index.building.vocabulary import Vocabulary
from mlcat.index.cache import open_index
from mlcat.model import CatalogData, Entry
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog

FACTS = CatalogData(name="ships", title="Ships", description="Of ships.", source="a/b", fetched="2026-01-31")


def entries(*titles: str, section: str = "Boats") -> list[Entry]:
    return [Entry(title=title, url=f"https://a.org/{title.lower()}", section=section) for title in titles]


def write(where: Folders, *titles: str) -> None:
    with CatalogWriter(where, "ships") as writer:
        fill(writer, *titles)
        writer.finish(FACTS)


def fill(writer: CatalogWriter, *titles: str) -> None:
    for batch in commit_records([("", entry) for entry in entries(*titles)], []):
        writer.add(batch)


def titles(where: Folders) -> list[str]:
    """The entries as a reader finds them."""
    return [row.title for row in open_index(where, user_catalog(where, "ships")).rows(Filter())]


def state(where: Folders) -> dict[str, tuple[int, bytes]]:
    """Every file there is, with its time and content."""
    files = (path for folder in (where.catalogs, where.cache) for path in Path(folder).rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.fixture
def shelved(where: Folders) -> dict[str, tuple[int, bytes]]:
    """A catalog of two entries is there already; returns the state of all files."""
    write(where, "Sloop", "Brig")
    return state(where)


def test_the_file_holds_facts_sections_and_entries(where: Folders) -> None:
    write(where, "Sloop", "Brig")
    catalog, stored = read_user_catalog(Path(user_catalog(where, "ships").path))
    assert (catalog.title, catalog.source, [section.title for section in catalog.sections]) == (
        "Ships",
        "a/b",
        ["Boats"],
    )
    assert [(entry.id, entry.section) for entry in stored] == [("sloop", "boats"), ("brig", "boats")]


def test_the_index_is_there_when_the_import_ends(where: Folders, monkeypatch) -> None:
    write(where, "Sloop", "Brig")
    before = state(where)
    source = user_catalog(where, "ships")
    path = source.index_path(where.cache, source.fingerprint())
    assert sorted(before) == sorted([source.path, path])

    monkeypatch.setattr(cache, "_build", None)  # a reader builds nothing
    assert titles(where) == ["Sloop", "Brig"]
    assert state(where) == before


def test_a_catalog_is_replaced_with_its_index(where: Folders, shelved: dict[str, object]) -> None:
    write(where, "Hulk")
    assert titles(where) == ["Hulk"]
    assert len(state(where)) == len(shelved)


@pytest.mark.parametrize("has_links", [True, False], ids=["with hard links", "without"])
def test_who_is_not_to_replace_finds_a_catalog_that_was_not_there_when_it_began(
    where: Folders, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *_: full())
    path = Path(user_catalog(where, "ships").path)
    with (
        pytest.raises(
            ImportFailedError,
            match=r"there is a catalog 'ships' by now: .*\. Replace it with --force, or choose another --name\.",
        ),
        CatalogWriter(where, "ships", replaces=False) as slow,
    ):
        fill(slow, "Hulk")
        path.write_text("another")
        slow.finish(FACTS)
    assert path.read_text() == "another"
    path.unlink()
    with CatalogWriter(where, "ships", replaces=False) as writer:
        fill(writer, "Hulk")
        writer.finish(FACTS)
    assert titles(where) == ["Hulk"]
    assert [name for name in os.listdir(where.catalogs) if name != "ships.ndjson"] == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_mode_of_a_catalog_that_is_replaced_stays_and_is_that_of_its_index(where: Folders, mode: int) -> None:
    write(where, "Sloop")
    path = Path(user_catalog(where, "ships").path)
    path.chmod(mode)
    with CatalogWriter(where, "ships") as writer:
        fill(writer, "Hulk")
        under_way = [entry for folder in (where.catalogs, where.cache) for entry in Path(folder).glob(".ships.*.tmp")]
        if not mode & 0o077:
            assert [stat.S_IMODE(entry.stat().st_mode) & 0o077 for entry in under_way if "index" not in entry.name]
        writer.finish(FACTS)
    source = user_catalog(where, "ships")
    index = Path(source.index_path(where.cache, source.fingerprint()))
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, index)] == [mode, mode]
    assert titles(where) == ["Hulk"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_of_a_symbolic_link_the_target_is_replaced(where: Folders, tmp_path: Path) -> None:
    write(where, "Sloop")
    path, target = Path(user_catalog(where, "ships").path), tmp_path / "dotfiles" / "ships.ndjson"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    write(where, "Hulk")
    assert path.readlink() == target
    assert titles(where) == ["Hulk"]
    assert os.listdir(target.parent) == ["ships.ndjson"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_who_has_the_old_index_open_reads_on(where: Folders, shelved: dict[str, object]) -> None:
    old = open_index(where, user_catalog(where, "ships"))
    write(where, *(f"Boat {number}" for number in range(3000)))
    assert [row.title for row in old.rows(Filter())] == ["Sloop", "Brig"]
    assert len(titles(where)) == 3000


def test_what_is_not_finished_leaves_no_trace(where: Folders, shelved: dict[str, object]) -> None:
    with CatalogWriter(where, "ships") as writer:
        fill(writer, *(f"Boat {number}" for number in range(3000)))
    assert state(where) == shelved


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, ValueError])
def test_whatever_breaks_it_off_leaves_no_trace(
    where: Folders, shelved: dict[str, object], error: type[BaseException]
) -> None:
    with pytest.raises(error), CatalogWriter(where, "ships") as writer:
        fill(writer, "Hulk")
        raise error
    assert state(where) == shelved


def test_being_broken_off_at_the_end_leaves_no_trace(
    where: Folders, shelved: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Vocabulary) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Vocabulary, "sort", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(where, "Hulk")
    assert state(where) == shelved


def test_being_broken_off_at_the_start_leaves_no_trace(
    where: Folders, shelved: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "connect", interrupted)
    with pytest.raises(KeyboardInterrupt), CatalogWriter(where, "ships"):
        pass
    assert state(where) == shelved


# --- The disk is full -------------------------------------------------------------------------------------------


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullFile:
    """A file on a full disk."""

    def __init__(self, inner: object) -> None:
        self._inner = inner
        self.writelines = full

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


def full_when_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open
    monkeypatch.setattr(staging, "open", lambda *a, **k: FullFile(opened(*a, **k)), raising=False)


def full_when_putting_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "copyfileobj", full)


def full_when_syncing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)


def full_when_replacing(monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def partly(old: str, new: str) -> None:
        full() if new.endswith(".ndjson") else replace(old, new)

    monkeypatch.setattr(os, "replace", partly)


@pytest.mark.parametrize(
    "break_it", [full_when_writing, full_when_putting_together, full_when_syncing, full_when_replacing]
)
def test_a_full_disk_leaves_the_old_catalog_whole(
    where: Folders,
    shelved: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    break_it: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as broken, pytest.raises(ImportFailedError) as caught:
        break_it(broken)
        write(where, "Hulk")
    assert str(caught.value).endswith("cannot be written: No space left on device. Nothing was changed.")
    assert ".tmp" not in str(caught.value)
    assert titles(where) == ["Sloop", "Brig"]
    assert not [path for path in state(where) if ".tmp" in path]


class FullIndex:
    """An index on a full disk."""

    def __init__(self, inner: object) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def add(self, *_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")


def index_full_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "connect", full)


def index_full_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "Builder", lambda db: FullIndex(Builder(db)))


def index_full_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "seal", full)


def index_full_while_it_is_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Builder, "make_indexes", full)


@pytest.mark.parametrize(
    "break_it",
    [index_full_from_the_start, index_full_on_the_way, index_full_while_it_is_sorted, index_full_at_the_end],
)
def test_a_disk_too_full_for_the_index_costs_the_index_only(
    where: Folders,
    shelved: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    break_it: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as broken:
        break_it(broken)
        write(where, "Hulk")
    assert not [path for path in state(where) if ".tmp" in path]
    assert titles(where) == ["Hulk"]


# --- Folders that cannot be written -----------------------------------------------------------------------------


@pytest.fixture
def blocked(where: Folders) -> Iterator[Callable[[str], None]]:
    """Makes a folder one that cannot be written, for root as well: a file stands in its place."""

    def block(folder: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).parent.mkdir(parents=True, exist_ok=True)
        Path(folder).write_text("in the way")

    yield block


def test_a_data_folder_that_cannot_be_written_is_one_line(where: Folders, blocked: Callable[[str], None]) -> None:
    blocked(where.data)
    with pytest.raises(ImportFailedError) as caught:
        write(where, "Sloop")
    assert caught.value.message == f"{where.catalogs}: cannot be written: Not a directory."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_data_folder_is_one_line(where: Folders) -> None:
    Path(where.catalogs).mkdir(parents=True)
    Path(where.catalogs).chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(ImportFailedError) as caught:
        write(where, "Sloop")
    assert caught.value.message == f"{where.catalogs}: cannot be written: Permission denied."


def test_without_a_cache_folder_the_catalog_is_written_all_the_same(
    where: Folders, blocked: Callable[[str], None]
) -> None:
    blocked(where.cache)
    write(where, "Sloop")
    assert titles(where) == ["Sloop"]  # from an index in memory
    assert Path(where.cache).read_text() == "in the way"


# --- No thread can be had -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_with_too_few_threads_or_none_one_does_all(
    where: Folders, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    start, most = threading.Thread.start, threading.active_count() + allowed

    def limited_start(thread: threading.Thread) -> None:
        if threading.active_count() >= most:
            raise RuntimeError("can't start new thread")
        start(thread)

    with monkeypatch.context() as limited:
        limited.setattr(threading.Thread, "start", limited_start)
        write(where, "Sloop", "Brig")
    monkeypatch.setattr(cache, "_build", None)  # a reader builds nothing
    assert titles(where) == ["Sloop", "Brig"]
    assert threading.active_count() == most - allowed


def test_sections_that_no_reader_would_take_are_refused(where: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MAX_LINE_SIZE", 100)
    with pytest.raises(ImportFailedError, match="the 1 sections take more than"):
        write(where, "Sloop")
    assert os.listdir(where.catalogs) == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_new_catalog_has_the_mode_that_the_umask_leaves(where: Folders) -> None:
    before = os.umask(0o022)
    try:
        write(where, "Sloop")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path(user_catalog(where, "ships").path).stat().st_mode) == 0o644
