"""The parser without Typer: Typer understands what it accepts in the same way."""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.conftest import Stream, arguments
from mlcat.cli.commands import COMMANDS, load_command
from mlcat.cli.parsing import parser, typer_parser
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError


def typer(argv: list[str]) -> tuple[str, dict[str, Any]] | int:
    """The name of the command and its parameters as Typer understands them; an exit code for help."""
    parsed = typer_parser.parse(argv, Terminal(os.environ, Stream(), Stream()))
    return parsed if isinstance(parsed, int) else (parsed[0].name, parsed[1])


def plainly(argv: list[str]) -> tuple[str, dict[str, Any]] | None:
    """The same from the tested parser; None if it leaves the line to Typer."""
    parsed = parser.parse(argv)
    return parsed and (parsed[0].name, parsed[1])


VALUES = ["NLP", "3", "0", "2015..2020", "paper", "papers", "active", "all", "", "-1", "a b", "é", "[x]", "--", "-"]
NOISE = [
    "-tag:CV",
    '-"a b"',
    "tag:x",
    "-",
    "--",
    "---",
    "-x",
    "--nosuch",
    "-h",
    "--version",
    "=",
    "-n3",
    "-tNLP",
    "--limit=",
    "list",
    "",
    "clip",
]


def parts(command: Command) -> st.SearchStrategy[list[str]]:
    """What may follow a command: its options in every form, words, and invalid arguments."""
    value = st.sampled_from(VALUES)
    forms: list[st.SearchStrategy[list[str]]] = [
        st.lists(st.sampled_from([*VALUES, *NOISE]), max_size=1),
        st.lists(st.text(max_size=4), max_size=1),
        st.lists(st.sampled_from(["clip", "faiss", "two words", "-", ""]), max_size=2),
    ]
    for option in command.options:
        flag = st.sampled_from(option.flags)
        forms.append(flag.map(lambda word: [word]))
        if option.metavar:
            forms.append(st.tuples(flag, value).map(list))
            forms.append(st.tuples(flag, value).map(lambda pair: [f"{pair[0]}={pair[1]}"]))
    return st.lists(st.one_of(forms), max_size=5).map(lambda groups: [word for group in groups for word in group])


LINES = st.sampled_from(list(COMMANDS)).flatmap(lambda name: parts(load_command(name)).map(lambda rest: [name, *rest]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_typer_understands_accepted_lines_in_the_same_way(argv: list[str]) -> None:
    try:
        mine = plainly(argv)
    except UsageError:
        with pytest.raises(UsageError):
            typer(argv)
        return
    if mine is not None:
        assert typer(argv) == mine


VALUE_OF = {
    "sort": "year",
    "format": "csv",
    "limit": "3",
    "year": "2020",
    "kind": "paper",
    "status": "active",
    "style": "apa",
    "since": "30d",
}
VALUE_OF_ONE = {("cite", "format"): "ris", ("browse", "print_format"): "id"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_comes_before_or_after_the_words(name: str) -> None:
    command = load_command(name)
    words = ["faiss"] if any(argument.required for argument in command.arguments) else []
    without = plainly([name, *words])
    for option in command.options:
        value = VALUE_OF_ONE.get((name, option.name)) or VALUE_OF.get(option.name, "x")
        for flag in option.flags:
            forms = [[flag, value], [f"{flag}={value}"]] if option.metavar else [[flag]]
            for form in forms[: 2 if flag.startswith("--") else 1]:
                before, after = plainly([name, *form, *words]), plainly([name, *words, *form])
                assert before == after != without, form
                assert typer([name, *form, *words]) == before, form
            assert typer([name, *words, *forms[0]]) == before, flag


SAME = [
    ("search -n 3 clip", "search clip -n 3"),
    ("search -n 3 clip", "search --limit=3 clip"),
    ("search clip -n 3 --plain audio", "search --plain -n 3 clip audio"),
    ("search -n 2 -n 3 clip", "search -n 3 clip"),
    ("list -t NLP -t CV", "list --tag=NLP --tag CV"),
    ("search clip -tag:CV -n 3", "search -n 3 clip -tag:CV"),
    ("search '-section:a b'", "search -- '-section:a b'"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_that_mean_the_same(one: str, other: str) -> None:
    assert plainly(arguments(one)) == plainly(arguments(other)) is not None


@pytest.mark.parametrize("line", ["search -tag:CV clip -n3", "browse '-kind:a b' -tag:x --mouse -c all"])
def test_excluded_filters_are_words_for_typer(line: str) -> None:
    _, values = typer(arguments(line))  # type: ignore[misc]
    assert values["words"] == [word for word in arguments(line)[1:] if ":" in word or word == "clip"]


def test_only_a_query_has_excluded_filters() -> None:
    assert plainly(["list", "-tag:CV"]) is None
    assert plainly(["show", "-tag:CV"]) is None


def test_two_dashes_end_the_options() -> None:
    _, values = plainly(["search", "--plain", "--", "--json", "-n", "--"]) or ("", {})
    assert (values["words"], values["json"], values["plain"]) == (["--json", "-n", "--"], False, True)


@pytest.mark.parametrize(
    "line",
    ["-h", "--version", "list -h", "search clip --help", "search clip -n3", "list -tNLP", "list --jso", "list clip",
     "clip", "search", "list -t", "list --json=1", "open a b"],
)  # fmt: skip
def test_help_errors_and_rarer_forms_are_left_to_typer(line: str) -> None:
    assert parser.parse(arguments(line)) is None


def test_mlcat_without_arguments_is_the_overview() -> None:
    assert plainly([]) == ("", {"catalog": None}) == typer([])
