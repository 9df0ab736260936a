"""The normal form of a command line: aliases, prefixes, and options before the command."""

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands import COMMANDS
from mlcat.cli.parsing.normal_form import ALIASES, commands_with_prefix, normal_form


@pytest.mark.parametrize(
    ("line", "normal"),
    [
        ("", ""),
        ("list -n 3", "list -n 3"),
        ("ls -n 3", "list -n 3"),
        ("find clip", "search clip"),
        ("info clip", "show clip"),
        ("view clip", "show clip"),
        ("rm a b", "catalogs remove a b"),
        ("update a", "catalogs update a"),
        ("catalogs ls", "catalogs"),
        ("catalogs list --json", "catalogs --json"),
        ("catalogs rm a", "catalogs remove a"),
        ("catalogs update ls", "catalogs update ls"),
        ("cat clip", "cat clip"),
        ("i faiss", "i faiss"),
        ("im x", "import x"),
        ("cata", "catalogs"),
        ("sea clip", "search clip"),
        ("s clip", "s clip"),
        ("nosuch clip", "nosuch clip"),
        ("search ls", "search ls"),
        ("help", "-h"),
        ("help search", "search -h"),
        ("help find", "search -h"),
        ("help nosuch", "nosuch"),
        ("-h", "-h"),
        ("-h search", "search -h"),
        ("--help search", "search --help"),
        ("-c x", "-c x"),
        ("-c x list -n 3", "list -c x -n 3"),
        ("--catalog x ls", "list --catalog x"),
        ("--catalog=x ls", "list --catalog=x"),
        ("-c x rm y", "catalogs remove -c x y"),
        ("-c list", "-c list"),
        ("-c", "-c"),
        ("--version", "--version"),
        ("--json list", "--json list"),
        ("-- list", "-- list"),
    ],
)
def test_the_normal_form_has_the_full_name_of_the_command_first(line: str, normal: str) -> None:
    assert normal_form(line.split()) == normal.split()


def test_every_unambiguous_prefix_means_the_command() -> None:
    for name in COMMANDS:
        for length in range(1, len(name) + 1):
            prefix = name[:length]
            if prefix in ALIASES or commands_with_prefix(prefix) != [name]:
                continue
            assert normal_form([prefix, "x"]) == [name, "x"]


def test_aliases_are_not_names_of_commands_and_lead_to_one() -> None:
    assert not ALIASES.keys() & COMMANDS.keys()
    assert {line[0] for line in ALIASES.values()} <= COMMANDS.keys()


@pytest.mark.parametrize(
    ("line", "usual"),
    [
        ("ls -n 2 --plain", "list -n 2 --plain"),
        ("find clip -n2 --plain", "search clip -n 2 --plain"),
        ("-c metric-learning tags", "tags -c metric-learning"),
        ("--catalog all sections", "sections -c all"),
        ("help tags", "tags -h"),
        ("help", "-h"),
        ("inf clip", "inf clip"),
    ],
)
def test_the_normal_form_means_the_same(mlcat: Mlcat, line: str, usual: str) -> None:
    assert mlcat(line) == mlcat(usual)
