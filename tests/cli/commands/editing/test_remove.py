"""`mlcat remove`: entries are removed once the user agrees, and nothing else is."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.commands.editing.support import run_with_answers, titles
from cli.conftest import Mlcat
from mlcat.paths import Folders

SLOOP = {"title": "Sloop", "url": "https://boats.example/sloop", "aliases": ["cutter"]}
YAWL = {"title": "Yawl", "url": "https://boats.example/yawl"}


@pytest.fixture(autouse=True)
def _own_cache(own_cache: Path) -> None:
    """Gives each test a cache folder of its own, because these tests look at its files."""


@pytest.fixture
def mine(stored: Callable[..., Path]) -> Path:
    return stored("mine", [SLOOP, YAWL])


@pytest.mark.parametrize(
    "name", ["sloop", "SLOOP", "mine:sloop", "https://boats.example/sloop", "http://www.boats.example/sloop/"]
)
def test_with_yes_an_id_or_an_address_is_sufficient(mlcat: Mlcat, mine: Path, folders: Folders, name: str) -> None:
    assert mlcat(f"remove {name} --yes") == (0, "removed sloop from mine\n", "")
    assert titles(folders) == ["Yawl"]
    assert mlcat("show sloop").code == 1


def test_with_yes_a_title_or_alias_is_not_sufficient(mlcat: Mlcat, mine: Path, folders: Folders) -> None:
    assert mlcat("remove cutter --yes") == (
        1, "",
        "mlcat: with --yes only an id or an address is taken, and 'cutter' is neither.\n"
        "Did you mean 'mine:sloop' (Sloop)?\n",
    )  # fmt: skip
    assert titles(folders) == ["Sloop", "Yawl"]


def test_without_a_terminal_yes_is_required(mlcat: Mlcat, mine: Path, folders: Folders) -> None:
    assert mlcat("remove sloop") == (
        2, "", "mlcat: removing asks first, and there is nobody to ask.\nTo confirm in advance: --yes.\n"
    )  # fmt: skip
    assert titles(folders) == ["Sloop", "Yawl"]


@pytest.mark.parametrize("name", ["sloop", "cutter"])
def test_on_a_terminal_it_asks(mine: Path, folders: Folders, name: str) -> None:
    answer = run_with_answers(f"remove {name}", b"n\n")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == ("mine: Sloop, https://boats.example/sloop\nRemove this entry? [y/N] nothing was removed.\n")
    assert titles(folders) == ["Sloop", "Yawl"]
    assert run_with_answers(f"remove {name}", b"y\n")[:2] == (0, "removed sloop from mine\n")
    assert titles(folders) == ["Yawl"]


def test_several_entries_are_removed_together_or_not_at_all(mlcat: Mlcat, mine: Path, folders: Folders) -> None:
    answer = mlcat("remove sloop nosuch --yes")
    assert (answer.code, answer.out) == (1, "")
    assert titles(folders) == ["Sloop", "Yawl"]
    assert "Remove these 2 entries? [y/N] " in run_with_answers("remove sloop yawl", b"").err
    assert mlcat("remove sloop yawl sloop --yes").out == "removed sloop from mine\nremoved yawl from mine\n"
    assert titles(folders) == []


def test_an_entry_in_two_catalogs_is_ambiguous(mlcat: Mlcat, mine: Path, stored, folders: Folders) -> None:
    stored("other", [SLOOP])
    answer = mlcat("remove sloop --yes")
    assert answer.err == ("mlcat: 'sloop' is in 'mine' and 'other'.\nSay which: `mlcat remove mine:sloop`.\n")
    assert mlcat("remove sloop -c other --yes").out == "removed sloop from other\n"
    assert titles(folders) == ["Sloop", "Yawl"]


def test_entries_of_other_catalogs_are_not_removed(mlcat: Mlcat, mine: Path, stored) -> None:
    path = stored("list", [{"title": "Brig"}], source="owner/list")
    before = path.read_bytes()
    assert "'list' comes from owner/list" in mlcat("remove brig --yes").err
    assert "'metric-learning' ships with mlcat" in mlcat("remove clip --yes").err
    assert path.read_bytes() == before


def test_a_hit_of_the_last_search_needs_an_answer(mlcat: Mlcat, mine: Path) -> None:
    assert mlcat("remove 1 --yes").code == 1  # without a terminal there are no remembered hits


# --- Catalogs -------------------------------------------------------------------------------------------------------


def test_remove_is_for_entries_and_rm_for_catalogs(mlcat: Mlcat, mine: Path, folders: Folders) -> None:
    assert mlcat("remove mine --yes").err == (
        "mlcat: no entry 'mine'.\nTo remove the catalog: `mlcat catalogs remove mine`.\n"
    )
    assert mlcat("rm sloop").err == "mlcat: no catalog 'sloop'.\nTo remove the entry: `mlcat remove sloop`.\n"
    assert titles(folders) == ["Sloop", "Yawl"]


def test_an_entry_and_a_catalog_of_one_name_are_distinguished(mlcat: Mlcat, stored, folders: Folders) -> None:
    stored("sloop", [SLOOP])
    assert mlcat("remove sloop --yes").out == "removed sloop from sloop\n"
    assert os.path.exists(os.path.join(folders.catalogs, "sloop.ndjson"))
    assert mlcat("rm sloop").out == "removed sloop\n"
    assert os.listdir(folders.catalogs) == []


def test_a_catalog_without_a_source_is_asked_about_on_a_terminal(mine: Path, folders: Folders) -> None:
    answer = run_with_answers("rm mine", b"n\n")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "mine: 2 entries, and no source to import them from again\nRemove this catalog? [y/N] nothing was removed.\n"
    )
    assert mine.exists()
    assert run_with_answers("rm mine", b"y\n").out == "removed mine\n"
    assert not mine.exists()


def test_with_yes_or_a_source_nothing_is_asked(stored) -> None:
    mine = stored("mine", [SLOOP])
    other = stored("list", [YAWL], source="owner/list")
    assert run_with_answers("rm mine --yes", b"") == (0, "removed mine\n", "")
    assert run_with_answers("rm list", b"") == (0, "removed list\n", "")
    assert not mine.exists()
    assert not other.exists()


def test_several_catalogs_are_one_question(stored) -> None:
    stored("a", [SLOOP])
    stored("b", [YAWL])
    assert "Remove these 2 catalogs? [y/N] " in run_with_answers("rm a b", b"n\n").err
