"""What an import takes in: which format it is, what it is called, where it came from."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing import stream
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.stream import ImportStream, open_source, previous_catalog, stored_facts
from mlcat.importing.writing.store import CatalogWriter
from mlcat.model import CatalogData
from mlcat.paths import Folders, user_folders

MARKDOWN = b"""\
# Ships

> A curated list of ships that sail well.

## Boats

- [Sloop](https://a.org/sloop) - One mast.
- [Top](#ships)
"""
ENTRY = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
LINE = json.dumps(ENTRY).encode()
HEAD = json.dumps({"name": "x", "title": "Ships", "source": "a/b"}).encode()
WHOLE = {"name": "x", "title": "Ships", "sections": [{"id": "boats", "title": "Boats"}]}
CATALOG = json.dumps(WHOLE | {"entries": [ENTRY | {"section": "boats"}]}).encode()


class Pipe(io.BufferedReader):
    """Standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


def taken(source: str, name: str | None = None) -> ImportStream:
    stdin = sys.stdin.buffer if sys.stdin else None
    return open_source(
        source,
        name=name,
        folders=user_folders(os.environ),
        fetcher=Fetcher(),
        progress=lambda *_: None,
        stdin=stdin,
    )


def titles(incoming: ImportStream) -> list[str]:
    return [str(columns[1]) for batch in incoming.batches for _, (_, columns, *_) in batch.entries]


def facts(incoming: ImportStream) -> CatalogData:
    known = [batch.facts for batch in incoming.batches]
    return stored_facts(incoming, next((one for one in known if one), None))


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
    assert titles(taken(str(path))) == ["Sloop"]


@pytest.mark.parametrize("data", [data for _, data in FORMATS.values()], ids=FORMATS)
def test_every_format_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    incoming = taken("-")
    assert (incoming.name, titles(incoming)) == ("catalog", ["Sloop"])


def test_a_first_line_longer_than_a_buffer_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    long = json.dumps(ENTRY | {"description": "x" * 15_000}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(long + b"\n" + LINE)))
    assert titles(taken("-")) == ["Sloop", "Sloop"]


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
def test_records_of_other_shapes_are_mapped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert titles(taken("-")) == ["Sloop"]
    path = tmp_path / ("a.ndjson" if data.startswith(b"{") else "a.txt")
    path.write_bytes(data)
    assert titles(taken(str(path))) == ["Sloop"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"foo": "at https://a.org"}\n{"bar": 2}\n', "has no column for title and url: its columns are 'foo', 'bar'"),
        (b'{"foo": 1}\nno json\n', "this is not JSON"),
    ],
)
def test_records_that_cannot_be_mapped_are_refused_with_their_columns(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, message: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    with pytest.raises(ImportFailedError, match=message):
        taken("-")
    (tmp_path / "a.ndjson").write_bytes(data)
    with pytest.raises(ImportFailedError, match=message):
        taken(str(tmp_path / "a.ndjson"))


def test_a_misspelled_field_of_an_entry_is_reported_and_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_bytes(json.dumps(ENTRY | {"sumary": "x"}).encode())
    (batch,) = taken(str(tmp_path / "a.ndjson")).batches
    assert "there is no such field" in batch.invalid[0].message


def test_a_closed_standard_input_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ImportFailedError, match="there is no standard input"):
        taken("-")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"<html><p>Nothing</p></html>", b"# Only words\n"], ids=str)
def test_a_list_without_entries_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(data)
    with pytest.raises(
        ImportFailedError, match=r"'.*empty\.md' has no entries: read as Markdown, there is no link in it"
    ):
        taken(str(path))


def test_a_fault_is_reported_with_the_files_name(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 50)
    folder.mkdir()
    (folder / "a.json").write_bytes(b"[" + LINE + b", {}]")
    (folder / "b.json").write_bytes(b"{}")
    (batch,) = taken(str(folder / "a.json")).batches
    assert batch.invalid[0].message.startswith("a.json, entry 2: ")
    with pytest.raises(CatalogError, match=r"^b\.json: "):
        taken(str(folder / "b.json"))


def test_a_file_that_vanishes_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(LINE)
    incoming = taken(str(path))
    path.unlink()
    with pytest.raises(ImportFailedError, match=r"a\.ndjson: cannot be read: No such file"):
        list(incoming.batches)


# --- What the catalog is called, and where it came from ---------------------------------------------------------


def test_a_list_keeps_what_it_says_of_itself_and_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ships.md"
    path.write_bytes(MARKDOWN)
    incoming = taken(str(path))
    assert (incoming.name, dict(incoming.left_out)) == ("ships", {"contents list": 1})
    known = facts(incoming)
    assert (known.name, known.title, known.description, known.source) == (
        "ships",
        "Ships",
        "A curated list of ships that sail well.",
        str(path),
    )
    assert known.fetched


def test_entries_without_a_head_give_a_title_of_the_name(tmp_path: Path) -> None:
    path = tmp_path / "old_ships.ndjson"
    path.write_bytes(LINE)
    assert facts(taken(str(path))).title == "Old Ships"
    assert facts(taken(str(path), name="mine")).name == "mine"


@pytest.mark.parametrize(("name", "data"), [("a.md", MARKDOWN), ("a.json", b"[" + LINE + b"]"), ("a.ndjson", LINE)])
def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes) -> None:
    """An update may be asked for in another folder, where `a/b` would be taken for a repository."""
    (tmp_path / "sub").mkdir()
    (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert facts(taken(name)).source == str(tmp_path / name)
    monkeypatch.chdir("sub")
    assert facts(taken(f"../{name}")).source == str(tmp_path / name)


@pytest.mark.parametrize("data", [MARKDOWN, b"[" + LINE + b"]", LINE], ids=["Markdown", "array", "NDJSON"])
def test_standard_input_is_no_place_to_come_back_to(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert facts(taken("-")).source is None


def test_what_a_pipe_names_as_its_source_is_only_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(HEAD + b"\n" + LINE)))
    stored = facts(taken("-"))
    assert (stored.source, stored.claimed_source) == (None, "a/b")


def test_a_password_in_a_claimed_source_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    head = json.dumps({"name": "x", "title": "X", "source": "https://ann:secret@a.org/x"}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(head + b"\n" + LINE)))
    assert facts(taken("-")).claimed_source == "https://a.org/x"


@pytest.mark.parametrize("name", ["two  blanks.md", "x" * 200 + ".md"], ids=["blanks", "long"])
def test_a_path_that_cannot_be_kept_as_it_is_is_not_kept(tmp_path: Path, name: str) -> None:
    folder = tmp_path / ("y" * 200)
    folder.mkdir()
    (folder / name).write_bytes(MARKDOWN)
    assert facts(taken(str(folder / name))).source is None


def test_entries_keep_the_ids_of_the_users_catalog_of_that_name(tmp_path: Path, where: Folders) -> None:
    path = tmp_path / "ships.md"
    path.write_bytes(b"# A\n- [Sloop](https://a.org/1)\n- [Sloop](https://a.org/2)\n")
    assert import_ids(path, where) == ["sloop", "sloop-a-org"]
    path.write_bytes(b"# A\n- [Sloop](https://a.org/3)\n- [Sloop](https://a.org/2)\n- [Sloop](https://a.org/1)\n")
    assert import_ids(path, where) == ["sloop-a-org-2", "sloop-a-org", "sloop"]


def import_ids(path: Path, where: Folders) -> list[str]:
    """Imports a list; returns the ids of its entries as they are stored."""
    stream = taken(str(path))
    with CatalogWriter(where, stream.name) as writer:
        for batch in stream.batches:
            writer.add(batch)
        writer.finish(stored_facts(stream, None))
    catalog = previous_catalog(where, stream.name)
    assert catalog
    return [entry.id for entry in catalog.entries]


def test_a_catalog_that_cannot_be_read_gives_no_ids(tmp_path: Path, where: Folders) -> None:
    assert previous_catalog(where, "ships") is None
    Path(where.catalogs).mkdir(parents=True)
    Path(where.catalogs, "ships.ndjson").write_text("no\n")
    assert previous_catalog(where, "ships") is None
    path = tmp_path / "ships.md"
    path.write_bytes(MARKDOWN)
    assert import_ids(path, where) == ["sloop"]


# --- Standard input that comes slowly, or begins with a long line --------------------------------------------------


class Slow(io.RawIOBase):
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
def test_the_format_of_standard_input_does_not_hang_on_luck(
    monkeypatch: pytest.MonkeyPatch, size: int, sections: int
) -> None:
    head = {"name": "x", "title": "X", "sections": [{"id": f"s{n}", "title": f"Section {n}"} for n in range(sections)]}
    data = b"\n\n" + json.dumps(head).encode() + b"\n" + LINE
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Slow(data, size))))
    monkeypatch.setattr(sources, "MAX_SIZE", 10)  # it is not read as a whole
    assert titles(taken("-")) == ["Sloop"]


def test_nesting_without_end_on_standard_input_is_an_error_of_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(b'{"a":' + b"[" * 100_000 + b"\n" + LINE)))
    batches = list(taken("-").batches)
    assert sum(len(batch.invalid) for batch in batches) == 1


def test_a_json_file_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps([ENTRY]).encode()
    path = tmp_path / "ships.json"
    path.write_bytes(data)
    monkeypatch.setattr(stream, "_MAX_JSON", len(data))
    assert taken(str(path)).name == "ships"
    path.write_bytes(data + b" ")
    with pytest.raises(ImportFailedError, match=r"^'ships\.json' is larger than 0 MiB\. Convert it to NDJSON"):
        taken(str(path))
