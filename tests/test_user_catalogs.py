"""A user's catalog is NDJSON: its facts on the first line, then one entry per line, read as a stream."""

import json
from pathlib import Path

import pytest

from mlcat.errors import CatalogError
from mlcat.model import CatalogData, Section
from mlcat.validation import parse_catalog, parse_entry, read_user_catalog, to_json

NEEDED = {"title": "Faiss", "url": "https://faiss.example/", "section": "tools"}
HEAD = {"name": "small", "title": "Small", "sections": [{"id": "tools", "title": "Tools"}]}
FAISS = NEEDED | {"id": "faiss"}


def lines(tmp_path: Path, *values: object) -> Path:
    path = tmp_path / "small.ndjson"
    path.write_text("".join(value if isinstance(value, str) else json.dumps(value) + "\n" for value in values))
    return path


def test_a_stored_catalog_is_read_as_a_stream(tmp_path):
    catalog, entries = read_user_catalog(lines(tmp_path, HEAD, FAISS, FAISS | {"id": "other"}, "broken\n"))
    assert catalog == CatalogData(name="small", title="Small", sections=(Section(id="tools", title="Tools"),))
    assert [next(entries).id, next(entries).id] == ["faiss", "other"]
    with pytest.raises(
        CatalogError, match=r"^small\.ndjson, line 4: this is not JSON: expected value at line 1 column 1\."
    ):
        next(entries)


CHANGED = "The file was changed by hand: import the catalog again."


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (
            FAISS | {"year": "2017"},
            "'faiss', field 'year': \"2017\" is not a valid integer. Write a year of four digits, without quotes.",
        ),
        ({"url": "https://x.example/", "section": "tools"}, "field 'title': it is missing. Add it."),
        ("[]\n", "[] is not an object. Write { } with the fields in it."),
        (
            "\n",
            "this is not JSON: EOF while parsing a value at line 2 column 0. Repair the file and try again.",
        ),
        (NEEDED, f"the entry 'Faiss' has no id or no section. {CHANGED}"),
        (FAISS | {"section": "toys"}, f"the entry 'Faiss' has no id or no section. {CHANGED}"),
    ],
    ids=["a field", "no name", "a list", "an empty line", "no id", "unknown section"],
)
def test_the_error_for_an_invalid_line_has_its_number(tmp_path, second, fault):
    _, entries = read_user_catalog(lines(tmp_path, HEAD, second))
    with pytest.raises(CatalogError) as caught:
        list(entries)
    assert str(caught.value) == f"small.ndjson, line 2: {fault}"


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("", "small.ndjson, line 1: this is not JSON"),
        ({"name": "small"}, "small.ndjson, line 1: 'small', field 'title': it is missing"),
        (
            HEAD | {"sections": [{"id": "a", "title": "A", "parent": "a"}]},
            "section 'a', field 'parent': in 'a' it would contain itself",
        ),
    ],
    ids=["empty file", "no title", "section in itself"],
)
def test_an_invalid_first_line_is_an_error_immediately(tmp_path, head, fault):
    with pytest.raises(CatalogError, match=fault):
        read_user_catalog(lines(tmp_path, head))


def test_a_written_catalog_is_read_back_without_unknown_fields(small):
    for n in range(1, small.count + 1):
        written = to_json(small.entry(n))
        assert b"\n" not in written
        assert b"null" not in written
        assert parse_entry(written, "x") == small.entry(n)
    assert (
        to_json(small.entry(2))
        == b'{"id":"bare-minimum","title":"Bare Minimum","url":"http://bare.example/","section":"basics"}'
    )
    catalog = parse_catalog(json.dumps(HEAD | {"entries": [NEEDED]}).encode(), "my.json")
    assert parse_catalog(to_json(catalog), "my.json") == catalog
