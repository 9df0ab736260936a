"""Which JSON and NDJSON is a catalog, entries or CSL, and which is a table to be read by its columns."""

import json

import pytest

from mlcat.importing.records.mlcat_json import is_mlcat_json, is_mlcat_line

ENTRY = {"title": "A", "url": "https://a.org", "section": "S"}
CSL = {"type": "book", "title": "A"}


def without(values: dict[str, str], key: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if name != key}


@pytest.mark.parametrize(
    ("value", "is_native"),
    [
        ([ENTRY], True),
        ([ENTRY, {"x": 1}], True),
        ([{"x": 1}, ENTRY], False),
        *(([without(ENTRY, key)], False) for key in ENTRY),
        *(([CSL | {key: "x"}], True) for key in ("URL", "DOI", "issued")),
        ([CSL], False),
        ([CSL | {"year": 2016}], False),
        ([], True),
        ([1], True),
        ([{}], True),
        ({}, True),
        (1, True),
        *(({"name": "a", "title": "A", key: []}, True) for key in ("entries", "sections")),
        ({"name": "a", "title": "A"}, False),
        ({"name": "a", "entries": []}, False),
        ({"title": "A", "entries": []}, False),
        (ENTRY, False),
    ],
    ids=lambda value: str(value)[:60],
)
def test_the_keys_of_an_array_or_object_show_whether_it_has_entries(value: object, is_native: bool) -> None:
    text = json.dumps(value)
    assert is_mlcat_json(text) is is_native
    assert is_mlcat_json(f"\ufeff \r\n\t{text} ") is is_native
    assert is_mlcat_json(text.replace("[", "[\n ", 1)) is is_native


@pytest.mark.parametrize("text", ["", "x", "[x", "[" * 100_000, "X[1]", 'X{"x": 1}'])
def test_invalid_json_is_treated_as_entries_so_that_its_error_is_reported(text: str) -> None:
    assert is_mlcat_json(text) is True
    assert is_mlcat_line(text.encode()) is True


@pytest.mark.parametrize(
    ("value", "is_native"),
    [
        (ENTRY, True),
        (ENTRY | {"x": 1}, True),
        ({"name": "a", "title": "A"}, True),
        *((without(ENTRY, key) | {"x": 1}, False) for key in ENTRY),
        ({"name": "a", "title": "A", "x": 1}, True),
        ({"name": "a", "x": 1}, False),
        ({"title": "A", "year": 2016}, True),
        ({"x": 1}, False),
        (CSL | {"x": 1}, True),
        ({}, True),
        ([], True),
        (1, True),
    ],
    ids=lambda value: str(value)[:60],
)
def test_the_keys_of_a_line_show_whether_it_is_an_entry(value: object, is_native: bool) -> None:
    line = json.dumps(value).encode()
    assert is_mlcat_line(line) is is_native
    assert is_mlcat_line(b"\xef\xbb\xbf" + line) is is_native
