"""Which catalogs a command looks in."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat, Stream
from mlcat.cli.lookup import selection
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders

BOTH = ["metric-learning", "oddities"]


def whose(answer) -> list[str]:
    """The catalogs that an answer of `tags --plain` or `sections --plain` is from."""
    return list(dict.fromkeys(line.split("\t")[-1] for line in answer.out.splitlines()))


@pytest.mark.parametrize(
    ("chosen", "catalogs"),
    [
        ("", ["metric-learning"]),
        ("-c all", BOTH),
        ("-c ALL", BOTH),
        ("-c oddities", ["oddities"]),
        ("-c Oddities", ["oddities"]),
        ("-c 'catalog of oddities'", ["oddities"]),
        ("-c metric-learning", ["metric-learning"]),
        ("-c 'Awesome Metric Learning'", ["metric-learning"]),
    ],
)
def test_commands_for_one_catalog_use_the_bundled_one_by_default(
    mlcat: Mlcat, oddities: str, chosen: str, catalogs: list[str]
) -> None:
    assert whose(mlcat(f"tags --plain {chosen}")) == catalogs


def test_search_and_show_use_all_catalogs_and_name_that_of_a_hit(mlcat: Mlcat, oddities: str) -> None:
    assert "in oddities" in mlcat("show everything").out
    assert "in oddities" in mlcat("search everything kit").out
    assert "in metric-learning" in mlcat("search faiss").out
    assert " in " not in mlcat("show everything -c oddities").out.splitlines()[2]


def test_a_tag_of_one_catalog_limits_the_search_to_it(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat("search quoted -t 'R&D' --plain")
    assert [line.split("\t")[0] for line in answer.out.splitlines()] == ["quoted"]


def test_a_tag_of_no_catalog_is_wrong_usage(mlcat: Mlcat, oddities: str) -> None:
    assert (
        mlcat("search quoted -t nosuch").err
        == "mlcat: no tag 'nosuch'.\nTags: NLP, CV, RecSys, Audio, [bold]Loud[/bold], R&D.\n"
    )


def test_the_error_for_an_unknown_catalog_names_the_existing_ones(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("list -c nosuch").err == "mlcat: no catalog 'nosuch'.\nCatalogs: metric-learning, oddities.\n"


def test_a_broken_catalog_is_reported_when_a_title_is_looked_up(mlcat: Mlcat, oddities: str, stored) -> None:
    stored("a-broken-one", ["broken"])
    answer = mlcat("tags --plain -c 'catalog of oddities'")
    assert whose(answer) == ["oddities"]
    assert answer.err.startswith("mlcat: a-broken-one.ndjson, line 2: this is not JSON: ")


@pytest.mark.parametrize("watched", [False, True], ids=["nobody looks", "on a terminal"])
def test_reindexing_a_large_catalog_is_reported_on_a_terminal(
    oddities: str, tmp_path, monkeypatch, watched: bool
) -> None:
    def stderr_output() -> str:
        err = Stream(terminal=watched)
        run(["tags", "-c", "oddities"], Terminal(os.environ, Stream(), err))
        return err.getvalue()

    monkeypatch.setattr(selection, "_MIN_SLOW_SIZE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert stderr_output() == ("indexing oddities: this takes a while, but only once.\n" if watched else "")
    assert stderr_output() == ""  # now it exists


@pytest.mark.parametrize(
    ("stored_choice", "variable", "option", "catalogs"),
    [
        ("", "", "", ["metric-learning"]),
        ("oddities", "", "", ["oddities"]),
        ("ODDITIES", "", "", ["oddities"]),
        ("all", "", "", BOTH),
        ("oddities", "metric-learning", "", ["metric-learning"]),
        ("oddities", "all", "", BOTH),
        ("oddities", "", "-c metric-learning", ["metric-learning"]),
        ("", "oddities", "-c metric-learning", ["metric-learning"]),
        ("", "Catalog of Oddities", "", ["oddities"]),
    ],
)
def test_option_variable_and_stored_choice_determine_the_current_catalog_in_this_order(
    mlcat: Mlcat, oddities: str, stored_choice: str, variable: str, option: str, catalogs: list[str]
) -> None:
    if stored_choice:
        assert mlcat(f"catalogs use {stored_choice}").code == 0
    answer = mlcat(f"tags --plain {option}", MLCAT_CATALOG=variable)
    assert sorted(whose(answer)) == catalogs


def test_the_error_names_the_variable_with_an_unknown_catalog(mlcat: Mlcat) -> None:
    assert mlcat("tags", MLCAT_CATALOG="nosuch").err == (
        "mlcat: MLCAT_CATALOG: no catalog 'nosuch'.\nCatalogs: metric-learning.\n"
    )


def test_a_removed_catalog_is_no_longer_current(mlcat: Mlcat, oddities: str, folders: Folders) -> None:
    mlcat("catalogs use oddities")
    os.rename(f"{folders.catalogs}/oddities.ndjson", f"{folders.catalogs}/kept")
    assert whose(mlcat("tags --plain")) == ["metric-learning"]
    os.rename(f"{folders.catalogs}/kept", f"{folders.catalogs}/oddities.ndjson")
    assert whose(mlcat("tags --plain")) == ["oddities"]
    mlcat("rm oddities")
    assert not os.path.exists(f"{folders.state}/current-catalog")


def test_the_hint_for_a_section_of_another_catalog_is_the_command(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("list -s tools -c oddities").err == (
        "mlcat: no section 'tools' in oddities.\nmetric-learning has it: `mlcat list -s tools -c metric-learning`.\n"
    )
    assert mlcat("random -t 'R&D'").err == (
        "mlcat: no tag 'R&D' in metric-learning.\noddities has it: `mlcat random -t 'R&D' -c oddities`.\n"
    )


def test_hints_repeat_the_catalog_that_was_chosen(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("show nosuchthing -c oddities").err.endswith(
        "Search for it: `mlcat search nosuchthing -c oddities`.\n"
    )
    assert mlcat("search xyzzyq -c 'Catalog of Oddities'").err.endswith("`mlcat list -c 'Catalog of Oddities'`.\n")


def test_the_overview_names_the_other_catalogs_with_their_sizes(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("").out.endswith("\nAlso: oddities (14): mlcat -c oddities\n")
    assert mlcat("-c oddities").out.endswith("\nAlso: metric-learning (63): mlcat -c metric-learning\n")
    assert "Also:" not in mlcat("-c all").out


def test_slow_index_builds_are_known_in_advance(
    folders: Folders, stored: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(os.environ, Stream(), Stream())
    stored("mine", [{"title": "One"}])
    stored("other", [{"title": "Two"}])
    assert selection.unindexed_names(terminal, None) == []
    monkeypatch.setattr(selection, "_MAX_QUICK_SIZE", 0)
    selection.open_named_or_all(terminal, "metric-learning")
    assert selection.unindexed_names(terminal, None) == selection.unindexed_names(terminal, "ALL") == ["mine", "other"]
    assert selection.unindexed_names(terminal, "Mine") == ["mine"]
    selection.open_named_or_all(terminal, "mine")
    assert selection.unindexed_names(terminal, None) == ["other"]


def test_slow_index_builds_are_known_in_advance_for_a_catalog_that_is_named_by_its_title(
    folders: Folders, stored: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(os.environ, Stream(), Stream())
    for name in ("boats", "ships", "tugs"):
        stored(name, [{"title": "One"}], title=f"All {name}")
    selection.open_named_or_all(terminal, "metric-learning")
    monkeypatch.setattr(selection, "_MAX_QUICK_SIZE", 0)
    assert selection.unindexed_names(terminal, "all SHIPS") == ["boats", "ships", "tugs"]
    selection.open_named_or_all(terminal, "ships")
    assert selection.unindexed_names(terminal, "all SHIPS") == ["boats"]
    selection.open_named_or_all(terminal, "All ships")
    assert selection.unindexed_names(terminal, "all SHIPS") == []
    assert selection.unindexed_names(terminal, "nosuch") == ["tugs"]
