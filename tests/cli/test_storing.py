"""What `import` and `catalogs update` share: what is read of a source, what is reported, what an update changes."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Stream
from mlcat.catalogs import find_catalog
from mlcat.cli import storing
from mlcat.cli.progress import Bar
from mlcat.cli.storing import NoSourceError, left_out, preview, report, update, write
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, ImportFailedError, MlcatError
from mlcat.filters import Filter
from mlcat.importing.batches import commit_records
from mlcat.importing.diff import Diff, Sample
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.lists.parsed import LeftOut
from mlcat.importing.stream import ImportStream, open_source
from mlcat.index.cache import open_index
from mlcat.paths import Folders, user_folders

GOOD = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
BAD = {"title": "Hulk", "section": "Boats"}


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(os.environ, Stream(), Stream())


def incoming(tmp_path: Path, *lines: dict[str, str], name: str = "ships") -> ImportStream:
    path = tmp_path / "a.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return open_source(
        str(path), name=name, folders=user_folders(os.environ), fetcher=Fetcher(), progress=lambda *_: None
    )


def shelved(terminal: Terminal, made: ImportStream, *, skip_invalid: bool = False) -> storing.ImportSummary:
    return write(terminal, made, Bar(terminal, ""), skip_invalid=skip_invalid)


def test_what_comes_of_a_list_is_counted(terminal: Terminal, tmp_path: Path) -> None:
    taken = shelved(terminal, incoming(tmp_path, GOOD, GOOD, GOOD | {"section": "Hulks"}))
    assert (taken.entries, taken.sections, taken.skipped) == (3, {"boats": "Boats", "hulks": "Hulks"}, "")


def test_one_bad_entry_keeps_all_out(terminal: Terminal, where: Folders, tmp_path: Path) -> None:
    for take in (shelved, lambda _, made: preview(made, skip_invalid=False)):
        with pytest.raises(CatalogError) as caught:
            take(terminal, incoming(tmp_path, GOOD, BAD))
        assert caught.value.message == "a.ndjson, line 2: 'Hulk', field 'url': it is missing."
        assert caught.value.hint == "Add it. Or import with --skip-invalid."
    assert os.listdir(where.catalogs) == []


def test_unless_bad_ones_are_skipped_and_counted(terminal: Terminal, tmp_path: Path) -> None:
    lines = [GOOD, *[BAD] * 1500, GOOD]
    taken = shelved(terminal, incoming(tmp_path, *lines), skip_invalid=True)
    dry = preview(incoming(tmp_path, *lines), skip_invalid=True).summary
    assert taken.entries == dry.entries == 2
    assert (
        taken.skipped
        == dry.skipped
        == ("skipped 1,500 that cannot be used; the first: a.ndjson, line 2: 'Hulk', field 'url': it is missing.")
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([BAD, BAD], "all 2 entries cannot be used: a.ndjson, line 1: 'Hulk', field 'url': it is missing."),
        ([BAD], "the only entry cannot be used: a.ndjson, line 1: 'Hulk', field 'url': it is missing."),
        ([], "a.ndjson' has no entries."),
        ([{"name": "x", "title": "X"}], "a.ndjson' has no entries."),
    ],
)
def test_a_list_of_which_nothing_is_left_is_refused(
    terminal: Terminal, where: Folders, tmp_path: Path, lines: list[dict[str, str]], message: str
) -> None:
    for take in (shelved, lambda _, made, skip_invalid: preview(made, skip_invalid=skip_invalid)):
        with pytest.raises(CatalogError) as caught:
            take(terminal, incoming(tmp_path, *lines), skip_invalid=True)
        assert caught.value.message.endswith(message)
    assert os.listdir(where.catalogs) == []


def test_a_preview_counts_sections_and_has_three_examples_and_nothing_is_written(
    terminal: Terminal, where: Folders, tmp_path: Path
) -> None:
    rows = [GOOD, GOOD | {"title": "Brig", "section": "Ships"}, *[GOOD | {"title": f"Hulk {n}"} for n in range(4)]]
    previewed = preview(incoming(tmp_path, *rows), skip_invalid=False)
    assert {previewed.summary.sections[section]: count for section, count in previewed.counts.items()} == {
        "Boats": 5,
        "Ships": 1,
    }
    assert previewed.examples == [(title, "https://a.org/sloop") for title in ("Sloop", "Brig", "Hulk 0")]
    assert not os.path.exists(where.data)


def test_what_was_left_out_is_reported_line_by_line() -> None:
    items = (LeftOut("badge", 3, "Build"), LeftOut("contents list", 7), LeftOut("no title", 0, "x"))
    made = ImportStream("x", "x", commit_records([], []), lines_left_out=items)
    assert list(report(made)) == ["line 3: badge: Build", "line 7: contents list", "no title: x"]


def test_what_was_left_out_is_told_the_most_first() -> None:
    made = ImportStream("x", "x", commit_records([], []))
    assert left_out(made) == ""
    made.left_out.update({"badges": 1, "contents list": 1025})
    assert left_out(made) == "left out: contents list 1,025, badges 1"


def test_an_interrupt_in_the_middle_keeps_what_was_there(terminal: Terminal, where: Folders, tmp_path: Path) -> None:
    shelved(terminal, incoming(tmp_path, GOOD))
    before = Path(where.catalogs, "ships.ndjson").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.ndjson"
    path.write_text((json.dumps(GOOD) + "\n") * 5000)
    made = open_source(
        str(path), name="ships", folders=user_folders(os.environ), fetcher=Fetcher(), progress=interrupted
    )
    with pytest.raises(KeyboardInterrupt):
        shelved(terminal, made)
    assert Path(where.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(where.catalogs) == ["ships.ndjson"]


def test_a_data_folder_that_cannot_be_made_is_one_line(terminal: Terminal, where: Folders, tmp_path: Path) -> None:
    Path(where.data).parent.mkdir(parents=True, exist_ok=True)
    Path(where.data).write_text("in the way")
    with pytest.raises(ImportFailedError, match="cannot be written: Not a directory"):
        shelved(terminal, incoming(tmp_path, GOOD))


# --- Updates ------------------------------------------------------------------------------------------------------


def entry(title: str, **more: object) -> dict[str, object]:
    return {"id": title.lower(), "title": title, "url": f"https://a.org/{title.lower()}", "section": "boats"} | more


@pytest.fixture
def ships(stored, tmp_path: Path):
    """A catalog of three that came from a file; returns a call that writes the file anew."""
    path = tmp_path / "ships.ndjson"
    sections = [{"id": "boats", "title": "Boats"}]
    stored("ships", [entry("Sloop"), entry("Brig"), entry("Hulk")], source=str(path), sections=sections)

    def change(*entries: dict[str, object]) -> None:
        head = {"name": "x", "title": "Ships", "sections": sections}
        path.write_text("".join(json.dumps(line) + "\n" for line in (head, *entries)))

    return change


def updated(terminal: Terminal, *, force: bool = False) -> Diff:
    return update(terminal, find_catalog(terminal.folders, "ships"), force=force).diff


def titles(where: Folders) -> list[str]:
    return [row.title for row in open_index(where, find_catalog(where, "ships")).rows(Filter())]


def test_what_is_new_changed_and_gone_is_told(terminal: Terminal, where: Folders, ships) -> None:
    ships(entry("Yawl"), entry("Brig", summary="Two masts."), entry("Sloop"))
    told = updated(terminal)
    assert told == Diff(Sample(1, ["Yawl"]), Sample(1, ["Brig"]), Sample(1, ["Hulk"]))
    assert titles(where) == ["Yawl", "Brig", "Sloop"]


def test_nothing_is_new_where_nothing_changed(terminal: Terminal, ships) -> None:
    ships(entry("Hulk"), entry("Brig"), entry("Sloop"))  # their order is no change
    assert updated(terminal) == Diff(Sample(), Sample(), Sample())


def test_ten_titles_of_each_are_told(terminal: Terminal, ships) -> None:
    ships(*(entry(f"Boat-{number}") for number in range(12)), entry("Sloop"), entry("Brig"))
    told = updated(terminal)
    assert told.new == Sample(12, [f"Boat-{number}" for number in range(10)])


@pytest.mark.parametrize("left", [0, 1])
def test_losing_more_than_half_is_refused(terminal: Terminal, where: Folders, ships, left: int) -> None:
    before = Path(where.catalogs, "ships.ndjson").read_bytes()
    ships(*[entry("Sloop")][:left], entry("Yawl"))
    with pytest.raises(MlcatError) as caught:
        updated(terminal)
    assert str(caught.value) == (
        f"'ships' would lose {3 - left} of its 3 entries: nothing was changed. "
        "If that is right: `mlcat catalogs update ships --force`."
    )
    assert Path(where.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(where.catalogs) == ["ships.ndjson"]

    assert updated(terminal, force=True).gone.count == 3 - left
    assert titles(where) == ["Sloop", "Yawl"][1 - left :]


def test_losing_just_half_is_not(terminal: Terminal, ships) -> None:
    ships(entry("Sloop"), entry("Brig"))
    assert updated(terminal).gone.count == 1
    ships(entry("Sloop"))
    assert updated(terminal).gone.titles == ["Brig"]


def test_an_empty_list_is_refused_even_by_force(terminal: Terminal, where: Folders, ships) -> None:
    ships()
    with pytest.raises(CatalogError, match="has no entries"):
        updated(terminal, force=True)
    assert titles(where) == ["Sloop", "Brig", "Hulk"]


def test_a_bad_entry_is_told_first(terminal: Terminal, where: Folders, ships) -> None:
    ships(entry("Sloop", url="no"))
    with pytest.raises(CatalogError, match=r"ships\.ndjson, line 2: 'sloop', field 'url'"):
        updated(terminal)
    assert titles(where) == ["Sloop", "Brig", "Hulk"]


def test_a_source_that_is_gone_is_one_line(terminal: Terminal, where: Folders, ships) -> None:
    with pytest.raises(ImportFailedError, match=r"there is no file '.*ships\.ndjson'"):
        updated(terminal)
    assert titles(where) == ["Sloop", "Brig", "Hulk"]


@pytest.mark.parametrize("facts", [{}, {"source": "-"}], ids=["nothing", "standard input"])
def test_what_does_not_say_where_it_came_from_cannot_be_fetched(
    terminal: Terminal, stored, facts: dict[str, str]
) -> None:
    stored("ships", [entry("Sloop", section="shelf")], **facts)
    with pytest.raises(NoSourceError) as caught:
        updated(terminal)
    assert caught.value.message == "'ships' does not say where it came from."
    assert caught.value.hint == "Change it with add, edit and remove; or import it again with --force."


def test_a_broken_catalog_is_to_be_imported_again(terminal: Terminal, stored) -> None:
    stored("ships", ["no json"])
    with pytest.raises(CatalogError, match=r"ships.ndjson, line 2: this is not JSON.*Import it again with --force"):
        updated(terminal)


def test_ids_of_a_list_stay(terminal: Terminal, where: Folders, stored, tmp_path: Path) -> None:
    path = tmp_path / "ships.md"
    stored("ships", [entry("Sloop", id="old-id", section="shelf")], source=str(path))
    path.write_text("# Shelf\n\n- [Yawl](https://a.org/yawl)\n- [Sloop](https://a.org/sloop)\n")
    assert updated(terminal).new.titles == ["Yawl"]
    assert [row.id for row in open_index(where, find_catalog(where, "ships")).rows(Filter())] == ["yawl", "old-id"]


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ((), ""),
        ((7,), "not read: 1 link at line 7"),
        ((7, 9), "not read: 2 links, the first at line 7"),
        ((0, 9), "not read: 2 links, the first at line 9"),
        ((0,), "not read: 1 link"),
    ],
)
def test_addresses_that_were_not_read_are_counted_with_the_first_line(lines: tuple[int, ...], note: str) -> None:
    unread = tuple(LeftOut("not read", line, "a https://a.org") for line in lines)
    stream = ImportStream("list.md", "list", commit_records([], []), unread=unread)
    assert storing.left_out(stream) == note
    assert len(list(storing.report(stream))) == len(lines)
