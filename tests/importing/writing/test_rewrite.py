"""Publications that are added to an existing catalog."""

import json
from pathlib import Path

import pytest

from mlcat.catalogs import user_catalog
from mlcat.errors import MlcatError
from mlcat.importing.writing.rewrite import keep_publications
from mlcat.model import Author, Publication
from mlcat.paths import Folders
from mlcat.validation import read_user_catalog

LINES = (
    {"name": "boats", "title": "Boats", "source": "https://boats.example/", "sections": [{"id": "s", "title": "S"}]},
    {"id": "sloop", "title": "Sloop", "url": "https://s.example/", "section": "s",
     "publications": [{"type": "article", "title": "On Sloops"}, {"type": "book", "title": "Second"}]},
    {"id": "yawl", "title": "Yawl", "url": "https://y.example/", "section": "s"},
)  # fmt: skip


@pytest.fixture
def where(tmp_path: Path) -> Folders:
    folders = Folders(str(tmp_path / "data"), str(tmp_path / "cache"))
    Path(folders.catalogs).mkdir(parents=True)
    text = "".join(json.dumps(line) + "\n" for line in LINES)
    Path(user_catalog(folders, "boats").path).write_text(text, encoding="utf-8")
    return folders


def test_only_the_first_publication_of_the_entry_is_replaced(where: Folders) -> None:
    path = Path(user_catalog(where, "boats").path)
    before, entries = read_user_catalog(path)
    sloop, yawl = list(entries)
    new = Publication(type="article", title="On Sloops", authors=(Author(family="Lovelace"),), year=1843)
    keep_publications(where, "boats", {"sloop": new})
    after, changed = read_user_catalog(path)
    assert after == before
    first, second = list(changed)
    assert first.publications == (new, sloop.publications[1])
    assert second == yawl


def test_rewriting_a_removed_catalog_is_an_error(where: Folders) -> None:
    with pytest.raises(MlcatError):
        keep_publications(where, "ships", {})
