"""Standard input that is slow, has long lines, or is closed."""

import io
import json
import sys

import pytest

from importing.stream.samples import ENTRY, LINE, Pipe, opened, titles
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch import sources


def test_a_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ImportFailedError, match="there is no standard input"):
        opened("-")


def test_the_first_line_may_be_longer_than_the_buffer(monkeypatch: pytest.MonkeyPatch) -> None:
    long = json.dumps(ENTRY | {"description": "x" * 15_000}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(long + b"\n" + LINE)))
    assert titles(opened("-")) == ["Sloop", "Sloop"]


class SlowInput(io.RawIOBase):
    """A pipe that gives a few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = io.BytesIO(data)
        self._size = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        data = self._data.read(min(self._size, memoryview(buffer).nbytes))  # type: ignore[arg-type]
        memoryview(buffer).cast("B")[: len(data)] = data  # type: ignore[arg-type]
        return len(data)


@pytest.mark.parametrize("size", [1, 20, 8192, 1 << 20])
@pytest.mark.parametrize("sections", [0, 1000])
def test_the_format_of_standard_input_is_recognized_however_slowly_it_arrives(
    monkeypatch: pytest.MonkeyPatch, size: int, sections: int
) -> None:
    head = {"name": "x", "title": "X", "sections": [{"id": f"s{n}", "title": f"Section {n}"} for n in range(sections)]}
    data = b"\n\n" + json.dumps(head).encode() + b"\n" + LINE
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(SlowInput(data, size))))
    monkeypatch.setattr(sources, "MAX_SIZE", 10)  # it is not read as a whole
    assert titles(opened("-")) == ["Sloop"]


def test_a_deeply_nested_line_of_standard_input_is_an_invalid_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(b'{"a":' + b"[" * 100_000 + b"\n" + LINE)))
    batches = list(opened("-").batches)
    assert sum(len(batch.errors) for batch in batches) == 1
