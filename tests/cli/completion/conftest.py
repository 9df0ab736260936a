"""The printed scripts, and a shell of each kind with a hostile catalog."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.completion.shells import START, Shell
from mlcat.cli.completion.scripts import SCRIPTS

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

FIRST = {
    "name": "first",
    "title": "The First",
    "sections": [{"id": "libraries", "title": "Libraries"}, {"id": "lists", "title": "Lists"}],
}
SECOND = {"name": "second", "title": "The Second", "sections": [{"id": "birds", "title": "Birds"}]}


def entry(entry_id: str, title: str, section: str, **fields: object) -> dict[str, object]:
    """A line of a catalog."""
    return {"id": entry_id, "title": title, "section": section, "url": f"https://{entry_id}.example/"} | fields


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each shell's script."""
    folder = tmp_path_factory.mktemp("scripts")
    for shell, script in SCRIPTS.items():
        (folder / shell).write_text(script)
    return {shell: folder / shell for shell in SCRIPTS}


@pytest.fixture(scope="module", params=list(START))
def shell(
    request: pytest.FixtureRequest, scripts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """Each shell, with two catalogs in addition to the bundled one."""
    started = Shell(request.param, scripts[request.param], tmp_path_factory.mktemp(request.param))
    started.catalog(
        FIRST,
        entry("falafel", TITLE, "libraries", tags=list(HOSTILE)),
        entry("shared", "In both", "lists"),
        entry("zebra", "Zebra", "lists", links=[{"label": "paper", "url": "https://zebra.example/paper"}]),
    )
    started.catalog(SECOND, entry("falcon", "Falcon", "birds", tags=["other"]), entry("shared", "In both", "birds"))
    yield started
    started.close()
