"""Help begins with valid examples, names every option, and fits the width."""

import shlex

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.parsing import parser
from mlcat.cli.parsing.help import command_help
from mlcat.constraints import KINDS, STATUSES


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_works_with_and_without_words(mlcat: Mlcat, name: str, flag: str) -> None:
    answer = mlcat(f"{name} {flag}")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == command_help(load_command(name), 100) == mlcat(f"{name} some words {flag}").out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_leads_with_examples_and_names_every_option(mlcat: Mlcat, name: str) -> None:
    output = mlcat(f"{name} -h").out
    command = load_command(name)
    places = [output.index(part) for part in ("Usage: mlcat " + name, command.help[:30], "Examples:", "Options:")]
    assert places == sorted(places)
    for option in command.options:
        assert all(flag in output for flag in option.flags)
    for argument in command.arguments:
        assert argument.metavar in output


def test_the_help_of_the_program_names_every_command(mlcat: Mlcat) -> None:
    output = mlcat("-h").out
    assert output == mlcat("--help").out
    for name, line in COMMANDS.items():
        assert f"  {name} " in output
        assert line in output


@pytest.mark.parametrize("name", [OVERVIEW, *COMMANDS])
def test_every_example_is_a_command_line(name: str) -> None:
    for example, _ in load_command(name).examples:
        for part in example.split(" | "):
            program, *argv = shlex.split(part)
            assert program != "mlcat" or parser.parse(argv), example


@pytest.mark.parametrize("width", [20, 40, 60, 79, 100, 300])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_the_width(mlcat: Mlcat, name: str, width: int) -> None:
    lines = mlcat(f"{name} -h", COLUMNS=str(width)).out.splitlines()
    example = max(len(example) for example, _ in load_command(name or OVERVIEW).examples) + 2
    assert max(map(len, lines[1:])) <= max(min(width, 100), example, 40)  # usage and examples are not broken
    assert not [line for line in lines if line != line.rstrip()]


def test_the_help_of_search_explains_every_kind_and_status(mlcat: Mlcat) -> None:
    notes = {title: [term for term, _ in terms] for title, terms in load_command("search").notes}
    assert notes == {"Kinds": [*KINDS], "Statuses": [*STATUSES]}
    output = mlcat("help search").out
    assert "  library      code to build on\n" in output
    assert "  archived  its owners closed it\n" in output
    assert "(see `mlcat help search`)" in " ".join(mlcat("help list").out.split())
