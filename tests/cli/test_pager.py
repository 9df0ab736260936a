"""Long output on a terminal goes through a pager, all other output does not."""

import shutil
import sys
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from cli.real_terminal import on_a_terminal
from mlcat.cli import pager
from mlcat.cli.pager import pager_command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
with_less = pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")


@pytest.fixture
def stub(tmp_path: Path) -> str:
    """The command line of a pager that prints its input between two lines."""
    program = tmp_path / "a pager"
    program.write_text('#!/bin/sh\necho "<$1 $LESS>"\ncat\necho "<end>"\n')
    program.chmod(0o755)
    return f"'{program}' --option"


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["less"]),
        ({"PAGER": "more"}, ["more"]),
        ({"PAGER": "more", "MLCAT_PAGER": "less -S"}, ["less", "-S"]),
        ({"PAGER": "more", "MLCAT_PAGER": ""}, []),
        ({"PAGER": ""}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "'unfinished"}, []),
    ],
)
def test_the_command_line_of_the_pager(environ: dict[str, str], command: list[str]) -> None:
    assert pager_command(environ) == command


def test_output_longer_than_the_screen_goes_through_the_pager(stub: str) -> None:
    result = on_a_terminal("exec mlcat list", (80, 24), {"PAGER": stub})
    assert result.code == 0
    assert result.text.startswith("<--option FRX>\n")
    assert result.text.endswith("<end>\n")
    assert "Surveys" in result.text
    assert "\x1b[1m" in result.text  # colors are kept
    assert "\x1b]8" not in result.text  # it is unknown which programs show hyperlinks


@pytest.mark.parametrize("line", ["tags", "search clip", "show faiss --fields id", "list -n 5", "search qwxzvk"])
def test_output_that_fits_on_the_screen_is_printed_directly(stub: str, line: str) -> None:
    assert "<end>" not in on_a_terminal(f"exec mlcat {line}", (100, 32), {"PAGER": stub}).text


@pytest.mark.parametrize(
    "line", ["show faiss clip", "search learning -n 20", "sections -c all", "list --json", "list -h"]
)
def test_long_output_of_every_command_goes_through_the_pager(stub: str, line: str) -> None:
    assert "<end>" in on_a_terminal(f"exec mlcat {line}", (100, 8), {"PAGER": stub}).text


@pytest.mark.parametrize(
    ("line", "environ"),
    [
        ("--no-pager list", {}),
        ("list --no-pager", {}),
        ("list", {"MLCAT_PAGER": ""}),
        ("list", {"MLCAT_PAGER": "cat"}),
        ("list", {"MLCAT_PAGER": "/nosuch/program"}),
        ("list", {"TERM": "dumb"}),
    ],
)
def test_the_pager_can_be_turned_off(stub: str, line: str, environ: dict[str, str]) -> None:
    result = on_a_terminal(f"exec mlcat {line}", (80, 24), {"PAGER": stub, **environ})
    assert result.code == 0
    assert "<end>" not in result.text
    assert "Surveys" in result.text


def test_after_two_dashes_the_option_is_a_word(mlcat: Mlcat) -> None:
    assert "showing results for 'no paper'" in mlcat(["search", "--", "--no-pager"]).err


def test_notes_are_printed_after_the_pager_ends(stub: str) -> None:
    screen = on_a_terminal("exec mlcat search learning -n 12", (100, 20), {"PAGER": stub}).text
    assert screen.index("<end>") < screen.index(" more: -n ")


@with_less
@pytest.mark.parametrize("interrupt", [False, True], ids=["q", "Ctrl-C, then q"])
def test_quitting_less_ends_without_an_error(interrupt: bool) -> None:
    result = on_a_terminal("exec mlcat list", (80, 24), keys=b"q", interrupt=interrupt)
    assert result.code == 0
    assert "Surveys" in result.text
    assert "Datasets" not in result.text
    assert "Traceback" not in result.text


@pytest.mark.parametrize("code", [0, 3])
def test_a_pager_that_exits_immediately_is_not_an_error(tmp_path: Path, code: int) -> None:
    program = tmp_path / "pager"
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    result = on_a_terminal("exec mlcat list --json", (80, 24), {"PAGER": str(program)})
    assert (result.code, result.text) == (0, "")


@pytest.mark.parametrize(
    ("version", "less", "links", "colors"),
    [
        ("less 590 (GNU)", None, True, True),
        ("less 566", None, True, True),
        ("less 565", None, False, True),
        ("more from util-linux", None, False, True),
        ("less 590", "-X", False, False),
        ("less 590", "-iR", True, True),
        ("less 590", "--RAW-CONTROL-CHARS", True, True),
    ],
)
def test_less_gets_links_and_colors_if_its_version_and_options_support_them(
    tmp_path: Path, version: str, less: str | None, links: bool, colors: bool
) -> None:
    program = tmp_path / "less"
    program.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "{version}" && exit\ncat\n')
    program.chmod(0o755)
    environ = {"PAGER": str(program)} | ({"LESS": less} if less else {})
    screen = on_a_terminal("exec mlcat list", (80, 24), environ).text
    assert ("\x1b]8;" in screen) == links
    assert ("\x1b[" in screen) == colors


def test_less_without_a_version_is_treated_as_an_old_one() -> None:
    assert pager._less_version("/nosuch/less", {}) == 0


@pytest.mark.parametrize("width", [60, 110])
def test_output_in_a_pipe_has_the_width_of_the_controlling_terminal(width: int) -> None:
    """So that `mlcat search x | less` does not wrap."""
    screen = on_a_terminal("mlcat search faiss -n 1 | cat", (width, 24)).text
    assert "\x1b" not in screen
    assert len(screen.splitlines()[0]) == width
    assert len(on_a_terminal("COLUMNS=70 mlcat search faiss -n 1 | cat", (width, 24)).text.splitlines()[0]) == 70


def test_output_in_a_pipe_without_a_terminal_is_100_columns_wide(shell: Mlcat) -> None:
    setsid = "setsid " if shutil.which("setsid") else ""
    assert len(shell(f"{setsid}mlcat search faiss -n 1 | cat").out.splitlines()[0]) == 100
