"""An index opens in every state of the cache, with the same answers."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlcat.catalogs import CatalogFile, user_catalog
from mlcat.errors import CatalogError
from mlcat.index import cache
from mlcat.index.building import builder as building
from mlcat.index.cache import StaleIndexError, open_index, open_index_file
from mlcat.paths import Folders
from mlcat.validation import read_catalog_data, to_json

from ..conftest import answers, file_of, refuse


def leftovers(folders: Folders, *expected: Path) -> set[str]:
    """Unexpected files in the cache."""
    return {name for name in os.listdir(folders.cache) if not any(name.startswith(path.stem) for path in expected)}


# --- Current and outdated indexes ----------------------------------------------------------------------------------


def test_without_a_cached_index_it_is_built_and_stored(folders, source, right):
    index = open_index(folders, source)
    assert answers(index) == right
    assert file_of(index) == source.index_path(folders.cache, source.fingerprint())


def test_an_up_to_date_index_is_opened_and_not_built(folders, source, path, right, monkeypatch):
    monkeypatch.setattr(building, "build_index", refuse)
    assert answers(open_index(folders, source)) == right


def test_an_index_is_rebuilt_on_request(folders, source, path, monkeypatch):
    monkeypatch.setattr(building, "build_index", refuse)
    with pytest.raises(AssertionError, match="built again"):
        open_index(folders, source, rebuild=True)


def test_a_changed_catalog_gets_a_new_index_and_the_old_one_is_removed(folders, source, path):
    catalog = json.loads(Path(source.path).read_bytes())
    catalog["entries"] = catalog["entries"][:3]
    Path(source.path).write_text(json.dumps(catalog))
    assert open_index(folders, source).count == 3
    assert not path.exists()
    assert len([name for name in os.listdir(folders.cache) if name.endswith(".db")]) == 1


def test_a_reader_can_use_a_replaced_index(folders, source, path, right):
    reader = open_index(folders, source)
    Path(source.path).write_text('{"name": "oddities", "title": "Now empty"}')
    assert open_index(folders, source).count == 0
    assert answers(reader) == right


def test_an_index_of_another_catalog_state_is_not_used(folders, source, path, right):
    catalog = read_catalog_data(Path(source.path))
    building.build_index_file(str(path), catalog, catalog.entries[:1], "another fingerprint")
    with pytest.raises(StaleIndexError, match="another state"):
        open_index_file(str(path), source.fingerprint())
    assert answers(open_index(folders, source)) == right


def test_an_index_opens_by_a_relative_path(folders, source, path, right, monkeypatch):
    monkeypatch.chdir(path.parent)
    assert answers(open_index_file(path.name, source.fingerprint())) == right


def test_a_catalog_replaced_while_it_is_opened_is_read_in_its_new_state(folders, source, path, monkeypatch):
    """The look-up sees the old state; before the build, an import replaces the catalog."""
    seen: list[object] = []

    def missed(*given):
        if not seen:
            Path(source.path).write_text('{"name": "oddities", "title": "Imported meanwhile"}')
        seen.append(given)
        raise StaleIndexError("not there")

    monkeypatch.setattr(cache, "open_index_file", missed)
    index = open_index(folders, source)
    assert index.title == "Imported meanwhile"
    assert index.fingerprint == source.fingerprint()


def test_a_catalog_that_keeps_changing_is_read(folders, source, right, monkeypatch):
    states = iter(range(100))
    monkeypatch.setattr(CatalogFile, "fingerprint", lambda _: f"state {next(states)}")
    assert answers(open_index(folders, source)) == right
    assert next(states) == 3 * 2  # three attempts, with a check before and after


def test_a_broken_catalog_is_an_error_and_leaves_no_index(folders, source):
    Path(source.path).write_text("{")
    with pytest.raises(CatalogError, match=r"^oddities\.json: this is not JSON"):
        open_index(folders, source)
    assert not os.path.exists(folders.cache)


def test_a_broken_line_of_a_users_catalog_is_an_error_and_leaves_no_index(folders):
    source = user_catalog(folders, "mine")
    os.makedirs(folders.catalogs)
    Path(source.path).write_text('{"name": "mine", "title": "Mine"}\n{"title": 3}\n')
    with pytest.raises(CatalogError, match=r"^mine\.ndjson, line 2: field 'title': 3 is not a valid string"):
        open_index(folders, source)
    assert os.listdir(folders.cache) == []


def test_a_users_catalog_answers_like_the_file_it_was_imported_from(folders, small_source, right):
    catalog = read_catalog_data(Path(small_source.path))
    source = user_catalog(folders, "oddities")
    os.makedirs(folders.catalogs)
    head = json.loads(to_json(catalog))
    del head["entries"]
    lines = [json.dumps(head).encode(), *map(to_json, catalog.entries)]
    Path(source.path).write_bytes(b"\n".join(lines))
    assert answers(open_index(folders, source)) == right


# --- Simultaneous processes, and leftover files --------------------------------------------------------------------

ASK = """
import os, sys
sys.stdin.read(1)  # all start at once
from mlcat.filters import Filter
from mlcat.index.cache import open_index
from mlcat.catalogs import CatalogFile
from mlcat.paths import user_folders
index = open_index(user_folders(os.environ), CatalogFile("oddities", sys.argv[1], is_bundled=True))
print(ascii([index.entry(row.rowid) for row in index.rows(Filter())]))
"""


def test_four_processes_without_a_cached_index_get_the_same_answer(folders, source, right):
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, source.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in asking:
        assert process.stdin
        process.stdin.write("!")
        process.stdin.flush()
    outputs = {process.communicate(timeout=60)[0].strip() for process in asking}
    assert [process.returncode for process in asking] == [0] * 4
    assert outputs == {ascii(right[0])}
    path = Path(source.index_path(folders.cache, source.fingerprint()))
    assert leftovers(folders, path) == set()
    assert [name for name in os.listdir(folders.cache) if name.endswith(".tmp")] == []


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        pytest.param("{prefix}0badcafe.db", 0, False, id="the index of an earlier state"),
        pytest.param("{prefix}0badcafe.db.4711.tmp", 7200, False, id="what a killed build left hours ago"),
        pytest.param("{prefix}0badcafe.db.4711.tmp", 60, True, id="what another process builds right now"),
        pytest.param("other.00000000.0badcafe.db", 7200, True, id="the index of another catalog"),
        pytest.param("oddities.00000000.0badcafe.db", 7200, True, id="the index of another installation"),
        pytest.param("notes.txt", 7200, True, id="a file of somebody else"),
    ],
)
def test_files_of_earlier_builds_are_removed(folders, source, name, age, stays):
    os.makedirs(folders.cache)
    left = Path(folders.cache, name.format(prefix=source.index_prefix))
    left.write_text("left")
    then = time.time() - age
    os.utime(left, (then, then))
    open_index(folders, source).close()
    assert left.exists() == stays
    assert Path(source.index_path(folders.cache, source.fingerprint())).exists()


def test_nothing_is_removed_without_a_build(folders, source, path):
    left = Path(folders.cache, f"{source.index_prefix}0badcafe.db")
    left.write_text("left")
    open_index(folders, source).close()
    assert left.exists()


def test_on_a_cold_cache_the_index_is_looked_for_once_and_opened_once_it_is_built(folders, source, monkeypatch):
    looks: list[str] = []

    def look(path: str, fingerprint: str):
        looks.append(path)
        return open_index_file(path, fingerprint)

    monkeypatch.setattr(cache, "open_index_file", look)
    open_index(folders, source).close()
    assert len(looks) == 2
