"""Complete outputs as files in tests/golden: `cat` shows one as on a terminal.

After a change that is meant: `pytest tests/cli/test_golden.py --update-golden`, then look at the difference.
A file begins with the command line; what went to stderr and an exit code other than 0 stand at its foot.
"""

import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.conftest import Answer, Mlcat
from cli.real_terminal import on_a_terminal
from mlcat.cli.commands import COMMANDS

GOLDEN = Path(__file__).parents[1] / "golden"

PIPE, TERMINAL = "pipe", "terminal"
LINES = {80: "24", 100: "32", 200: "50"}
"""The rows of a terminal, by its columns; a terminal of any other width has 24."""
# Name, command line, stream, widths. Pages of oddities have that catalog in addition to the bundled one.
PAGES: list[tuple[str, str, str, tuple[int, ...]]] = [
    ("overview", "", PIPE, (100,)),
    ("overview", "", TERMINAL, (40, 60, 100, 160)),
    ("list", "list", PIPE, (100,)),
    ("list-tools", "list -s tools", TERMINAL, (40, 60, 80, 100, 160, 200)),
    ("search", "search faiss -n 1", PIPE, (60, 100)),
    ("search", "search faiss -n 1", TERMINAL, (40, 60, 100, 160)),
    ("search-images", "search similar images", PIPE, (100,)),
    ("search-images", "search similar images", TERMINAL, (80, 100, 200)),
    ("show", "show faiss", PIPE, (60, 100)),
    ("show", "show faiss", TERMINAL, (40, 60, 80, 100, 160, 200)),
    ("show-all", "show faiss --all", TERMINAL, (80, 200)),
    ("sections", "sections", PIPE, (100,)),
    ("sections", "sections", TERMINAL, (40, 60, 100)),
    ("new", "new --since last -c metric-learning -n 5", PIPE, (100,)),
    ("new", "new --since last -c metric-learning -n 5", TERMINAL, (40, 80)),
    ("tags", "tags", PIPE, (100,)),
    ("tags", "tags", TERMINAL, (40,)),
    ("oddities-overview", "-c oddities", TERMINAL, (60,)),
    ("oddities-list", "list -c oddities", PIPE, (100,)),
    ("oddities-list", "list -c oddities", TERMINAL, (40, 100, 160)),
    ("oddities-search", "search beacon -c oddities", TERMINAL, (60,)),
    ("oddities-explain", "search norhern beacon -c oddities --explain", PIPE, (100,)),
    ("oddities-markup", "show red-x-red -c oddities", TERMINAL, (60,)),
    ("oddities-everything", "show everything -c oddities", PIPE, (100,)),
    ("oddities-everything", "show everything -c oddities", TERMINAL, (40, 100)),
    ("oddities-nothing", "show beacon", PIPE, (100,)),
    ("oddities-two-catalogs", "search poisk", PIPE, (60,)),
    ("oddities-all-tags", "tags -c all", PIPE, (60,)),
    ("help", "-h", PIPE, (40, 100)),
    *((f"help-{name}", f"{name} -h", PIPE, (60, 100)) for name in COMMANDS),
]
CASES = [
    pytest.param(line, kind, width, id=f"{name}.{width}.{kind}")
    for name, line, kind, widths in PAGES
    for width in widths
]


def page(line: str, answer: Answer) -> str:
    """An answer as in a golden file: without the random hyperlink ids of Rich and the scores of a search."""
    out = re.sub(r"\x1b]8;id=\d+;", "\x1b]8;id=1;", answer.out)
    text = f"$ mlcat {line}".rstrip() + "\n" + re.sub(r"\b\d\.\d{2}\b", "#.##", out)
    if answer.err:
        text += f"--- stderr\n{answer.err}"
    return text + (f"--- exit code {answer.code}\n" if answer.code else "")


@pytest.fixture(autouse=True)
def _two_catalogs(request: pytest.FixtureRequest) -> None:
    if "[oddities" in request.node.name:
        request.getfixturevalue("oddities")


@pytest.mark.parametrize(("line", "kind", "width"), CASES)
def test_the_output_is_the_golden_file(
    request: pytest.FixtureRequest, mlcat: Mlcat, line: str, kind: str, width: int
) -> None:
    actual = page(line, mlcat(line, terminal=kind == TERMINAL, COLUMNS=str(width), LINES=LINES.get(width, "24")))

    path = GOLDEN / f"{request.node.callspec.id}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert path.exists(), "new page: pytest --update-golden, then look at it"
    assert actual == path.read_text(encoding="utf-8")


def test_every_golden_file_is_tested() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {case.id for case in CASES}


# In a pipe an address may exceed the width rather than be wrapped, and a list has no width.
FITTING = [case for case in CASES if case.values[1] == TERMINAL or str(case.values[0]).endswith("-h")]


@pytest.mark.parametrize(("line", "kind", "width"), FITTING)
def test_every_page_fits_its_width(mlcat: Mlcat, line: str, kind: str, width: int) -> None:
    text = re.sub(r"\x1b(]8;[^\x1b]*\x1b\\|\[[0-9;]*m)", "", mlcat(line, terminal=True, COLUMNS=str(width)).out)
    assert [row for row in text.splitlines() if cell_len(row) > width] == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("width", [40, 100])
def test_a_real_terminal_of_that_width_shows_the_same(width: int) -> None:
    actual = page("show faiss", Answer(0, on_a_terminal("exec mlcat --no-pager show faiss", (width, 40)).text, ""))
    assert actual == (GOLDEN / f"show.{width}.terminal.txt").read_text(encoding="utf-8")
