"""Files in the folder of the catalogs that are not catalogs."""

import json
import os
from pathlib import Path

import pytest

from cli.commands.catalogs_.conftest import names
from cli.conftest import Mlcat
from mlcat.paths import Folders

BAD_NAMES = ["My_List", "\x1b]0;OWNED\x07", "\u202eevil", "a b", "all", "metric-learning", "x" * 61, "-", "a--b", "ä"]


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_a_file_with_an_invalid_name_is_ignored_and_not_changed(
    mlcat: Mlcat, stored, folders: Folders, name: str
) -> None:
    stored("good", [{"title": "Sloop"}])
    path = Path(folders.catalogs, f"{name}.ndjson")
    path.write_text(Path(folders.catalogs, "good.ndjson").read_text())
    before = path.read_bytes()
    for line in ("catalogs", "catalogs --json", "search sloop", "catalogs update", "catalogs update --force"):
        answer = mlcat(line)
        assert ".ndjson' is left out: no catalog may have that name.\n" in answer.err or "…" in answer.err
        for unsafe in ("\x1b", "\x07", "\u202e"):
            assert unsafe not in answer.out + answer.err
    assert path.read_bytes() == before
    assert "good" in names(mlcat)


def test_a_file_whose_name_is_not_utf_8_is_ignored(mlcat: Mlcat, stored, folders: Folders) -> None:
    stored("good", [{"title": "Sloop"}])
    try:
        Path(folders.catalogs, os.fsdecode(b"m\xffine.ndjson")).write_text("{}")
    except OSError:
        pytest.skip("no such names on this file system")
    for line in ("catalogs", "catalogs update --force", "search sloop"):
        assert "is left out: no catalog may have that name" in mlcat(line).err


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "link to a device", "dangling link"])
def test_a_special_file_does_not_affect_other_catalogs(mlcat: Mlcat, stored, folders: Folders, kind: str) -> None:
    stored("good", [{"title": "Sloop"}])
    path = Path(folders.catalogs, "odd.ndjson")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if "device" in kind else "/none")
    for line in ("catalogs", "search sloop", "show sloop", "catalogs update", "completion bash"):
        answer = mlcat(line)
        assert "Traceback" not in answer.err
    assert "'odd.ndjson' is left out: " in mlcat("catalogs").err
    assert mlcat("search sloop --plain").out.startswith("sloop\t")


def test_an_unreadable_folder_is_reported(mlcat: Mlcat, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.listdir

    def refused(path: str) -> list[str]:
        if path == folders.catalogs:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refused)
    for line in ("catalogs", "search clip"):
        answer = mlcat(line)
        assert answer.code == 0
        assert f"mlcat: {folders.catalogs}: cannot be read: Permission denied.\n" in answer.err


def test_a_renamed_file_is_a_catalog_of_that_name(mlcat: Mlcat, stored, folders: Folders) -> None:
    path = stored("con", [{"title": "Sloop"}])
    path.rename(path.with_name("renamed.ndjson"))
    assert json.loads(mlcat("search sloop --json").out)[0]["catalog"] == "renamed"
    assert mlcat("show renamed:sloop").code == 0
