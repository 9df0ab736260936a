"""What an index holds of a catalog."""

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator

import pytest

from mlcat.index import cache
from mlcat.index.building import builder as building
from mlcat.index.building import documents
from mlcat.index.building.builder import build_index, build_index_file
from mlcat.index.cache import TRAILER_SIZE, verify
from mlcat.index.reader import Index
from mlcat.index.schema import FIELDS, NameKind
from mlcat.model import Author, CatalogData, Entry, Publication, Section
from mlcat.text.tokens import tokens

SHELF = Section(id="shelf", title="Shelf")
CATALOG = CatalogData(name="c", title="C", sections=(SHELF,))


def entry(id: str, **fields) -> Entry:
    made_up = {"title": id, "url": f"https://{id}.example/", "section": "shelf"}
    return Entry(id=id, **(made_up | fields))


def index_of(*entries: Entry, catalog: CatalogData = CATALOG) -> Index:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, entries, "f")
    return Index(connection)


def names(index: Index) -> dict[str, int]:
    return dict(index.db.execute("SELECT name, kind FROM names ORDER BY kind DESC"))


def field(index: Index, name: str) -> str:
    ((_, words),) = index.tokens_of([1])
    return words.split("\n")[FIELDS.index(name)]


def test_the_facts_of_the_catalog(small):
    assert (small.fingerprint, small.name, small.title, small.count) == (
        "of the oddities",
        "oddities",
        "Catalog of Oddities",
        14,
    )
    assert (small.description, small.homepage) == (
        "Every shape that an entry can have, once.",
        "https://oddities.example/",
    )
    assert (small.license, small.source, small.fetched) == ("CC0-1.0", None, None)


def test_facts_of_an_imported_catalog():
    index = index_of(catalog=CatalogData(name="c", title="C", source="owner/repo", fetched="2026-01-31"))
    assert (index.source, index.fetched, index.license, index.count) == ("owner/repo", "2026-01-31", None, 0)


def test_a_section_counts_its_own_entries_and_those_below_it(small):
    assert [(section.id, section.parent, section.own_count, section.total_count) for section in small.sections()] == [
        ("basics", None, 4, 9),
        ("deep-dives", "basics", 2, 5),
        ("odd-corners", "deep-dives", 3, 3),
        ("groessen", None, 5, 5),
        ("empty-shelf", None, 0, 0),
    ]


def test_tags_have_their_first_spelling_and_are_ordered_by_frequency(small):
    assert [(tag.tag, tag.count) for tag in small.tags()] == [
        ("NLP", 4),
        ("Audio", 3),
        ("CV", 2),
        ("[bold]Loud[/bold]", 1),
        ("R&D", 1),
    ]


def test_a_repeated_tag_counts_once():
    index = index_of(entry("a", tags=("CV", "cv", "CV")))
    assert [(tag.tag, tag.count) for tag in index.tags()] == [("CV", 1)]


def test_an_entry_is_looked_up_by_id_title_and_aliases_and_by_its_words_in_any_order():
    index = index_of(entry("oml", title="OpenMetricLearning", aliases=("Metric Kits",)))
    assert names(index) == {
        "oml": NameKind.ID,
        "openmetriclearning": NameKind.TITLE,
        "metrickits": NameKind.ALIAS,
        "metrickit": NameKind.ALIAS,  # in the singular too
        "learning metric open": NameKind.REORDERED,
        "kit metric": NameKind.REORDERED,
    }


def test_a_name_keeps_its_best_kind():
    index = index_of(entry("faiss", title="FAISS", aliases=("Faiss",)))
    assert names(index) == {"faiss": 0}


PAPER = Publication(
    type="article", title="On Sails", authors=(Author(family="Łoś", given="Ada"),), year=2015, venue="NIPS"
)


@pytest.mark.parametrize(
    ("given", "searched", "words"),
    [
        ({"title": "Fine-tuned Wav2CLIP"}, "title", "finetuned-fine-tuned wav2clip_wav_2_clip"),
        ({"aliases": ("one name", "other")}, "aliases", "one name\tother"),
        ({"topics": ("find images", "by text")}, "topics", "find image\tby text"),
        ({"authors": ("Ada Łoś",), "organization": "Lab", "year": 2015}, "people", "ada los\tlab\t2015"),
        ({"year": 2015, "publications": (PAPER,)}, "people", "2015\tada los\tnip"),
        ({"description": "It trains.", "publications": (PAPER,)}, "description", "it train on sail"),
        ({"url": "https://github.com/qdrant/x"}, "people", "qdrant"),
        ({"url": "https://github.com/"}, "people", ""),
        ({"url": "https://a.example/qdrant/x"}, "people", ""),
        ({"tags": ("CV",), "kind": "tool", "language": "C++", "status": "active"}, "facets",
         "cv\tshelf\ttool\tcpp\tactive"),
        ({"summary": "Finds images."}, "summary", "find image"),
        ({"description": "It trains."}, "description", "it train"),
        ({"summary": "One line.", "description": "One line. And more."}, "description", "and more"),
    ],
    ids=["compounds", "aliases", "topics", "people", "people of a publication", "title of a publication",
         "owner of the repository", "no owner", "no host with owners", "facets", "summary", "description",
         "a summary that begins the description counts once"],
)  # fmt: skip
def test_the_words_of_a_field(given, searched, words):
    assert field(index_of(entry("a", **given)), searched) == words


def test_an_entry_has_the_words_of_its_sections():
    nested = CatalogData(name="c", title="C", sections=(SHELF, Section(id="box", title="Inner Box", parent="shelf")))
    assert field(index_of(entry("a", section="box"), catalog=nested), "facets") == "inner box\tshelf"


def test_the_vocabulary_counts_entries_and_names():
    index = index_of(
        entry("a", title="Loss", description="loss loss"),
        entry("b", title="B", summary="a loss"),
        entry("c", title="Wav2CLIP"),
    )
    assert (
        index.vocabulary.rows(["loss"])["loss"].entry_count,
        index.vocabulary.rows(["loss"])["loss"].name_count,
    ) == (2, 1)
    assert set(index.vocabulary.rows(["wav2clip", "wav", "2", "clip", "losses"])) == {"wav2clip", "wav", "2", "clip"}
    assert index.vocabulary.count == len(index.vocabulary.all())


def test_synonyms_are_stored_if_the_catalog_has_the_second_word():
    index = index_of(entry("a", title="Image"))
    assert ("picture", "image", 0) in index.vocabulary.synonyms(["picture"])
    assert index.vocabulary.synonyms(["image"]) == []


def test_synonyms_are_stored_for_inflections_but_not_for_all_words_of_a_stem():
    index = index_of(entry("a", title="Tracked"), entry("b", title="Tracker"))
    assert index.vocabulary.synonyms(["song"]) == [("song", "tracked", 0)]


def test_a_clipped_word_and_its_full_form_are_marked():
    index = index_of(entry("a", title="Asynchronous Config"))
    assert index.vocabulary.synonyms(["async", "configuration"]) == [
        ("async", "asynchronous", 1),
        ("configuration", "config", 1),
    ]


def test_an_entry_without_words_or_names_is_indexed():
    index = index_of(entry("a", title="?!"))
    assert index.entry(1).title == "?!"
    assert names(index) == {"a": 0}


def test_an_index_may_have_no_entries():
    index = index_of()
    assert (index.count, index.vocabulary.count, index.names.count, index.tags()) == (0, 0, 0, [])
    assert [section.total_count for section in index.sections()] == [0]


def test_entries_are_indexed_in_batches(monkeypatch):
    """Only one batch is held at a time, and the index does not depend on the division."""
    given = [entry(f"e{n}", title=f"Title {n}", tags=("CV",)) for n in range(10)]
    complete = index_of(*given)
    monkeypatch.setattr(building, "BATCH_SIZE", 3)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    waiting: list[int] = []

    def stream() -> Iterator[Entry]:
        for n, one in enumerate(given):
            waiting.append(n - connection.execute("SELECT count(*) FROM entries").fetchone()[0])
            yield one

    build_index(connection, CATALOG, stream(), "f")
    assert max(waiting) < 3
    assert list(connection.iterdump()) == list(complete.db.iterdump())


def test_only_known_fields_of_an_entry_are_written(small):
    rest = [json.loads(row[0]) for row in small.db.execute("SELECT rest FROM entries ORDER BY rowid")]
    assert rest[1] == {}
    assert "summary" not in rest[0]  # it has its own column
    assert rest[0]["authors"] == ["Zoë Ångström", "Grace Hopper"]


@pytest.mark.parametrize("word", tokens("retrieval image"))
def test_stems_find_an_entry_by_every_form_of_a_word(word):
    index = index_of(entry("a", description="Retrieves images"))
    stems = [row.stem for row in index.vocabulary.rows(["retrieve", "image"]).values()]
    assert [row.word for row in index.vocabulary.with_stems(stems)] == ["image", "retrieve"]


# --- The file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chunk", [1 << 18, 4096, 1000])
def test_a_finished_file_has_checksums_of_its_chunks(tmp_path, monkeypatch, chunk):
    monkeypatch.setattr(building, "BLOCK_SIZE", chunk)
    monkeypatch.setattr(cache, "BLOCK_SIZE", chunk)
    path = tmp_path / "made" / "for it" / "c.db"
    build_index_file(str(path), CATALOG, [entry("a")], "f")
    assert os.listdir(path.parent) == ["c.db"]
    content = path.read_bytes()
    size, modified = (int.from_bytes(content[at : at + 8], "big") for at in (-TRAILER_SIZE, -TRAILER_SIZE + 8))
    checksums = b"".join(
        zlib.crc32(content[at : min(at + chunk, size)]).to_bytes(4, "big") for at in range(0, size, chunk)
    )
    assert content[size:-TRAILER_SIZE] == checksums
    assert int.from_bytes(content[-4:], "big") == zlib.crc32(checksums + content[-TRAILER_SIZE:-4])
    assert path.stat().st_mtime_ns == modified * 10**9
    verify(str(path))


def test_an_index_is_backdated_so_that_a_later_change_has_another_time(tmp_path):
    path = tmp_path / "c.db"
    begun = time.time()
    build_index_file(str(path), CATALOG, [entry("a")], "f")
    assert begun - 12 <= path.stat().st_mtime <= time.time() - 10
    assert path.stat().st_mtime % 2 == 0


def test_a_failed_build_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "c.db"
    path.write_text("old")

    def stream() -> Iterator[Entry]:
        yield entry("a")
        raise ValueError("line 2")

    with pytest.raises(ValueError, match="line 2"):
        build_index_file(str(path), CATALOG, stream(), "f")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["c.db"]


def test_simultaneous_builds_use_different_file_names(tmp_path, monkeypatch):
    """Two containers may share a folder and have processes with the same number."""
    used: list[str] = []
    connected = building.create_database

    def connect(path: str) -> sqlite3.Connection:
        used.append(path)
        return connected(path)

    monkeypatch.setattr(building, "create_database", connect)
    for _ in range(2):
        build_index_file(str(tmp_path / "c.db"), CATALOG, [entry("a")], "f")
    assert len(set(used)) == 2
    assert os.listdir(tmp_path) == ["c.db"]


def test_identifiers_of_one_entry_may_share_a_key(monkeypatch):
    monkeypatch.setattr(documents, "identifier_key", lambda identifier: 7)
    repository = "https://yard.example/{0}/{0}"  # an address and the name of a repository: two identifiers
    index = index_of(*(entry(id, url=repository.format(id)) for id in ("b", "a")))
    assert index.rowids_with_identifier(7) == [1, 2]


def test_identifiers_are_stored_once(tmp_path):
    """The table is the tree in which they are looked up."""
    build_index_file(str(tmp_path / "c.db"), CATALOG, [entry("a")], "f")
    with contextlib.closing(sqlite3.connect(tmp_path / "c.db")) as db:
        held = db.execute("SELECT name FROM sqlite_master WHERE name LIKE '%identifiers%' AND sql IS NOT NULL")
        assert held.fetchall() == [("identifiers",)]
