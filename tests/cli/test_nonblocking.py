"""Output to a pipe that does not wait for its reader."""

import os
import sys
import threading
import time

import pytest

if sys.platform == "win32":
    pytest.skip("descriptors of POSIX", allow_module_level=True)

from mlcat.cli.nonblocking import write_waiting


def test_all_of_it_arrives_however_slow_the_reader_is() -> None:
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
    write_waiting(writing, data)
    assert not os.get_blocking(writing)
    os.close(writing)
    reader.join()
    os.close(reading)
    assert read == data


def test_a_reader_who_has_left_is_reported() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        write_waiting(writing, b"a")
    os.close(writing)
