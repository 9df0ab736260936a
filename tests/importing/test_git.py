"""Errors of git become errors of mlcat with a next step."""

from pathlib import Path

import pytest

from importing.updates.checkouts import ENVIRONMENT, Checkout
from mlcat.errors import ImportFailedError
from mlcat.importing.git import Git


@pytest.mark.parametrize(
    ("git_output", "message"),
    [
        (
            "fatal: detected dubious ownership in repository at '/x'",
            "git does not read '/ships', because it belongs to another user. "
            "Trust it: `git config --global --add safe.directory FOLDER`.",
        ),
        (
            "fatal: not a git repository (or any of the parent directories): .git",
            "'/ships' is not in a git repository. Clone the list with git, and import the file in the clone.",
        ),
        ("a\n", "git cannot read the history: a. Import the list without --dates-from-git."),
        (
            "x" * 201,
            f"git cannot read the history: {'x' * 199}…. Import the list without --dates-from-git.",
        ),
        (
            "fatal: transport 'file' not allowed\nfatal: could not fetch 1234 from promisor remote",
            "the clone in '/ships' is partial: what the history says is on its server only. "
            "Clone the list without --filter.",
        ),
        (
            "\nfatal: bad object \x1b[31m\n",
            "git cannot read the history: fatal: bad object [31m. Import the list without --dates-from-git.",
        ),
        ("", "git cannot read the history: it says nothing. Import the list without --dates-from-git."),
    ],
)
def test_errors_of_git_are_import_errors(git_output: str, message: str) -> None:
    assert str(Git("/ships", ENVIRONMENT).error(git_output.encode())) == message


def test_git_is_ended_if_it_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setattr("mlcat.importing.git._MAX_SECONDS", 0.1)
    with pytest.raises(ImportFailedError, match=r"git does not answer within 0\.1 seconds\."):
        Git(str(tmp_path), {"PATH": f"{tmp_path}:/usr/bin:/bin"}).read_text("rev-parse")


def test_variables_of_git_hooks_are_removed_and_settings_are_kept(tmp_path: Path) -> None:
    Checkout(tmp_path / "ships")  # skips the test without git
    environ = {"PATH": ENVIRONMENT["PATH"], "GIT_DIR": "/x", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/home/x"}
    remaining = Git(str(tmp_path), environ).environ
    assert "GIT_DIR" not in remaining
    assert (remaining["GIT_CONFIG_GLOBAL"], remaining["HOME"], remaining["GIT_ALLOW_PROTOCOL"]) == (
        "/dev/null",
        "/home/x",
        "none",
    )


def test_a_missing_git_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "git").write_bytes(b"\x7fELF no program")
    (tmp_path / "git").chmod(0o755)
    with pytest.raises(ImportFailedError, match=r"git cannot be run: Exec format error\. Import the list without"):
        Git(str(tmp_path), {"PATH": str(tmp_path)}).read_text("rev-parse")


def test_bytes_that_are_no_text_are_replaced_in_an_error() -> None:
    assert "fatal: \ufffd" in str(Git("/ships", ENVIRONMENT).error(b"fatal: \xff"))


def test_the_folder_in_an_error_has_at_most_200_characters() -> None:
    for folder, shown in (("x" * 200, "x" * 200), ("x" * 201, "x" * 199 + "…")):
        error = Git(folder, ENVIRONMENT).error(b"not a git repository")
        assert error.message == f"'{shown}' is not in a git repository."


def test_output_that_is_no_text_is_kept(tmp_path: Path) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nprintf 'a\\377'\n")
    (tmp_path / "git").chmod(0o755)
    git = Git(str(tmp_path), {"PATH": f"{tmp_path}:/usr/bin:/bin"})
    assert git.read_text("ls-tree").encode("utf-8", "surrogateescape") == git.read_bytes("ls-tree") == b"a\xff"


def test_without_git_there_is_a_next_step() -> None:
    with pytest.raises(ImportFailedError) as caught:
        Git("/ships", {"PATH": ""})
    assert caught.value.message == "git is not installed, or not on the PATH."
    assert caught.value.hint == "Install it, or import the list without --dates-from-git."
