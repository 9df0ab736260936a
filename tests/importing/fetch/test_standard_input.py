"""The first line of standard input, which is read ahead, and the stream after it."""

import io

import pytest

from mlcat.importing.fetch import standard_input
from mlcat.importing.fetch.standard_input import PeekedStream

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "line", "is_object"),
    [
        (b'{"a": 1}\n# B\n', b'{"a": 1}\n', True),
        (b' {"a": 1} ', b' {"a": 1} ', True),
        (BOM + b'{"a": 1}\r\n', BOM + b'{"a": 1}\r\n', True),
        (BOM + b'\r\n{"a": 1}\n', b'{"a": 1}\n', True),
        (b'\n \t\n{"a": 1}\n', b'{"a": 1}\n', True),
        (b'{"a": ' + b"[" * 100_000 + b"\n", b'{"a": ' + b"[" * 100_000 + b"\n", True),
        (b'{"a":\n1}\n', b'{"a":\n', False),
        (b'[{"a": 1}]\n', b'[{"a": 1}]\n', False),
        (b'"a"\n', b'"a"\n', False),
        (b"# A\n", b"# A\n", False),
        (b"\n\n", b"", False),
        (b"", b"", False),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_first_line_with_text_is_read_ahead(data: bytes, line: bytes, is_object: bool) -> None:
    first = PeekedStream(io.BytesIO(data))
    assert (first.line, first.is_object) == (line, is_object)
    assert first.read_all(1_000_000) == data


@pytest.mark.parametrize(("blank", "line"), [(3, b"{}\n"), (4, b"\n")])
def test_blank_lines_at_the_start_have_a_maximum_size(monkeypatch: pytest.MonkeyPatch, blank: int, line: bytes) -> None:
    monkeypatch.setattr(standard_input, "_MAX_BLANK", 4)
    assert PeekedStream(io.BytesIO(b"\n" * blank + b"{}\n")).line == line


def test_a_line_is_read_up_to_one_byte_more_than_its_maximum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard_input, "MAX_LINE_BYTES", 7)
    assert PeekedStream(io.BytesIO(b'{"a": 1}\n')).line == b'{"a": 1}'
    assert PeekedStream(io.BytesIO(b'{"a": 12}\n')).is_object is False


def test_the_stream_is_read_completely_in_parts() -> None:
    first = PeekedStream(io.BytesIO(b"\n{}\nabcdef"))
    assert [first.read(size) for size in (2, 9, 3, 9, 1)] == [b"\n{", b"}\n", b"abc", b"def", b""]


@pytest.mark.parametrize("limit", [0, 1, 3, 4, 7, 10, 11])
def test_the_rest_of_the_stream_is_read_up_to_a_limit(limit: int) -> None:
    data = b"\n{}\nabcdef"
    assert PeekedStream(io.BytesIO(data)).read_all(limit) == data[:limit]
    first = PeekedStream(io.BytesIO(data))
    assert first.read(2) + first.read_all(limit) == data[: limit + 2]
