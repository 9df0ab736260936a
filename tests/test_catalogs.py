"""Where catalogs and indexes live, and what a catalog is called."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mlcat import catalogs
from mlcat.catalogs import (
    CatalogFile,
    all_catalogs,
    bundled_catalog,
    find_catalog,
    index_files,
    remove_catalog,
    user_catalog,
)
from mlcat.errors import CatalogError, UsageError
from mlcat.paths import Folders


def stored(folders: Folders, name: str) -> CatalogFile:
    """A user's catalog file, whose content does not matter here."""
    source = user_catalog(folders, name)
    Path(source.path).parent.mkdir(parents=True, exist_ok=True)
    Path(source.path).write_text("{}\n")
    return source


def test_the_bundled_catalog_is_found_in_a_checkout():
    source = bundled_catalog()
    assert (source.name, source.is_bundled) == ("metric-learning", True)
    assert os.path.isfile(source.path)
    assert source.path == os.path.normpath(source.path)


def test_the_bundled_catalog_next_to_the_package_comes_first(monkeypatch, tmp_path):
    (tmp_path / "catalog").mkdir()
    inside = tmp_path / "catalog" / "metric-learning.json"
    inside.write_text("{}")
    monkeypatch.setattr(catalogs, "__file__", str(tmp_path / "catalogs.py"))
    assert bundled_catalog().path == str(inside)


def test_without_user_catalogs_there_is_only_the_bundled_one(folders):
    assert [source.name for source in all_catalogs(folders)] == ["metric-learning"]


def test_user_catalogs_are_sorted_after_the_bundled_one(folders):
    for name in ("zebras", "apples"):
        stored(folders, name)
    catalogs_found = all_catalogs(folders)
    assert [(source.name, source.is_bundled) for source in catalogs_found] == [
        ("metric-learning", True),
        ("apples", False),
        ("zebras", False),
    ]
    assert catalogs_found[1].path == os.path.join(folders.catalogs, "apples.ndjson")


@pytest.mark.parametrize("stray", ["notes.txt", "apples.ndjson.tmp", ".hidden.ndjson", "apples"])
def test_other_files_in_the_folder_are_not_catalogs(folders, stray):
    os.makedirs(folders.catalogs)
    Path(folders.catalogs, stray).write_text("{}")
    assert [source.name for source in all_catalogs(folders)] == ["metric-learning"]


@pytest.mark.parametrize("typed", ["apples", "APPLES", "Metric-Learning"])
def test_a_catalog_is_found_in_any_case(folders, typed):
    stored(folders, "apples")
    assert find_catalog(folders, typed).name == typed.lower()


def test_the_error_for_an_unknown_catalog_names_the_known_ones(folders):
    stored(folders, "apples")
    with pytest.raises(UsageError) as caught:
        find_catalog(folders, "pears")
    assert str(caught.value) == "no catalog 'pears'. Catalogs: metric-learning, apples."


def test_a_fingerprint_changes_with_the_state_of_the_file(tmp_path):
    path = tmp_path / "c.json"
    path.write_text("one")
    source = CatalogFile("c", str(path))
    first = source.fingerprint()
    assert source.fingerprint() == first
    path.write_text("longer")
    assert source.fingerprint() != first
    longer = source.fingerprint()
    os.utime(path, ns=(0, os.stat(path).st_mtime_ns + 1))
    assert source.fingerprint() != longer


@pytest.mark.parametrize("changed", ["__version__", "INDEX_FORMAT"])
def test_a_fingerprint_changes_with_mlcat_and_with_the_indexs_format(monkeypatch, small_source, changed):
    first = small_source.fingerprint()
    monkeypatch.setattr(catalogs, changed, "other")
    assert small_source.fingerprint() != first


def test_equal_files_at_different_paths_have_different_fingerprints_and_indexes(tmp_path):
    names = []
    for folder in ("a", "b"):
        path = tmp_path / folder / "c.json"
        path.parent.mkdir()
        path.write_text("one")
        os.utime(path, ns=(0, 0))
        source = CatalogFile("c", str(path))
        names.append((source.fingerprint(), source.index_path("/cache", source.fingerprint())))
    assert names[0][0] != names[1][0]
    assert names[0][1] != names[1][1]


def test_a_fingerprint_can_be_that_of_a_file_about_to_be_moved_there(tmp_path):
    aside = tmp_path / "aside"
    aside.write_text("new")
    source = CatalogFile("c", str(tmp_path / "c.ndjson"))
    fingerprint_aside = source.fingerprint(os.stat(aside))
    aside.rename(source.path)
    assert source.fingerprint() == fingerprint_aside


def test_the_fingerprint_of_an_undecodable_path_can_be_stored(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"\xff.json")
    Path(os.fsdecode(path)).write_text("one")
    source = CatalogFile("c", os.fsdecode(path))
    source.fingerprint().encode("utf-8")
    assert source.index_path("/cache", source.fingerprint()).startswith("/cache/c.")


@pytest.mark.parametrize(
    ("is_bundled", "hint"),
    [(True, "Install mlcat again."), (False, "Import it again, or remove it with `mlcat catalogs remove`.")],
    ids=["bundled", "user's"],
)
def test_a_missing_catalog_has_no_fingerprint(tmp_path, is_bundled, hint):
    source = CatalogFile("c", str(tmp_path / "c.json"), is_bundled=is_bundled)
    with pytest.raises(CatalogError) as caught:
        source.fingerprint()
    assert caught.value.message == f"{source.path}: cannot be read: No such file or directory."
    assert caught.value.hint == hint


def test_running_from_a_zip_archive_is_an_error(tmp_path):
    archive = tmp_path / "mlcat.pyz"
    package = Path(catalogs.__file__).parent
    with zipfile.ZipFile(archive, "w") as made:
        for path in package.rglob("*.py"):
            made.write(path, Path("mlcat", path.relative_to(package)))
        made.writestr("__main__.py", "import sys\nfrom mlcat.__main__ import run\nsys.exit(run())\n")
    for command, code in (("--version", 0), ("list", 1), ("search clip --plain", 1)):
        answer = subprocess.run(
            [sys.executable, archive, *command.split()],
            env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == code, answer
        if code:
            assert answer.stderr == (
                "mlcat: mlcat does not run from a ZIP archive.\n"
                "Install it, with pipx, uv or pip, or unpack the archive.\n"
            )


def test_only_the_indexes_of_a_removed_catalog_are_removed(folders):
    gone, kept = stored(folders, "apples"), stored(folders, "apples-2")
    os.makedirs(folders.cache)
    theirs = [gone.index_path(folders.cache, state) for state in ("old", "new")]
    others = [kept.index_path(folders.cache, "new"), os.path.join(folders.cache, "pears.db")]
    for path in (*theirs, *others):
        Path(path).write_text("index")
    assert sorted(index_files(folders, gone)) == sorted(theirs)

    remove_catalog(folders, gone)

    assert [source.name for source in all_catalogs(folders)] == ["metric-learning", "apples-2"]
    assert sorted(os.listdir(folders.cache)) == sorted(map(os.path.basename, others))


def test_the_bundled_catalog_cannot_be_removed(folders):
    with pytest.raises(UsageError, match="'metric-learning' ships with mlcat and cannot be removed"):
        remove_catalog(folders, bundled_catalog())
    assert os.path.exists(bundled_catalog().path)


def test_removing_a_missing_catalog_is_an_error(folders):
    with pytest.raises(CatalogError, match="cannot be removed: No such file or directory"):
        remove_catalog(folders, user_catalog(folders, "pears"))


def test_a_missing_cache_folder_has_no_indexes(folders, small_source):
    assert list(index_files(folders, small_source)) == []
