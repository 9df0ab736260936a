"""Complete lists of different layouts, compared entry by entry with what a careful person would type.

They are in tests/fixtures/lists, written for these tests; test_real_lists.py has lists that other people wrote.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from importing.lists.support import links, reasons
from mlcat.importing.convert import to_catalog
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.lists.parser import parse_list
from mlcat.validation import parse_catalog, to_json

LISTS = Path(__file__).resolve().parents[2] / "fixtures" / "lists"
NAMES = sorted(path.stem for path in LISTS.glob("*.md"))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def expected(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((LISTS / f"{name}.json").read_text(encoding="utf-8"))
    return whole


@pytest.fixture
def parsed(name: str, expected: dict[str, Any]) -> ParsedList:
    return parse_list((LISTS / f"{name}.md").read_text(encoding="utf-8"), expected.get("base"))


def facts(entry: ParsedEntry) -> dict[str, Any]:
    """The entry in the form of the files: without unknown and empty fields, except for the description."""
    always = {"title": entry.title, "url": entry.url, "path": list(entry.path), "description": entry.description}
    known = {
        "tags": list(entry.tags),
        "links": links(entry),
        "license": entry.license,
        "language": entry.language,
        "year": entry.year,
        "venue": entry.venue,
        "authors": list(entry.authors),
        "et_al": entry.et_al,
        "install": entry.install,
        "status": entry.status,
        "aliases": list(entry.aliases),
    }
    return always | {key: value for key, value in known.items() if value}


def test_every_list_has_its_expected_entries() -> None:
    assert NAMES
    assert sorted(path.stem for path in LISTS.glob("*.json")) == NAMES


def test_each_entry_is_read_with_all_its_facts(parsed: ParsedList, expected: dict[str, Any]) -> None:
    assert [facts(entry) for entry in parsed.entries] == expected["entries"]


def test_title_description_and_license_are_the_expected_ones(parsed: ParsedList, expected: dict[str, Any]) -> None:
    facts = {"title": parsed.title, "description": parsed.description, "license": parsed.license}
    assert facts == {key: expected[key] for key in facts}


def test_omitted_lines_are_counted_by_reason(parsed: ParsedList, expected: dict[str, Any]) -> None:
    assert reasons(parsed) == expected["left_out"]


def test_a_list_becomes_a_valid_catalog_with_stable_ids(name: str, parsed: ParsedList) -> None:
    first = to_catalog(parsed, name=name, source=name, fetched="2026-01-31")
    again = to_catalog(parsed, name=name, source=name, fetched="2026-01-31", previous=first)
    assert parse_catalog(to_json(first), name) == first == again
    assert len({entry.id for entry in first.entries}) == len(parsed.entries)
