"""Helpers for the commands that change entries."""

import io
import json
import os
from pathlib import Path

from cli.conftest import Answer, Stream, arguments
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders


def lines(folders: Folders, name: str) -> list[dict[str, object]]:
    """The lines of a user's catalog; the first has its facts."""
    return [json.loads(line) for line in Path(folders.catalogs, f"{name}.ndjson").read_text("utf-8").splitlines()]


def titles(folders: Folders, name: str = "mine") -> list[object]:
    return [line["title"] for line in lines(folders, name)[1:]]


class Typed(io.TextIOWrapper):
    """Standard input on a terminal with the bytes that were typed."""

    def isatty(self) -> bool:
        return True


def run_with_answers(line: str | list[str], typed: bytes, **environ: str) -> Answer:
    """Runs a command line and answers its questions with `typed`."""
    out, err = Stream(), Stream(terminal=True)
    stdin = Typed(io.BytesIO(typed))
    code = run(arguments(line), Terminal(os.environ | {"COLUMNS": "200"} | environ, out, err, stdin))
    return Answer(code, out.getvalue(), err.getvalue())
