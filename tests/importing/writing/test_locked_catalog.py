"""Publications that are added to an existing catalog."""

import json
from pathlib import Path

import pytest

from mlcat.catalogs import user_catalog
from mlcat.errors import MlcatError
from mlcat.importing.writing.locked_catalog import locked_catalog, store_publications
from mlcat.model import Author, CatalogData, Entry, Publication
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog

LINES = (
    {"name": "boats", "title": "Boats", "source": "https://boats.example/", "sections": [{"id": "s", "title": "S"}]},
    {"id": "sloop", "title": "Sloop", "url": "https://s.example/", "section": "s",
     "publications": [{"type": "article", "title": "On Sloops"}, {"type": "book", "title": "Second"}]},
    {"id": "yawl", "title": "Yawl", "url": "https://y.example/", "section": "s"},
)  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    Path(folders.catalogs).mkdir(parents=True)
    text = "".join(json.dumps(line) + "\n" for line in LINES)
    Path(user_catalog(folders, "boats").path).write_text(text, encoding="utf-8")
    return folders


def test_only_the_first_publication_of_the_entry_is_replaced(folders: Folders) -> None:
    path = Path(user_catalog(folders, "boats").path)
    before, entries = read_user_catalog(path)
    sloop, yawl = list(entries)
    new = Publication(type="article", title="On Sloops", authors=(Author(family="Lovelace"),), year=1843)
    store_publications(folders, "boats", {"sloop": new})
    after, changed = read_user_catalog(path)
    assert after == before
    first, second = list(changed)
    assert first.publications == (new, sloop.publications[1])
    assert second == yawl


def test_rewriting_a_removed_catalog_is_an_error(folders: Folders) -> None:
    with pytest.raises(MlcatError) as caught:
        store_publications(folders, "ships", {})
    assert (caught.value.message, caught.value.hint) == ("there is no catalog 'ships' any more.", "Import it again.")


def test_a_catalog_that_does_not_exist_yet_is_empty_and_has_its_name_as_title(folders: Folders) -> None:
    with locked_catalog(folders, "old-ships") as catalog:
        assert not catalog.exists
        assert list(catalog.entries()) == []
        facts = catalog.header()
        assert facts == CatalogData(name="old-ships", title="Old Ships")
        assert catalog.write(facts, []) == ""
    assert list(read_user_catalog(Path(user_catalog(folders, "old-ships").path))[1]) == []


def test_the_id_of_the_last_entry_is_returned(folders: Folders) -> None:
    with locked_catalog(folders, "boats") as catalog:
        entries = [*catalog.entries(), Entry(title="Sloop", url="https://b.example/", section="s")]
        assert catalog.write(catalog.header(), entries) == "sloop-b-example"
    assert [entry.id for entry in read_user_catalog(Path(user_catalog(folders, "boats").path))[1]] == [
        "sloop", "yawl", "sloop-b-example",
    ]  # fmt: skip


def test_two_entries_with_one_id_are_an_error_and_change_nothing(folders: Folders) -> None:
    before = Path(user_catalog(folders, "boats").path).read_bytes()
    with pytest.raises(MlcatError, match="the id 'sloop' of 'B' is taken"), locked_catalog(folders, "boats") as catalog:
        catalog.write(
            catalog.header(), [*catalog.entries(), Entry(title="B", url="https://b.org", section="s", id="sloop")]
        )
    assert Path(user_catalog(folders, "boats").path).read_bytes() == before
