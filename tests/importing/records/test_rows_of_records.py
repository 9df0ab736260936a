"""Entries from the rows of a table: single values, their limits, and why a row is left out."""

import json

import pytest

from mlcat.importing.lists.parsed import LeftOut, ParsedEntry
from mlcat.importing.records.rows_to_entries import parse_records

URL = "https://a.org"


def row(**values: object) -> ParsedEntry:
    (entry,) = parse_records(json.dumps([{"title": "A", "url": URL} | values]), "json", "x", {}).entries
    return entry


def test_the_separator_of_tsv_is_always_a_tab() -> None:
    (entry,) = parse_records("title\turl,x,y\nA\thttps://a.org\n", "tsv", "x", {"url": "url,x,y"}).entries
    assert (entry.title, entry.url, entry.line) == ("A", URL, 2)


def test_a_row_without_a_title_or_an_address_is_left_out_with_its_reason() -> None:
    text = f"title,url\n,{URL}\n{'x' * 100},none\n{'x' * 101},\nA,{URL}\n"
    parsed = parse_records(text, "csv", "x", {})
    assert parsed.left_out == (
        LeftOut("no title", 2, ""), LeftOut("no address", 3, "x" * 100), LeftOut("no address", 4, "x" * 99 + "…"),
    )  # fmt: skip
    assert [entry.title for entry in parsed.entries] == ["A"]


def test_the_line_of_a_record_is_known_in_ndjson_but_not_in_json_and_yaml() -> None:
    records = [{"title": "A", "url": URL}, {"title": "B", "url": "none"}, {"title": " ", "url": URL}]
    lines = [json.dumps(record) for record in records]
    parsed = parse_records("\n\n".join(lines), "ndjson", "x", {})
    assert [entry.line for entry in parsed.entries] == [1]
    assert parsed.left_out == (LeftOut("no address", 3, "B"), LeftOut("no title", 5, ""))
    for format in ("json", "yaml"):
        parsed = parse_records(f"[\n\n{', '.join(lines)}]", format, "x", {})
        assert [entry.line for entry in parsed.entries] == [0]
        assert parsed.left_out == (LeftOut("no address", 0, "B"), LeftOut("no title", 0, "record 3"))


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"language": "python"}, "language", "Python"),
        ({"language": "x" * 60}, "language", "x" * 60),
        ({"language": "x" * 61}, "language", "x" * 59 + "…"),
        ({"language": ""}, "language", None),
        ({"year": "x" * 36 + "2016"}, "year", 2016),
        ({"year": "x" * 37 + "2016"}, "year", None),
        ({"year": 2016}, "year", 2016),
        ({"year": True}, "year", None),
        ({"year": int("9" * 4000)}, "year", None),
        ({"kind": "Paper"}, "kind", "paper"),
        ({"kind": "boat"}, "kind", None),
        ({"status": "Active"}, "status", "active"),
        ({"status": "deprecated"}, "status", "archived"),
        ({"license": ["MIT", "ISC"]}, "license", "MIT OR ISC"),
        ({"license": []}, "license", None),
        ({"license": {"a": "MIT"}}, "license", None),
        ({"venue": "x" * 401}, "venue", "x" * 399 + "…"),
        ({"venue": []}, "venue", None),
        ({"venue": {}}, "venue", None),
        ({"venue": True}, "venue", None),
        ({"install": "pip install a"}, "install", "pip install a"),
        ({"tags": "a, b; a|c"}, "tags", ("a", "b", "c")),
        ({"tags": ["a, b", " ", "c"]}, "tags", ("a, b", "c")),
        ({"tags": "a", "keywords": "b"}, "tags", ("a", "b")),
        ({"alias": "a", "aliases": "b"}, "aliases", ("b",)),
        ({"section": "S", "subsection": "T"}, "path", ("S", "T")),
        ({"section": " "}, "path", ()),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_value_is_taken_if_its_field_may_have_it(values: dict[str, object], field: str, expected: object) -> None:
    assert getattr(row(**values), field) == expected


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("a.org", URL),
        ("a.org/b?c", f"{URL}/b?c"),
        ("https://a.org", URL),
        ("a.org:80", None),
        ("a", None),
        ("a b.org", None),
        ("ftp://a.org", None),
    ],
)
def test_an_address_may_lack_its_scheme(text: str, url: str | None) -> None:
    entries = parse_records(json.dumps([{"title": "A", "url": text}]), "json", "x", {}).entries
    assert [entry.url for entry in entries] == ([url] if url else [])
