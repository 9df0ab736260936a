"""`mlcat new`: which entries it shows, and how."""

import json
from pathlib import Path

import pytest

from cli.commands.new_.conftest import TODAY, ago, ids, printed_rows
from cli.conftest import Mlcat


@pytest.mark.usefixtures("dated")
def test_without_an_option_the_last_30_days_are_shown(mlcat: Mlcat) -> None:
    assert ids(mlcat, "-c fleet") == ["a", "b", "c"]


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("today", "a"),
        ("yesterday", "ab"),
        ("29d", "abc"),
        ("4w", "ab"),
        (ago(31), "abcde"),
        ("1y", "abcde"),
        ("last", "a"),
    ],
)
def test_since_accepts_days_and_ages(mlcat: Mlcat, since: str, expected: str) -> None:
    assert ids(mlcat, f"-c fleet --since {since}") == list(expected)


@pytest.mark.usefixtures("dated")
def test_all_catalogs_are_shown_with_the_latest_day_first(mlcat: Mlcat) -> None:
    days = [row for row in printed_rows(mlcat, "--since 2d") if row and not row.startswith("+")]
    assert days == [f"{TODAY} (today) · fleet: 1 new", f"{ago(1)} · fleet: 1 new", f"{ago(1)} · navy: 1 new"]
    assert ids(mlcat, "--since 2d") == ["a", "b", "n"]


@pytest.mark.usefixtures("dated")
def test_since_last_means_the_last_day_of_each_catalog(mlcat: Mlcat) -> None:
    days = [row for row in printed_rows(mlcat, "--since last") if row and not row.startswith("+")]
    assert days == [
        f"{TODAY} (today) · fleet: 1 new",
        f"{ago(1)} · navy: 1 new",
        "2026-11-21 · metric-learning: 63 new",
    ]


@pytest.mark.usefixtures("dated")
def test_filters_apply(mlcat: Mlcat) -> None:
    assert ids(mlcat, "-t x") == ["b"]
    assert ids(mlcat, "-t x --since 1y") == ["b", "d"]
    assert mlcat("new -c fleet -t x --since today") == (
        1,
        "",
        "nothing that matches every filter is new.\nLeave one out, or look further back: `--since 1y`.\n",
    )


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("format", ["json", "ndjson", "plain", "csv", "markdown", "bookmarks", "bibtex", "panel"])
def test_new_entries_are_printed_in_every_format(mlcat: Mlcat, format: str) -> None:
    answer = mlcat(f"new -c navy --format {format}")
    assert answer.code == 0
    assert "N" in answer.out


@pytest.mark.usefixtures("dated")
def test_the_panel_format_shows_entries_and_the_table_format_shows_days(mlcat: Mlcat) -> None:
    assert mlcat("new -c navy --format panel").out.startswith("╭─ N ─")
    assert mlcat("new -c navy --format table").out == mlcat("new -c navy").out


@pytest.mark.usefixtures("dated")
def test_json_has_the_day_of_addition(mlcat: Mlcat) -> None:
    assert [(entry["id"], entry["added"]) for entry in json.loads(mlcat("new --since 2d --json").out)] == [
        ("a", TODAY),
        ("b", ago(1)),
        ("n", ago(1)),
    ]


def test_without_new_entries_json_is_an_empty_array(mlcat: Mlcat, ships: Path) -> None:
    answer = mlcat("new -c ships --json")
    assert (answer.code, answer.out) == (1, "[]\n")
    assert mlcat("new -c ships --count")[:2] == (1, "0\n")


@pytest.mark.usefixtures("dated")
def test_the_hint_after_a_day_without_changes_names_the_last_change(mlcat: Mlcat) -> None:
    assert mlcat("new -c navy --since today") == (
        1,
        "",
        f"nothing is new since {TODAY}.\nThe last change was on {ago(1)}: `mlcat new --since last`.\n",
    )


@pytest.mark.usefixtures("dated")
def test_a_limit_reports_how_many_more_there_are(mlcat: Mlcat) -> None:
    answer = mlcat("new -c fleet --since 1y -n 2")
    assert [row.split()[2] for row in answer.out.splitlines() if row.startswith("  +")] == ["a", "b"]
    assert answer.err == "3 more: -n 5 shows all.\n"
    assert mlcat("new -c fleet --since 1y -n 2 --plain").err == "3 more: -n 5 shows all.\n"
    assert mlcat("new -c fleet --since 1y -n 5").err == ""
    assert mlcat("new -c fleet --since 1y --count").out == "5\n"


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(("width", "rows"), [("40", 3), ("80", 2)])
def test_on_a_terminal_the_table_fits_the_width(mlcat: Mlcat, width: str, rows: int) -> None:
    answer = mlcat("new -c navy", terminal=True, COLUMNS=width, NO_COLOR="1", TERM="dumb")
    assert answer.out.splitlines()[1].split() in (["+", "new", "n", "N"], ["+", "new", "n"])
    assert answer.out.count("\n") == rows
