"""`mlcat catalogs update`."""

from pathlib import Path

import pytest

from cli.commands.catalogs_.conftest import files
from cli.commands.conftest import LIST
from cli.conftest import Mlcat
from mlcat.cli.updating import update_all
from mlcat.cli.updating.update import Update, update_catalog
from mlcat.paths import Folders


def test_new_changed_and_removed_entries_are_reported(mlcat: Mlcat, ships: Path) -> None:
    assert mlcat("catalogs update ships") == (0, "ships: up to date\n", "")
    ships.write_text("# Ships\n\n## Boats\n- [Sloop](https://a.org/sloop) - One mast.\n- [Yawl](https://a.org/yawl)\n")
    assert mlcat("catalogs update") == (
        0,
        "ships: 1 new, 1 changed, 1 removed\n  + Yawl\n  ~ Sloop\n  - Brig\n",
        "",
    )
    assert mlcat("list -c ships --plain").out.count("\n") == 2


def test_a_long_report_names_ten_entries_and_counts_the_others(mlcat: Mlcat, ships: Path) -> None:
    ships.write_text(LIST + "".join(f"- [Boat {n}](https://a.org/{n})\n" for n in range(1212)))
    out = mlcat("catalogs update ships").out
    assert out.startswith("ships: 1,212 new, 0 changed, 0 removed\n  + Boat 0\n")
    assert out.endswith("  + Boat 9\n  + and 1,202 more\n")


def test_an_update_builds_the_index(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    ships.write_text(LIST + "- [Yawl](https://a.org/yawl)\n")
    mlcat("catalogs update")
    before = files(folders.cache)
    assert mlcat("search yawl -c ships --plain").out.startswith("yawl\t")
    assert files(folders.cache) == before


def test_a_catalog_that_would_lose_more_than_half_is_not_changed(mlcat: Mlcat, ships: Path, folders: Folders) -> None:
    before = files(folders.catalogs, folders.cache)
    ships.write_text("# Moved\n- [New home](https://b.org/)\n")
    assert mlcat("catalogs update") == (
        1,
        "",
        "mlcat: 'ships' would lose 2 of its 2 entries: nothing was changed.\n"
        "If that is right: `mlcat catalogs update ships --force`.\n",
    )
    assert files(folders.catalogs, folders.cache) == before
    assert mlcat("catalogs update ships --force").out.startswith("ships: 1 new, 0 changed, 2 removed\n")


def test_a_failed_update_does_not_prevent_the_others(mlcat: Mlcat, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.md" for name in ("a", "b", "c")]
    for path in paths:
        path.write_text(LIST)
        mlcat(["import", str(path)])
    paths[1].unlink()
    answer = mlcat("catalogs update")
    assert answer.code == 1
    assert answer.out == "a: up to date\nc: up to date\n"
    assert answer.err.startswith(f"mlcat: b: there is no file '{paths[1]}'.\n")
    assert mlcat("list -c b --plain").out.count("\n") == 2


def test_a_catalog_without_a_source_is_an_error_only_if_it_was_named(mlcat: Mlcat, ships: Path, stored) -> None:
    stored("piped", [{"title": "A"}])
    hint = "Change it with add, edit and remove; or import it again with --force."
    message = f"mlcat: 'piped' does not say where it came from.\n{hint}\n"
    assert mlcat("catalogs update") == (0, "ships: up to date\n", message)
    assert mlcat("catalogs update piped") == (1, "", message)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("nope", "mlcat: no catalog 'nope'.\nCatalogs: metric-learning, ships.\n"),
        (
            "ships metric-learning",
            "mlcat: 'metric-learning' ships with mlcat and comes with its updates.\nName one that you imported.\n",
        ),
    ],
)
def test_a_wrong_name_is_wrong_usage_and_nothing_is_updated(
    mlcat: Mlcat, ships: Path, named: str, message: str
) -> None:
    ships.unlink()
    assert mlcat(f"catalogs update {named}") == (2, "", message)


def test_without_imported_catalogs_there_is_nothing_to_update(mlcat: Mlcat) -> None:
    assert mlcat("catalogs update") == (
        0,
        "",
        "nothing to update: no list was imported yet.\nImport one: `mlcat import vinta/awesome-python`.\n",
    )


def test_updates_before_ctrl_c_are_reported(
    mlcat: Mlcat, stored, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(LIST)
        mlcat(["import", str(tmp_path / f"{name}.md")])

    def interrupted(terminal, plan, fetched, bar, *, force) -> Update:
        if plan.catalog.name == "b":
            raise KeyboardInterrupt
        return update_catalog(terminal, plan, fetched, bar, force=force)

    monkeypatch.setattr(update_all, "update_catalog", interrupted)
    assert mlcat("catalogs update") == (130, "a: up to date\n", "")


def test_an_update_remembers_skip_invalid(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    good = '{"title": "Sloop", "url": "https://a.org/", "section": "Boats"}\n'
    path.write_text(good + "no\n")
    assert mlcat(["import", str(path)]).code == 1
    assert mlcat(["import", str(path), "--skip-invalid"]).code == 0
    path.write_text(good + "no\n" + good.replace("Sloop", "Brig"))
    for _ in range(2):  # updates remember it
        answer = mlcat("catalogs update")
        assert (answer.code, answer.out[:8]) == (0, "a: 1 new" if _ == 0 else "a: up to")
        assert answer.err.startswith("a: skipped 1 that cannot be used; the first: a.ndjson, line 2: ")


def test_an_update_remembers_the_columns_of_a_table(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("Boat,Where\nSloop,https://a.org/\n")
    assert mlcat(["import", str(path), "--map", "title=Boat", "--map", "url=Where"]).code == 0
    path.write_text("Boat,Where\nSloop,https://a.org/\nBrig,https://b.org/\n")
    for summary in ("1 new", "up to date"):  # updates remember them
        answer = mlcat("catalogs update")
        assert (answer.code, answer.out.startswith(f"boats: {summary}")) == (0, True), answer.err
