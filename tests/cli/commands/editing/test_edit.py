"""`mlcat edit`, with shell scripts as the editor."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.commands.editing.support import lines, run_with_answers, titles
from cli.conftest import SCRIPTS, Mlcat
from mlcat.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors are scripts of a shell")

SLOOP = {"title": "Sloop", "url": "https://boats.example/sloop", "tags": ["wood"]}
YAWL = {"title": "Yawl", "url": "https://boats.example/yawl"}


@pytest.fixture(autouse=True)
def _own_folders(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


@pytest.fixture
def editor(tmp_path: Path):
    """Makes an editor of a shell script, whose $1 is the file."""

    def make(script: str, name: str = "my editor") -> str:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return f"'{program}'"

    return make


@pytest.fixture
def mine(stored: Callable[..., Path]) -> Path:
    return stored("mine", [SLOOP, YAWL])


def unsaved_texts(folders: Folders) -> list[Path]:
    """The texts that were kept for the user."""
    return sorted(Path(folders.state, "edits").glob("*/*.toml"))


SET_YEAR = "sed -i 's/^# year = .*/year = 1843/' \"$1\""


def test_a_saved_text_changes_the_entry(mlcat: Mlcat, mine: Path, folders: Folders, editor) -> None:
    assert mlcat("edit sloop", EDITOR=editor(SET_YEAR)) == (0, "changed sloop in mine\n", "")
    assert lines(folders, "mine")[1] == SLOOP | {"id": "sloop", "section": "shelf", "year": 1843}
    assert mlcat("show sloop --fields year").out == "1843\n"
    assert unsaved_texts(folders) == []


def test_visual_comes_before_editor_and_may_have_arguments(mlcat: Mlcat, mine: Path, editor, folders: Folders) -> None:
    visual = editor('test "$1" = --wait && sed -i "s/^title.*/title = \\"Cutter\\"/" "$2"', "visual")
    assert mlcat("edit sloop", VISUAL=f"{visual} --wait", EDITOR="false").code == 0
    assert titles(folders) == ["Cutter", "Yawl"]


@pytest.mark.parametrize("script", ["true", 'touch "$1"', ': > "$1"', 'echo "# nothing" > "$1"'])
def test_an_unchanged_or_empty_text_changes_nothing(
    mlcat: Mlcat, mine: Path, folders: Folders, editor, script: str
) -> None:
    before = mine.read_bytes()
    assert mlcat("edit sloop", EDITOR=editor(script)) == (0, "", "'sloop' was not changed.\n")
    assert mine.read_bytes() == before
    assert unsaved_texts(folders) == []


def test_without_a_writable_folder_no_editor_is_started(mlcat: Mlcat, mine: Path, folders: Folders, editor) -> None:
    import resource  # not on Windows

    assert mlcat("show sloop").code == 0  # builds the index
    program = editor(SET_YEAR)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        answer = mlcat("edit sloop", EDITOR=program)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert answer.code == 1
    assert answer.err.endswith("sloop.toml: cannot be written: File too large.\nNothing was changed.\n")
    assert list(Path(folders.state, "edits").iterdir()) == []


def test_the_id_and_the_section_may_change(mlcat: Mlcat, mine: Path, folders: Folders, editor) -> None:
    script = 'sed -i \'s/^id.*/id = "cutter"/; s/^section.*/section = "Boats > Small"/\' "$1"'
    assert mlcat("edit sloop", EDITOR=editor(script)).out == "changed cutter in mine\n"
    facts, entry, _ = lines(folders, "mine")
    assert (entry["id"], entry["section"]) == ("cutter", "small")
    assert [section["id"] for section in facts["sections"]] == ["shelf", "boats", "small"]  # type: ignore[attr-defined]


def test_an_address_of_another_entry_is_reported(mlcat: Mlcat, mine: Path, editor) -> None:
    answer = mlcat("edit sloop", EDITOR=editor('sed -i \'s|^url.*|url = "https://boats.example/yawl"|\' "$1"'))
    assert answer == (0, "changed sloop in mine\n", "the same address is also that of 'yawl'.\n")


def test_only_the_user_can_read_the_file_for_the_editor(mlcat: Mlcat, mine: Path, editor, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    mlcat("edit sloop", EDITOR=editor(f'cp "$1" "{seen}"; stat -c %a "$(dirname "$1")" > "{seen}.mode"'))
    assert seen.read_text().startswith("# The entry 'sloop' of the catalog 'mine'.")
    assert Path(f"{seen}.mode").read_text() == "700\n"


# --- Errors ---------------------------------------------------------------------------------------------------------


def test_an_error_is_reported_with_its_line_and_the_text_is_kept(
    mlcat: Mlcat, mine: Path, folders: Folders, editor
) -> None:
    before = mine.read_bytes()
    answer = mlcat("edit sloop", EDITOR=editor('sed -i \'s/^# year = .*/year = "soon"/\' "$1"'))
    (text,) = unsaved_texts(folders)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "mlcat: line 16: 'sloop', field 'year': \"soon\" is not a valid integer.\n"
        f"Write a year of four digits, without quotes.\nYour text is in {text}.\n"
    )
    assert 'year = "soon"' in text.read_text()
    assert mine.read_bytes() == before


def test_on_a_terminal_an_invalid_text_can_be_edited_again(mine: Path, folders: Folders, editor) -> None:
    again = editor(
        'grep -q soon "$1" && sed -i \'s/"soon"/1843/\' "$1" || sed -i \'s/^# year = .*/year = "soon"/\' "$1"'
    )
    answer = run_with_answers("edit sloop", b"y\n", EDITOR=again)
    assert (answer.code, answer.out) == (0, "changed sloop in mine\n")
    assert "Edit it again? [y/N] " in answer.err
    assert lines(folders, "mine")[1]["year"] == 1843
    assert unsaved_texts(folders) == []


@pytest.mark.parametrize("typed", [b"n\n", b"\n", b""])
def test_the_text_is_kept_if_the_user_declines_to_edit_again(
    mine: Path, folders: Folders, editor, typed: bytes
) -> None:
    answer = run_with_answers("edit sloop", typed, EDITOR=editor('echo "title = " > "$1"'))
    assert answer.code == 1
    assert answer.err.endswith(f"Your text is in {unsaved_texts(folders)[0]}.\n")


def test_the_text_is_kept_if_the_id_is_taken(mlcat: Mlcat, mine: Path, folders: Folders, editor) -> None:
    answer = mlcat("edit sloop", EDITOR=editor('sed -i \'s/^id.*/id = "yawl"/\' "$1"'))
    assert answer.code == 1
    assert answer.err.startswith("mlcat: the id 'yawl' is that of 'Yawl'.\nChoose another id.\nYour text is in ")


def test_a_change_by_another_process_is_reported_and_not_overwritten(mine: Path, folders: Folders, editor) -> None:
    inner = editor(SET_YEAR, "inner")
    both = editor(
        f'if ! grep -q Cutter "$1"; then EDITOR="{inner}" {SCRIPTS}/mlcat edit sloop > /dev/null; fi\n'
        'sed -i \'s/^title.*/title = "Cutter"/\' "$1"'
    )
    answer = run_with_answers("edit sloop", b"n\n", EDITOR=both)
    assert answer.code == 1
    assert "'sloop' was changed by another process meanwhile." in answer.err
    assert 'title = "Cutter"' in unsaved_texts(folders)[0].read_text()
    assert (lines(folders, "mine")[1]["title"], lines(folders, "mine")[1]["year"]) == ("Sloop", 1843)


def test_after_the_report_the_other_change_may_be_overwritten(mine: Path, folders: Folders, editor) -> None:
    inner = editor(SET_YEAR, "inner")
    both = editor(
        f'if ! grep -q Cutter "$1"; then EDITOR="{inner}" {SCRIPTS}/mlcat edit sloop > /dev/null; fi\n'
        'sed -i \'s/^title.*/title = "Cutter"/\' "$1"'
    )
    assert run_with_answers("edit sloop", b"y\n", EDITOR=both).code == 0
    assert lines(folders, "mine")[1]["title"] == "Cutter"


@pytest.mark.parametrize(
    ("environ", "code", "message"),
    [
        ({}, 2, "mlcat: there is no editor to start.\nName yours: EDITOR=nano.\n"),
        ({"EDITOR": "  "}, 2, "mlcat: there is no editor to start.\nName yours: EDITOR=nano.\n"),
        ({"EDITOR": "'x"}, 2, "mlcat: EDITOR has a quote without its end: 'x\nCorrect EDITOR.\n"),
        (
            {"EDITOR": "/no/such"}, 1,
            "mlcat: the editor '/no/such' cannot be started: No such file or directory.\nSet EDITOR to yours.\n",
        ),
        ({"EDITOR": "false"}, 1, "mlcat: the editor 'false' failed with code 1: nothing was changed.\n"),
    ],
)  # fmt: skip
def test_an_editor_that_cannot_be_started_is_an_error(
    mlcat: Mlcat, mine: Path, folders: Folders, environ: dict[str, str], code: int, message: str
) -> None:
    assert mlcat("edit sloop", **environ) == (code, "", message)
    assert unsaved_texts(folders) == []


def test_the_text_is_kept_if_the_editor_fails(mlcat: Mlcat, mine: Path, folders: Folders, editor) -> None:
    answer = mlcat("edit sloop", EDITOR=editor(f"{SET_YEAR}; exit 3"))
    assert answer.code == 1
    assert answer.err.endswith(f"Your text is in {unsaved_texts(folders)[0]}.\n")
    assert "year" not in lines(folders, "mine")[1]


def test_a_file_that_the_editor_removed_changes_nothing(mlcat: Mlcat, mine: Path, editor) -> None:
    answer = mlcat("edit sloop", EDITOR=editor('rm "$1"'))
    assert answer.code == 1
    assert "cannot be read" in answer.err


def test_without_a_variable_a_usual_editor_is_found_on_a_terminal(mine: Path, folders: Folders, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "nano"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{SET_YEAR}\n")
    program.chmod(0o755)
    script = f'import pty, sys; sys.exit(pty.spawn(["{SCRIPTS}/mlcat", "edit", "sloop"]) >> 8)'
    path = f"{program.parent}:/usr/bin:/bin"
    for name in ("sensible-editor",):  # which may be installed
        (program.parent / name).symlink_to(program)
    ended = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | {"PATH": path, "TERM": "xterm"}, capture_output=True,
        timeout=60, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout
    assert lines(folders, "mine")[1]["year"] == 1843


def test_a_signal_while_the_editor_runs_reports_where_the_text_is(
    mine: Path, folders: Folders, editor, tmp_path: Path
) -> None:
    ready = tmp_path / "ready"
    program = editor(f'echo "title = 1" > "$1"; touch "{ready}"; kill -TERM $PPID; sleep 0.2')
    ended = subprocess.run(
        [os.path.join(SCRIPTS, "mlcat"), "edit", "sloop"], env=os.environ | {"EDITOR": program}, capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert ended.stderr == f"Your text is in {unsaved_texts(folders)[0]}.\n"


# --- Which entries --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "edit clip", "'metric-learning' ships with mlcat and is never written.",
            "Add one of your own, `mlcat add https://github.com/openai/CLIP`, or change a copy: "
            "`mlcat list -c metric-learning --json | mlcat import - --name my-metric-learning`.",
        ),
        (
            "edit brig", "'list' comes from owner/list, and its next update would undo your change.",
            "Change a copy: `mlcat list -c list --json | mlcat import - --name my-list`.",
        ),
        ("edit slop", "no entry 'slop'.", "Did you mean 'sloop'?"),
        ("edit mine:nosuch", "no entry 'mine:nosuch'.", None),
        ("edit sloop -c metric-learning", "no entry 'sloop'.", None),
        ("edit yawl", "'yawl' is in 'mine' and 'other'.", "Say which: `mlcat edit mine:yawl`."),
    ],
)  # fmt: skip
def test_a_read_only_catalog_is_rejected_before_the_editor_starts(
    mlcat: Mlcat, mine: Path, stored, line: str, message: str, hint: str | None
) -> None:
    stored("other", [YAWL])
    stored("list", [{"title": "Brig"}], source="owner/list")
    answer = mlcat(line, EDITOR="/no/such")
    messages = answer.err.splitlines()
    assert (answer.code, answer.out, messages[0]) == (1, "", f"mlcat: {message}")
    assert hint is None or messages[1:] == [hint]


def test_an_entry_of_a_writable_catalog_is_preferred(mlcat: Mlcat, stored, folders: Folders, editor) -> None:
    stored("mine", [{"title": "FAISS", "url": "https://boats.example/faiss"}])
    assert mlcat("edit faiss", EDITOR=editor(SET_YEAR)).out == "changed faiss in mine\n"


def test_a_copy_of_the_bundled_catalog_can_be_changed(shell: Mlcat, folders: Folders, editor) -> None:
    assert shell("mlcat list -c metric-learning --json | mlcat import - --name my-copy").code == 0
    assert shell("mlcat edit my-copy:clip", EDITOR=editor("sed -i 's/^year.*/year = 1999/' \"$1\"")).code == 0
    clip: dict[str, Any] = next(line for line in lines(folders, "my-copy") if line.get("id") == "clip")
    assert clip["year"] == 1999
    original = json.loads(shell("mlcat show metric-learning:clip --json").out)[0]
    assert clip["description"] == original["description"]
    assert clip["topics"] == original["topics"]
    assert [paper["title"] for paper in clip["publications"]] == [paper["title"] for paper in original["publications"]]
