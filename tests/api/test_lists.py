"""Lists that are read into memory."""

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from importing.fetch.conftest import Server, serving
from support.documents import ROOT

import mlcat
from mlcat.importing.fetch import http
from mlcat.importing.fetch.limits import Limits
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.paths import Folders

LIST = """# Awesome Boats

## Sail

- [Dinghy](https://example.org/dinghy) - A small boat.
- [Sloop](https://example.org/sloop) - One mast.

## Power

- [Tug](https://example.org/tug) - Pulls ships.
"""
WRONG = (
    '[{"title": "A", "url": "https://example.org/", "section": "s"}, {"title": "B", "url": "nowhere", "section": "s"}]'
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that serves the files of repositories."""
    with serving() as known:
        client = functools.partial(http.Fetcher, Limits(read_seconds=5), allow_insecure=True, raw_host=known.address)
        monkeypatch.setattr(http, "Fetcher", client)
        yield known


def written(folder: Path, name: str, text: str = LIST) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_becomes_a_catalog(tmp_path: Path, kind: type) -> None:
    catalog = mlcat.import_list(kind(written(tmp_path, "boats.md")))
    assert isinstance(catalog, mlcat.Catalog)
    assert (catalog.name, catalog.title, len(catalog)) == ("boats", "Awesome Boats", 3)
    assert [(section.id, section.title) for section in catalog.sections] == [("sail", "Sail"), ("power", "Power")]
    assert [(entry.id, entry.section, entry.summary) for entry in catalog] == [
        ("dinghy", "sail", "A small boat."), ("sloop", "sail", "One mast."), ("tug", "power", "Pulls ships.")
    ]  # fmt: skip
    assert [hit.entry.id for hit in catalog.search("pulls ships")] == ["tug"]
    assert [hit.entry.id for hit in catalog.search("dingy")] == ["dinghy"]
    assert catalog.source == str(tmp_path / "boats.md")


def test_a_repository_and_an_address_are_fetched(server: Server) -> None:
    server.page("/owner/boats/HEAD/readme.md", LIST.encode())
    address = server.page("/list.md", LIST.encode())
    fetched = mlcat.import_list("owner/boats")
    assert (fetched.name, fetched.source, len(fetched)) == ("boats", "owner/boats", 3)
    assert server.asked == ["/owner/boats/HEAD/README.md", "/owner/boats/HEAD/readme.md"]
    named = mlcat.import_list(address, name="fleet")
    assert (named.name, named.source, len(named)) == ("fleet", address, 3)


def test_nothing_is_stored_and_the_catalog_outlives_its_file(tmp_path: Path, folders: Folders) -> None:
    path = written(tmp_path, "boats.md")
    catalog = mlcat.import_list(path)
    path.unlink()
    assert catalog["tug"].title == "Tug"
    assert mlcat.catalog_names() == ["metric-learning"]
    assert not any(os.path.exists(folder) for folder in (folders.catalogs, folders.cache, folders.state))
    assert os.listdir(tmp_path) == []


def test_an_entry_has_the_id_that_it_has_in_the_imported_catalog_of_that_name(tmp_path: Path, folders: Folders) -> None:
    path = Path(folders.catalogs, "boats.ndjson")
    path.parent.mkdir(parents=True)
    head = '{"name": "boats", "title": "Boats", "sections": [{"id": "sail", "title": "Sail"}]}'
    entry = '{"id": "my-tug", "title": "Tug", "url": "https://example.org/tug", "section": "sail"}'
    path.write_text(f"{head}\n{entry}\n", encoding="utf-8")
    assert mlcat.import_list(written(tmp_path, "boats.md"))["my-tug"].title == "Tug"
    assert mlcat.import_list(tmp_path / "boats.md", name="other")["tug"].title == "Tug"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("boats.ndjson", '{"title": "Tug", "url": "https://example.org/tug", "section": "Power"}\n'),
        ("boats.json", '[{"title": "Tug", "url": "https://example.org/tug", "section": "Power"}]'),
        ("boats.csv", "title,url,section\nTug,https://example.org/tug,Power\n"),
        ("boats.yaml", "- {name: Tug, url: 'https://example.org/tug', category: Power}\n"),
        ("boats.html", "<h1>B</h1><h2>Power</h2><ul><li><a href='https://example.org/tug'>Tug</a> - Pulls.</ul>"),
    ],
)
def test_other_formats_are_read(tmp_path: Path, name: str, text: str) -> None:
    catalog = mlcat.import_list(written(tmp_path, name, text))
    assert [(entry.id, entry.url) for entry in catalog] == [("tug", "https://example.org/tug")]
    assert [section.title for section in catalog.sections] == ["Power"]


def test_printed_entries_can_be_read_back(tmp_path: Path) -> None:
    from mlcat.validation import to_json

    entries = list(mlcat.open())
    lines = "".join(to_json(entry).decode() + "\n" for entry in entries)
    assert list(mlcat.import_list(written(tmp_path, "copy.ndjson", lines))) == entries


@pytest.mark.parametrize(
    ("name", "text", "error", "message"),
    [
        (
            "empty.md",
            "",
            mlcat.ImportFailedError,
            "'{path}' has no entries: nothing in it leads with a link to a resource.",
        ),
        ("empty.ndjson", "", mlcat.CatalogError, "'{path}' has no entries."),
        ("wrong.json", WRONG, mlcat.CatalogError, "wrong.json, entry 2: 'B', field 'url':"),
        ("broken.json", "[{", mlcat.CatalogError, "broken.json"),
    ],
)
def test_a_source_without_entries_or_with_an_invalid_one_is_an_error(
    tmp_path: Path, name: str, text: str, error: type[mlcat.MlcatError], message: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(error) as caught:
        mlcat.import_list(path)
    assert caught.value.message.startswith(message.format(path=path)[:60])
    assert caught.value.hint == "Check the source." or name != "empty.ndjson"


def test_invalid_entries_can_be_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, "some.json", WRONG)
    with pytest.raises(mlcat.CatalogError, match=r"Or leave such entries out with skip_invalid=True\."):
        mlcat.import_list(path)
    assert [entry.title for entry in mlcat.import_list(path, skip_invalid=True)] == ["A"]
    only = written(tmp_path, "none.json", '[{"title": "B", "url": "nowhere", "section": "s"}]')
    with pytest.raises(mlcat.CatalogError, match="nowhere"):
        mlcat.import_list(only, skip_invalid=True)


TABLE = "Boat,Where\nSloop,https://example.org/sloop\n"


def test_columns_of_a_table_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "boats.csv", TABLE)
    (entry,) = mlcat.import_list(path, columns={"title": "Boat", "url": "Where"})
    assert (entry.title, entry.url) == ("Sloop", "https://example.org/sloop")


def test_a_hint_about_columns_names_the_argument(tmp_path: Path) -> None:
    with pytest.raises(mlcat.ImportFailedError) as caught:
        mlcat.import_list(written(tmp_path, "boats.csv", TABLE))
    assert caught.value.hint == 'Name them: columns={"title": COLUMN, "url": COLUMN}.'
    with pytest.raises(mlcat.ImportFailedError) as caught:
        mlcat.import_list(written(tmp_path, "boats.csv", TABLE.replace("Boat", "title")))
    assert caught.value.hint == 'Name them: columns={"url": COLUMN}.'
    with pytest.raises(mlcat.UsageError) as named:
        mlcat.import_list(written(tmp_path, "all.md", "- [A](https://example.org/)\n"), name="all")
    assert named.value.hint == "Choose another with name=."


@pytest.mark.parametrize(
    ("columns", "error", "message"),
    [
        ({"titel": "Boat"}, mlcat.UsageError, "no column can be the field 'titel'."),
        ({"title": 1}, TypeError, "the field 'title' and its column 1 are not strings"),
        ({1: "Boat"}, TypeError, "the field 1 and its column 'Boat' are not strings"),
        (["title=Boat"], TypeError, "the columns ['title=Boat'] are not a mapping of fields to columns"),
    ],
)
def test_invalid_columns_are_an_error(tmp_path: Path, columns: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        mlcat.import_list(written(tmp_path, "boats.csv", TABLE), columns=columns)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("source", "name", "error", "message"),
    [
        ("-", None, mlcat.UsageError, "'-' is standard input."),
        ("nosuch.md", None, mlcat.ImportFailedError, "there is no file 'nosuch.md'."),
        (".", None, mlcat.ImportFailedError, "'.' is a folder."),
        ("owner/nosuch", None, mlcat.ImportFailedError, "there is no README in 'owner/nosuch', or no such repository."),
        ("http://example.org/", None, mlcat.ImportFailedError, "'http://example.org/' is not https"),
        ("docs/example-list.md", "all", mlcat.UsageError, ""),
    ],
)
def test_a_failed_fetch_is_an_import_error(
    server: Server, source: str, name: str | None, error: type[mlcat.MlcatError], message: str
) -> None:
    with pytest.raises(error) as caught:
        mlcat.import_list(source, name=name)
    assert caught.value.message.startswith(message)
    assert isinstance(caught.value, mlcat.MlcatError)
    assert caught.value.hint


def test_threads_search_it_at_the_same_time_and_import_others(tmp_path: Path) -> None:
    path = written(tmp_path, "boats.md")
    catalog = mlcat.import_list(path)
    words = {"small boat": "dinghy", "mast": "sloop", "ships": "tug"}
    faults: list[object] = []

    def work(query: str) -> None:
        try:
            for _ in range(10):
                assert catalog.search(query)[0].entry.id == words[query]
                assert [entry.id for entry in catalog.entries(section="sail")] == ["dinghy", "sloop"]
                assert len(catalog.records()) == len(catalog.sections) + 1 == 3
            assert len(mlcat.import_list(path)) == 3
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=[query]) for query in [*words, *words]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert faults == []


def test_reading_a_list_prints_nothing_and_loads_neither_typer_nor_rich(tmp_path: Path) -> None:
    program = f"""
import sys, mlcat
mlcat.import_list({str(written(tmp_path, "boats.md"))!r}).search("tug")
assert not {{"rich", "typer", "mlcat.cli"}} & set(sys.modules), "loaded"
"""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_list_in_memory_has_the_same_index_as_a_stored_catalog(tmp_path: Path, folders: Folders) -> None:
    """The same searches give the same hits with the same scores."""
    from mlcat.importing.stream import header_to_store, open_import

    path = str(ROOT / "docs" / "example-list.md")
    stream = open_import(path, name="stored", folders=folders, fetcher=http.Fetcher(), progress=lambda *_: None)
    with CatalogWriter(folders, "stored") as writer:
        for batch in stream.batches:
            writer.add(batch)
        writer.finish(header_to_store(stream, None))
    stored, read = mlcat.open("stored"), mlcat.import_list(path, name="stored")
    assert list(stored) == list(read)
    assert stored.sections == read.sections
    for words in ("preprints", "vector", "arxiv", "sqlite"):
        hits = [[(hit.entry.id, hit.score) for hit in catalog.search(words)] for catalog in (stored, read)]
        assert hits[0] == hits[1]
