"""A damaged index is noticed and rebuilt."""

import os
import sqlite3
import time
import zlib
from pathlib import Path

import pytest

from mlcat.index import cache
from mlcat.index.building import builder as building
from mlcat.index.cache import StaleIndexError, open_index, open_index_file, verify

from ..conftest import answers, file_of, refuse


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
def test_a_damaged_index_is_rebuilt(folders, source, path, right, damage):
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(StaleIndexError):
        open_index_file(str(path), source.fingerprint())
    assert answers(open_index(folders, source)) == right
    assert file_of(open_index(folders, source)) == str(path)
    assert answers(open_index_file(str(path), source.fingerprint())) == right


def test_a_changed_byte_is_noticed_at_any_offset(source, path):
    content = path.read_bytes()
    offsets = {*range(110), *range(0, len(content), 211), len(content) - 1}
    with path.open("r+b", buffering=0) as file:
        for offset in sorted(offsets):
            os.pwrite(file.fileno(), bytes([content[offset] ^ 0x20]), offset)
            with pytest.raises(StaleIndexError):
                open_index_file(str(path), source.fingerprint())
            os.pwrite(file.fileno(), content[offset : offset + 1], offset)
    open_index_file(str(path), source.fingerprint()).close()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.999])
def test_the_answers_are_the_same_after_a_changed_byte(folders, source, path, right, share):
    content = bytearray(path.read_bytes())
    content[int(share * len(content))] ^= 0xFF
    path.write_bytes(content)
    assert answers(open_index(folders, source)) == right


@pytest.fixture
def large(folders, source, monkeypatch) -> Path:
    """An index of more chunks than are verified at each opening; the chunks are small."""
    monkeypatch.setattr(cache, "BLOCK_SIZE", 1000)
    monkeypatch.setattr(building, "BLOCK_SIZE", 1000)
    open_index(folders, source).close()
    path = Path(source.index_path(folders.cache, source.fingerprint()))
    assert path.stat().st_size > 50 * 1000
    return path


def flip_a_bit(path: Path, offset: int, bit: int = 1, *, below_the_file_system: bool = False) -> None:
    """Flips one bit; a fault of the medium does not change the times of the file."""
    times = path.stat()
    with path.open("r+b", buffering=0) as file:
        (byte,) = os.pread(file.fileno(), 1, offset)
        os.pwrite(file.fileno(), bytes([byte ^ bit]), offset)
    if below_the_file_system:
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_large_index_is_opened_without_reading_all_of_it(folders, source, large, right, monkeypatch):
    summed = []
    crc32 = zlib.crc32

    def noted(data: bytes) -> int:
        summed.append(len(data))
        return crc32(data)

    monkeypatch.setattr(zlib, "crc32", noted)
    verify(str(large))
    assert len(summed) == 2  # one is that of the checksums
    assert min(summed) <= 1000
    assert answers(open_index(folders, source)) == right


def test_a_modified_large_index_is_noticed_when_it_is_opened(source, large):
    for offset in range(0, large.stat().st_size, 997):
        flip_a_bit(large, offset)
        with pytest.raises(StaleIndexError):
            open_index_file(str(large), source.fingerprint())
        flip_a_bit(large, offset)
    open_index_file(str(large), source.fingerprint()).close()


def test_media_damage_is_noticed_after_as_many_openings_as_there_are_chunks(source, large, monkeypatch):
    count = -(-large.stat().st_size // 1000)
    moment = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(time, "time_ns", lambda: next(moment))
    for offset in range(0, large.stat().st_size, 9973):
        flip_a_bit(large, offset, below_the_file_system=True)
        with pytest.raises(StaleIndexError):
            for _ in range(count):
                open_index_file(str(large), source.fingerprint()).close()
        flip_a_bit(large, offset, below_the_file_system=True)


def test_a_copied_index_is_verified_completely_and_gets_the_time_of_the_original(source, large, monkeypatch):
    before = large.stat().st_mtime_ns
    os.utime(large, (5, 5))
    monkeypatch.setattr(cache, "_next_block", refuse)
    verify(str(large))
    assert large.stat().st_mtime_ns == before


def test_a_copied_index_of_another_user_is_verified_each_time_it_is_opened(source, large, monkeypatch):
    os.utime(large, (5, 5))

    def refused(*_, **__):
        raise PermissionError("Operation not permitted")

    monkeypatch.setattr(os, "utime", refused)
    open_index_file(str(large), source.fingerprint()).close()
    flip_a_bit(large, 30_000)
    with pytest.raises(StaleIndexError):
        open_index_file(str(large), source.fingerprint())
