"""The values' file beside the index."""

import os
from pathlib import Path

import pytest

from mlcat.catalogs import CatalogFile, bundled_catalog
from mlcat.completion import values
from mlcat.index.cache import open_index
from mlcat.index.reader import Index
from mlcat.paths import Folders


def test_it_has_the_catalog_its_sections_and_tags_and_then_blocks_of_ids(
    small: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "_BLOCK", 2)
    values.write_values(str(tmp_path / "x.db"), small)
    head, *blocks = (tmp_path / "x.tsv").read_text().split("\n\n")
    assert head.splitlines() == [
        f"catalog\t{small.name}\t{small.title}",
        *(f"section\t{section.id}\t{section.title}" for section in small.sections()),
        *(f"tag\t{tag.tag}\t" for tag in small.tags()),
    ]
    ids = small.db.execute("SELECT id, title FROM entries ORDER BY id").fetchall()
    assert [line for block in blocks for line in block.splitlines()] == [f"id\t{id}\t{title}" for id, title in ids]
    assert all(len(block.splitlines()) == 2 for block in blocks[:-1])


def test_that_it_cannot_be_written_is_no_error_and_leaves_nothing(
    small: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values.write_values(str(tmp_path / "absent" / "x.db"), small)
    (tmp_path / "x.tsv").mkdir()
    values.write_values(str(tmp_path / "x.db"), small)
    assert [path.name for path in tmp_path.iterdir()] == ["x.tsv"]


def test_it_comes_with_the_index_and_goes_with_it(where: Folders, tmp_path: Path, small_source: CatalogFile) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(Path(small_source.path).read_bytes())
    source = CatalogFile("mine", str(file), bundled=True)
    open_index(where, source).close()
    first = {path.suffix: path.name for path in Path(where.cache).iterdir()}
    assert set(first) == {".db", ".tsv"}
    file.write_bytes(file.read_bytes() + b"\n")
    open_index(where, source).close()
    second = {path.suffix: path.name for path in Path(where.cache).iterdir()}
    assert set(second) == {".db", ".tsv"}
    assert first[".tsv"] != second[".tsv"]


def test_values_that_were_taken_away_come_back_with_the_next_look(where: Folders) -> None:
    source = bundled_catalog()
    open_index(where, source).close()
    path = values.values_path(source.index_path(where.cache, source.fingerprint()))
    before = Path(path).read_bytes()
    os.remove(path)
    open_index(where, source).close()
    assert Path(path).read_bytes() == before
