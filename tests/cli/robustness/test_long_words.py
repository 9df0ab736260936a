"""Words of twenty kilobytes in every place of a command line: the error repeats no more than a line of them."""

import io
import os

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands import COMMANDS, load_command
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError

_LONG = "x" * 20_000
_MAX_LINE = 400  # characters of stderr
_NEEDED = {"cite": ["faiss"], "show": ["faiss"], "open": ["faiss", "--print"], "search": ["clip"], "import": ["/none"],
           "add": ["https://a.org"], "edit": ["faiss"], "remove": ["faiss"], "browse": []}  # fmt: skip
"""The words with which a command gets as far as to use its options."""


def check(line: list[str]) -> None:
    """Runs a command line. Raises `AssertionError` for another exit code or a longer line on stderr."""
    out, err = io.StringIO(), io.StringIO()
    code = run(line, Terminal(os.environ, out, err))
    typed = " ".join(word.replace(_LONG, "X") for word in line)
    assert code in (0, 1, 2), typed
    assert max(map(len, err.getvalue().splitlines()), default=0) <= _MAX_LINE, f"{typed}: {err.getvalue()[:1000]}"


@pytest.mark.parametrize("name", COMMANDS)
def test_an_error_repeats_at_most_a_line_of_the_words_and_values_of_a_command(name: str) -> None:
    for words in ([_LONG], [f"--{_LONG}"], ["-" + _LONG], [f"{_LONG}:{_LONG}"]):
        check([name, *words])
    for option in load_command(name).options:
        for flag in option.flags:
            check([name, *_NEEDED.get(name, []), flag, _LONG])


def test_an_error_repeats_at_most_a_line_of_anything_else() -> None:
    for line in ([_LONG], ["help", _LONG], ["__complete", "zsh", "show", _LONG]):
        check(line)
    for action in ("use", "remove", "update"):
        check(["catalogs", action, _LONG])
    for field in ("tag", "section", "kind", "year", "catalog"):
        check(["search", f"{field}:{_LONG}"])


@pytest.mark.parametrize("variable", ["MLCAT_CATALOG", "EDITOR"])
def test_an_error_repeats_at_most_a_line_of_a_variable(
    mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, f"/{_LONG}")
    for line in ("list -n 1", "add https://a.org A -c own --editor", "show faiss"):
        err = mlcat(line).err
        assert max(map(len, err.splitlines()), default=0) <= _MAX_LINE


def test_any_error_has_a_maximum_length() -> None:
    err = io.StringIO()
    Terminal({}, io.StringIO(), err).error(MlcatError(_LONG, _LONG))
    assert [len(line) for line in err.getvalue().splitlines()] == [1000, 1000]
