"""What Typer handles: rarer forms, help and the version. Errors are in test_bad_input."""

import os

import pytest

from cli.conftest import Mlcat, Stream
from mlcat import __version__
from mlcat.cli.parsing import typer_parser
from mlcat.cli.terminal import Terminal


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("search -n3 faiss --plain", "search faiss -n 3 --plain"),
        ("list -tNLP --plain", "list -t NLP --plain"),
        ("list -tNLP -tCV -n2 --plain", "list -t NLP -t CV -n 2 --plain"),
        ("-c metric-learning", ""),
        ("--catalog=metric-learning", ""),
    ],
)
def test_rarer_forms_mean_the_same(mlcat: Mlcat, rare: str, usual: str) -> None:
    assert mlcat(rare) == mlcat(usual)


def test_the_version_is_printed(mlcat: Mlcat) -> None:
    assert mlcat("--version") == (0, f"mlcat {__version__}\n", "")


def test_parsing_runs_nothing_and_writes_nothing() -> None:
    out = Stream()
    command, values = typer_parser.parse(["search", "-n3", "faiss"], Terminal(os.environ, out, out))  # type: ignore[misc]

    assert (command.name, values["words"], values["limit"]) == ("search", ["faiss"], 3)
    assert out.getvalue() == ""


def test_help_is_written_to_stdout(capsys: pytest.CaptureFixture[str], mlcat: Mlcat) -> None:
    assert mlcat("-h").out.startswith("Usage: mlcat [COMMAND]")
    assert capsys.readouterr() == ("", "")
