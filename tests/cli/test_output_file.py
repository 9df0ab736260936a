"""`-o FILE`: writes a temporary file and renames it at the end; `--open` opens the result."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.render.formats import FORMATS

pytestmark = pytest.mark.usefixtures("oddities")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, empty."""
    path = tmp_path / "work"
    path.mkdir()
    monkeypatch.chdir(path)
    return path


def opener(tmp_path: Path) -> dict[str, str]:
    """A browser that records its argument."""
    program = tmp_path / "bin" / "viewer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    program.chmod(0o755)
    return {"BROWSER": "viewer", "PATH": f"{program.parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_the_same_in_a_file_and_on_stdout(mlcat: Mlcat, folder: Path, name: str) -> None:
    for line in ("list", "search beacon", "show everything"):
        printed = mlcat(f"{line} -c oddities --format {name}")
        saved = mlcat(f"{line} -c oddities --format {name} -o out")
        assert (saved.code, saved.out) == (0, "")
        assert "wrote out (" in saved.err
        assert folder.joinpath("out").read_bytes().decode() == printed.out


@pytest.mark.parametrize(
    ("file", "format"),
    [
        ("page.html", "html"), ("PAGE.HTM", "html"), ("list.md", "markdown"), ("a.csv", "csv"), ("a.tsv", "plain"),
        ("a.b.json", "json"), ("a.ndjson", "ndjson"), ("a.jsonl", "ndjson"), ("a.bib", "bibtex"), ("a.ris", "ris"),
        ("new.atom", "atom"),
    ],
)  # fmt: skip
def test_the_file_name_suffix_determines_the_format(mlcat: Mlcat, folder: Path, file: str, format: str) -> None:
    assert mlcat(f"list -c oddities -o {file}").code == 0
    assert folder.joinpath(file).read_bytes().decode() == mlcat(f"list -c oddities --format {format}").out


def test_the_format_option_takes_precedence_over_the_suffix(mlcat: Mlcat, folder: Path) -> None:
    mlcat("list -c oddities --json -o list.md")
    mlcat("list -c oddities --fields id -o ids.json")
    assert len(json.loads(folder.joinpath("list.md").read_text())) == 14
    assert folder.joinpath("ids.json").read_text().splitlines()[0] == "everything"


def test_references_are_written_to_a_file(mlcat: Mlcat, folder: Path) -> None:
    assert mlcat("cite everything -c oddities -o refs.bib") == (0, "", "wrote refs.bib (657 bytes)\n")
    assert folder.joinpath("refs.bib").read_text() == mlcat("cite everything -c oddities").out
    mlcat("cite everything -c oddities --style ieee -o refs.ris")
    assert folder.joinpath("refs.ris").read_text() == mlcat("cite everything -c oddities --style ieee").out


def test_a_hyphen_means_stdout(mlcat: Mlcat, folder: Path) -> None:
    assert mlcat("list -c oddities --plain -o -") == mlcat("list -c oddities --plain")
    assert os.listdir(folder) == []


def test_an_existing_file_is_replaced_and_keeps_its_mode(mlcat: Mlcat, folder: Path) -> None:
    folder.joinpath("a.csv").write_text("old")
    folder.joinpath("a.csv").chmod(0o640)
    mlcat("list -c oddities -o a.csv")
    assert folder.joinpath("a.csv").read_text().startswith("id,")
    assert stat.S_IMODE(folder.joinpath("a.csv").stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_of_the_umask(mlcat: Mlcat, folder: Path) -> None:
    before = os.umask(0o027)
    try:
        mlcat("list -c oddities -o a.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.joinpath("a.csv").stat().st_mode) == 0o640


def test_of_a_symbolic_link_the_target_is_replaced(mlcat: Mlcat, folder: Path) -> None:
    folder.joinpath("real").mkdir()
    folder.joinpath("real", "a.csv").write_text("old")
    folder.joinpath("link.csv").symlink_to("real/a.csv")
    mlcat("list -c oddities -o link.csv")
    assert folder.joinpath("link.csv").is_symlink()
    assert folder.joinpath("real", "a.csv").read_text().startswith("id,")
    assert os.listdir(folder / "real") == ["a.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_written_to_and_not_replaced(mlcat: Mlcat, folder: Path) -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(folder.joinpath("pipe").read_text()))
    reader.start()
    saved = mlcat("list -c oddities --plain -o pipe")
    reader.join()
    assert saved.err == "wrote pipe\n"
    assert read == [mlcat("list -c oddities --plain").out]
    assert stat.S_ISFIFO(folder.joinpath("pipe").stat().st_mode)


@pytest.mark.parametrize(
    ("line", "code", "err"),
    [
        ("list -o .", 2, "mlcat: '.' is a folder.\nName a file: -o list.html.\n"),
        ("list -o ''", 2, "mlcat: the file has no name.\nName a file: -o list.html.\n"),
        (
            "list -o list.doc", 2,
            "mlcat: no format for the file 'list.doc'.\n"
            "Add --format, or end its name in .html, .htm, .md, .csv, .tsv, .json, .ndjson, .jsonl, .atom, .bib, "
            ".ris.\n",
        ),
        (
            "cite everything -o a.md", 2,
            "mlcat: no format for the file 'a.md'.\nAdd --format, or end its name in .bib, .ris.\n",
        ),
        ("list --format table -o a.txt", 2, "mlcat: the format table is for terminals.\nChoose another for -o.\n"),
        ("list --open", 2, "mlcat: --open needs a file.\nName one: -o page.html.\n"),
        ("list --open -o -", 2, "mlcat: --open needs a file.\nName one: -o page.html.\n"),
        (
            "list --open -o a.csv", 2,
            "mlcat: --open cannot be used with the format csv.\nIt is for pages: -o page.html.\n",
        ),
        ("list -o no/where/a.csv", 1, "mlcat: no/where/a.csv: there is no folder 'no/where'.\nMake it first.\n"),
        ("list -o here/a.csv", 1, "mlcat: here/a.csv: cannot be written: Not a directory.\nNothing was changed.\n"),
    ],
)  # fmt: skip
def test_an_unwritable_file_is_an_error(mlcat: Mlcat, folder: Path, line: str, code: int, err: str) -> None:
    folder.joinpath("here").write_text("a file")
    assert mlcat(line) == (code, "", err)
    assert os.listdir(folder) == ["here"]


@pytest.mark.parametrize("line", ["list -t NLP --year 1999", "search nosuchthing", "show nosuchthing"])
def test_an_empty_result_does_not_replace_the_file(mlcat: Mlcat, folder: Path, line: str) -> None:
    folder.joinpath("a.json").write_text("old")
    saved = mlcat(f"{line} -c oddities -o a.json")
    assert (saved.code, saved.out) == (1, "")
    assert "wrote" not in saved.err
    assert folder.joinpath("a.json").read_text() == "old"


def test_a_failure_leaves_the_old_file_and_no_other(
    mlcat: Mlcat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    folder.joinpath("a.csv").write_text("old")
    monkeypatch.setattr(os, "fsync", broken)
    saved = mlcat("list -c oddities -o a.csv")
    assert saved == (1, "", "mlcat: a.csv: cannot be written: No space left on device.\nNothing was changed.\n")
    assert folder.joinpath("a.csv").read_text() == "old"
    assert os.listdir(folder) == ["a.csv"]


def test_an_interrupt_leaves_the_old_file_and_no_other(
    mlcat: Mlcat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    folder.joinpath("a.csv").write_text("old")
    monkeypatch.setattr("mlcat.render.formats.csv_.render_entries", interrupted)
    assert mlcat("list -c oddities -o a.csv") == (130, "", "")
    assert folder.joinpath("a.csv").read_text() == "old"
    assert os.listdir(folder) == ["a.csv"]


def test_the_option_open_opens_the_page(mlcat: Mlcat, folder: Path, tmp_path: Path) -> None:
    saved = mlcat("list -c oddities -o 'my page.html' --open", **opener(tmp_path))
    assert saved.code == 0
    assert tmp_path.joinpath("opened").read_text() == f"{folder.as_uri()}/my%20page.html\n"


def test_without_a_browser_the_address_of_the_page_is_printed(mlcat: Mlcat, folder: Path) -> None:
    saved = mlcat("list -c oddities -o page.html --open", BROWSER="nosuchbrowser")
    assert saved.code == 0
    assert saved.err.endswith(f"no browser could be started: open {folder.as_uri()}/page.html yourself.\n")
