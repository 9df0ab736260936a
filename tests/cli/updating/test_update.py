"""The update of one catalog: what is new, changed and removed, and when nothing is changed."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Stream
from mlcat.catalogs import find_catalog
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating.update import NoSourceError, fetch, plan_update, update_catalog
from mlcat.errors import CatalogError, ImportFailedError, MlcatError
from mlcat.filters import Filter
from mlcat.importing.updates.changes import Change, Changes, Diff
from mlcat.index.cache import open_index
from mlcat.paths import Folders


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(os.environ, Stream(), Stream())


def entry(title: str, **more: object) -> dict[str, object]:
    return {"id": title.lower(), "title": title, "url": f"https://a.org/{title.lower()}", "section": "boats"} | more


@pytest.fixture
def ships(stored, tmp_path: Path):
    """A catalog of three entries, imported from a file; returns a function that rewrites the file."""
    path = tmp_path / "ships.ndjson"
    sections = [{"id": "boats", "title": "Boats"}]
    stored("ships", [entry("Sloop"), entry("Brig"), entry("Hulk")], source=str(path), sections=sections)

    def change(*entries: dict[str, object]) -> None:
        head = {"name": "x", "title": "Ships", "sections": sections}
        path.write_text("".join(json.dumps(line) + "\n" for line in (head, *entries)))

    return change


def updated(terminal: Terminal, *, force: bool = False) -> Diff:
    plan = plan_update(terminal, find_catalog(terminal.folders, "ships"))
    fetched = fetch(terminal, plan, lambda *_: None, force=force)
    return update_catalog(terminal, plan, fetched, Bar(terminal, ""), force=force).diff


def change(title: str, *fields: str) -> Change:
    return Change(title.lower(), title, f"https://a.org/{title.lower()}", fields)


def titles(folders: Folders) -> list[str]:
    return [row.title for row in open_index(folders, find_catalog(folders, "ships")).rows(Filter())]


def test_new_changed_and_removed_entries_are_reported(terminal: Terminal, folders: Folders, ships) -> None:
    ships(entry("Yawl"), entry("Brig", summary="Two masts."), entry("Sloop"))
    update_diff = updated(terminal)
    assert update_diff == Diff(
        Changes(1, [change("Yawl")]), Changes(1, [change("Brig", "summary")]), Changes(1, [change("Hulk")])
    )
    assert titles(folders) == ["Yawl", "Brig", "Sloop"]


def test_without_changes_nothing_is_new(terminal: Terminal, ships) -> None:
    ships(entry("Hulk"), entry("Brig"), entry("Sloop"))  # another order is not a change
    assert updated(terminal) == Diff(Changes(), Changes(), Changes())


@pytest.mark.parametrize("left", [0, 1])
def test_losing_more_than_half_is_rejected(terminal: Terminal, folders: Folders, ships, left: int) -> None:
    before = Path(folders.catalogs, "ships.ndjson").read_bytes()
    ships(*[entry("Sloop")][:left], entry("Yawl"))
    with pytest.raises(MlcatError) as caught:
        updated(terminal)
    assert str(caught.value) == (
        f"'ships' would lose {3 - left} of its 3 entries: nothing was changed. "
        "If that is right: `mlcat catalogs update ships --force`."
    )
    assert Path(folders.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(folders.catalogs) == ["ships.ndjson"]

    assert updated(terminal, force=True).removed.count == 3 - left
    assert titles(folders) == ["Sloop", "Yawl"][1 - left :]


def test_losing_exactly_half_is_accepted(terminal: Terminal, ships) -> None:
    ships(entry("Sloop"), entry("Brig"))
    assert updated(terminal).removed.count == 1
    ships(entry("Sloop"))
    assert updated(terminal).removed.first == [change("Brig")]


def test_an_empty_list_is_rejected_even_with_force(terminal: Terminal, folders: Folders, ships) -> None:
    ships()
    with pytest.raises(CatalogError, match="has no entries"):
        updated(terminal, force=True)
    assert titles(folders) == ["Sloop", "Brig", "Hulk"]


def test_an_invalid_entry_is_reported_first(terminal: Terminal, folders: Folders, ships) -> None:
    ships(entry("Sloop", url="no"))
    with pytest.raises(CatalogError, match=r"ships\.ndjson, line 2: 'sloop', field 'url'"):
        updated(terminal)
    assert titles(folders) == ["Sloop", "Brig", "Hulk"]


def test_a_missing_source_is_an_error(terminal: Terminal, folders: Folders, ships) -> None:
    with pytest.raises(ImportFailedError, match=r"there is no file '.*ships\.ndjson'"):
        updated(terminal)
    assert titles(folders) == ["Sloop", "Brig", "Hulk"]


@pytest.mark.parametrize("facts", [{}, {"source": "-"}], ids=["nothing", "standard input"])
def test_a_catalog_without_a_source_cannot_be_updated(terminal: Terminal, stored, facts: dict[str, str]) -> None:
    stored("ships", [entry("Sloop", section="shelf")], **facts)
    with pytest.raises(NoSourceError) as caught:
        updated(terminal)
    assert caught.value.message == "'ships' does not say where it came from."
    assert caught.value.hint == "Change it with add, edit and remove; or import it again with --force."


def test_the_hint_for_a_broken_catalog_is_to_import_it_again(terminal: Terminal, stored, ships, tmp_path: Path) -> None:
    ships(entry("Sloop"))
    stored("ships", ["no json"], source=str(tmp_path / "ships.ndjson"))
    with pytest.raises(CatalogError, match=r"ships.ndjson, line 2: this is not JSON.*Import it again with --force"):
        updated(terminal)


def test_an_update_keeps_ids(terminal: Terminal, folders: Folders, stored, tmp_path: Path) -> None:
    path = tmp_path / "ships.md"
    stored("ships", [entry("Sloop", id="old-id", section="shelf")], source=str(path))
    path.write_text("# Shelf\n\n- [Yawl](https://a.org/yawl)\n- [Sloop](https://a.org/sloop)\n")
    assert [change.title for change in updated(terminal).new.first] == ["Yawl"]
    assert [row.id for row in open_index(folders, find_catalog(folders, "ships")).rows(Filter())] == ["yawl", "old-id"]
