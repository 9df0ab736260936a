"""Entries from JSON lines or an array, and errors with their position."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat import validation
from mlcat.errors import CatalogError
from mlcat.importing.records.json_arrays import split_array
from mlcat.importing.records.mlcat_json import PrintedEntry, parse_lines, read_array, without_traceback
from mlcat.model import CatalogData, Entry

SLOOP = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
BRIG = {"title": "Brig", "url": "https://a.org/brig", "section": "boats"}
HEAD = {"name": "ships", "title": "Ships", "sections": [{"id": "boats", "title": "Boats"}]}


def line(fields: object) -> bytes:
    return json.dumps(fields).encode()


ParsedLines = tuple[list[CatalogData | Entry | PrintedEntry], list[str]]


def from_lines(*texts: bytes, before: int = 0) -> ParsedLines:
    """The entries read from lines, and the errors."""
    faults: list[CatalogError] = []
    return [one for _, one in parse_lines(texts, "ships.ndjson", faults.append, before)], list(map(str, faults))


def from_array(data: bytes) -> ParsedLines:
    """The same for a JSON array."""
    faults: list[CatalogError] = []
    return [one for _, one in read_array(data, "ships.json", faults.append)], list(map(str, faults))


def titles(parsed: ParsedLines) -> list[str]:
    return [entry.title for entry in parsed[0] if not isinstance(entry, PrintedEntry)]


@pytest.mark.parametrize(
    "text",
    [
        line(SLOOP) + b"\n" + line(BRIG) + b"\n",
        line(SLOOP) + b"\n" + line(BRIG),
        line(SLOOP) + b"\r\n" + line(BRIG) + b"\r\n",
        b"\xef\xbb\xbf" + line(SLOOP) + b"\n" + line(BRIG) + b"\n",
        b"\n \t\r\n" + line(SLOOP) + b"\n\n\n  " + line(BRIG) + b"\n\n",
        b"\xef\xbb\xbf\r\n" + line(SLOOP) + b"\n" + line(BRIG),
    ],
    ids=["plain", "no line end at the end", "CRLF", "byte-order mark", "blank lines", "byte-order mark alone"],
)
def test_each_line_is_an_entry(text: bytes) -> None:
    result = from_lines(*text.splitlines(keepends=True))
    assert (titles(result), result[1]) == (["Sloop", "Brig"], [])
    assert [entry.section for entry in result[0] if isinstance(entry, Entry)] == ["Boats", "boats"]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n  "], ids=["plain", "byte-order mark", "blank line"])
def test_the_first_line_may_have_the_facts_of_the_catalog(start: bytes) -> None:
    (head, entry), faults = from_lines(*(start + line(HEAD) + b"\n" + line(SLOOP)).splitlines(keepends=True))
    assert isinstance(head, CatalogData)
    assert isinstance(entry, Entry)
    assert (head.title, entry.title, faults) == ("Ships", "Sloop", [])
    assert [section.id for section in head.sections] == ["boats"]


def test_only_the_first_line_may_have_the_facts_of_the_catalog() -> None:
    result = from_lines(line(SLOOP), line(HEAD))
    assert titles(result) == ["Sloop"]
    assert result[1][0].startswith("ships.ndjson, line 2: 'Ships', field 'url': it is missing")
    assert titles(from_lines(line(HEAD), before=2000)) == []


def test_one_line_may_be_a_complete_catalog() -> None:
    result = from_lines(line(HEAD | {"entries": [SLOOP, BRIG]}))
    assert (titles(result), result[1]) == (["Ships", "Sloop", "Brig"], [])


def test_a_first_line_with_a_name_and_an_address_is_an_entry() -> None:
    """A field `name` is a common mistake."""
    _, (fault,) = from_lines(line({"name": "Sloop", "url": "https://a.org", "section": "Boats"}))
    assert fault.startswith("ships.ndjson, line 1: 'Sloop', field 'title': it is missing")


FAULTS = [
    (b"{", "this is not JSON: "),
    (b'{"title": "\xff"}', "this is not JSON: "),
    (b"[1]", "is not an object"),
    (line(SLOOP | {"url": "javascript:alert(1)"}), "'Sloop', field 'url': \"javascript:alert(1)\" is not allowed."),
    (line(SLOOP | {"url": "file:///etc/passwd"}), "field 'url'"),
    (line(SLOOP | {"title": "a\x1b[31m"}), "field 'title': it has a control"),
    (line(SLOOP | {"title": "a\u202eb"}), "field 'title': it has a control"),
    (line({"title": "Sloop", "url": "https://a.org"}), "'Sloop', field 'section': it is missing. Add it."),
    (line(SLOOP | {"tag": []}), "'Sloop', field 'tag': there is no such field. Did you mean 'tags'?"),
    (line(SLOOP | {"score": 1, "colour": "red"}), "'Sloop', field 'colour': there is no such field."),
    (line(SLOOP | {"year": "1999"}), "'Sloop', field 'year': \"1999\" is not a valid"),
    (b"[" * 100_000, "this is not JSON: "),
]


@pytest.mark.parametrize(("bad", "reason"), FAULTS, ids=[reason for _, reason in FAULTS])
def test_an_invalid_line_is_reported_with_its_number_and_the_reason(bad: bytes, reason: str) -> None:
    result = from_lines(line(SLOOP), b"\n", bad, line(BRIG), before=4000)
    (fault,) = result[1]
    assert fault.startswith("ships.ndjson, line 4003: ")
    assert reason in fault
    assert "\x1b" not in fault
    assert titles(result) == ["Sloop", "Brig"]


def test_an_array_of_entries_is_read() -> None:
    result = from_array(b"\xef\xbb\xbf\n " + line([SLOOP, BRIG]))
    assert (titles(result), result[1]) == (["Sloop", "Brig"], [])
    assert from_array(b"[]") == ([], [])


def test_an_invalid_element_of_an_array_is_reported_with_its_number() -> None:
    result = from_array(line([SLOOP, 7, {"title": "Hulk"}, BRIG]))
    assert titles(result) == ["Sloop", "Brig"]
    assert result[1] == [
        "ships.json, entry 2: 7 is not an object. Write { } with the fields in it.",
        "ships.json, entry 3: 'Hulk', field 'url': it is missing. Add it.",
    ]


def test_a_complete_catalog_is_read() -> None:
    result = from_array(line(HEAD | {"entries": [SLOOP | {"section": "boats"}]}))
    assert (titles(result), result[1]) == (["Ships", "Sloop"], [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"7", "neither a catalog nor an array of entries"),
        (b'"x"', "neither a catalog nor an array of entries"),
        (b"[1, 2", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"9" * 5000, "this is not JSON: it is damaged. Repair the file and try again."),
        (b"", "this is empty"),
        (b'["https://a.org"]', "this is an array of values, not of entries. Write an object for each entry: {"),
        (b'[["A", "https://a.org"]]', "this is an array of values, not of entries"),
        (b"[1, 2]", "this is an array of values, not of entries"),
        (line(HEAD | {"entries": [{"title": "Sloop"}]}), "entry 1 'Sloop', field 'url': it is missing"),
    ],
    ids=str,
)
def test_other_json_is_an_error(data: bytes, reason: str) -> None:
    with pytest.raises(CatalogError, match=r"^ships\.json: ") as caught:
        from_array(data)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "read", [lambda one: from_lines(line(one)), lambda one: from_array(line([one]))], ids=["line", "array"]
)
def test_the_json_of_list_and_search_is_read_back(read: Callable[[object], ParsedLines]) -> None:
    printed: dict[str, object] = {"id": "sloop", "tags": [], "kind": None, "links": [], "et_al": False, "year": 1900}
    printed |= SLOOP
    path = ["Craft", "Boats"]
    (read_entry,), faults = read(
        printed | {"catalog": "ships", "section_path": path, "score": 0.7, "why": [{"word": "sloop"}]}
    )
    assert isinstance(read_entry, PrintedEntry)
    assert read_entry.section_path == ("Craft", "Boats")
    entry = read_entry.entry
    assert (entry.id, entry.tags, entry.kind, entry.year, faults) == ("sloop", (), None, 1900, [])


@pytest.mark.parametrize(
    "path",
    ["Craft", 7, [7], [""], ["a\x1b[31m"], ["x"] * 51, ["x" * 1001], {"a": 1}],
    ids=lambda path: ascii(path)[:20],
)
def test_an_invalid_section_path_is_rejected(path: object) -> None:
    _, (fault,) = from_array(line([SLOOP | {"catalog": "ships", "section_path": path}]))
    assert fault == (
        "ships.json, entry 1: field 'section_path': this is not a list of titles. "
        "Write the titles of the sections, outermost first, or leave it out."
    )


@pytest.mark.parametrize(("id", "expected"), [("ships:sloop", "sloop"), ("sloop", "sloop")])
def test_the_catalog_before_an_id_is_not_part_of_it(id: str, expected: str) -> None:
    (entry,), faults = from_array(line([SLOOP | {"catalog": "ships", "id": id}]))
    assert isinstance(entry, PrintedEntry)
    assert (entry.entry.id, faults) == (expected, [])


def test_an_error_has_no_trace_of_what_was_read() -> None:
    try:
        try:
            raise ValueError
        except ValueError:
            raise CatalogError("a")  # noqa: B904
    except CatalogError as error:
        assert (error.__context__, error.__traceback__) != (None, None)
        assert without_traceback(error) is error
        assert (error.__context__, error.__traceback__) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"[]", []), (b"[ ]", []), (b" [1] ", [b"1"]), (b"[1, [2, {}]]", [b"1", b"[2, {}]"]),
        (b"[1,]", [b"1", b""]), (b"[,]", [b"", b""]), (b'["a,]", "\\"]"]', [b'"a,]"', b'"\\"]"']),
        (b"x[1]", None), (b"{}", None), (b"{[1]}", None), (b"[1] x", None), (b"[1][2]", None), (b"[1}", None),
        (b"]", None), (b'"a"', None), (b'["a]', None), (b"[1", None), (b"", None), (b"1,2", None),
    ],
)  # fmt: skip
def test_the_elements_of_an_array_are_divided_at_its_commas(text: bytes, expected: list[bytes] | None) -> None:
    elements = split_array(text)
    assert (None if elements is None else list(elements)) == expected


@pytest.mark.parametrize("path", [None, []])
def test_a_section_path_may_be_empty(path: object) -> None:
    (entry,), _ = from_array(line([SLOOP | {"catalog": "ships", "section_path": path}]))
    assert isinstance(entry, PrintedEntry)
    assert (entry.section_path, entry.entry.section) == ((), "Boats")


# --- Arrays with an invalid element ----------------------------------------------------------------------------------

SLOOP_TEXT = json.dumps(SLOOP).encode()


@pytest.mark.parametrize(
    "bad",
    [b"1" * 5000, b"[" * 5000 + b"]" * 5000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b'"\xff"', b"nonsense", b"", b"{}",
     b'{"title": "a, [b] {c} \\" d"}', b'"\\\\"', b"-"],
    ids=lambda bad: ascii(bad[:20]),
)  # fmt: skip
def test_an_invalid_element_does_not_affect_the_others(bad: bytes) -> None:
    read, faults = from_array(b"[" + SLOOP_TEXT + b"," + bad + b",\n" + SLOOP_TEXT + b"]")
    assert titles((read, faults)) == ["Sloop", "Sloop"]
    assert len(faults) == 1
    assert faults[0].startswith("ships.json, entry 2: ")
    assert "set_int_max_str_digits" not in faults[0]


@pytest.mark.parametrize(
    "text", [b"[", b'["', b"[}", b"[1]]", b"[1] 2", b'["\\"]', b"[{]}", b"[1", b"", b"]", b'"a"', b"1" * 5000]
)
def test_text_that_is_not_an_array_is_rejected(text: bytes) -> None:
    with pytest.raises(CatalogError) as caught:
        from_array(text)
    assert "set_int_max_str_digits" not in str(caught.value)


def test_an_empty_array_has_no_elements() -> None:
    assert from_array(b" [ ] ") == ([], [])


JSON_VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(JSON_VALUES, max_size=5))
def test_an_array_is_split_into_its_elements(values: list[object]) -> None:
    split = split_array(json.dumps(values).encode())
    assert split is not None
    assert [json.loads(element) for element in split] == values


def test_the_error_for_a_long_line_names_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MAX_LINE_BYTES", 1 << 20)
    read, faults = from_lines(b"x" * (1 << 20) + b"\n", b" " * ((1 << 20) - len(SLOOP_TEXT)) + SLOOP_TEXT)
    assert titles((read, faults)) == ["Sloop"]
    assert faults == [
        "ships.ndjson, line 1: the line is longer than 1 MiB. Each entry must be one line: is this NDJSON?"
    ]
