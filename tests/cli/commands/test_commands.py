"""The table of commands."""

from pathlib import Path

import pytest

from mlcat.cli import commands
from mlcat.cli.commands import COMMANDS, OVERVIEW, load


@pytest.mark.parametrize("name", COMMANDS)
def test_each_has_a_module_of_its_name(name: str) -> None:
    assert load(name).name == name


def test_each_module_has_its_place_in_the_table() -> None:
    modules = {path.stem.rstrip("_") for path in Path(commands.__file__).parent.glob("*_.py")} - {"__init"}
    assert modules == {*COMMANDS, OVERVIEW}


@pytest.mark.parametrize("name", [OVERVIEW, *COMMANDS])
def test_parameters_are_told_apart_and_explained(name: str) -> None:
    command = load(name)
    flags = [flag for option in command.options for flag in option.flags]
    names = [one.name for one in (*command.options, *command.arguments)]
    assert len(flags) == len(set(flags))
    assert len(names) == len(set(names))
    assert not {"-h", "--help"} & set(flags)
    assert all(one.help.endswith(".") for one in (*command.options, *command.arguments))
    assert all(argument.missing for argument in command.arguments if argument.required)
    assert command.examples
    assert command.help.endswith(".")
