"""The facts of the catalog: its name, its title, its source and the ids of its entries."""

import io
import json
import sys
from pathlib import Path

import pytest

from importing.stream.samples import HEAD, LINE, MARKDOWN, Pipe, header, opened
from mlcat.importing import workers
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.stream import ImportStream, header_to_store, open_import, previous_catalog
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.model import CatalogData
from mlcat.paths import Folders


def test_a_list_gives_its_title_description_and_counts_of_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ships.md"
    path.write_bytes(MARKDOWN)
    incoming = opened(str(path))
    assert (incoming.name, [item.reason for item in incoming.left_out]) == ("ships", ["contents list"])
    known = header(incoming)
    assert (known.name, known.title, known.description, known.source) == (
        "ships",
        "Ships",
        "A curated list of ships that sail well.",
        str(path),
    )
    assert known.fetched


def test_without_a_header_the_title_is_made_of_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "old_ships.ndjson"
    path.write_bytes(LINE)
    assert header(opened(str(path))).title == "Old Ships"
    assert header(opened(str(path), name="mine")).name == "mine"


@pytest.mark.parametrize(("name", "data"), [("a.md", MARKDOWN), ("a.json", b"[" + LINE + b"]"), ("a.ndjson", LINE)])
def test_a_relative_path_is_stored_as_an_absolute_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    """An update may run in another folder, where `a/b` would mean a repository."""
    (tmp_path / "sub").mkdir()
    (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert header(opened(name)).source == str(tmp_path / name)
    monkeypatch.chdir("sub")
    assert header(opened(f"../{name}")).source == str(tmp_path / name)


@pytest.mark.parametrize("data", [MARKDOWN, b"[" + LINE + b"]", LINE], ids=["Markdown", "array", "NDJSON"])
def test_standard_input_is_not_stored_as_a_source(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    stored = header(opened("-"))
    assert (stored.source, stored.claimed_source, stored.skip_invalid) == (None, None, False)


def test_a_source_named_in_piped_input_is_only_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(HEAD + b"\n" + LINE)))
    stored = header(opened("-"))
    assert (stored.source, stored.claimed_source) == (None, "a/b")


def test_a_password_in_a_claimed_source_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    head = json.dumps({"name": "x", "title": "X", "source": "https://ann:secret@a.org/x"}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(head + b"\n" + LINE)))
    assert header(opened("-")).claimed_source == "https://a.org/x"


@pytest.mark.parametrize("name", ["two  blanks.md", "x" * 200 + ".md"], ids=["blanks", "long"])
def test_a_path_that_the_model_does_not_allow_is_not_stored(tmp_path: Path, name: str) -> None:
    folder = tmp_path / ("y" * 200)
    folder.mkdir()
    (folder / name).write_bytes(MARKDOWN)
    assert header(opened(str(folder / name))).source is None


def test_entries_keep_the_ids_that_they_have_in_the_existing_catalog(tmp_path: Path, folders: Folders) -> None:
    path = tmp_path / "ships.md"
    path.write_bytes(b"# A\n- [Sloop](https://a.org/1)\n- [Sloop](https://a.org/2)\n")
    assert import_ids(path, folders) == ["sloop", "sloop-a-org"]
    path.write_bytes(b"# A\n- [Sloop](https://a.org/3)\n- [Sloop](https://a.org/2)\n- [Sloop](https://a.org/1)\n")
    assert import_ids(path, folders) == ["sloop-a-org-2", "sloop-a-org", "sloop"]


def import_ids(path: Path, folders: Folders) -> list[str]:
    """Imports a list; returns the ids of its entries as they are stored."""
    stream = opened(str(path))
    with CatalogWriter(folders, stream.name) as writer:
        for batch in stream.batches:
            writer.add(batch)
        writer.finish(header_to_store(stream, None))
    catalog = previous_catalog(folders, stream.name)
    assert catalog
    return [entry.id for entry in catalog.entries]


def test_a_broken_existing_catalog_is_ignored(tmp_path: Path, folders: Folders) -> None:
    assert previous_catalog(folders, "ships") is None
    Path(folders.catalogs).mkdir(parents=True)
    Path(folders.catalogs, "ships.ndjson").write_text("no\n")
    assert previous_catalog(folders, "ships") is None
    path = tmp_path / "ships.md"
    path.write_bytes(MARKDOWN)
    assert import_ids(path, folders) == ["sloop"]


def test_the_options_of_an_import_are_stored() -> None:
    incoming = ImportStream("-", "old-ships", iter(()), mapping={"title": "Boat", "url": "At"})  # type: ignore[arg-type]
    stored = header_to_store(incoming, None, skip_invalid=True)
    assert (stored.name, stored.title, stored.skip_invalid) == ("old-ships", "Old Ships", True)
    assert stored.columns == ("title=Boat", "url=At")


@pytest.mark.parametrize("claimed", ["-", "", None])
def test_standard_input_is_not_claimed_as_a_source(claimed: str | None) -> None:
    incoming = ImportStream("-", "ships", iter(()))  # type: ignore[arg-type]
    known = CatalogData(name="x", title="X", claimed_source=claimed, source=None)
    assert header_to_store(incoming, known).claimed_source is None


@pytest.mark.parametrize("piped", [False, True])
def test_the_progress_is_the_number_of_bytes_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: Folders, piped: bool
) -> None:
    monkeypatch.setattr(workers, "BLOCK_SIZE", 10)
    path = tmp_path / "ships.ndjson"
    path.write_bytes(LINE + b"\n")
    reported: list[tuple[int, int | None]] = []
    source = "-" if piped else str(path)
    with path.open("rb") as stdin:
        incoming = open_import(
            source,
            name="a",
            folders=folders,
            fetcher=Fetcher(),
            progress=lambda *now: reported.append(now),
            stdin=stdin,
        )
        assert sum(len(batch.lines) for batch in incoming.batches) == 1
    size = len(LINE) + 1
    assert reported == [(min(done, size), None if piped else size) for done in range(10, size + 10, 10)]
