"""`mlcat random`: entries drawn at random."""

from collections.abc import Callable
from pathlib import Path

from cli.conftest import Mlcat


def ids(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_random_shows_one_entry_of_the_catalog(mlcat: Mlcat) -> None:
    drawn = {mlcat("random --plain").out for _ in range(30)}
    assert all(len(ids(out)) == 1 for out in drawn)
    assert len(drawn) > 5
    assert {ids(out)[0] for out in drawn} <= set(ids(mlcat("list --plain").out))


def test_the_same_seed_draws_the_same_entries(mlcat: Mlcat) -> None:
    assert mlcat("random --seed x -n 5 --plain") == mlcat("random --seed x -n 5 --plain")
    assert len({mlcat(f"random --seed {seed} -n 5 --plain").out for seed in range(5)}) == 5


def test_entries_are_drawn_from_those_that_match_without_repetition(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    listed = ids(mlcat("list -k dataset --plain").out)
    drawn = ids(mlcat("random -k dataset -n 99 --seed 1 --plain").out)
    assert sorted(drawn) == sorted(listed)
    assert drawn != listed
    stored("mine", [{"title": "One"}])
    assert "one" in ids(mlcat("random -c all -n 99 --plain").out)
    assert "in mine" in mlcat("random -c all -s shelf").out


def test_without_a_match_the_filter_to_drop_is_named(mlcat: Mlcat) -> None:
    assert mlcat("random --year 1999") == (
        1,
        "",
        "no entry matches every filter.\nWithout --year, 63 would match.\n",
    )
