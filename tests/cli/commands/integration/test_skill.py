"""`mlcat skill` describes every command."""

import re

from cli.conftest import Mlcat
from mlcat.cli.commands import COMMANDS, load_command
from mlcat.cli.parsing.options import FILTER_OPTIONS
from mlcat.render.formats import FORMATS


def test_the_skill_begins_with_front_matter(mlcat: Mlcat) -> None:
    code, out, err = mlcat("skill")
    assert (code, err) == (0, "")
    head = re.match(r"---\nname: mlcat\ndescription: >-\n((?:  .*\n)+)---\n\n# mlcat\n", out)
    assert head
    assert 100 < len(" ".join(head[1].split())) < 1024  # the limits of the format


def test_the_skill_has_every_command_with_help_options_and_examples(mlcat: Mlcat) -> None:
    out = mlcat("skill").out
    shared = {flag for option in FILTER_OPTIONS for flag in option.flags}
    for name in COMMANDS:
        part = out.partition(f"### `mlcat {name}")[2].partition("\n### ")[0]
        command = load_command(name)
        assert command.help in part
        assert all(f"\n    {line}\n" in part for line, _ in command.examples)
        usage = part.partition("`\n")[0]
        assert all(argument.metavar in usage for argument in command.arguments)
        assert [option.flags for option in command.options if option.flags[-1] not in usage] == [
            option.flags for option in command.options if not shared.isdisjoint(option.flags)
        ]
        assert ("[FILTERS]" in usage) == any(option.filter_part for option in command.options)


def test_filters_formats_and_exit_codes_are_explained(mlcat: Mlcat) -> None:
    out = mlcat("skill").out
    assert all(f"- `{', '.join(option.flags)} {option.metavar}`: {option.help}\n" in out for option in FILTER_OPTIONS)
    assert all(f"- `{format.name}`: {format.help}\n" in out for format in FORMATS.values())
    assert [line[:5] for line in out.splitlines() if re.match(r"\| \d", line)] == ["| 0 |", "| 1 |", "| 2 |", "| 130"]
