"""What `import` and `catalogs update` store of a source, and what a preview has of it."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Stream
from mlcat.cli.importing import storing
from mlcat.cli.importing.preview import preview_import
from mlcat.cli.importing.storing import write_catalog
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.fetch.http import Fetcher
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


def write(terminal: Terminal, made: ImportStream, *, skip_invalid: bool = False) -> storing.ImportSummary:
    return write_catalog(terminal, made, Bar(terminal, ""), skip_invalid=skip_invalid)


def test_entries_and_sections_are_counted(terminal: Terminal, tmp_path: Path) -> None:
    summary = write(terminal, incoming(tmp_path, GOOD, GOOD, GOOD | {"section": "Hulks"}))
    assert (summary.entries, summary.sections, summary.skipped) == (3, {"boats": "Boats", "hulks": "Hulks"}, "")


def test_the_progress_bar_gets_the_number_of_entries_after_each_batch(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    monkeypatch.setattr(Bar, "set_entry_count", lambda bar, entries: counts.append(entries))
    write(terminal, incoming(tmp_path, GOOD, GOOD))
    assert counts[-1] == 2
    assert counts == sorted(counts)


def test_an_invalid_entry_prevents_the_import(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    for read in (write, lambda _, made: preview_import(made, skip_invalid=False)):
        with pytest.raises(CatalogError) as caught:
            read(terminal, incoming(tmp_path, GOOD, BAD))
        assert caught.value.message == "a.ndjson, line 2: 'Hulk', field 'url': it is missing."
        assert caught.value.hint == "Add it. Or import with --skip-invalid."
    assert os.listdir(folders.catalogs) == []


def test_invalid_entries_can_be_skipped_and_are_counted(terminal: Terminal, tmp_path: Path) -> None:
    lines = [GOOD, *[BAD] * 1500, GOOD]
    summary = write(terminal, incoming(tmp_path, *lines), skip_invalid=True)
    dry = preview_import(incoming(tmp_path, *lines), skip_invalid=True).summary
    assert summary.entries == dry.entries == 2
    assert (
        summary.skipped
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
    for read in (write, lambda _, made, skip_invalid: preview_import(made, skip_invalid=skip_invalid)):
        with pytest.raises(CatalogError) as caught:
            read(terminal, incoming(tmp_path, *lines), skip_invalid=True)
        assert caught.value.message.endswith(message)
    assert os.listdir(folders.catalogs) == []


def test_a_preview_counts_sections_and_has_three_examples_and_nothing_is_written(
    terminal: Terminal, folders: Folders, tmp_path: Path
) -> None:
    rows = [GOOD, GOOD | {"title": "Brig", "section": "Ships"}, *[GOOD | {"title": f"Hulk {n}"} for n in range(4)]]
    previewed = preview_import(incoming(tmp_path, *rows), skip_invalid=False)
    assert {previewed.summary.sections[section]: count for section, count in previewed.counts.items()} == {
        "Boats": 5,
        "Ships": 1,
    }
    assert previewed.examples == [(title, "https://a.org/sloop") for title in ("Sloop", "Brig", "Hulk 0")]
    assert not os.path.exists(folders.data)


def test_an_interrupt_keeps_the_old_catalog(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    write(terminal, incoming(tmp_path, GOOD))
    before = Path(folders.catalogs, "ships.ndjson").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.ndjson"
    path.write_text((json.dumps(GOOD) + "\n") * 5000)
    stream = open_import(
        str(path), name="ships", folders=user_folders(os.environ), fetcher=Fetcher(), progress=interrupted
    )
    with pytest.raises(KeyboardInterrupt):
        write(terminal, stream)
    assert Path(folders.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(folders.catalogs) == ["ships.ndjson"]


def test_an_unusable_data_folder_is_an_error(terminal: Terminal, folders: Folders, tmp_path: Path) -> None:
    Path(folders.data).parent.mkdir(parents=True, exist_ok=True)
    Path(folders.data).write_text("in the way")
    with pytest.raises(ImportFailedError, match="cannot be written: Not a directory"):
        write(terminal, incoming(tmp_path, GOOD))
