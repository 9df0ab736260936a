"""Output to a nonblocking pipe."""

import os
import sys
import threading
import time

import pytest

if sys.platform == "win32":
    pytest.skip("descriptors of POSIX", allow_module_level=True)

from collections.abc import Callable, Iterator

from mlcat.cli.nonblocking import to_blocking, write_all
from mlcat.cli.terminal import Terminal

Ended = Callable[[], bytes]


@pytest.fixture
def slow_pipe() -> Iterator[tuple[int, Ended]]:
    """A nonblocking descriptor with a late reader, and a function that closes it and returns what was read."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    read = bytearray()

    def slowly() -> None:
        time.sleep(0.05)
        while piece := os.read(reading, 50_000):
            read.extend(piece)

    reader = threading.Thread(target=slowly)
    reader.start()

    def ended() -> bytes:
        os.close(writing)
        reader.join()
        return bytes(read)

    yield writing, ended
    os.close(reading)


def test_all_output_arrives_at_a_slow_reader() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = os.urandom(300_000)
    read = bytearray()

    def slowly() -> None:
        while piece := os.read(reading, 50_000):
            read.extend(piece)
            time.sleep(0.01)

    reader = threading.Thread(target=slowly)
    reader.start()
    write_all(writing, data)
    assert not os.get_blocking(writing)
    os.close(writing)
    reader.join()
    os.close(reading)
    assert read == data


def test_a_closed_nonblocking_pipe_is_reported() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        write_all(writing, b"a")
    os.close(writing)


def test_all_messages_arrive_on_a_nonblocking_stderr(slow_pipe: tuple[int, Ended]) -> None:
    writing, ended = slow_pipe
    with open(writing, "w", encoding="ascii", closefd=False) as err:
        terminal = Terminal({}, err, err)
        for number in range(3000):
            terminal.note(f"{number} {'a' * 50} é")
    assert ended().decode() == "".join(f"{number} {'a' * 50} ?\n" for number in range(3000))


def test_a_nonblocking_stream_is_made_blocking(slow_pipe: tuple[int, Ended]) -> None:
    writing, ended = slow_pipe
    with open(writing, "w", encoding="utf-8", closefd=False) as stream:
        blocking = to_blocking(stream)
        assert blocking is not stream
        assert not blocking.isatty()
        assert blocking.fileno() == writing
        for _ in range(1000):
            blocking.write("é" * 99 + "\n")
            blocking.flush()
    assert ended().decode() == ("é" * 99 + "\n") * 1000


def test_a_blocking_stream_is_not_changed() -> None:
    reading, writing = os.pipe()
    with open(reading), open(writing, "w") as stream:
        assert to_blocking(stream) is stream
