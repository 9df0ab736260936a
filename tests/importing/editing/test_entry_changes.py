"""Entries are added, replaced and removed completely or not at all."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from mlcat.catalogs import user_catalog
from mlcat.errors import CatalogError, NotFoundError
from mlcat.importing.editing.entry_changes import (
    ChangedMeanwhileError,
    ForeignCatalogError,
    add_entry,
    remove_entries,
    replace_entry,
    section_name,
    stored_entry,
)
from mlcat.model import CatalogData, Entry, Section
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog

SECTIONS = (
    {"id": "sail", "title": "Sail"},
    {"id": "small", "title": "Small", "parent": "sail"},
    {"id": "motor", "title": "Motor"},
    {"id": "motor-small", "title": "Small", "parent": "motor"},
)
HEADER = {"name": "boats", "title": "Boats", "sections": SECTIONS}
SLOOP = {"id": "sloop", "title": "Sloop", "url": "https://a.example/sloop", "section": "small"}
YAWL = {"id": "yawl", "title": "Yawl", "url": "https://a.example/yawl/", "section": "sail"}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(str(tmp_path / "data"), str(tmp_path / "cache"))


def write(folders: Folders, *lines: Mapping[str, object]) -> None:
    path = Path(user_catalog(folders, "boats").path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


@pytest.fixture
def boats(folders: Folders) -> Folders:
    write(folders, HEADER, SLOOP, YAWL)
    return folders


def read_back(folders: Folders, name: str = "boats") -> tuple[CatalogData, list[Entry]]:
    header, entries = read_user_catalog(Path(user_catalog(folders, name).path))
    return header, list(entries)


def sections(folders: Folders) -> list[str]:
    return [section.id for section in read_back(folders)[0].sections]


def new(**values: object) -> Entry:
    return Entry(**{"title": "Brig", "url": "https://a.example/brig", "section": "Sail"} | values)  # type: ignore[arg-type]


# --- Adding ---------------------------------------------------------------------------------------------------------


def test_the_first_entry_creates_the_catalog(folders: Folders) -> None:
    assert add_entry(folders, "my-boats", new()) == "brig"
    header, entries = read_back(folders, "my-boats")
    assert (header.title, header.source, header.sections) == ("My Boats", None, (Section(id="sail", title="Sail"),))
    assert entries == [new(id="brig", section="sail")]


def test_a_new_entry_is_appended(boats: Folders) -> None:
    assert add_entry(boats, "boats", new()) == "brig"
    header, entries = read_back(boats)
    assert [entry.id for entry in entries] == ["sloop", "yawl", "brig"]
    assert header.sections == tuple(Section(**section) for section in SECTIONS)


def test_a_generated_id_is_unique(boats: Folders) -> None:
    assert add_entry(boats, "boats", new(title="Sloop")) == "sloop-a-example"
    assert add_entry(boats, "boats", new(title="Sloop", url="https://a.example/3")) == "sloop-a-example-2"


def test_a_given_id_that_is_taken_is_an_error(boats: Folders) -> None:
    before = read_back(boats)
    with pytest.raises(CatalogError, match="the id 'yawl' is that of 'Yawl'"):
        add_entry(boats, "boats", new(id="yawl"))
    assert read_back(boats) == before


@pytest.mark.parametrize("url", ["https://a.example/yawl", "http://www.A.example/yawl/#top"])
def test_an_address_that_is_in_the_catalog_is_an_error(boats: Folders, url: str) -> None:
    before = read_back(boats)
    with pytest.raises(CatalogError) as caught:
        add_entry(boats, "boats", new(url=url))
    assert caught.value.message == "'boats' has this address already: 'yawl' (Yawl)."
    assert caught.value.hint == "Change it with `mlcat edit boats:yawl`."
    assert read_back(boats) == before


@pytest.mark.parametrize(
    ("named", "section"),
    [
        ("motor", "motor"),
        ("MOTOR", "motor"),
        ("Small", "small"),
        ("motor-small", "motor-small"),
        ("Motor > small", "motor-small"),
        (" Sail  >  Small ", "small"),
        ("Steam", "steam"),
        ("Motor > Steam", "steam"),
        ("Steam > Small", "steam-small"),
    ],
)
def test_a_section_is_found_by_id_title_or_path_or_created(boats: Folders, named: str, section: str) -> None:
    add_entry(boats, "boats", new(section=named))
    assert read_back(boats)[1][-1].section == section


@pytest.mark.parametrize("named", ["", " > ", " > ".join("a" * 51), "a" * 401])
def test_an_invalid_section_is_an_error(boats: Folders, named: str) -> None:
    with pytest.raises(CatalogError, match="cannot be a section") as caught:
        add_entry(boats, "boats", new(section=named))
    assert caught.value.hint == "Write a title, or `Outer > Inner`."


@pytest.mark.parametrize("named", [" > ".join("a" * 50), "a" * 400])
def test_the_deepest_and_the_longest_section_can_be_read_back(boats: Folders, named: str) -> None:
    add_entry(boats, "boats", new(section=named))
    assert read_back(boats)[1][-1].title == "Brig"


@pytest.mark.parametrize("key", ["source", "claimed_source"])
def test_a_catalog_with_a_source_is_not_changed(folders: Folders, key: str) -> None:
    write(folders, HEADER | {key: "owner/boats"}, SLOOP)
    before = read_back(folders)
    sloop = before[1][0]
    for change in (
        lambda: add_entry(folders, "boats", new()),
        lambda: replace_entry(folders, "boats", sloop, new()),
        lambda: remove_entries(folders, "boats", [sloop]),
    ):
        with pytest.raises(ForeignCatalogError) as caught:
            change()
        assert caught.value.message == "'boats' comes from owner/boats, and its next update would undo your change."
        assert "`mlcat list -c boats --json | mlcat import - --name my-boats`" in caught.value.hint
    assert read_back(folders) == before


# --- Replacing ------------------------------------------------------------------------------------------------------


def test_an_entry_is_replaced(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    replaced = replace_entry(boats, "boats", sloop, replace(sloop, title="Cutter", id=""))
    assert replaced == ("sloop", ())
    assert [(entry.id, entry.title) for entry in read_back(boats)[1]] == [("sloop", "Cutter"), ("yawl", "Yawl")]


def test_a_changed_id_must_be_unique(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    with pytest.raises(CatalogError, match="the id 'yawl' is that of 'Yawl'"):
        replace_entry(boats, "boats", sloop, replace(sloop, id="yawl"))
    assert replace_entry(boats, "boats", sloop, replace(sloop, id="cutter")).id == "cutter"
    assert [entry.id for entry in read_back(boats)[1]] == ["cutter", "yawl"]


def test_an_address_that_other_entries_have_is_reported(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    changed = replace(sloop, url="https://a.example/yawl")
    assert replace_entry(boats, "boats", sloop, changed).ids_with_same_address == ("yawl",)
    assert (
        replace_entry(boats, "boats", changed, replace(changed, title="C")).ids_with_same_address == ()
    )  # it was reported before


def test_an_entry_changed_in_the_meantime_is_not_replaced(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    replace_entry(boats, "boats", sloop, replace(sloop, title="Cutter"))
    before = read_back(boats)
    with pytest.raises(ChangedMeanwhileError):
        replace_entry(boats, "boats", sloop, replace(sloop, title="Mine"))
    assert read_back(boats) == before


def test_replacing_a_removed_entry_is_an_error(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    remove_entries(boats, "boats", [sloop])
    for change in (
        lambda: replace_entry(boats, "boats", sloop, sloop),
        lambda: remove_entries(boats, "boats", [sloop]),
        lambda: stored_entry(boats, "boats", "sloop"),
    ):
        with pytest.raises(NotFoundError) as caught:
            change()
        assert caught.value.message == "'boats' has no entry 'sloop' any more."
        assert caught.value.hint == "Add it again with `mlcat add`."


@pytest.mark.parametrize("write", [add_entry, None])
def test_the_error_for_an_id_that_is_taken_says_what_to_do(boats: Folders, write: object) -> None:
    sloop, other = read_back(boats)[1][:2]
    with pytest.raises(CatalogError) as caught:
        if write:
            add_entry(boats, "boats", replace(other, id=sloop.id, url="https://new.example/"))
        else:
            replace_entry(boats, "boats", other, replace(other, id=sloop.id))
    assert (caught.value.message, caught.value.hint) == (
        f"the id '{sloop.id}' is that of 'Sloop'.",
        "Choose another id.",
    )


def test_an_entry_is_found_with_its_section_as_a_user_types_it(boats: Folders) -> None:
    for entry in read_back(boats)[1]:
        stored, section = stored_entry(boats, "boats", entry.id)
        assert stored == entry
        assert replace_entry(boats, "boats", entry, replace(entry, section=section)).id == entry.id
        assert stored_entry(boats, "boats", entry.id) == (entry, section)


def test_a_section_that_becomes_empty_is_removed(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    replace_entry(boats, "boats", sloop, replace(sloop, section="Motor"))
    assert sections(boats) == ["sail", "motor", "motor-small"]


def test_the_section_of_a_replaced_entry_is_kept(boats: Folders) -> None:
    sloop = read_back(boats)[1][0]
    replace_entry(boats, "boats", sloop, replace(sloop, title="Cutter"))
    assert sections(boats) == ["sail", "small", "motor", "motor-small"]


# --- Removing -------------------------------------------------------------------------------------------------------


def test_entries_are_removed_with_sections_that_become_empty(boats: Folders) -> None:
    sloop, yawl = read_back(boats)[1]
    remove_entries(boats, "boats", [yawl])
    assert sections(boats) == ["sail", "small", "motor", "motor-small"]  # the sloop is below it
    remove_entries(boats, "boats", [sloop])
    assert sections(boats) == ["motor", "motor-small"]
    assert read_back(boats)[1] == []


def test_all_or_none_are_removed(boats: Folders) -> None:
    before = read_back(boats)
    with pytest.raises(NotFoundError):
        remove_entries(boats, "boats", [before[1][0], new(id="brig")])
    assert read_back(boats) == before


def test_no_temporary_files_are_left(boats: Folders) -> None:
    sloop, _ = read_back(boats)[1]
    remove_entries(boats, "boats", [sloop])
    assert [path.name for path in Path(boats.catalogs).iterdir()] == ["boats.ndjson"]


# --- Names of sections ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "name"),
    [("sail", "Sail"), ("small", "Sail > Small"), ("motor-small", "Motor > Small"), ("odd", "odd"), ("x", "x")],
)
def test_the_printed_name_of_a_section_finds_it(section: str, name: str) -> None:
    odd = (Section(id="odd", title="A > B"), Section(id="sail-2", title="sail"), Section(id="x", title="Motor"))
    all_sections = tuple(Section(**section) for section in SECTIONS) + odd
    assert section_name(all_sections, section) == name
