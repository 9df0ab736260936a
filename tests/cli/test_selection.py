"""Which catalogs a command looks in."""

import os

import pytest

from cli.conftest import Mlcat, Stream
from mlcat.cli import selection
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

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
def test_commands_of_one_catalog_take_the_bundled_one_unless_told(
    mlcat: Mlcat, oddities: str, chosen: str, catalogs: list[str]
) -> None:
    assert whose(mlcat(f"tags --plain {chosen}")) == catalogs


def test_search_and_show_look_in_all_and_say_whose_a_hit_is(mlcat: Mlcat, oddities: str) -> None:
    assert "in oddities" in mlcat("show everything").out
    assert "in oddities" in mlcat("search everything kit").out
    assert "in metric-learning" in mlcat("search faiss").out
    assert " in " not in mlcat("show everything -c oddities").out.splitlines()[2]


def test_a_tag_that_only_one_catalog_has_asks_only_that_one(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat("search quoted -t 'R&D' --plain")
    assert [line.split("\t")[0] for line in answer.out.splitlines()] == ["quoted"]


def test_a_tag_that_no_catalog_has_is_wrong_usage(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("search quoted -t nosuch").err == "mlcat: no tag 'nosuch'.\nTags: NLP, CV, RecSys, Audio.\n"


def test_an_unknown_catalog_is_answered_with_those_there_are(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("list -c nosuch").err == "mlcat: no catalog 'nosuch'.\nCatalogs: metric-learning, oddities.\n"


def test_a_broken_catalog_is_told_of_while_a_title_is_looked_for(mlcat: Mlcat, oddities: str, stored) -> None:
    stored("a-broken-one", ["broken"])
    answer = mlcat("tags --plain -c 'catalog of oddities'")
    assert whose(answer) == ["oddities"]
    assert answer.err.startswith("mlcat: a-broken-one.ndjson, line 2: this is no JSON: ")


@pytest.mark.parametrize("watched", [False, True], ids=["nobody looks", "on a terminal"])
def test_that_a_large_catalog_is_indexed_anew_is_told_on_a_terminal(
    oddities: str, tmp_path, monkeypatch, watched: bool
) -> None:
    def told() -> str:
        err = Stream(terminal=watched)
        run(["tags", "-c", "oddities"], Terminal(os.environ, Stream(), err))
        return err.getvalue()

    monkeypatch.setattr(selection, "_LARGE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert told() == ("indexing oddities anew: this takes a while, and then not again.\n" if watched else "")
    assert told() == ""  # it is there now
