"""What `import` and `catalogs update` have in common: what is stored of a source, and what is reported."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Stream
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating import storing
from mlcat.cli.updating.storing import left_out_note, preview, report_lines, write_catalog
from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.batches import batches_of_records
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.lists.parsed import LeftOut
from mlcat.importing.stream import ImportStream, open_import
from mlcat.paths import Folders, user_folders

GOOD = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
BAD = {"title": "Hulk", "section": "Boats"}


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(os.environ, Stream(), Stream())


def incoming(tmp_path: Path, *lines: dict[str, str], name: str = "ships") -> ImportStream:
    path = tmp_path / "a.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return open_import(
        str(path), name=name, folders=user_folders(os.environ), fetcher=Fetcher(), progress=lambda *_: None
    )


def shelved(terminal: Terminal, made: ImportStream, *, skip_invalid: bool = False) -> storing.ImportSummary:
    return write_catalog(terminal, made, Bar(terminal, ""), skip_invalid=skip_invalid)


def test_entries_and_sections_are_counted(terminal: Terminal, tmp_path: Path) -> None:
    taken = shelved(terminal, incoming(tmp_path, GOOD, GOOD, GOOD | {"section": "Hulks"}))
    assert (taken.entries, taken.sections, taken.skipped) == (3, {"boats": "Boats", "hulks": "Hulks"}, "")


def test_an_invalid_entry_prevents_the_import(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    for take in (shelved, lambda _, made: preview(made, skip_invalid=False)):
        with pytest.raises(CatalogError) as caught:
            take(terminal, incoming(tmp_path, GOOD, BAD))
        assert caught.value.message == "a.ndjson, line 2: 'Hulk', field 'url': it is missing."
        assert caught.value.hint == "Add it. Or import with --skip-invalid."
    assert os.listdir(folders.catalogs) == []


def test_invalid_entries_can_be_skipped_and_are_counted(terminal: Terminal, tmp_path: Path) -> None:
    lines = [GOOD, *[BAD] * 1500, GOOD]
    taken = shelved(terminal, incoming(tmp_path, *lines), skip_invalid=True)
    dry = preview(incoming(tmp_path, *lines), skip_invalid=True).summary
    assert taken.entries == dry.entries == 2
    assert (
        taken.skipped
        == dry.skipped
        == ("skipped 1,500 that cannot be used; the first: a.ndjson, line 2: 'Hulk', field 'url': it is missing.")
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([BAD, BAD], "all 2 entries cannot be used: a.ndjson, line 1: 'Hulk', field 'url': it is missing."),
        ([BAD], "the only entry cannot be used: a.ndjson, line 1: 'Hulk', field 'url': it is missing."),
        ([], "a.ndjson' has no entries."),
        ([{"name": "x", "title": "X"}], "a.ndjson' has no entries."),
    ],
)
def test_a_list_without_remaining_entries_is_rejected(
    terminal: Terminal, folders: Folders, tmp_path: Path, lines: list[dict[str, str]], message: str
) -> None:
    for take in (shelved, lambda _, made, skip_invalid: preview(made, skip_invalid=skip_invalid)):
        with pytest.raises(CatalogError) as caught:
            take(terminal, incoming(tmp_path, *lines), skip_invalid=True)
        assert caught.value.message.endswith(message)
    assert os.listdir(folders.catalogs) == []


def test_a_preview_counts_sections_and_has_three_examples_and_nothing_is_written(
    terminal: Terminal, folders: Folders, tmp_path: Path
) -> None:
    rows = [GOOD, GOOD | {"title": "Brig", "section": "Ships"}, *[GOOD | {"title": f"Hulk {n}"} for n in range(4)]]
    previewed = preview(incoming(tmp_path, *rows), skip_invalid=False)
    assert {previewed.summary.sections[section]: count for section, count in previewed.counts.items()} == {
        "Boats": 5,
        "Ships": 1,
    }
    assert previewed.examples == [(title, "https://a.org/sloop") for title in ("Sloop", "Brig", "Hulk 0")]
    assert not os.path.exists(folders.data)


def test_omitted_lines_are_reported_one_by_one() -> None:
    items = (LeftOut("badge", 3, "Build"), LeftOut("contents list", 7), LeftOut("no title", 0, "x"))
    stream = ImportStream("x", "x", batches_of_records([], []), left_out=items)
    assert list(report_lines(stream)) == ["line 3: badge: Build", "line 7: contents list", "no title: x"]


def test_omitted_lines_are_counted_with_the_most_frequent_reason_first() -> None:
    assert left_out_note(ImportStream("x", "x", batches_of_records([], []))) == ""
    items = (LeftOut("badges"), *[LeftOut("contents list")] * 1025)
    stream = ImportStream("x", "x", batches_of_records([], []), left_out=items)
    assert left_out_note(stream) == "left out: contents list 1,025, badges 1"


def test_an_interrupt_keeps_the_old_catalog(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    shelved(terminal, incoming(tmp_path, GOOD))
    before = Path(folders.catalogs, "ships.ndjson").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.ndjson"
    path.write_text((json.dumps(GOOD) + "\n") * 5000)
    stream = open_import(
        str(path), name="ships", folders=user_folders(os.environ), fetcher=Fetcher(), progress=interrupted
    )
    with pytest.raises(KeyboardInterrupt):
        shelved(terminal, stream)
    assert Path(folders.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(folders.catalogs) == ["ships.ndjson"]


def test_an_unusable_data_folder_is_an_error(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    Path(folders.data).parent.mkdir(parents=True, exist_ok=True)
    Path(folders.data).write_text("in the way")
    with pytest.raises(ImportFailedError, match="cannot be written: Not a directory"):
        shelved(terminal, incoming(tmp_path, GOOD))


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ((), ""),
        ((7,), "not read: 1 link at line 7"),
        ((7, 9), "not read: 2 links, the first at line 7"),
        ((0, 9), "not read: 2 links, the first at line 9"),
        ((0,), "not read: 1 link"),
    ],
)
def test_unread_addresses_are_counted_with_the_first_line(lines: tuple[int, ...], note: str) -> None:
    unread = tuple(LeftOut("not read", line, "a https://a.org") for line in lines)
    stream = ImportStream("list.md", "list", batches_of_records([], []), unread=unread)
    assert storing.left_out_note(stream) == note
    assert len(list(storing.report_lines(stream))) == len(lines)
