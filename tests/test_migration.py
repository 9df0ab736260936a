"""Catalogs of the format before publications are read."""

import json
from typing import Any

import pytest

from mlcat.migration import OLD_KEYS, migrate, pop_migrated_files
from mlcat.model import Author, Publication
from mlcat.validation import parse_catalog, parse_entry

NEEDED = {"title": "Sails", "url": "https://sails.example/", "section": "ships"}


@pytest.fixture(autouse=True)
def none_before() -> None:
    pop_migrated_files()


def publications(**fields: Any) -> tuple[Publication, ...]:
    return parse_entry(json.dumps(NEEDED | fields), "old.ndjson, line 2").publications


def test_a_paper_of_the_old_format_has_itself_as_its_publication() -> None:
    old = {"kind": "paper", "authors": ["Ada Lovelace", "Ludwig van Beethoven"], "et_al": True, "year": 2015}
    assert publications(**old, venue="CVPR 2016", arxiv="1503.03832", doi="10.1109/x") == (
        Publication(
            type="document",
            title="Sails",
            authors=(
                Author(given="Ada", family="Lovelace"),
                Author(given="Ludwig", particle="van", family="Beethoven"),
            ),
            et_al=True,
            year=2016,
            venue="CVPR 2016",
            arxiv="1503.03832",
            doi="10.1109/x",
        ),
    )


def test_an_arxiv_number_alone_becomes_a_preprint() -> None:
    (publication,) = publications(kind="paper", arxiv="1503.03832", year=2015)
    assert (publication.type, publication.year) == ("article", 2015)


def test_the_year_of_a_program_is_not_that_of_its_paper() -> None:
    (publication,) = publications(kind="library", arxiv="1503.03832", year=2015)
    assert publication.year is None


def test_empty_keys_are_dropped() -> None:
    assert publications(venue=None, arxiv=None, doi=None, et_al=False) == ()


def test_an_existing_publication_is_completed_without_replacing_values() -> None:
    given = [{"type": "book", "title": "On Sails", "doi": "10.1000/new"}]
    (publication,) = publications(publications=given, doi="10.1000/old", arxiv="1503.03832")
    assert publication == Publication(type="book", title="On Sails", doi="10.1000/new", arxiv="1503.03832")


def test_complete_catalogs_are_migrated_and_each_file_is_reported_once() -> None:
    entries = [NEEDED | {"arxiv": "1503.03832"}, NEEDED | {"doi": "10.1000/x", "url": "https://other.example/"}]
    old = {"name": "ships", "title": "Ships", "sections": [{"id": "ships", "title": "Ships"}], "entries": entries}
    catalog = parse_catalog(json.dumps(old).encode(), "ships.json")
    assert [len(entry.publications) for entry in catalog.entries] == [1, 1]
    publications(arxiv="1503.03832")
    publications(arxiv="1503.03832")
    assert pop_migrated_files() == ["old.ndjson", "ships.json"]
    assert pop_migrated_files() == []


def test_the_current_format_is_not_changed() -> None:
    entry = NEEDED | {"publications": [{"type": "book", "title": "On Sails"}]}
    assert not migrate(dict(entry))
    assert publications() == ()
    assert pop_migrated_files() == []


@pytest.mark.parametrize("key", sorted(OLD_KEYS))
@pytest.mark.parametrize("value", [[], {"a": 1}, 7, "", "x"])
def test_a_value_of_the_wrong_type_is_an_error(key: str, value: object) -> None:
    from mlcat.errors import CatalogError

    try:
        publications(**{key: value})
    except CatalogError as error:
        assert "publications" in error.message


@pytest.mark.parametrize("item", [None, 3, [], {"entries": 3}, {"entries": [None, 3]}, {"authors": 3, "doi": "x"}])
def test_other_values_are_not_changed(item: object) -> None:
    migrate(item)
