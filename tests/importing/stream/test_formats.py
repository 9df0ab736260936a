"""Every format is recognized and read, from a file and from standard input."""

import io
import json
import sys
from pathlib import Path

import pytest

from importing.stream.samples import CATALOG, HEAD, LINE, MARKDOWN, Pipe, opened, titles
from mlcat.errors import ImportFailedError

BOOKMARKS = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1><title>Ships</title><dl><dt><h3>Boats</h3>
<dl><dt><a href="https://a.org/sloop">Sloop</a></dl></dl>"""

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


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rst", b"Ships\n=====\n\nBoats\n-----\n\n* `Sloop <https://a.org>`__ - One mast.\n"),
        ("a.adoc", b"= Ships\n\n== Boats\n\n* https://a.org[Sloop] - One mast.\n"),
        ("a.org", b"#+TITLE: Ships\n* Boats\n- [[https://a.org][Sloop]] - One mast.\n"),
        ("a.html", b"<html><h1>Ships</h1><h2>Boats</h2><ul><li><a href='https://a.org'>Sloop</a> - One mast.</ul>"),
        ("a.md", MARKDOWN),
        ("a.txt", BOOKMARKS),
        ("a.csv", b"title,link,section\nSloop,https://a.org,Boats\n"),
        ("a.tsv", b"title\tlink\tsection\nSloop\thttps://a.org\tBoats\n"),
        ("a.tab", b'title\tlink\tsection\n"Sloop"\t"https://a.org?a,b"\tBoats\n'),
        ("a.yaml", b"Boats:\n- {title: Sloop, link: https://a.org}\n"),
        ("a.json", b'\xef\xbb\xbf[{"name": "Sloop", "link": "https://a.org", "category": "Boats"}]'),
        ("a.json", b'[{"name": "Sloop", "link": "https://a.org", "category": "Boats", "x": "\xff"}]'),
        ("a.ndjson", b'\xef\xbb\xbf{"name": "Sloop", "link": "https://a.org", "category": "Boats"}\n'),
        ("a.ndjson", b'\n{"name": "Sloop", "link": "https://a.org", "category": "Boats"}\n{"x": "\xff"}\n'),
        ("a.tsv", b"id\ttitle\turl\nmy-sloop\tSloop\thttps://a.org\n"),
        ("a.csv", b"id,title,url\nmy-sloop,Sloop,https://a.org\n"),
        ("a.txt", b"my-sloop\tSloop\tBoats\t\t\thttps://a.org\n"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_list_has_its_entry_in_its_section(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    incoming = opened(str(path), name="many-boats")
    batches = list(incoming.batches)
    assert [fault.message for batch in batches for fault in batch.errors] == []
    assert [document.title for batch in batches for document in batch.documents] == ["Sloop"]
    printed = data.startswith((b"id", b"my"))
    section = "Many Boats" if data.startswith(b"id") else "Boats"
    assert [section.title for batch in batches for section in batch.sections] == [section]
    assert [json.loads(line)["id"] for batch in batches for line in batch.lines] == ["my-sloop" if printed else "sloop"]


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
