"""Entries that cannot be used, and text that must not reach the terminal."""

import json
from pathlib import Path

from cli.commands.editing.import_.samples import SLOOP, files, lines
from cli.conftest import Mlcat
from mlcat.paths import Folders

HOSTILE = "\x1b]0;owned\x07\u202e[red]x[/red]\x9b31m"


def test_an_invalid_line_is_reported_and_nothing_is_stored(mlcat: Mlcat, piped: Mlcat, folders: Folders) -> None:
    answer = piped(lines(SLOOP) + "\n{bad\n", "import - --name mine")
    assert answer == (
        1,
        "",
        "mlcat: standard input, line 3: this is not JSON: key must be a string at line 1 column 2.\n"
        "Repair the file and try again. Or import with --skip-invalid.\n",
    )
    assert files(folders.data) == {}


def test_skip_invalid_stores_the_valid_entries(mlcat: Mlcat, piped: Mlcat) -> None:
    answer = piped(lines(SLOOP) + "bad\n" + lines({"title": "x"}), "import - --name mine --skip-invalid")
    assert (answer.code, answer.out) == (0, "mine: 1 entry in 1 section\n")
    assert answer.err == (
        "skipped 2 that cannot be used; the first: standard input, line 2: "
        "this is not JSON: expected value at line 1 column 1.\n"
        "Search it with `mlcat search WORDS -c mine`.\n"
    )


def test_a_list_without_a_valid_entry_is_rejected(piped: Mlcat, folders: Folders) -> None:
    answer = piped("{}\n{}\n", "import - --skip-invalid")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: all 2 entries cannot be used: standard input, line 1: field 'title'")
    assert files(folders.data) == {}


def test_a_duplicate_id_is_an_error(piped: Mlcat) -> None:
    answer = piped(lines(SLOOP | {"id": "a"}, SLOOP | {"id": "b"}, SLOOP | {"id": "a"}), "import -")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: standard input, line 3: the id 'a' of 'Sloop' is taken.\n")


def test_hostile_text_never_reaches_the_terminal(mlcat: Mlcat, piped: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "hostile.md"
    title = HOSTILE.replace("[", "\\[").replace("]", "\\]")
    path.write_text(f"# {HOSTILE}\n\n## {HOSTILE} s\n\n- [{title}](https://a.org/x) - {HOSTILE}\n")
    answers = [
        mlcat(["import", str(path), "--dry-run"]),
        mlcat(["import", str(path)]),
        mlcat("catalogs", terminal=True),
        mlcat("list -c hostile --plain"),
        piped(json.dumps([SLOOP | {"section": HOSTILE}]), "import -"),
        piped(lines({HOSTILE: 1}), "import -"),
        mlcat(["import", HOSTILE]),
        mlcat(["import", str(path), "--name", HOSTILE]),
    ]
    assert [answer.code for answer in answers] == [0, 0, 0, 0, 1, 1, 1, 2]
    for answer in answers:
        for unsafe in ("\x1b]", "\x07", "\u202e", "\x9b"):
            assert unsafe not in answer.out + answer.err


def test_the_first_five_errors_of_a_file_are_reported(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "boats.ndjson"
    good = {"title": "Sloop", "url": "https://a.org/", "section": "Boats"}
    bad = [good | {"url": f"{number}"} for number in range(6)]
    path.write_text("".join(json.dumps(line) + "\n" for line in (good, *bad)))
    for command in ("import", "import --dry-run"):
        answer = mlcat([*command.split(), str(path)])
        assert (answer.code, answer.out) == (1, "")
        lines = answer.err.splitlines()
        assert [line.partition(":")[0] for line in lines[1:5]] == [f"boats.ndjson, line {n}" for n in (3, 4, 5, 6)]
        assert lines[0].startswith("mlcat: boats.ndjson, line 2: 'Sloop', field 'url': \"0\" is not allowed. Write an")
        assert lines[5:] == ["There are more.", "Repair them. Or import with --skip-invalid."]


def test_a_broken_catalog_is_reported_in_two_lines_by_other_commands(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "One", "year": "x", "kind": "y"}])
    assert len(mlcat("search clip -n 1 --plain").err.splitlines()) == 3  # one line is about further hits
    assert len(mlcat("list -c mine").err.splitlines()) == 2
