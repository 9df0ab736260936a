"""Three real lists of different layouts, compared entry by entry with what a careful person would take from them.

The lists are other people's and are not kept in this repository.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mlcat.importing.convert import to_catalog
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.lists.parser import parse_list
from mlcat.validation import parse_catalog, to_json

LISTS = Path(__file__).resolve().parents[4] / "shared" / "lists"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in LISTS.glob("*.expected.json"))

pytestmark = pytest.mark.skipif(not NAMES, reason="the real lists are not here: ../shared/lists")


@pytest.fixture(params=NAMES or ["none"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def parsed(name: str, base: str | None = None) -> ParsedList:
    return parse_list((LISTS / f"{name}.md").read_text("utf-8"), base)


@cache
def read_list(name: str, base: str | None = None) -> tuple[dict[tuple[str, str, str], ParsedEntry], dict[str, Any]]:
    parsed_list = parsed(name, base)
    expected = json.loads((LISTS / f"{name}.expected.json").read_text("utf-8"))
    paths = {tuple(entry["path"]) for entry in expected["entries"]}
    return {(entry.title, entry.url, _section(entry, paths)): entry for entry in parsed_list.entries}, expected


def _section(entry: ParsedEntry, paths: set[tuple[str, ...]]) -> str:
    """The last heading above it; plain items that are sections come after it in the path."""
    return next((entry.path[:n][-1] for n in range(len(entry.path), 0, -1) if entry.path[:n] in paths), entry.path[-1])


def keys(entries: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(entry["title"], entry["url"], entry["section"]) for entry in entries}


@pytest.mark.parametrize("from_forge", [False, True])
def test_exactly_the_expected_entries_are_found(name: str, from_forge: bool) -> None:
    base = f"https://github.com/{name.replace('__', '/')}/blob/HEAD/README.md" if from_forge else None
    actual, expected = read_list(name, base)
    assert keys(expected["entries"]) - set(actual) == set()
    assert set(actual) - keys(expected["entries"]) - keys(expected["optional_entries"]) == set()


def test_descriptions_tags_and_headings_are_the_expected_ones(name: str) -> None:
    actual, expected = read_list(name)
    pairs = [(actual[entry["title"], entry["url"], entry["section"]], entry) for entry in expected["entries"]]
    assert [entry.title for entry, want in pairs if list(entry.path[: len(want["path"])]) != want["path"]] == []
    assert [entry.title for entry, want in pairs if list(entry.tags) != want.get("tags", [])] == []
    wrong = [entry.title for entry, want in pairs if not entry.description.startswith(want["description_starts"])]
    wrong += [entry.title for entry, want in pairs if bool(entry.description) != bool(want["description_starts"])]
    assert len(wrong) * 50 <= len(pairs), wrong


def test_a_list_becomes_a_valid_catalog_with_stable_ids(name: str) -> None:
    parsed_list = parsed(name)
    first = to_catalog(parsed_list, name="first", source=name, fetched="2026-01-31")
    again = to_catalog(parsed_list, name="first", source=name, fetched="2026-01-31", previous=first)
    assert parse_catalog(to_json(first), name) == first == again
    assert len({entry.id for entry in first.entries}) == len(parsed_list.entries)
