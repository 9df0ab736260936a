"""A damaged index, a full disk, a folder that cannot be used: the answers are the same."""

import errno
import os
import sqlite3
import time
import zlib
from pathlib import Path

import pytest

from mlcat.catalogs import CatalogFile
from mlcat.index import cache, reader
from mlcat.index.building import builder as building
from mlcat.index.cache import END_SIZE, StaleIndexError, open_file, open_index, verify
from mlcat.paths import Folders

from .conftest import answers, file_of, refuse

# --- Damaged -------------------------------------------------------------------------------------------------------


def garbage(content: bytes) -> bytes:
    return b"\x00garbage\xff" * (len(content) // 9)


def other_database(_: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    return connection.serialize()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: b"x", id="a byte"),
        pytest.param(garbage, id="garbage"),
        pytest.param(other_database, id="another database"),
        pytest.param(lambda content: content[:100], id="the header only"),
        pytest.param(lambda content: content[: len(content) // 2], id="half of it"),
        pytest.param(lambda content: content[:-1], id="without its last byte"),
        pytest.param(lambda content: content + b"\x00", id="with a byte more"),
        pytest.param(lambda content: content[:4096] + bytes(len(content) - 4096), id="zeros, as after a crash"),
    ],
)
def test_a_damaged_index_is_built_again(where, source, path, right, damage):
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(StaleIndexError):
        open_file(str(path), source.fingerprint())
    assert answers(open_index(where, source)) == right
    assert file_of(open_index(where, source)) == str(path)
    assert answers(open_file(str(path), source.fingerprint())) == right


def test_a_flipped_byte_is_noticed_wherever_it_is(source, path):
    content = path.read_bytes()
    offsets = {*range(110), *range(0, len(content), 211), len(content) - 1}
    with path.open("r+b", buffering=0) as file:
        for offset in sorted(offsets):
            os.pwrite(file.fileno(), bytes([content[offset] ^ 0x20]), offset)
            with pytest.raises(StaleIndexError):
                open_file(str(path), source.fingerprint())
            os.pwrite(file.fileno(), content[offset : offset + 1], offset)
    open_file(str(path), source.fingerprint()).close()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.999])
def test_answers_stay_the_same_after_a_flipped_byte(where, source, path, right, share):
    content = bytearray(path.read_bytes())
    content[int(share * len(content))] ^= 0xFF
    path.write_bytes(content)
    assert answers(open_index(where, source)) == right


# --- Damaged where the file is large -------------------------------------------------------------------------------


@pytest.fixture
def large(where, source, monkeypatch) -> Path:
    """An index of more chunks than are verified at each opening, because they are small."""
    monkeypatch.setattr(cache, "CHUNK", 1000)
    monkeypatch.setattr(building, "CHUNK", 1000)
    open_index(where, source).close()
    path = Path(source.index_path(where.cache, source.fingerprint()))
    assert path.stat().st_size > 50 * 1000
    return path


def spoil(path: Path, offset: int, bit: int = 1, *, below_the_file_system: bool = False) -> None:
    """Flips one bit; a fault of the medium leaves the times of the file as they are."""
    times = path.stat()
    with path.open("r+b", buffering=0) as file:
        (byte,) = os.pread(file.fileno(), 1, offset)
        os.pwrite(file.fileno(), bytes([byte ^ bit]), offset)
    if below_the_file_system:
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_large_index_is_opened_without_reading_all_of_it(where, source, large, right, monkeypatch):
    summed = []
    crc32 = zlib.crc32

    def noted(data: bytes) -> int:
        summed.append(len(data))
        return crc32(data)

    monkeypatch.setattr(zlib, "crc32", noted)
    verify(str(large))
    assert len(summed) == 2  # that of the checksums themselves
    assert min(summed) <= 1000
    assert answers(open_index(where, source)) == right


def test_every_change_of_a_large_index_is_noticed_when_it_is_opened(source, large):
    for offset in range(0, large.stat().st_size, 997):
        spoil(large, offset)
        with pytest.raises(StaleIndexError):
            open_file(str(large), source.fingerprint())
        spoil(large, offset)
    open_file(str(large), source.fingerprint()).close()


def test_what_the_medium_damages_is_noticed_after_as_many_openings_as_there_are_chunks(source, large, monkeypatch):
    count = -(-large.stat().st_size // 1000)
    moment = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(time, "time_ns", lambda: next(moment))
    for offset in range(0, large.stat().st_size, 9973):
        spoil(large, offset, below_the_file_system=True)
        with pytest.raises(StaleIndexError):
            for _ in range(count):
                open_file(str(large), source.fingerprint()).close()
        spoil(large, offset, below_the_file_system=True)


def test_a_copy_of_an_index_is_verified_as_a_whole_and_takes_the_time_of_the_original(source, large, monkeypatch):
    before = large.stat().st_mtime_ns
    os.utime(large, (5, 5))
    monkeypatch.setattr(cache, "_next_chunk", refuse)
    verify(str(large))
    assert large.stat().st_mtime_ns == before


def test_a_copy_that_belongs_to_another_user_is_verified_at_each_opening(source, large, monkeypatch):
    os.utime(large, (5, 5))

    def refused(*_, **__):
        raise PermissionError("Operation not permitted")

    monkeypatch.setattr(os, "utime", refused)
    open_file(str(large), source.fingerprint()).close()
    spoil(large, 30_000)
    with pytest.raises(StaleIndexError):
        open_file(str(large), source.fingerprint())


# --- Forged --------------------------------------------------------------------------------------------------------


def forge(path: Path, *statements: str) -> None:
    """Changes the database by SQL, and writes the checksums that it then has."""
    content = path.read_bytes()
    path.write_bytes(content[: int.from_bytes(content[-END_SIZE:][:8], "big")])
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    building.seal(str(path))
    verify(str(path))


@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE meta RENAME TO other", "CREATE VIEW meta AS SELECT * FROM other"],
        ["CREATE VIEW stems_more AS SELECT 1"],
        ["CREATE TRIGGER one INSERT ON tags BEGIN SELECT 1; END"],
        ["CREATE TABLE more (one)"],
        ["DROP INDEX entries_by_id"],
        ["DROP TABLE stems"],
        ["ALTER TABLE tags ADD COLUMN more"],
    ],
)
def test_an_index_of_another_schema_is_not_read(where, source, path, right, statements):
    forge(path, *statements)
    with pytest.raises(StaleIndexError, match="schema"):
        open_file(str(path), source.fingerprint())
    assert answers(open_index(where, source)) == right


def test_a_statement_that_does_not_end_is_ended_by_the_number_of_its_steps(source, path, monkeypatch):
    monkeypatch.setattr(cache, "_STEP", 1000)
    index = open_file(str(path), source.fingerprint())
    endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r"
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        index.db.execute(endless).fetchone()
    short = endless.replace("FROM r)", "FROM r WHERE i < 1000)")
    assert [index.db.execute(short).fetchone() for _ in range(100)] == [(1000,)] * 100


def test_the_steps_of_a_statement_grow_with_the_entries(source, path, monkeypatch):
    forge(path, "UPDATE meta SET value = '1000000' WHERE key = 'entries'")
    limits = []
    monkeypatch.setattr(cache._Connection, "limit", lambda _, steps: limits.append(steps))
    open_file(str(path), source.fingerprint()).close()
    assert limits == [200 + 2000]


@pytest.mark.parametrize(
    "damage",
    ["rest = '{'", "rest = '[]'", "section = 99", "rowid = 99"],
    ids=["half a text", "a list", "a section that is not there", "an entry that is not there"],
)
def test_what_no_index_holds_is_the_databases_error(path, damage):
    copy = sqlite3.connect(":memory:")
    copy.deserialize(path.read_bytes())
    copy.execute(f"UPDATE entries SET {damage} WHERE rowid = 3")
    with pytest.raises(sqlite3.DatabaseError):
        reader.Index(copy).entry(3)


# --- A folder that cannot be used ----------------------------------------------------------------------------------


def cache_is_a_file(where: Folders) -> None:
    Path(where.cache).parent.mkdir(parents=True)
    Path(where.cache).write_text("no folder")


def cache_lies_below_a_file(where: Folders) -> None:
    Path(where.cache).parent.write_text("no folder")


def cache_is_a_dangling_link(where: Folders) -> None:
    Path(where.cache).parent.mkdir(parents=True)
    Path(where.cache).symlink_to("nowhere/at/all")


@pytest.mark.parametrize("hinder", [cache_is_a_file, cache_lies_below_a_file, cache_is_a_dangling_link])
def test_where_no_folder_can_be_made_it_is_built_in_memory(where, source, right, hinder):
    hinder(where)
    index = open_index(where, source)
    assert file_of(index) == ""
    assert answers(index) == right


def test_a_folder_in_the_place_of_the_index_is_no_hindrance(where, source, right):
    path = Path(source.index_path(where.cache, source.fingerprint()))
    (path / "full").mkdir(parents=True)
    index = open_index(where, source)
    assert file_of(index) == ""
    assert answers(index) == right
    assert os.listdir(where.cache) == [path.name]


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["os.makedirs", "os.replace", "seal"])
def test_a_disk_that_is_full_at_any_step_leaves_nothing_and_the_answers_are_the_same(
    where, source, right, monkeypatch, step
):
    monkeypatch.setattr(f"mlcat.index.building.builder.{step}", full_disk)
    index = open_index(where, source)
    monkeypatch.undo()
    assert file_of(index) == ""
    assert answers(index) == right
    assert not os.path.exists(where.cache) or os.listdir(where.cache) == []


@pytest.mark.parametrize("pages", [2, 8, 16])
def test_a_disk_that_fills_up_while_it_is_written(where, source, right, monkeypatch, pages):
    """SQLite's own error: a file may have no more than so many pages."""

    class Small(building.Builder):
        def __init__(self, connection):
            super().__init__(connection)
            if connection.execute("PRAGMA database_list").fetchone()[2]:
                connection.execute(f"PRAGMA max_page_count={pages}")

    monkeypatch.setattr(building, "Builder", Small)
    index = open_index(where, source)
    assert file_of(index) == ""
    assert answers(index) == right
    assert os.listdir(where.cache) == []


def test_an_index_that_is_gone_before_it_can_be_opened_is_built_in_memory(where, source, right, monkeypatch):
    replace = os.replace

    def lost(aside, path):
        replace(aside, path)
        os.remove(path)

    monkeypatch.setattr("mlcat.index.building.builder.os.replace", lost)
    index = open_index(where, source)
    assert file_of(index) == ""
    assert answers(index) == right


def test_a_folder_that_is_read_only_serves_what_it_has(where, source, path, right):
    """Neither a journal nor a lock is written beside it."""
    before = sorted(os.listdir(where.cache))
    path.chmod(0o400)
    os.chmod(where.cache, 0o500)
    try:
        assert answers(open_index(where, source)) == right
        assert sorted(os.listdir(where.cache)) == before
    finally:
        os.chmod(where.cache, 0o700)


# --- Names that are no plain words ---------------------------------------------------------------------------------


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
def test_any_folder_name(tmp_path, source, right, name):
    where = Folders(str(tmp_path), str(tmp_path / name / "mlcat"))
    try:
        os.mkdir(tmp_path / name)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    assert file_of(open_index(where, source)) != ""
    again = open_index(where, source)
    assert file_of(again) != ""
    assert answers(again) == right
    assert os.listdir(tmp_path / name) == ["mlcat"]


def test_a_folder_that_begins_with_two_slashes(tmp_path, source, right):
    where = Folders(str(tmp_path), f"/{tmp_path}/mlcat")
    index = open_index(where, source)
    assert file_of(index) != ""
    assert answers(index) == right


def test_a_catalog_at_a_path_of_undecodable_bytes(tmp_path, where, right, small_source):
    try:
        os.mkdir(tmp_path / "\udcff")
    except OSError:
        pytest.skip("this file system takes no such name")
    path = tmp_path / "\udcff" / "c.json"
    path.write_bytes(Path(small_source.path).read_bytes())
    source = CatalogFile("oddities", str(path), bundled=True)
    open_index(where, source).close()
    index = open_index(where, source)
    assert file_of(index) != ""
    assert answers(index) == right
