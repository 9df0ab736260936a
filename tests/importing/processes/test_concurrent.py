"""Searches and imports at the same time: each sees the old catalog or the new one."""

import itertools
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from importing.processes.support import (
    SEARCH,
    addresses,
    command,
    import_things,
    listed_addresses,
    run,
    search_output,
    temporary_files,
    write_list,
)
from mlcat.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


SEARCHES_AT_ONCE = 12


def test_searches_during_imports_see_the_old_or_the_new_state(tmp_path: Path, old: str) -> None:
    files = [str(tmp_path / "old.ndjson"), old]
    states = [search_output()]
    import_things(old)
    states.append(search_output())
    assert states[0] != states[1]
    done = threading.Event()
    failures: list[str] = []

    def keep_importing() -> None:
        for file in itertools.cycle(files):
            ended = run("import", file, "--name", "things", "--force")
            if ended.returncode:
                failures.append(ended.stderr)
            if done.is_set():
                return

    importing = threading.Thread(target=keep_importing)
    importing.start()
    try:
        for _ in range(2):
            searches = [
                subprocess.Popen(command(*SEARCH), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(SEARCHES_AT_ONCE)
            ]
            for search in searches:
                output, errors = search.communicate(timeout=60)
                assert (search.returncode, errors) == (0, "")
                assert output in states
    finally:
        done.set()
        importing.join()
    assert failures == []


def test_of_two_imports_of_one_name_one_is_complete(tmp_path: Path, folders: Folders) -> None:
    files = [write_list(tmp_path, state) for state in ("old", "new")]
    both = [
        subprocess.Popen(
            command("import", file, "--name", "things", "--force"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for file in files
    ]
    for process in both:
        _, error = process.communicate(timeout=60)
        assert process.returncode == 0 or "another process is writing 'things'" in error
    assert 0 in [process.returncode for process in both]

    assert listed_addresses() in (addresses("old"), addresses("new"))
    assert temporary_files(folders) == []
