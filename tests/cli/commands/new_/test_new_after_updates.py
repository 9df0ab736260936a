"""`mlcat new` after an import and after updates."""

import json
from pathlib import Path

from importing.updates.checkouts import line

from cli.commands.conftest import LIST
from cli.commands.new_.conftest import TODAY, ago, printed_rows
from cli.conftest import Mlcat
from mlcat.paths import Folders


def test_a_list_that_was_imported_today_is_not_new(mlcat: Mlcat, ships: Path) -> None:
    assert mlcat("new -c ships") == (
        1,
        "",
        "nothing is known to be new: no entry says when it was added.\n"
        "From the next `mlcat catalogs update` on, what it brings is shown here.\n",
    )


def test_the_changes_of_an_update_are_marked_by_symbol_and_word(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n" + line("Yawl"))
    mlcat("catalogs update")
    assert printed_rows(mlcat) == [
        f"{TODAY} (today) · ships: 1 new, 1 changed, 1 removed",
        "+ new yawl Yawl https://a.org/yawl It floats.",
        "~ changed sloop Sloop (summary, description) https://a.org/sloop One mast.",
        "- removed brig Brig (https://a.org/brig)",
    ]


def test_entries_keep_their_day_through_later_updates(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    ships.write_text(LIST + line("Yawl"))
    mlcat("catalogs update")
    path = Path(folders.catalogs, "ships.ndjson")
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
    assert printed_rows(mlcat)[0] == f"{TODAY} (today) · ships: 1 new"


def test_an_import_from_another_source_starts_a_new_history(mlcat: Mlcat, ships: Path, tmp_path: Path) -> None:
    ships.write_text(LIST + line("Yawl"))
    mlcat("catalogs update")
    other = tmp_path / "other.md"
    other.write_text(LIST + line("Ketch"))
    assert mlcat(["import", str(other), "--name", "ships", "--force"]).code == 0
    assert mlcat("new -c ships").code == 1
    assert mlcat("list -c ships --fields added").out.split() == []


def test_the_history_of_a_removed_catalog_is_deleted(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    ships.write_text(LIST.replace("It floats", "It sinks"))
    mlcat("catalogs update")
    assert mlcat("new -c ships").code == 0
    mlcat("catalogs remove ships")
    assert not list(Path(folders.state).rglob("*ships*"))
    assert mlcat(["import", str(ships)]).code == 0
    assert mlcat("new -c ships").code == 1


def test_an_update_succeeds_without_a_writable_state_folder(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    Path(folders.state).parent.mkdir(parents=True, exist_ok=True)
    Path(folders.state).write_text("in the way")
    ships.write_text(LIST + line("Yawl"))
    answer = mlcat("catalogs update")
    assert (answer.code, answer.out) == (0, "ships: 1 new, 0 changed, 0 removed\n  + Yawl\n")
    assert answer.err.startswith("ships: what changed cannot be kept for `mlcat new`: ")
    assert printed_rows(mlcat)[1].startswith("+ new yawl")


def test_a_filter_applies_to_changed_entries_and_omits_removed_ones(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n")
    mlcat("catalogs update")
    assert printed_rows(mlcat, "-s boats") == [
        f"{TODAY} (today) · ships: 1 changed",
        "~ changed sloop Sloop (summary, description) https://a.org/sloop One mast.",
    ]
    assert mlcat("new -c ships -k paper").code == 1


def test_a_large_update_is_counted_completely(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text(LIST + "".join(line(f"Boat{number}") for number in range(1500)))
    mlcat("catalogs update")
    ships.write_text(LIST)
    mlcat("catalogs update --force")
    assert printed_rows(mlcat)[0] == f"{TODAY} (today) · ships: 1,500 removed"
    assert mlcat("new -c ships").out.count("- removed") < 1500


def test_catalog_text_is_cleaned(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    ships.write_text("# Ships\n\n## Boats\n" + line("Sloop"))
    mlcat("catalogs update")
    history = Path(folders.state, "updates", "ships.ndjson")
    history.write_text(history.read_text().replace("Brig", "\\u001b[31m\\u202eBrig"))
    for terminal in (False, True):
        out = mlcat("new -c ships", terminal=terminal, NO_COLOR="1", TERM="dumb").out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "Brig" in out
