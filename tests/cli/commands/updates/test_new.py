"""`mlcat new`: what was added, changed and removed, by day; right after every update."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from importing.updates.checkouts import ENVIRONMENT, Checkout, line

from cli.conftest import Mlcat
from mlcat.paths import Folders

TODAY = date.today().isoformat()
LIST = "# Ships\n\n## Boats\n" + line("Sloop") + line("Brig")


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def ships(mlcat: Mlcat, tmp_path: Path) -> Path:
    """A catalog that came from a file; returns the file."""
    path = tmp_path / "ships.md"
    path.write_text(LIST)
    assert mlcat(["import", str(path)]).code == 0
    return path


def shown(mlcat: Mlcat, options: str = "-c ships") -> list[str]:
    """What `mlcat new` writes, with single blanks."""
    return [" ".join(row.split()) for row in mlcat(f"new {options}").out.splitlines()]


# --- After an import and after updates ----------------------------------------------------------------------------


def test_a_list_that_was_imported_today_is_not_new(mlcat: Mlcat, ships: Path) -> None:
    assert mlcat("new -c ships") == (
        1,
        "",
        "nothing is known to be new: no entry says when it was added.\n"
        "From the next `mlcat catalogs update` on, what it brings is shown here.\n",
    )


def test_right_after_an_update_its_changes_are_shown_marked_by_sign_and_word(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n" + line("Yawl"))
    mlcat("catalogs update")
    assert shown(mlcat) == [
        f"{TODAY} (today) · ships: 1 new, 1 changed, 1 removed",
        "+ new yawl Yawl https://a.org/yawl It floats.",
        "~ changed sloop Sloop (summary, description) https://a.org/sloop One mast.",
        "- removed brig Brig (https://a.org/brig)",
    ]


def test_entries_keep_their_day_through_later_updates(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    ships.write_text(LIST + line("Yawl"))
    mlcat("catalogs update")
    path = Path(where.catalogs, "ships.ndjson")
    path.write_text(path.read_text().replace(TODAY + '"}', f'{ago(3)}"}}'))
    ships.write_text(
        "# Ships\n\n## Boats\n" + line("Sloop") + line("Bark") + line("Yawl", "https://b.org/yawl") + line("Ketch")
    )
    mlcat("catalogs update")
    added = {entry["id"]: entry["added"] for entry in json.loads(mlcat("list -c ships --json").out)}
    assert added == {"sloop": None, "bark": TODAY, "yawl": ago(3), "ketch": TODAY}


def test_an_import_from_the_same_source_counts_as_an_update(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text(LIST + line("Yawl"))
    assert mlcat(["import", str(ships), "--force"]).code == 0
    assert shown(mlcat)[0] == f"{TODAY} (today) · ships: 1 new"


def test_an_import_from_another_source_begins_a_new_catalog(mlcat: Mlcat, ships: Path, tmp_path: Path) -> None:
    ships.write_text(LIST + line("Yawl"))
    mlcat("catalogs update")
    other = tmp_path / "other.md"
    other.write_text(LIST + line("Ketch"))
    assert mlcat(["import", str(other), "--name", "ships", "--force"]).code == 0
    assert mlcat("new -c ships").code == 1
    assert mlcat("list -c ships --fields added").out.split() == []


def test_a_catalog_that_was_removed_leaves_no_history(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    ships.write_text(LIST.replace("It floats", "It sinks"))
    mlcat("catalogs update")
    assert mlcat("new -c ships").code == 0
    mlcat("catalogs remove ships")
    assert not list(Path(where.state).rglob("*ships*"))
    assert mlcat(["import", str(ships)]).code == 0
    assert mlcat("new -c ships").code == 1


def test_a_state_folder_that_cannot_be_written_is_said_and_the_update_is_done(
    mlcat: Mlcat, ships: Path, where: Folders
) -> None:
    Path(where.state).parent.mkdir(parents=True, exist_ok=True)
    Path(where.state).write_text("in the way")
    ships.write_text(LIST + line("Yawl"))
    answer = mlcat("catalogs update")
    assert (answer.code, answer.out) == (0, "ships: 1 new, 0 changed, 0 removed\n  + Yawl\n")
    assert answer.err.startswith("ships: what changed cannot be kept for `mlcat new`: ")
    assert shown(mlcat)[1].startswith("+ new yawl")


# --- Since when ---------------------------------------------------------------------------------------------------


@pytest.fixture
def dated(stored) -> None:
    """Two catalogs with entries of known days."""
    entries = [("A", ago(0)), ("B", ago(1)), ("C", ago(29)), ("D", ago(31)), ("E", ago(31)), ("F", None)]
    stored(
        "fleet",
        [
            {"title": title, "tags": ["x"] if title in "BD" else []} | ({"added": day} if day else {})
            for title, day in entries
        ],
    )
    stored("navy", [{"title": "N", "added": ago(1)}])


def ids(mlcat: Mlcat, options: str) -> list[str]:
    return mlcat(f"new --fields id {options}").out.split()


@pytest.mark.usefixtures("dated")
def test_without_an_option_it_is_what_was_added_in_the_last_30_days(mlcat: Mlcat) -> None:
    assert ids(mlcat, "-c fleet") == ["a", "b", "c"]


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("since", "found"),
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
def test_since_takes_days_and_ages(mlcat: Mlcat, since: str, found: str) -> None:
    assert ids(mlcat, f"-c fleet --since {since}") == list(found)


@pytest.mark.usefixtures("dated")
def test_all_catalogs_are_looked_in_the_latest_day_first(mlcat: Mlcat) -> None:
    days = [row for row in shown(mlcat, "--since 2d") if row and not row.startswith("+")]
    assert days == [f"{TODAY} (today) · fleet: 1 new", f"{ago(1)} · fleet: 1 new", f"{ago(1)} · navy: 1 new"]
    assert ids(mlcat, "--since 2d") == ["a", "b", "n"]


@pytest.mark.usefixtures("dated")
def test_last_is_the_last_day_of_each_catalog(mlcat: Mlcat) -> None:
    days = [row for row in shown(mlcat, "--since last") if row and not row.startswith("+")]
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


def test_of_a_filter_changed_entries_are_judged_too_and_what_was_removed_is_left_out(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n")
    mlcat("catalogs update")
    assert shown(mlcat, "-s boats") == [
        f"{TODAY} (today) · ships: 1 changed",
        "~ changed sloop Sloop (summary, description) https://a.org/sloop One mast.",
    ]
    assert mlcat("new -c ships -k paper").code == 1


# --- Output -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("format", ["json", "ndjson", "plain", "csv", "markdown", "bookmarks", "bibtex", "panel"])
def test_every_format_of_entries_has_the_new_ones(mlcat: Mlcat, format: str) -> None:
    answer = mlcat(f"new -c navy --format {format}")
    assert answer.code == 0
    assert "N" in answer.out


@pytest.mark.usefixtures("dated")
def test_panels_have_the_new_entries_and_a_table_is_that_of_days(mlcat: Mlcat) -> None:
    assert mlcat("new -c navy --format panel").out.startswith("╭─ N ─")
    assert mlcat("new -c navy --format table").out == mlcat("new -c navy").out


@pytest.mark.usefixtures("dated")
def test_json_has_the_day(mlcat: Mlcat) -> None:
    assert [(entry["id"], entry["added"]) for entry in json.loads(mlcat("new --since 2d --json").out)] == [
        ("a", TODAY),
        ("b", ago(1)),
        ("n", ago(1)),
    ]


def test_where_nothing_is_new_json_is_an_empty_array(mlcat: Mlcat, ships: Path) -> None:
    answer = mlcat("new -c ships --json")
    assert (answer.code, answer.out) == (1, "[]\n")
    assert mlcat("new -c ships --count")[:2] == (1, "0\n")


@pytest.mark.usefixtures("dated")
def test_a_day_on_which_nothing_changed_names_the_last_one(mlcat: Mlcat) -> None:
    assert mlcat("new -c navy --since today") == (
        1,
        "",
        f"nothing is new since {TODAY}.\nThe last change was on {ago(1)}: `mlcat new --since last`.\n",
    )


@pytest.mark.usefixtures("dated")
def test_a_limit_says_how_many_more_there_are(mlcat: Mlcat) -> None:
    answer = mlcat("new -c fleet --since 1y -n 2")
    assert [row.split()[2] for row in answer.out.splitlines() if row.startswith("  +")] == ["a", "b"]
    assert answer.err == "3 more: -n 5 shows all.\n"
    assert mlcat("new -c fleet --since 1y -n 2 --plain").err == "3 more: -n 5 shows all.\n"
    assert mlcat("new -c fleet --since 1y -n 5").err == ""
    assert mlcat("new -c fleet --since 1y --count").out == "5\n"


def test_what_was_not_named_is_counted(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text(LIST + "".join(line(f"Boat{number}") for number in range(1500)))
    mlcat("catalogs update")
    ships.write_text(LIST)
    mlcat("catalogs update --force")
    assert shown(mlcat)[0] == f"{TODAY} (today) · ships: 1,500 removed"
    assert mlcat("new -c ships").out.count("- removed") < 1500


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(("width", "rows"), [("40", 3), ("80", 2)])
def test_on_a_terminal_it_is_a_table_that_fits(mlcat: Mlcat, width: str, rows: int) -> None:
    answer = mlcat("new -c navy", terminal=True, COLUMNS=width, NO_COLOR="1", TERM="dumb")
    assert answer.out.splitlines()[1].split() in (["+", "new", "n", "N"], ["+", "new", "n"])
    assert answer.out.count("\n") == rows


def test_catalog_text_is_cleaned(mlcat: Mlcat, ships: Path, where: Folders) -> None:
    ships.write_text("# Ships\n\n## Boats\n" + line("Sloop"))
    mlcat("catalogs update")
    history = Path(where.state, "updates", "ships.ndjson")
    history.write_text(history.read_text().replace("Brig", "\\u001b[31m\\u202eBrig"))
    for terminal in (False, True):
        out = mlcat("new -c ships", terminal=terminal, NO_COLOR="1", TERM="dumb").out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "Brig" in out


# --- From the history of a checkout ---------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    checkout = Checkout(tmp_path / "fleet")
    checkout.commit("2020-01-01", README_md="# Ships\n\n## Boats\n" + line("Sloop"))
    checkout.commit(ago(2), README_md=LIST)
    return checkout


def test_an_import_takes_the_days_from_the_history(mlcat: Mlcat, checkout: Checkout) -> None:
    answer = mlcat(["import", str(checkout.folder / "README.md"), "--dates-from-git"])
    assert answer == (0, "fleet: 2 entries in 1 section\n", "Search it with `mlcat search WORDS -c fleet`.\n")
    added = {entry["id"]: entry["added"] for entry in json.loads(mlcat("list -c fleet --json").out)}
    assert added == {"sloop": "2020-01-01", "brig": ago(2)}
    assert ids(mlcat, "-c fleet") == ["brig"]
    (checkout.folder / "README.md").write_text(LIST + line("Yawl"))
    assert mlcat("catalogs update").code == 0
    assert ids(mlcat, "-c fleet --since 2020") == ["yawl", "brig", "sloop"]


def test_the_days_can_be_taken_later_and_are_no_change(mlcat: Mlcat, checkout: Checkout) -> None:
    path = str(checkout.folder / "README.md")
    assert mlcat(["import", path]).code == 0
    assert mlcat(["import", path, "--force", "--dates-from-git"]).code == 0
    assert shown(mlcat, "-c fleet --since 2020 --plain")[0].startswith("brig")
    assert "changed" not in mlcat("new -c fleet --since 2020").out


def test_a_shallow_clone_is_said(mlcat: Mlcat, checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("clone", "-q", "--depth", "1", checkout.folder.as_uri(), str(tmp_path / "clone"))
    answer = mlcat(["import", str(tmp_path / "clone" / "README.md"), "--dates-from-git"])
    assert answer.code == 0
    assert answer.err.startswith(
        "the clone is shallow: older entries have no date; `git fetch --unshallow` gets the rest of its history.\n"
    )
    assert mlcat("new -c clone").code == 1


@pytest.mark.parametrize("source", ["captain/ships", "https://a.org/README.md", "-"])
def test_what_is_not_a_file_has_no_history(mlcat: Mlcat, source: str) -> None:
    answer = mlcat(["import", source, "--dates-from-git"])
    shown = "standard input" if source == "-" else f"'{source}'"
    assert answer == (
        2,
        "",
        f"mlcat: --dates-from-git needs a file in a clone, which {shown} is not.\n"
        "Clone the list with git, and import the file in the clone.\n",
    )


def test_a_file_outside_of_a_checkout_is_not_imported(mlcat: Mlcat, checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "ships.md").write_text(LIST)
    answer = mlcat(["import", str(tmp_path / "ships.md"), "--dates-from-git"])
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: '{tmp_path}' is not in a git repository.\n")
    assert mlcat("catalogs --plain").out.count("\n") == 1


def test_a_file_that_is_not_there_is_said_as_always(mlcat: Mlcat, tmp_path: Path) -> None:
    answer = mlcat(["import", str(tmp_path / "none" / "README.md"), "--dates-from-git"])
    assert answer.err.startswith("mlcat: there is no file ")
