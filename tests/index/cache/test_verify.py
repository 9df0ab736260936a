"""The checksums at the end of an index file: what is verified, when, and the errors."""

import os
from pathlib import Path

import pytest

from mlcat.index import cache
from mlcat.index.cache import BLOCK_SIZE, StaleIndexError, checksum, open_index_file, trailer, verify


def sealed(path: Path, data: bytes, modified: int = 1_700_000_000) -> Path:
    """A file of this data with its checksums and its end, as a build leaves it."""
    checksums = b"".join(checksum(data[at : at + BLOCK_SIZE]) for at in range(0, len(data), BLOCK_SIZE))
    path.write_bytes(data + checksums + trailer(len(data), modified, checksums))
    os.utime(path, (modified, modified))
    return path


@pytest.mark.parametrize("size", [0, 1, BLOCK_SIZE - 1, BLOCK_SIZE, BLOCK_SIZE + 1, 3 * BLOCK_SIZE])
@pytest.mark.parametrize("modified", [1_700_000_000, 0, -5])
def test_a_file_of_any_size_and_time_is_verified(tmp_path: Path, size: int, modified: int) -> None:
    verify(str(sealed(tmp_path / "a.db", b"x" * size, modified)))


def test_the_message_names_the_error(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.db", b"x" * 100)
    complete = path.read_bytes()
    for content, message in [
        (b"y" + complete, "its size is not the one it had"),
        (complete[:100] + b"0000" + complete[104:], "its checksums are damaged"),
        (b"y" + complete[1:], "its checksum does not fit"),
        ((-4).to_bytes(8, "big", signed=True) + bytes(12), "its size is not the one it had"),
    ]:
        path.write_bytes(content)
        with pytest.raises(ValueError, match=f"^{message}$"):
            verify(str(path))


def test_the_error_for_an_index_of_another_state_says_so(source, path) -> None:
    with pytest.raises(StaleIndexError, match=r"^it was made of another state of the catalog$"):
        open_index_file(str(path), "another")


def test_all_chunks_of_a_file_of_at_most_sixteen_are_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "BLOCK_SIZE", 10)
    monkeypatch.setattr(cache, "_next_block", lambda count: 0)
    for chunks, is_noticed in [(16, True), (17, False)]:
        data = b"x" * (10 * chunks)
        checksums = checksum(data[:10]) * chunks
        path = tmp_path / "a.db"
        path.write_bytes(data[:-1] + b"y" + checksums + trailer(len(data), 1_700_000_000, checksums))
        os.utime(path, (1_700_000_000, 1_700_000_000))
        if is_noticed:
            with pytest.raises(ValueError, match=r"^its checksum does not fit$"):
                verify(str(path))
        else:
            verify(str(path))


def test_the_chunk_to_verify_changes_with_the_microsecond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 17_001_999)
    assert cache._next_block(7) == 17_001 % 7
    assert cache._next_block(1000) == 1
