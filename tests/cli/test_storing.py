"""What `import` and `catalogs update` share: names, what comes of a list, what is told of the rest."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Stream
from mlcat.cli import storing
from mlcat.cli.progress import Bar
from mlcat.cli.storing import checked_name, left_out, preview, stored, write
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, ImportFailedError, UsageError
from mlcat.importing.stream import ImportStream, open_source
from mlcat.paths import Folders

GOOD = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
BAD = {"title": "Hulk", "section": "Boats"}


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(os.environ, Stream(), Stream())


def incoming(tmp_path: Path, *lines: dict[str, str], name: str = "ships") -> ImportStream:
    path = tmp_path / "a.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return open_source(str(path), name=name, progress=lambda *_: None, previous=lambda _: None)


def shelved(terminal: Terminal, made: ImportStream, *, skip_invalid: bool = False) -> storing.ImportSummary:
    return write(terminal, made, Bar(terminal, ""), skip_invalid=skip_invalid)


@pytest.mark.parametrize("name", ["a", "awesome-python", "2024", "a" * 60, "remove", "all-of-it"])
def test_a_name_is_letters_digits_and_hyphens(name: str) -> None:
    assert checked_name(name) == name


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("metric-learning", "the name 'metric-learning' is taken by mlcat itself.", "Choose another with --name."),
        ("all", "the name 'all' is taken by mlcat itself.", "Choose another with --name."),
        ("My List", "'My List' is no name for a catalog.", "Use 'my-list'."),
        ("ALL", "'ALL' is no name for a catalog.", "Use letters, digits and hyphens."),
        ("", "'' is no name for a catalog.", "Use letters, digits and hyphens."),
        ("../../etc/passwd", "'../../etc/passwd' is no name for a catalog.", "Use 'etc-passwd'."),
        (".hidden", "'.hidden' is no name for a catalog.", "Use 'hidden'."),
        ("名", "'名' is no name for a catalog.", "Use letters, digits and hyphens."),
        ("a\x1b[31m", "'a[31m' is no name for a catalog.", "Use 'a-31m'."),
        ("a" * 61, f"'{'a' * 59}…' is no name for a catalog.", f"Use '{'a' * 60}'."),
    ],
)
def test_other_names_are_refused_with_the_nearest_that_would_do(name: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked_name(name)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_the_catalog_as_it_is_now(terminal: Terminal, where: Folders, tmp_path: Path) -> None:
    assert stored(terminal, "ships") is None
    shelved(terminal, incoming(tmp_path, GOOD))
    catalog = stored(terminal, "ships")
    assert catalog
    assert [(entry.id, entry.section) for entry in catalog.entries] == [("sloop", "boats")]
    Path(where.catalogs, "ships.ndjson").write_text("no\n")
    assert stored(terminal, "ships") is None


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
    dry, _ = preview(incoming(tmp_path, *lines), skip_invalid=True)
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


def test_the_samples_are_the_first_of_each_section_and_nothing_is_written(
    terminal: Terminal, where: Folders, tmp_path: Path
) -> None:
    other = GOOD | {"title": "Brig", "section": "Ships"}
    taken, first = preview(incoming(tmp_path, GOOD, other, GOOD | {"title": "Hulk"}), skip_invalid=False)
    assert {taken.sections[section]: columns[1] for section, columns in first.items()} == {
        "Boats": "Sloop",
        "Ships": "Brig",
    }
    assert not os.path.exists(where.data)


def test_what_was_left_out_is_told_the_most_first() -> None:
    made = ImportStream("x", "x", iter(()))
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
    made = open_source(str(path), name="ships", progress=interrupted, previous=lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        shelved(terminal, made)
    assert Path(where.catalogs, "ships.ndjson").read_bytes() == before
    assert os.listdir(where.catalogs) == ["ships.ndjson"]


def test_a_data_folder_that_cannot_be_made_is_one_line(terminal: Terminal, where: Folders, tmp_path: Path) -> None:
    Path(where.data).parent.mkdir(parents=True, exist_ok=True)
    Path(where.data).write_text("in the way")
    with pytest.raises(ImportFailedError, match="cannot be written: Not a directory"):
        shelved(terminal, incoming(tmp_path, GOOD))
