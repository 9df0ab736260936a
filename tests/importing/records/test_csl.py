"""Entries made of CSL-JSON."""

import json
from typing import Any

import pytest
from citing.samples import FULL, bundled, cited

from mlcat.citing.csl_json import csl_item, csl_json
from mlcat.errors import CatalogError
from mlcat.importing.records.csl import csl_to_entry, is_csl_item
from mlcat.importing.records.mlcat_json import read_array
from mlcat.model import Entry

ITEM: dict[str, Any] = {"id": "x", "type": "book", "title": "On Sails", "URL": "https://sails.example/"}


def read_csl(text: str) -> tuple[list[Entry], list[CatalogError]]:
    errors: list[CatalogError] = []
    entries = [entry for _, entry in read_array(text.encode(), "refs.json", errors.append) if isinstance(entry, Entry)]
    return entries, errors


def entry_of(**values: Any) -> Entry:
    (entry,), errors = read_csl(json.dumps([ITEM | values]))
    assert not errors
    return entry


def test_exported_publications_are_read_back() -> None:
    citations = bundled()
    entries, errors = read_csl("".join(csl_json(citations)))
    assert errors == []
    assert [entry.publications for entry in entries] == [(citation.publication,) for citation in citations]
    assert {entry.section for entry in entries} == {"References"}


def test_title_authors_year_and_address_are_those_of_the_publication() -> None:
    entry = entry_of(**csl_item(cited(FULL)[0]))
    assert (entry.title, entry.year, entry.url) == (FULL.title, 2015, "https://oddconf.example/15")
    assert entry.authors == ("Zoë Ångström", "Jan Peter van den Berg Jr.", "Allsorts Institute")


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("book", "paper"),
        ("article-journal", "paper"),
        ("dataset", "dataset"),
        ("webpage", "article"),
        ("software", None),
    ],
)
def test_the_kind_follows_from_the_type_of_the_publication(type: str, kind: str | None) -> None:
    assert entry_of(type=type).kind == kind


@pytest.mark.parametrize(
    ("values", "url"),
    [
        ({}, "https://sails.example/"),
        ({"URL": None, "DOI": "10.1000/x"}, "https://doi.org/10.1000/x"),
        ({"URL": None, "type": "article", "number": "arXiv:2101.00001"}, "https://arxiv.org/abs/2101.00001"),
    ],
)
def test_the_address_is_the_own_one_or_that_of_the_doi_or_arxiv_number(values: dict[str, Any], url: str) -> None:
    assert entry_of(**values).url == url


def test_an_item_without_an_address_is_an_error_with_its_position() -> None:
    _, (error,) = read_csl(json.dumps([ITEM | {"URL": None}]))
    assert error.message == "refs.json, entry 1: 'On Sails', field 'url': it is missing."


@pytest.mark.parametrize("author", ["Ada", {"family": 3}, {"given": ["A"]}, None, 7])
def test_a_name_of_the_wrong_type_is_an_error(author: object) -> None:
    entries, errors = read_csl(json.dumps([ITEM | {"author": [author]}]))
    assert len(entries) + len(errors) == 1


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"3", b'{"title": "T"}', b'{"type": "book", "title": "T", "section": "s"}']
)
def test_other_objects_are_not_csl_items(line: bytes) -> None:
    assert csl_to_entry(line) is None


def test_an_entry_of_a_catalog_is_not_a_csl_item() -> None:
    assert not is_csl_item({"title": "T", "url": "https://t.example/", "section": "s"})
    assert not is_csl_item({"type": "book"})
    assert is_csl_item({"type": "book", "title": "T"})


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (["Ada", {"family": "Moss", "given": "Ben"}], ["Ben Moss"]),
        ([7, {"literal": "The Yard"}], ["The Yard"]),
        ([{"given": ["x"], "family": "Moss"}, {}], ["Moss"]),
    ],
)
def test_a_name_of_another_type_is_left_to_validation(authors: list[object], names: list[str]) -> None:
    entry = json.loads(csl_to_entry(json.dumps(ITEM | {"author": authors}).encode()) or "")
    assert entry["authors"] == names
    assert len(entry["publications"][0]["authors"]) == len(authors)
