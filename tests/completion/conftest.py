"""The scripts as the command prints them, and a shell of each kind with a hostile catalog's values."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from completion.shells import START, Shell
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

HOSTILE = (
    "Computer Vision",
    "$(touch made)",
    "`touch made`",
    "$HOME/x",
    'say "hi"',
    "it's here",
    "a:b:c",
    "semi;touch made",
    "amp & touch made",
    "pipe|touch made",
    ">made",
    "star[x]*",
    "back\\slash",
    "q\\:back",
    "ends\\",
    "wow!bang",
    "dots'",
    "hey!",
    "~root",
    "#hash",
    "br{a,b}ce",
    "x=y",
    "@at@b",
    "100%q",
    "(paren)",
    "élan vital",
)
"""Tags that differ in their first two characters at the latest."""
TITLE = '$(touch made) `touch made`: "it\'s" 100% \\n'


def printed(shell: str, folder: Path) -> str:
    """What `mlcat completion SHELL` prints."""
    out, err = io.StringIO(), io.StringIO()
    environ = os.environ | {"XDG_CACHE_HOME": str(folder / "c"), "XDG_DATA_HOME": str(folder / "d")}
    assert run(["completion", shell], Terminal(environ, out, err)) == 0, err.getvalue()
    return out.getvalue()


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each shell's script."""
    folder = tmp_path_factory.mktemp("scripts")
    for shell in START:
        (folder / shell).write_text(printed(shell, folder))
    return {shell: folder / shell for shell in START}


@pytest.fixture(scope="module", params=list(START))
def shell(
    request: pytest.FixtureRequest, scripts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """Each shell, with the values of two catalogs."""
    started = Shell(request.param, scripts[request.param], tmp_path_factory.mktemp(request.param))
    started.values(
        "first",
        "catalog\tfirst\tThe First",
        "section\tlibraries\tLibraries",
        "section\tlists\tLists",
        *(f"tag\t{tag}\t" for tag in HOSTILE),
        "",
        f"id\tfaiss\t{TITLE}",
        "id\tshared\tIn both",
        "",
        "id\tzebra\tZebra",
    )
    started.values(
        "second", "catalog\tsecond\tThe Second", "tag\tother\t", "", "id\tfalcon\tFalcon", "id\tshared\tIn both"
    )
    yield started
    started.close()
