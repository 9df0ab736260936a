"""The table of commands."""

from pathlib import Path

import pytest

from mlcat.cli import commands
from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_module_of_its_name(name: str) -> None:
    assert load_command(name).name == name


def test_each_module_is_in_the_table() -> None:
    modules = {path.stem.rstrip("_") for path in Path(commands.__file__).parent.rglob("*_.py")} - {"__init"}
    assert modules == {*COMMANDS, OVERVIEW}


@pytest.mark.parametrize("name", [OVERVIEW, *COMMANDS])
def test_parameters_have_unique_names_and_help(name: str) -> None:
    command = load_command(name)
    flags = [flag for option in command.options for flag in option.flags]
    names = [option.name for option in command.options] + [argument.name for argument in command.arguments]
    assert len(flags) == len(set(flags))
    assert len(names) == len(set(names))
    assert not {"-h", "--help"} & set(flags)
    texts = [option.help for option in command.options] + [argument.help for argument in command.arguments]
    assert all(text.endswith(".") for text in texts)
    assert all(argument.missing_hint for argument in command.arguments if argument.required)
    assert command.examples
    assert command.help.endswith(".")
