"""The cache and the data folder after an import."""

from pathlib import Path

import pytest

from cli.commands.editing.import_.samples import files, titles
from cli.conftest import Mlcat
from mlcat.index import cache
from mlcat.paths import Folders


def test_an_import_builds_the_index(
    mlcat: Mlcat, readme: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    mlcat(["import", str(readme)])
    before = files(folders.cache)
    assert len(before) == 1
    monkeypatch.setattr(cache, "_build", None)
    assert titles(mlcat("search sloop -c ships --plain")) == ["Sloop"]
    assert files(folders.cache) == before


def test_an_unwritable_cache_folder_does_not_prevent_an_import(
    mlcat: Mlcat, readme: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert mlcat(["import", str(readme)]).code == 0
    assert titles(mlcat("search sloop -c ships --plain")) == ["Sloop"]


def test_an_unwritable_data_folder_is_an_error(mlcat: Mlcat, readme: Path, folders: Folders) -> None:
    Path(folders.data).parent.mkdir(parents=True, exist_ok=True)
    Path(folders.data).write_text("in the way")
    answer = mlcat(["import", str(readme)])
    assert answer == (
        1,
        "",
        f"mlcat: {folders.catalogs}: cannot be written: Not a directory.\nNothing was changed.\n",
    )
