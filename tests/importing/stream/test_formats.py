"""Every format is recognized and read, from a file and from standard input."""

import io
import json
import sys
from pathlib import Path

import pytest

from importing.stream.samples import CATALOG, HEAD, LINE, MARKDOWN, Pipe, opened, titles
from mlcat.errors import ImportFailedError

FORMATS = {
    "Markdown": ("README.md", MARKDOWN),
    "Markdown of another ending": ("list", MARKDOWN),
    "an array": ("a.json", b"[" + LINE + b"]"),
    "an array of another ending": ("a.txt", b"\n[\n  " + LINE + b"\n]"),
    "a whole catalog": ("a.json", CATALOG),
    "a whole catalog over several lines": ("a.txt", json.dumps(json.loads(CATALOG), indent=2).encode()),
    "a whole catalog on a line": ("a.txt", CATALOG),
    "an array of CSL items": (
        "a.json",
        b'[{"id": "s", "type": "article", "title": "Sloop", "URL": "https://a.org/s", "author": [{"family": "Moss"}]}]',
    ),
    "NDJSON": ("a.ndjson", LINE + b"\n"),
    "NDJSON in capitals": ("A.JSONL", LINE + b"\n"),
    "NDJSON with the catalog's facts": ("a.jsonl", HEAD + b"\n" + LINE),
    "NDJSON of another ending": ("a", HEAD + b"\n" + LINE),
    "with a byte-order mark": ("a.txt", b"\xef\xbb\xbf" + HEAD + b"\r\n" + LINE),
}


@pytest.mark.parametrize(("name", "data"), FORMATS.values(), ids=FORMATS)
def test_every_format_is_read_from_a_file(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert titles(opened(str(path))) == ["Sloop"]


@pytest.mark.parametrize("data", [data for _, data in FORMATS.values()], ids=FORMATS)
def test_every_format_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    incoming = opened("-")
    assert (incoming.name, titles(incoming)) == ("catalog", ["Sloop"])


@pytest.mark.parametrize(
    "data",
    [
        b'{"name": "Sloop", "homepage": "https://a.org", "stars": 3}\n',
        b'{"product": {"title": "Sloop", "link": "https://a.org"}}\n\n{"x": 1}\n',
        b"name|link\nSloop|https://a.org\n",
        b"Name | Link\n Sloop | https://a.org \n",
        b"| Name | Link |\n|---|---|\n| Sloop | https://a.org |\n",
        b"sloop\tSloop\tBoats\t\t\thttps://a.org\tOne mast\n",
    ],
    ids=str,
)
def test_records_with_other_columns_are_mapped_to_fields(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert titles(opened("-")) == ["Sloop"]
    path = tmp_path / ("a.ndjson" if data.startswith(b"{") else "a.txt")
    path.write_bytes(data)
    assert titles(opened(str(path))) == ["Sloop"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"foo": "at https://a.org"}\n{"bar": 2}\n', "has no column for title and url: its columns are 'foo', 'bar'"),
        (b'{"foo": 1}\nno json\n', "this is not JSON"),
    ],
)
def test_the_error_for_records_that_cannot_be_mapped_names_their_columns(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, message: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    with pytest.raises(ImportFailedError, match=message):
        opened("-")
    (tmp_path / "a.ndjson").write_bytes(data)
    with pytest.raises(ImportFailedError, match=message):
        opened(str(tmp_path / "a.ndjson"))
