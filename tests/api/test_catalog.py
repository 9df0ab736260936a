"""The library: catalogs that are opened, searched and read."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

import mlcat
from api.conftest import ODDITIES
from mlcat.model import Entry
from mlcat.paths import Folders


def test_all_public_names_are_listed_and_importable() -> None:
    assert dir(mlcat) == sorted(mlcat.__all__)
    assert all(getattr(mlcat, name) is not None for name in mlcat.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        mlcat.nosuch  # noqa: B018


def test_an_entry_is_looked_up_by_its_id_in_any_case(odd: mlcat.Catalog) -> None:
    assert odd["everything"].title == odd[" EVERYTHING "].title == "Everything Kit"
    assert odd.get("nosuch") is None
    assert "nosuch" not in odd
    assert 3 not in odd


def test_an_unknown_id_is_a_key_error_and_an_error_of_mlcat(odd: mlcat.Catalog) -> None:
    for kind in (KeyError, mlcat.NotFoundError):
        with pytest.raises(kind) as caught:
            odd["nosuch"]
        assert str(caught.value) == "no entry 'nosuch' in oddities. Look for it with search()."
    with pytest.raises(KeyError):
        odd.related("nosuch")


def test_an_id_or_a_query_of_another_type_is_a_type_error(odd: mlcat.Catalog) -> None:
    for read in (odd.get, odd.related, odd.__getitem__):
        with pytest.raises(TypeError, match="3 is not the id of an entry, which is a string"):
            read(cast("str", 3))
    assert 3 not in odd
    with pytest.raises(TypeError, match=r"the query .* is not a string"):
        odd.search(cast("str", ["triplet", "loss"]))


def test_a_catalog_has_a_length_and_an_order(odd: mlcat.Catalog) -> None:
    listed = list(odd)
    assert len(listed) == len(odd) == 14
    assert all(isinstance(entry, Entry) for entry in listed)
    assert [entry.id for entry in listed][:2] == ["everything", "bare-minimum"]
    assert {entry.id for entry in odd.related("everything", limit=2)} < {entry.id for entry in listed}
    assert odd.related("everything", limit=None) == odd.related("everything", limit=60) != []


def test_each_entry_of_a_catalog_is_in_it_and_no_other(odd: mlcat.Catalog) -> None:
    assert all(entry in odd and entry.id in odd for entry in odd)
    assert not any(entry in odd for entry in mlcat.open())
    assert replace(odd["everything"], title="Something else") not in odd


def test_an_entry_has_the_related_entries_of_its_id(odd: mlcat.Catalog) -> None:
    assert odd.related(odd["everything"]) == odd.related("everything")


def test_a_hit_is_shown_without_its_reasons(odd: mlcat.Catalog) -> None:
    hit = odd.search("everything")[0]
    assert hit.why
    assert repr(hit) == f"Hit(entry={hit.entry!r}, score={hit.score!r}, catalog='oddities')"


def test_an_unknown_tag_is_an_error_that_has_the_existing_tags(odd: mlcat.Catalog) -> None:
    with pytest.raises(mlcat.UnknownValueError) as caught:
        odd.entries(tag="nosuch")
    assert (caught.value.field, caught.value.value) == ("tag", "nosuch")
    assert caught.value.names == list(odd.tags)


@pytest.mark.parametrize("limit", [-1, -5])
def test_a_negative_limit_of_related_entries_is_an_error(odd: mlcat.Catalog, limit: int) -> None:
    assert odd.related("everything", limit=0) == []
    with pytest.raises(mlcat.UsageError) as caught:
        odd.related("everything", limit=limit)
    assert str(caught.value) == f"the limit {limit} is negative. Use a number from 0, or None for all."


def test_sections_and_tags(odd: mlcat.Catalog) -> None:
    assert [(section.id, section.parent) for section in odd.sections][:2] == [
        ("basics", None),
        ("deep-dives", "basics"),
    ]
    counts = list(odd.tags.values())
    assert counts == sorted(counts, reverse=True)


def test_records_are_flat_and_have_the_same_keys(odd: mlcat.Catalog) -> None:
    records = odd.records(tag="NLP")
    assert {tuple(record) for record in records} == {tuple(Entry.__dataclass_fields__)}
    assert all(record["section"] in {section.id for section in odd.sections} for record in records)
    assert odd.search("evkit").records()[0]["catalog"] == "oddities"


def test_notebooks_get_escaped_html(odd: mlcat.Catalog) -> None:
    html = odd.search('"Quoted"')._repr_html_()
    assert "&lt; &gt;" in html
    assert "<ol><li><a href=" in html
    assert "touch pwned" in odd.search('"Quoted"')[0]._repr_html_()
    assert "<b>Catalog of Oddities</b>" in odd._repr_html_()
    entry = Entry(title='A "<b>" & c', url='https://a.example/?"<', section="s", summary="It's <i>x</i>\u202e.")
    link = '<a href="https://a.example/?&quot;&lt;" rel="noopener noreferrer">A &quot;&lt;b&gt;&quot; &amp; c</a>'
    assert entry._repr_html_() == f"<p>{link} - It&#x27;s &lt;i&gt;x&lt;/i&gt;.</p>"
    assert odd["bare-minimum"].summary is None
    assert odd["bare-minimum"]._repr_html_().endswith("</a></p>")
    assert repr(odd) == "<mlcat.Catalog 'oddities': 14 entries>"


def test_an_entry_is_shown_by_its_id_and_title_in_one_line(odd: mlcat.Catalog) -> None:
    assert repr(odd["everything"]) == "<mlcat.Entry 'everything': 'Everything Kit'>"
    hostile = Entry(id="a", title="It's\n\x1b[31m\u202e", url="https://a.example/", section="s", summary="x")
    assert repr(hostile) == "<mlcat.Entry 'a': \"It's\\n\\x1b[31m\\u202e\">"


def test_a_catalog_has_the_facts_of_its_file(tmp_path: Path) -> None:
    facts = {
        "description": "Boats of all sizes.", "homepage": "https://boats.example/", "license": "CC0-1.0",
        "source": "owner/boats", "fetched": "2026-01-31",
    }  # fmt: skip
    head = {"name": "boats", "title": "Boats"}
    names = (*head, *facts)
    for given in (head | facts, head):
        path = tmp_path / "boats.json"
        path.write_text(json.dumps(given))
        with mlcat.read(path) as catalog:
            pass
        assert {name: getattr(catalog, name) for name in names} == {name: given.get(name) for name in names}


def test_imported_catalogs_are_opened_by_name(folders: Folders, tmp_path: Path) -> None:
    path = Path(folders.catalogs, "mine.ndjson")
    path.parent.mkdir(parents=True)
    lines = '{"name":"mine","title":"Mine","sections":[{"id":"a","title":"A"}]}\n'
    lines += '{"id":"x","title":"X","url":"https://x.example/","section":"a"}\n'
    path.write_text(lines)
    assert mlcat.catalog_names() == ["metric-learning", "mine"]
    assert mlcat.open("MINE")["x"].url == "https://x.example/"
    assert [entry.id for entry in mlcat.read(str(path))] == ["x"]
    with pytest.raises(mlcat.UsageError, match="no catalog 'other'"):
        mlcat.open("other")


def test_an_invalid_file_is_a_catalog_error(tmp_path: Path) -> None:
    with pytest.raises(mlcat.CatalogError, match="cannot be read"):
        mlcat.read(tmp_path / "nosuch.json")
    broken = tmp_path / "broken.json"
    broken.write_text('{"name": "x", "title": ""}')
    with pytest.raises(mlcat.CatalogError, match="field 'title'"):
        mlcat.read(broken)


def test_using_a_closed_catalog_is_an_error(odd: mlcat.Catalog) -> None:
    with mlcat.read(ODDITIES) as catalog:
        assert len(catalog) == 14
    reads = (lambda: catalog["everything"], lambda: catalog.search("beacon"))
    for read in (*reads, lambda: catalog.sections, lambda: catalog.tags):
        with pytest.raises(mlcat.CatalogError) as caught:
            read()
        assert (caught.value.message, caught.value.hint) == ("the catalog 'oddities' is closed.", "Open it again.")
    catalog.close()
    assert (catalog.name, catalog.title, len(catalog)) == ("oddities", "Catalog of Oddities", 14)


def test_a_closed_catalog_has_the_sections_and_tags_that_were_read_before() -> None:
    with mlcat.read(ODDITIES) as catalog:
        sections, tags = catalog.sections, catalog.tags
    assert (catalog.sections, catalog.tags) == (sections, tags)
    assert sections
    assert tags


def test_threads_read_one_catalog_at_the_same_time() -> None:
    catalog = mlcat.open()
    expected = [entry.id for entry in catalog], [hit.entry.id for hit in catalog.search("similar images")]
    wrong: list[object] = []

    def read() -> None:
        for _ in range(5):
            contents = [entry.id for entry in catalog], [hit.entry.id for hit in catalog.search("similar images")]
            if contents != expected:
                wrong.append(contents)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert wrong == []


def test_the_library_prints_nothing_and_loads_neither_typer_nor_rich() -> None:
    program = """
import sys, mlcat
catalog = mlcat.open()
catalog.search("senten tranformer"); list(catalog); catalog.records(); catalog.related("faiss"); catalog._repr_html_()
assert not {"rich", "typer", "mlcat.cli"} & set(sys.modules), "loaded"
"""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
