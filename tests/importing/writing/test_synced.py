"""What is on the disk before a catalog takes the place of another."""

import os
from pathlib import Path

import pytest

from mlcat.catalogs import user_catalog
from mlcat.importing.editing.entry_changes import add_entry
from mlcat.model import Entry
from mlcat.paths import Folders


def test_the_whole_catalog_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        sizes.append(os.fstat(descriptor).st_size)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    add_entry(folders, "boats", Entry(id="sloop", title="Sloop", url="https://a.example/sloop", section="Sail"))
    assert Path(user_catalog(folders, "boats").path).stat().st_size in sizes
