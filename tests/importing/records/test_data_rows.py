"""Records in CSV, YAML and JSON: where they are found, their groups, and the errors."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.records import data_rows
from mlcat.importing.records.data_rows import (
    DataRow,
    all_keys,
    csv_rows,
    parse_json,
    parse_json_lines,
    parse_yaml,
    row_cells,
    rows_in,
    section_titles,
)

URL = "https://a.org"


def fault(call, *values: object) -> tuple[str, str]:
    with pytest.raises(ImportFailedError) as caught:
        call(*values)
    return caught.value.message, caught.value.hint


REPAIR = "Repair the file and try again."


# --- CSV ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_most_frequent_one_of_the_first_line(delimiter: str) -> None:
    text = f"a{delimiter}b{delimiter}c\n1{delimiter}2{delimiter}x,;y,;z\n"
    assert csv_rows(text, "x")[0].values["a"] == "1"
    others = ",;\t|".replace(delimiter, "") * 5
    assert csv_rows(f"a{delimiter}b\n1{delimiter}2{others}", "x")[0].values == {"a": "1", "b": f"2{others}"}
    assert csv_rows(f"a{delimiter}b", "x") == []
    assert list(csv_rows(f"XaXbXX{delimiter}c\n1{delimiter}2\n", "x")[0].values.values()) == ["1", "2"]
    assert csv_rows("a,b,c;d\n1,2,3;4", "x", ";") == [DataRow({"a,b,c": "1,2,3", "d": "4"}, (), 2)]


def test_a_row_has_the_number_of_its_first_line_and_only_named_cells() -> None:
    assert csv_rows('a,b\n1,2,3\n"4\n5",6\n7\n', "x") == [
        DataRow({"a": "1", "b": "2"}, (), 2),
        DataRow({"a": "4\n5", "b": "6"}, (), 3),
        DataRow({"a": "7", "b": None}, (), 5),
    ]


def test_blank_lines_of_csv_are_counted_but_are_not_rows() -> None:
    assert csv_rows('"a\nb",c\n\n1,2\n\n\n"\n3",4\n', "x") == [
        DataRow({"a\nb": "1", "c": "2"}, (), 4),
        DataRow({"a\nb": "\n3", "c": "4"}, (), 7),
    ]
    assert csv_rows("", "x") == csv_rows("\n\n", "x") == []


def test_an_error_in_csv_names_the_line_on_which_the_record_begins() -> None:
    problem, _ = fault(csv_rows, f'a\n1\n\n"\n{"x" * ((1 << 20) + 1)}"\n', "x")
    assert problem.startswith("x, line 4: ")


def test_a_cell_may_have_a_mebibyte() -> None:
    assert len(csv_rows(f"a\n{'x' * (1 << 20)}\n", "x")) == 1
    problem, hint = fault(csv_rows, f"a\n{'x' * ((1 << 20) + 1)}\n", "x")
    assert problem.startswith("x, line 2: this is not CSV: field larger than field limit")
    assert hint == REPAIR


def test_the_cells_of_a_line_are_trimmed() -> None:
    assert row_cells(' a ;"b;c" ', ";") == ["a", "b;c"]
    assert row_cells("", ";") == []
    assert row_cells("x" * 2_000_000, ";") == []


# --- YAML and JSON ------------------------------------------------------------------------------------------------


def test_several_documents_of_yaml_are_a_list() -> None:
    assert parse_yaml("a: 1", "x") == {"a": 1}
    assert parse_yaml("a: 1\n---\nb: 2", "x") == [{"a": 1}, {"b": 2}]


def test_yaml_has_a_depth_and_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse_yaml("[" * 50 + "]" * 50, "x")
    assert fault(parse_yaml, "[" * 51 + "]" * 51, "x") == ("x: this is not YAML: it is nested too deeply.", REPAIR)
    monkeypatch.setattr(data_rows, "_MAX_YAML", 3_000)
    text = "#" * 3_000
    assert parse_yaml(text, "x") == []
    assert fault(parse_yaml, f"{text}#", "x") == ("x is longer than 3,000 characters.", "Convert it to NDJSON.")


def test_invalid_yaml_is_an_error_with_its_line() -> None:
    problem, hint = fault(parse_yaml, "a: 1\nb: [\n", "x")
    assert problem.startswith("x, line 3: this is not YAML: ")
    assert "column" not in problem
    assert hint == REPAIR
    problem, _ = fault(parse_yaml, "a: 2024-99-99", "x")
    assert problem.startswith("x: this is not YAML: month must be in 1..12")


def test_invalid_json_is_an_error_with_its_reason() -> None:
    assert parse_json("[1]", "x") == [1]
    assert fault(parse_json, "[1", "x") == (
        "x: this is not JSON: Expecting ',' delimiter: line 1 column 3 (char 2).",
        REPAIR,
    )
    assert fault(parse_json, "[" * 100_000, "x") == ("x: this is not JSON: it is nested too deeply.", REPAIR)
    problem, _ = fault(parse_json, "9" * 5000, "x")
    assert "sys." not in problem


def test_lines_of_json_are_values_and_an_invalid_one_is_named() -> None:
    assert parse_json_lines('{"a": 1}\n\n[2]\n', "x") == [(1, {"a": 1}), (3, [2])]
    assert fault(parse_json_lines, "1\n\n{", "x")[0].startswith("x, line 3: this is not JSON: ")


# --- Records ------------------------------------------------------------------------------------------------------


def record(title: str, **values: object) -> dict[str, object]:
    return {"title": title, "url": URL, **values}


def rows_found(value: object) -> list[tuple[object, tuple[str, ...]]]:
    return [(row.values["title"], row.path) for row in rows_in(value, {}, "x")]


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        ([record("A"), record("B")], [("A", ()), ("B", ())]),
        ({"items": [record("A")]}, [("A", ())]),
        ({"sail_boats": [record("A")], "Steam": [record("B")]}, [("A", ("sail boats",)), ("B", ("Steam",))]),
        ({"name": "Boats", "old": [record("A")]}, [("A", ("Boats",))]),
        ({"name": " ", "old": [record("A")]}, [("A", ())]),
        ({"name": 7, "old": [record("A")]}, [("A", ("7",))]),
        ({"name": True, "old": [record("A")]}, [("A", ("old",))]),
        ({"Boats": {"A": URL, "B": URL}}, [("A", ("Boats",)), ("B", ("Boats",))]),
        ({"Boats": {"A": {"url": URL, "x": 1}}}, [("A", ("Boats",))]),
        ({"Boats": {"A": URL, "B": "none"}}, []),
        ({"Boats": {"A": {"url": URL}, "B": {"x": {}}}}, []),
        ({"Boats": {"A": {"url": URL}, "B": {"x": 1}}}, [("A", ("Boats",))]),
        ({"year": 2016, "Boats": {"A": URL}}, []),
        ({"Boats": {"url": URL, "A": URL}}, [("Boats", ())]),
        ([{"title": True, "url": URL}, {"title": "A", "url": None}], []),
        ({"title": 7, "url": URL}, [(7, ())]),
    ],
)
def test_records_are_found_in_groups_of_any_shape(value: object, rows: list[tuple[object, tuple[str, ...]]]) -> None:
    assert rows_found(value) == rows


def test_values_have_a_number_and_groups_a_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = ("x holds too much for a list.", "Convert it to NDJSON, one entry per line.")
    monkeypatch.setattr(data_rows, "_MAX_NODES", 4)
    assert len(rows_found([record("A"), record("B"), record("C")])) == 3
    assert fault(rows_found, [record("A"), record("B"), record("C"), record("D")]) == refused
    monkeypatch.setattr(data_rows, "_MAX_NODES", 1000)
    monkeypatch.setattr(data_rows, "_MAX_DEPTH", 3)
    value: object = [record("A")]
    for name in "cba":
        value = {name: value}
    assert rows_found(value) == [("A", ("a", "b", "c"))]
    assert fault(rows_found, {"z": value}) == refused


def test_the_keys_of_all_mappings_are_named_once() -> None:
    assert list(all_keys([{"a": 1, "b": {"c": 2}}, {"a": 3, 4: 5}])) == ["a", "b", "c", "4"]
    assert list(all_keys([{str(number): 1} for number in range(101)])) == [str(number) for number in range(100)]
    assert list(all_keys("x")) == []


def test_an_address_in_an_unusual_column_makes_a_record_but_not_of_a_group() -> None:
    record = {"title": "A", "demo_url": "https://a.org"}
    assert [row.values["title"] for row in rows_in([record], {}, "x")] == ["A"]
    assert rows_in([{"title": "A", "demo_url": "none"}], {}, "x") == []
    group = record | {"projects": [{"title": "B", "url": "https://b.org"}]}
    assert [(row.values["title"], row.path) for row in rows_in(group, {}, "x")] == [("B", ("A",))]
    assert [row.values["title"] for row in rows_in(record | {"tags": ["x"]}, {}, "x")] == ["A"]
    assert [row.values["title"] for row in rows_in(group | {"url": "https://c.org"}, {}, "x")] == ["A"]


@pytest.mark.parametrize("key", ["id", "category", "slug", "key"])
@pytest.mark.parametrize("name", ["title", "name"])
def test_a_list_beside_the_records_names_the_sections(key: str, name: str) -> None:
    sections = [
        {key: "http", name: "HTTP clients"},
        {key: 2, name: "Servers"},
        {key: "http", name: "Again"},
        {key: "x"},
        "y",
    ]
    records = [{"id": "a", "title": "A", "url": "https://a.org"}]
    value = {"version": "1", "sections": sections, "projects": records}
    assert section_titles(value) == {"http": "HTTP clients", "2": "Servers"}
    assert section_titles(records) == section_titles("x") == {}
