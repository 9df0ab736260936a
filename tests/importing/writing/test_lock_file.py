"""The lock file: its note, how often it is read, and what its descriptors do."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from mlcat.importing.writing import locking
from mlcat.importing.writing.locking import LockedError, catalog_lock
from mlcat.paths import Folders


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    os.makedirs(folders.catalogs)
    return folders


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of each pause, which takes no time here."""
    seconds: list[float] = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


def open_index_file(tmp_path: Path, content: bytes) -> int:
    path = tmp_path / "note"
    path.write_bytes(content)
    descriptor = os.open(path, os.O_RDWR)
    os.lseek(descriptor, 0, os.SEEK_END)
    return descriptor


def test_an_empty_note_is_read_five_times_with_pauses(tmp_path: Path, pauses: list[float]) -> None:
    assert locking._read_note(open_index_file(tmp_path, b"")) == ""
    assert pauses == [0.02] * 5


def test_at_most_200_bytes_of_a_note_are_read(tmp_path: Path, pauses: list[float]) -> None:
    assert (
        locking._read_note(open_index_file(tmp_path, b"process\xff 7\n" + b"x" * 300)) == "process\ufffd 7 " + "x" * 189
    )
    assert pauses == []


def test_the_note_replaces_a_longer_one_and_names_process_host_and_time(
    here: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(here.catalogs, ".ships.lock")
    path.write_text("x" * 500)
    monkeypatch.setattr("platform.node", lambda: "")
    with catalog_lock(here, "ships") as is_held:
        assert is_held is True
        note = path.read_text()
    assert note.startswith(f"process {os.getpid()} on this machine, since 2")
    assert "x" not in note.removeprefix("process")
    monkeypatch.setattr("platform.node", lambda: "host")
    with catalog_lock(here, "ships"):
        assert f"process {os.getpid()} on host, since 2" in path.read_text()


@pytest.mark.skipif(os.name != "posix", reason="there is no umask")
def test_the_umask_decides_the_mode_of_a_lock_file(here: Folders) -> None:
    before = os.umask(0o002)
    try:
        with catalog_lock(here, "ships"):
            mode = stat.S_IMODE(os.stat(Path(here.catalogs, ".ships.lock")).st_mode)
    finally:
        os.umask(before)
    assert mode == 0o664


def test_a_waiting_writer_retries_until_the_deadline(
    here: Folders, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([100.0, 100.4, 100.5])
    monkeypatch.setattr(time, "monotonic", lambda: next(now))

    def taken(path: str, name: str) -> int:
        raise LockedError("taken")

    monkeypatch.setattr(locking, "_acquire", taken)
    with pytest.raises(LockedError), catalog_lock(here, "ships", wait=0.5):
        pass
    assert pauses == [0.02]


def test_without_a_wait_there_is_one_attempt(
    here: Folders, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)

    def taken(path: str, name: str) -> int:
        raise LockedError("taken")

    monkeypatch.setattr(locking, "_acquire", taken)
    with pytest.raises(LockedError), catalog_lock(here, "ships"):
        pass
    assert pauses == []


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL, errno.EAGAIN])
def test_no_descriptor_stays_open(
    here: Folders, pauses: list[float], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    closed: list[int] = []
    real = os.close

    def close(descriptor: int) -> None:
        closed.append(descriptor)
        real(descriptor)

    monkeypatch.setattr(os, "close", close)

    def refuse(descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(locking, "_lock", refuse)
    if number == errno.EAGAIN:
        with pytest.raises(LockedError) as caught, catalog_lock(here, "ships"):
            pass
        assert caught.value.message == "another process is writing 'ships'."
    else:
        with catalog_lock(here, "ships") as is_held:
            assert is_held is False
    assert len(closed) == 1


def test_a_removed_file_is_not_the_lock(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(here.catalogs, ".ships.lock")
    real = locking._lock
    locked: list[int] = []

    def lock(descriptor: int) -> None:
        real(descriptor)
        locked.append(descriptor)
        if len(locked) == 1:
            path.unlink()

    monkeypatch.setattr(locking, "_lock", lock)
    with catalog_lock(here, "ships") as is_held:
        assert is_held
        assert path.exists()
    assert len(locked) == 2
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="a user may make no links there")
def test_a_link_to_the_locked_file_is_not_the_lock(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(here.catalogs, ".ships.lock")
    real = locking._lock

    def lock(descriptor: int) -> None:
        real(descriptor)
        path.symlink_to(path.rename(path.with_name("elsewhere")))

    monkeypatch.setattr(locking, "_lock", lock)
    with pytest.raises(OSError, match="symbolic links"), catalog_lock(here, "ships"):
        pass


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no list of open files")
def test_a_file_that_is_no_longer_the_lock_is_closed(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    number = len(os.listdir("/dev/fd"))
    answers = iter([False, False, True])
    monkeypatch.setattr(locking, "_is_same_file", lambda *_: next(answers))
    with catalog_lock(here, "ships") as is_held:
        assert is_held
        assert len(os.listdir("/dev/fd")) == number + 1
    assert len(os.listdir("/dev/fd")) == number
