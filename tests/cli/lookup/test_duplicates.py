"""An entry of several catalogs is shown once, with the names of all of them."""

from collections.abc import Callable
from pathlib import Path

from cli.conftest import Mlcat

Stored = Callable[..., Path]

CLIP = "https://github.com/openai/CLIP"


def first_column(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_an_entry_in_two_catalogs_is_one_hit_that_names_both(mlcat: Mlcat, stored: Stored) -> None:
    alone = first_column(mlcat("search clip --plain").out)
    stored("mine", [{"title": "CLIP", "id": "my-clip", "url": "http://www.GitHub.com/openai/CLIP.git"}])

    assert first_column(mlcat("search clip --plain").out) == alone
    answer = mlcat("search clip -n 1")
    assert "in metric-learning, mine" in answer.out
    assert answer.err == f"{len(mlcat('search clip --plain -n 99').out.splitlines()) - 1} more: -n 5 shows all.\n"


def test_an_entry_in_two_catalogs_is_shown_from_the_current_one(mlcat: Mlcat, stored: Stored) -> None:
    stored("mine", [{"title": "CLIP", "id": "clip", "url": CLIP, "summary": "Mine."}])

    assert mlcat("show clip --fields catalog,summary").out.startswith("metric-learning\tPuts pictures")
    assert "in metric-learning, mine" in mlcat("show clip").out
    assert mlcat("show clip --fields catalog,summary", MLCAT_CATALOG="mine").out == "mine\tMine.\n"
    assert "in mine, metric-learning" in mlcat("show clip", MLCAT_CATALOG="mine").out
    assert mlcat("search clip -n 1 --fields catalog", MLCAT_CATALOG="mine").out == "mine\n"


def test_the_id_of_an_entry_in_another_catalog_is_shown(mlcat: Mlcat, stored: Stored) -> None:
    stored("mine", [{"title": "CLIP", "id": "contrastive", "url": CLIP}])
    assert "in metric-learning, mine" in mlcat("show clip").out
