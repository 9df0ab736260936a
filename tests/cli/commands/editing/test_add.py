"""`mlcat add`: adds an entry to a catalog of the user."""

import os
from pathlib import Path

import pytest

from cli.commands.editing.support import lines, titles
from cli.conftest import Mlcat
from mlcat.constraints import MAX_URL
from mlcat.paths import Folders

BOAT = "https://boats.example/sloop"


@pytest.fixture(autouse=True)
def _own_cache(own_cache: Path) -> None:
    """Gives each test a cache folder of its own, because these tests look at its files."""


def test_the_first_entry_creates_the_catalog_mine(mlcat: Mlcat, folders: Folders) -> None:
    answer = mlcat(f"add {BOAT} --title Sloop")
    assert answer == (
        0, "added sloop to mine\n", "made the catalog 'mine'; `mlcat catalogs use mine` makes it the current one.\n"
    )  # fmt: skip
    assert lines(folders, "mine")[0] == {
        "name": "mine", "title": "Mine", "sections": [{"id": "unsorted", "title": "Unsorted"}]
    }  # fmt: skip
    assert mlcat("show sloop --fields url,section").out == f"{BOAT}\tUnsorted\n"


def test_a_further_entry_is_reported_in_one_line(mlcat: Mlcat) -> None:
    mlcat(f"add {BOAT} --title Sloop")
    assert mlcat("add https://boats.example/yawl --title Yawl") == (0, "added yawl to mine\n", "")


def test_an_address_may_lack_its_scheme(mlcat: Mlcat) -> None:
    assert mlcat("add boats.example/sloop --title Sloop").out == "added sloop to mine\n"
    assert mlcat("show sloop --fields url").out == f"{BOAT}\n"


def test_the_option_c_names_the_catalog_in_any_case(mlcat: Mlcat, stored, folders: Folders) -> None:
    stored("work", [])
    assert mlcat(f"add {BOAT} -c WORK --title Sloop").out == "added sloop to work\n"
    assert mlcat("add https://boats.example/yawl -c boats --title Yawl").out == "added yawl to boats\n"
    assert (titles(folders, "work"), titles(folders, "boats")) == (["Sloop"], ["Yawl"])


def test_the_current_catalog_is_used_if_it_may_be_changed(mlcat: Mlcat, stored) -> None:
    stored("work", [])
    stored("list", [], source="owner/list")
    mlcat("catalogs use work")
    assert mlcat(f"add {BOAT} --title Sloop").out == "added sloop to work\n"
    mlcat("catalogs use list")
    assert mlcat(f"add {BOAT} --title Sloop").out == "added sloop to mine\n"
    assert mlcat(f"add {BOAT}/2 --title Sloop", MLCAT_CATALOG="work").out == "added sloop-boats-example to work\n"


def test_a_catalog_named_by_the_environment_variable_is_created(mlcat: Mlcat) -> None:
    assert mlcat(f"add {BOAT} --title Sloop", MLCAT_CATALOG="trip").out == "added sloop to trip\n"


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        (
            f"add {BOAT} -c metric-learning", 1, "'metric-learning' ships with mlcat and is never written.",
            "Change a copy: `mlcat list -c metric-learning --json | mlcat import - --name my-metric-learning`.",
        ),
        (
            f"add {BOAT} -c list", 1, "'list' comes from owner/list, and its next update would undo your change.",
            "Change a copy: `mlcat list -c list --json | mlcat import - --name my-list`.",
        ),
        (f"add {BOAT} -c all", 2, "an entry goes into one catalog, not into all.", "Choose one: `-c mine`."),
        (f"add {BOAT} -c 'My Boats'", 2, "'My Boats' cannot be the name of a catalog.", "Use 'my-boats'."),
        (f"add {BOAT} -c ../../x", 2, "'../../x' cannot be the name of a catalog.", "Use 'x'."),
        ("add", 2, "`mlcat add` needs URL.", "Give an address: `mlcat add https://example.org/`."),
        ("add boats.example", 2, "'boats.example' is not an address that begins with https:// or http://.",
         "Write https://boats.example."),
        (f"add {BOAT} --year 20", 2, "'20' is not a year.", "Write four digits: 2019."),
        (f"add {BOAT} --year 1500", 2, "the new entry: 'sloop', field 'year': 1500 is not allowed.",
         "Write a year of four digits, without quotes."),
        (f"add {BOAT} -s ''", 2, "the new entry: 'sloop', field 'section': \"\" is not allowed.",
         "Write one line of text."),
        (f"add {BOAT} -s ' > '", 1, "'>' cannot be a section.", "Write a title, or `Outer > Inner`."),
        (f"add {BOAT} {BOAT}", 2, f"`mlcat add` takes no '{BOAT}'.", None),
    ],
)  # fmt: skip
def test_an_invalid_command_line_writes_nothing(
    mlcat: Mlcat, stored, folders: Folders, line: str, code: int, message: str, hint: str | None
) -> None:
    stored("list", [], source="owner/list")
    answer = mlcat(line)
    assert (answer.code, answer.out) == (code, "")
    message_part = answer.err.splitlines()
    assert message_part[0] == f"mlcat: {message}"
    assert hint is None or message_part[1:] == [hint]
    assert os.listdir(folders.catalogs) == ["list.ndjson"]


def test_every_option_becomes_a_field(mlcat: Mlcat, folders: Folders) -> None:
    line = [
        "add", BOAT, "--title", "Sloop", "-s", "Boats > Small", "-t", "wood", "-t", "one mast", "-k", "tools",
        "--summary", "Sails", "--description", "It sails well.", "--author", "Ada", "--author", "Grace",
        "--year", "1843", "--license", "mit", "--language", "Python", "--install", "pip install sloop",
        "--id", "my-sloop",
    ]  # fmt: skip
    assert mlcat(line).out == "added my-sloop to mine\n"
    facts, entry = lines(folders, "mine")
    assert facts["sections"] == [
        {"id": "boats", "title": "Boats"},
        {"id": "small", "title": "Small", "parent": "boats"},
    ]
    entry.pop("added")
    assert entry == {
        "id": "my-sloop", "title": "Sloop", "url": BOAT, "section": "small", "tags": ["wood", "one mast"],
        "kind": "tool", "summary": "Sails", "description": "It sails well.", "authors": ["Ada", "Grace"], "year": 1843,
        "license": "MIT", "language": "Python", "install": "pip install sloop",
    }  # fmt: skip


def test_a_title_made_of_the_address_is_reported(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    assert mlcat(f"add {BOAT}.html") == (
        0, "added sloop to mine\n", "'sloop' is from the address: give it a title with `mlcat edit sloop`.\n"
    )  # fmt: skip


def test_an_address_that_the_catalog_has_is_an_error(mlcat: Mlcat, folders: Folders) -> None:
    mlcat(f"add {BOAT} --title Sloop")
    answer = mlcat("add http://www.boats.example/sloop/ --title Other")
    assert answer.code == 1
    assert answer.err == (
        "mlcat: 'mine' has this address already: 'sloop' (Sloop).\nChange it with `mlcat edit mine:sloop`.\n"
    )
    assert titles(folders) == ["Sloop"]


def test_an_address_that_another_catalog_has_is_added_and_reported(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    answer = mlcat("add https://github.com/facebookresearch/faiss.git --title FAISS")
    assert answer == (0, "added faiss to mine\n", "the same address is also that of 'metric-learning:faiss'.\n")


def test_a_long_address_that_another_catalog_has_is_reported_too(mlcat: Mlcat, stored) -> None:
    long = "https://example.org/".ljust(MAX_URL, "x")
    stored("other", [{"title": "Sloop", "url": long}])
    stored("mine", [])
    answer = mlcat(f"add {long} --title Yawl -c mine")
    assert answer == (0, "added yawl to mine\n", "the same address is also that of 'other:sloop'.\n")


def test_an_id_of_another_entry_elsewhere_is_printed_with_its_catalog(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    mlcat("list")  # the bundled catalog is indexed
    assert mlcat(f"add {BOAT} --title FAISS").out == "added mine:faiss to mine\n"
    assert BOAT in mlcat("show mine:faiss --plain").out


def test_control_characters_are_rejected_or_removed(mlcat: Mlcat, folders: Folders) -> None:
    answer = mlcat(["add", BOAT, "--title", "a\x1b[31mb"])
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert mlcat(["add", "https://boats.example/%1b%5b31m"]).code == 0
    assert titles(folders) == ["[31m"]
