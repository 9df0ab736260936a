"""`--dry-run` and `--report`."""

import os
from pathlib import Path

from cli.commands.editing.import_.samples import SLOOP, files, lines
from cli.conftest import Mlcat
from mlcat.paths import Folders


def test_a_dry_run_shows_sections_and_the_first_entries_and_writes_nothing(
    mlcat: Mlcat, readme: Path, folders: Folders
) -> None:
    assert mlcat(["import", str(readme), "--dry-run"]) == (
        0,
        "     2  Boats\n     1  Hulks\n\nThe first entries:\n"
        "  Sloop  https://a.org/sloop\n  Brig  https://a.org/brig\n  Hulk  https://a.org/hulk\n",
        "left out: contents list 1, not http 1\n3 entries in 2 sections; nothing was written.\n",
    )
    assert not os.path.exists(folders.data)
    assert not os.path.exists(folders.cache)


def test_a_dry_run_lists_at_most_twenty_sections(piped: Mlcat) -> None:
    out = piped(lines(*(SLOOP | {"section": f"S {n}"} for n in range(22))), "import - --dry-run").out
    assert out.count("\n     1  S ") + out.startswith("     1  S ") == 20
    assert "        and 2 more sections\n" in out


def test_a_report_names_each_line_that_was_left_out(mlcat: Mlcat, readme: Path) -> None:
    out = mlcat(["import", str(readme), "--report"]).out.splitlines()
    assert out[0] == "ships: 3 entries in 2 sections"
    assert [line.split(": ")[:2] for line in out[1:]] == [["line 4", "contents list"], ["line 12", "not http"]]


def test_a_dry_run_needs_no_force(mlcat: Mlcat, readme: Path, folders: Folders) -> None:
    mlcat(["import", str(readme)])
    before = files(folders.data, folders.cache)
    assert mlcat(["import", str(readme), "--dry-run"]).code == 0
    assert files(folders.data, folders.cache) == before


def test_a_dry_run_fails_if_the_import_would_fail(piped: Mlcat) -> None:
    assert piped(lines(SLOOP, {}), "import - --dry-run").code == 1
    assert piped("", "import - --dry-run").code == 1
    answer = piped(lines(SLOOP, {}), "import - --dry-run --skip-invalid")
    assert answer.code == 0
    assert answer.err.startswith("skipped 1 that cannot be used; the first: standard input, line 2: ")
