"""The files that an import writes before it replaces the catalog."""

import os
import stat
from pathlib import Path

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.writing import staging
from mlcat.importing.writing.staging import StagingFiles
from mlcat.model import CatalogData, Section
from mlcat.paths import Folders
from mlcat.validation import to_json

HEADER = CatalogData(name="ships", title="Ships", sections=(Section(id="boats", title="Boats"),))
HEAD = to_json(HEADER) + b"\n"


@pytest.fixture
def files(tmp_path: Path) -> StagingFiles:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    os.makedirs(folders.catalogs)
    return StagingFiles(folders, "ships")


def test_the_catalog_has_its_facts_in_front_of_its_entries(files: StagingFiles) -> None:
    files.open()
    files.write([b"one\n", b"two\n"])
    files.write([b"three\n"])
    files.assemble(HEADER)
    assert Path(files.catalog).read_bytes() == HEAD + b"one\ntwo\nthree\n"
    assert os.listdir(os.path.dirname(files.catalog)) == [os.path.basename(files.catalog)]


def test_the_first_line_has_a_maximum_length(files: StagingFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.open()
    monkeypatch.setattr(staging, "MAX_LINE_BYTES", len(HEAD) - 1)
    with pytest.raises(ImportFailedError) as caught:
        files.assemble(HEADER)
    assert caught.value.message == "the 1 sections take more than 0 MiB."
    assert caught.value.hint == "Divide the list, or give several entries one section."
    monkeypatch.setattr(staging, "MAX_LINE_BYTES", len(HEAD))
    files.assemble(HEADER)
    assert Path(files.catalog).read_bytes() == HEAD


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize(
    ("mode", "while_written", "at_the_end"),
    [(None, 0o644, 0o644), (0o400, 0o600, 0o400), (0o640, 0o640, 0o640), (0o666, 0o644, 0o666)],
)
def test_the_files_are_as_private_as_the_catalog(
    files: StagingFiles, mode: int | None, while_written: int, at_the_end: int
) -> None:
    if mode is not None:
        Path(files.target).write_bytes(HEAD)
        os.chmod(files.target, mode)
    before = os.umask(0o022)
    try:
        files.open()
        (entries,) = (path for path in Path(files.target).parent.iterdir() if path.suffix == ".tmp")
        assert stat.S_IMODE(entries.stat().st_mode) == while_written
        files.assemble(HEADER)
        assert stat.S_IMODE(os.stat(files.catalog).st_mode) == while_written
        files.adopt_mode()
        assert stat.S_IMODE(os.stat(files.catalog).st_mode) == at_the_end
    finally:
        os.umask(before)


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no list of open files")
def test_nothing_is_left_of_files_that_are_removed(files: StagingFiles) -> None:
    number = len(os.listdir("/dev/fd"))
    files.remove()
    files.open()
    Path(files.catalog).write_bytes(b"")
    files.remove()
    assert os.listdir(os.path.dirname(files.target)) == []
    assert len(os.listdir("/dev/fd")) == number
