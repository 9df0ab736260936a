"""Candidates for completion, all of which the command accepts."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from cli.completion.conftest import FIRST, SECOND, entry
from cli.conftest import Mlcat, Stream, written
from mlcat.cli.commands import COMMANDS, load_command
from mlcat.cli.completion import values
from mlcat.cli.completion.candidates import Completion, complete
from mlcat.cli.lookup import selection
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders


def lines(*objects: Mapping[str, object]) -> Iterator[str]:
    """The lines of a catalog."""
    return map(json.dumps, objects)


FALAFEL = {
    "tags": ["100%", "Élan", "élite"],
    "links": [
        {"label": "menu", "url": "https://falafel.example/menu"},
        {"label": "Recipe, long", "url": "https://falafel.example/recipe"},
    ],
}


@pytest.fixture
def completion(folders: Folders) -> Callable[..., Completion]:
    """Completes the last word of a line, with two user catalogs."""

    written(folders, "first", map(json.dumps, [FIRST, entry("falafel", "Falafel", "lists", **FALAFEL)]))
    written(
        folders, "second", map(json.dumps, [SECOND, entry("falcon", "Falcon", "birds"), entry("faiss", "F", "birds")])
    )

    def call(line: str) -> Completion:
        return complete(Terminal(os.environ, Stream(), Stream()), line.split(" "))

    return call


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("se", ["search", "sections"]),
        ("SE", ["search", "sections"]),
        ("nosuch ", []),
        ("--ver", ["--version"]),
        ("-c ", ["metric-learning", "first", "second", "all"]),
        ("-c all ta", ["tags"]),
        ("catalogs use ", ["metric-learning", "first", "second", "all"]),
        ("catalogs use AL", ["all"]),
        ("catalogs use first ", []),
        ("catalogs remove ", ["first", "second"]),
        ("list --st", ["--status"]),
        ("list --nosuch --st", []),
        ("list -- --st", []),
        ("list clip", []),
        ("help que", ["query"]),
        ("search tag:él", ["Élan", "élite"]),
        ("search x -TAG:él", ["Élan", "élite"]),
        ("search -kind:pap", ["paper"]),
        ("search -kind:paper -status:", ["active", "dormant", "archived"]),
        ("search section:bir", ["birds"]),
        ("browse -c first catalog:se", ["second"]),
        ("search catalog:f", ["first"]),
        ("search year:20", []),
        ("search nosuch:x", []),
        ("list tag:", []),
        ("list -k pap", ["paper"]),
        ("list --kind=PAP", ["paper"]),
        ("list --json=", []),
        ("list --nosuch=", []),
        ("list -n ", []),
        ("list -s data", ["datasets"]),
        ("list -s birds", []),
        ("list -c second -s bi", ["birds"]),
        ("list -c 'the -s bi", []),
        ("list --catalog=SECOND -s bi", ["birds"]),
        ("list -t nl", ["NLP"]),
        ("list -c first -t él", ["Élan", "élite"]),
        ("list -c first -t É", ["Élan", "élite"]),
        ("list -c first -t %", []),
        ("list -c first -t 100_", []),
        ("list -c first -t 100%", ["100%"]),
        ("search -s bi", ["birds"]),
        ("show fal", ["falafel", "falcon"]),
        ("show -c first fal", ["falafel"]),
        ("show -c nosuch fal", []),
        ("show fais", ["faiss"]),
        ("show SECOND:fa", ["second:faiss", "second:falcon"]),
        ("show second:", ["second:faiss", "second:falcon"]),
        ("show nosuch:", []),
        ("open faiss fai", []),
        ("catalogs re", ["remove"]),
        ("catalogs remove ", ["first", "second"]),
        ("catalogs remove first sec", ["second"]),
        ("edit fa", ["faiss", "falafel", "falcon"]),
        ("edit -c first fa", ["falafel"]),
        ("edit fais", ["faiss"]),
        ("edit clip", []),
        ("edit falafel fa", []),
        ("remove falafel fal", ["falafel", "falcon"]),
        ("remove second:fa", ["second:faiss", "second:falcon"]),
        ("remove metric-learning:", []),
        ("add -c ", ["first", "second"]),
        ("add -k lib", ["library"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("list -t !nl", ["NLP"]),
        ("list -t !", ["NLP", "CV", "RecSys", "Audio"]),
        ("list -t NLP,c", ["CV"]),
        ("list -t !NLP,c", ["CV"]),
        ("list -t NLP,CV,", ["RecSys", "Audio"]),
        ("list --section=!data", ["datasets"]),
        ("list -k !pap", ["paper"]),
        ("list -k paper,pa", []),
        ("list --status active,ar", ["archived"]),
        ("list --year 2", []),
        ("show !fai", []),
        ("list -c !fir", []),
        ("list --fields ti", ["title"]),
        ("list --fields id,title,ins", ["install"]),
        ("list --fields=id,I", ["install"]),
        ("list --fields !id", []),
        ("show faiss --fields catalogs,cat", ["catalog"]),
        ("open clip --link p", ["paper"]),
        ("open clip -l mod", ["model card"]),
        ("open CLIP --link=DE", ["demo"]),
        ("open falafel --link ", ["menu", "Recipe, long"]),
        ("open falafel --link recipe,", ["Recipe, long"]),
        ("open falcon --link ", []),
        ("open nosuch --link ", []),
        ("open -c first --link ", ["Recipe, long", "menu"]),
        ("open --link me", ["menu"]),
    ],
)
def test_candidates_match_the_typed_prefix(
    completion: Callable[..., Completion], line: str, expected: list[str]
) -> None:
    assert [value for value, _ in completion(line).values] == expected


def test_a_catalog_may_be_named_by_its_title(folders: Folders) -> None:

    written(folders, "second", lines(SECOND, entry("falcon", "Falcon", "birds")))
    words = ["list", "-c", "The Second", "-s", ""]
    assert complete(Terminal(os.environ, Stream(), Stream()), words).values == [("birds", "Birds")]


def test_candidates_have_a_description(completion: Callable[..., Completion]) -> None:
    assert completion("show falc").values == [("falcon", "Falcon")]
    assert completion("sho").values == [("show", COMMANDS["show"])]
    assert completion("list --status").values == [
        ("--status", "Only entries whose code or data is active, dormant or archived")
    ]


def test_the_prefix_of_a_value_is_kept_and_files_are_left_to_the_shell(completion: Callable[..., Completion]) -> None:
    assert (completion("list --kind=pap").prefix, completion("list --kind=pap").word) == ("--kind=", "pap")
    assert completion("import re").is_path
    assert not completion("import a b").is_path
    assert not completion("list re").is_path
    assert completion("list -t !NLP,c").prefix == "!NLP,"
    assert completion("list --fields=id,ti").prefix == "--fields=id,"
    assert completion("list --tag=!nl").prefix == "--tag=!"


def test_link_labels_are_described_by_their_addresses(completion: Callable[..., Completion]) -> None:
    assert completion("open falafel -l m").values == [("menu", "https://falafel.example/menu")]


def test_the_most_frequent_link_labels_come_first(completion: Callable[..., Completion], mlcat: Mlcat) -> None:
    links = [link["label"] for one in json.loads(mlcat("list --json").out) for link in one["links"]]
    offered = [label for label, _ in completion("open -c metric-learning -l ").values]
    assert offered == sorted(set(links), key=lambda label: (-links.count(label), label))


def test_a_tag_with_a_comma_or_an_exclamation_mark_is_completed_unchanged(
    completion: Callable[..., Completion], folders: Folders
) -> None:
    written(folders, "first", lines(FIRST, entry("x", "X", "lists", tags=["a, b", "a", "!c"])))
    assert completion("list -c first -t a,").values == [("a, b", "")]
    assert completion("list -c first -t !").values == [("!c", "")]


def test_every_candidate_is_accepted_by_the_command(completion: Callable[..., Completion], mlcat: Mlcat) -> None:
    for line in ("list -s ", "list -t ", "list -k ", "list --status ", "list -c ", "search faiss -s ", "show f"):
        for value, _ in completion(line).values:
            words = line.split(" ")
            assert mlcat([*words[:-1], words[-1][:0] + value]).code in (0, 1), (line, value)


def test_every_option_of_a_command_is_offered(completion: Callable[..., Completion]) -> None:
    for name in COMMANDS:
        offered = {flag for flag, _ in completion(f"{name} -").values}
        assert offered == {flag for option in load_command(name).options for flag in option.flags} | {"-h", "--help"}


def test_a_new_command_is_completed_without_further_code(monkeypatch: pytest.MonkeyPatch) -> None:
    new = Command(
        "list",
        help="",
        examples=(),
        run=lambda terminal: 0,
        arguments=(Argument("one", metavar="ONE", help="", completions=("$(touch made)", "it's")),),
        options=(
            Option("way", "-w", "--way", metavar="WAY", completions=("back\\slash", "a 'b'"), help="It's. More."),
        ),
    )
    monkeypatch.setattr("mlcat.cli.completion.candidates.load_command", lambda name: new)
    terminal = Terminal(os.environ, Stream(), Stream())
    assert complete(terminal, ["list", "--w"]).values == [("--way", "It's")]
    assert complete(terminal, ["list", "-w", "b"]).values == [("back\\slash", "")]
    assert complete(terminal, ["list", ""]).values == [("$(touch made)", ""), ("it's", "")]


def test_of_many_candidates_the_first_and_the_last_are_shown(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:

    ids = [f"pkg-{number:03}" for number in range(50)] + ["pkgs"]
    written(folders, "first", lines(FIRST, *(entry(id, id, "lists") for id in ids)))
    written(folders, "second", lines(SECOND, *(entry(f"pkg-x{number}", "X", "birds") for number in range(9))))
    monkeypatch.setattr(values, "MAX_SHOWN", 10)
    terminal = Terminal(os.environ, Stream(), Stream())

    def shown(word: str) -> list[str]:
        return [value for value, _ in complete(terminal, ["show", word]).values]

    assert shown("pkg") == [*ids[:9], "pkgs"]
    assert shown("pkg-01") == ids[10:20]
    assert shown("pkg-0") == [*ids[:9], ids[-2]]
    assert shown("first:pkg-") == [*(f"first:{id}" for id in ids[:9]), "first:pkg-049"]
    assert shown("pkg-x") == [f"pkg-x{number}" for number in range(9)]


def test_a_large_catalog_without_an_index_is_not_indexed_at_tab(
    folders,
    monkeypatch: pytest.MonkeyPatch,
    mlcat: Mlcat,
) -> None:

    written(folders, "first", lines(FIRST, entry("falafel", "Falafel", "lists")))
    monkeypatch.setattr(selection, "_MAX_QUICK_SIZE", 10)
    terminal = Terminal(os.environ, Stream(), Stream())
    assert complete(terminal, ["show", "falafel"]).values == []
    mlcat("show falafel")
    assert complete(terminal, ["show", "falafel"]).values == [("falafel", "Falafel")]


def test_a_broken_catalog_is_left_out(folders: Folders, mlcat: Mlcat) -> None:
    written(folders, "broken", ["no JSON"])
    (Path(folders.catalogs) / "gone.ndjson").symlink_to("nowhere")
    answer = mlcat(["__complete", "zsh", "show", "fais"])
    assert (answer.code, answer.out) == (0, "faiss\tFAISS\n")
