"""Records in CSV, TSV, YAML and other JSON, whose columns become fields by their names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import ImportFailedError, UsageError
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.records.field_columns import column_key, parse_mapping
from mlcat.importing.records.rows_to_entries import parse_records

ROW = {
    "Name": "Loam", "Home-Page": "https://a.org/loam", "Repo": "github.com/o/loam", "Description": "Dark and rich.",
    "Category": "Soil", "SubCategory": "Garden", "Tags": "a; b, a", "Licence": "MIT", "Published": "March 2019",
    "Author": "Ada Moss; Ben Reed", "Programming Language": "Rust", "Type": "Library", "Status": "archived",
    "Venue": "ROOTS", "Install": "cargo add loam",
}  # fmt: skip


def csv(rows: list[dict[str, str]], separator: str = ",") -> str:
    quoted = [[f'"{value}"' for value in line] for line in (list(rows[0]), *(list(row.values()) for row in rows))]
    return "".join(separator.join(line) + "\r\n" for line in quoted)


def check(entry: ParsedEntry) -> None:
    assert (entry.title, entry.url, entry.path) == ("Loam", "https://a.org/loam", ("Soil", "Garden"))
    assert [(link.label, link.url) for link in entry.links] == [("Repo", "https://github.com/o/loam")]
    assert (entry.description, entry.tags, entry.authors) == (
        "Dark and rich.",
        ("a", "b"),
        ("Ada Moss", "Ben Reed"),
    )
    assert (entry.license, entry.year, entry.language, entry.kind) == ("MIT", 2019, "Rust", "library")
    assert (entry.status, entry.venue, entry.install) == ("archived", "ROOTS", "cargo add loam")


@pytest.mark.parametrize(("kind", "separator"), [("csv", ","), ("csv", ";"), ("csv", "|"), ("tsv", "\t")])
def test_every_column_becomes_its_field(kind: str, separator: str) -> None:
    parsed = parse_records(csv([ROW], separator), kind, "x", {})
    check(parsed.entries[0])
    assert parsed.entries[0].line == 2


def test_json_and_yaml_give_the_same() -> None:
    rows: list[dict[str, object]] = [{**ROW, "Tags": ["a", "b"], "Author": ["Ada Moss", "Ben Reed"], "Stars": 7}]
    check(parse_records(json.dumps(rows), "json", "x", {}).entries[0])
    check(parse_records(json.dumps(rows), "yaml", "x", {}).entries[0])  # YAML reads JSON


def test_lists_of_values_are_tags_and_a_choice_of_licenses() -> None:
    row = {"name": "A", "url": "https://a.org", "licenses": ["MIT", "GPL-3.0"], "platforms": ["Go", "Docker"],
           "tags": ["Soil"], "source_code_url": "https://b.org", "archived": True,
           "category-ids": ["garden", "field"]}  # fmt: skip
    entry = parse_records(
        json.dumps([row, {**row, "archived": False, "licenses": "Apache License, Version 2.0"}]), "json", "x", {}
    ).entries
    assert (entry[0].license, entry[0].status, entry[0].path) == ("MIT OR GPL-3.0", "archived", ("garden",))
    assert [(link.label, link.url) for link in entry[0].links] == [("source code", "https://b.org")]
    assert sorted(entry[0].tags) == ["Docker", "Go", "Soil"]
    assert (entry[1].license, entry[1].status) == ("Apache-2.0", None)


NESTED = {
    "groups": {"categories": [{"name": "Soil", "services": [{"name": "A", "url": "https://a.org"}]}]},
    "keys": {"Soil": [{"name": "A", "url": "https://a.org"}]},
    "keys in keys": {"data": {"Soil": {"items": [{"name": "A", "url": "https://a.org"}]}}},
    "a path": {"Garden": {"title": "Soil", "list": [{"name": "A", "url": "https://a.org"}]}},
}


@pytest.mark.parametrize("shape", NESTED)
@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_keys_above_records_are_their_sections(shape: str, kind: str) -> None:
    (entry,) = parse_records(json.dumps(NESTED[shape]), kind, "x", {}).entries
    assert (entry.title, entry.path[-1]) == ("A", "Soil")
    assert len(entry.path) == (2 if shape == "a path" else 1)


def test_links_of_markdown_in_a_description_become_links() -> None:
    text = "See [Peat](https://b.org) too."
    (entry,) = parse_records(csv([{"name": "A", "url": "https://a.org", "about": text}]), "csv", "x", {}).entries
    assert (entry.description, entry.links) == ("See Peat too.", (("Peat", "https://b.org"),))


def test_addresses_of_links_in_a_description_are_quoted_or_left_out() -> None:
    text = 'See [Peat](https://b.org/"x"), [Moss](https://"b".org/), [Fen](https://?).'
    values = {"name": "A", "url": "https://a.org", "about": text}
    (entry,) = parse_records(json.dumps([values]), "json", "x", {}).entries
    assert entry.description == "See Peat, Moss, Fen."
    assert entry.links == (("Peat", "https://b.org/%22x%22"), ("Moss", "https://%22b%22.org/"))


def test_a_description_that_is_only_an_address_is_not_one() -> None:
    values = {"name": "A", "url": "https://a.org", "description": "https://b.org"}
    for others, description in (({}, ""), ({"summary": "One mast."}, "One mast.")):
        (entry,) = parse_records(json.dumps([values | others]), "json", "x", {}).entries
        assert entry.description == description


def test_rows_without_title_or_address_are_reported_with_their_line() -> None:
    parsed = parse_records("name,url\nA,https://a.org\n,https://b.org\nC,\nD,not an address\n", "csv", "x", {})
    assert [entry.title for entry in parsed.entries] == ["A"]
    assert parsed.left_out == (("no title", 3, ""), ("no address", 4, "C"), ("no address", 5, "D"))


@pytest.mark.parametrize(("text", "url"), [("a.org/x", "https://a.org/x"), ("javascript:alert(1)", ""), ("a b.org", ""),
    ("file:///etc/passwd", ""), ("word", "")])  # fmt: skip
def test_addresses_are_recognized(text: str, url: str) -> None:
    parsed = parse_records(f"name,url,web\nA,{text},https://b.org\n", "csv", "x", {})
    assert parsed.entries[0].url == (url or "https://b.org")


def test_a_mapping_takes_precedence_over_the_usual_names() -> None:
    text = "name,label,url,where\nno,A,https://no.org,https://a.org\n"
    (entry,) = parse_records(text, "csv", "x", {"title": "Label", "url": "WHERE"}).entries
    assert (entry.title, entry.url) == ("A", "https://a.org")


@pytest.mark.parametrize(
    ("kind", "text", "columns"),
    [
        ("csv", "a,b\n1,2\n", "'a', 'b'"),
        ("json", '[{"a": 1, "b": {"c": "https://a.org"}}]', "'a', 'b', 'c'"),
        ("yaml", "- a: 1\n  b: https://a.org\n", "'a', 'b'"),
        ("json", '["https://a.org"]', "none"),
    ],
)
def test_the_error_for_a_table_that_cannot_be_mapped_names_its_columns(kind: str, text: str, columns: str) -> None:
    with pytest.raises(ImportFailedError) as caught:
        parse_records(text, kind, "'x'", {})
    assert str(caught.value) == (
        f"'x' has no column for title and url: its columns are {columns}. "
        "Name them: --map title=COLUMN --map url=COLUMN."
    )


def test_the_error_names_at_most_sixty_columns() -> None:
    with pytest.raises(ImportFailedError, match=r"'c59' and 5 more\."):
        parse_records(",".join(f"c{n}" for n in range(65)) + "\n" + ",".join("x" * 65), "csv", "x", {})


@pytest.mark.parametrize("value", [{"Math": ["numpy", "scipy"]}, [1, 2], {"a": {"b": {"title": "x"}}}])
@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_a_table_without_any_address_is_an_error(value: object, kind: str) -> None:
    with pytest.raises(ImportFailedError) as caught:
        parse_records(json.dumps(value), kind, "x", {})
    assert str(caught.value) == "x has no addresses. Each entry needs a title and a url with https://."


NAMED = {
    "records": {"A": {"url": "https://a.org", "tags": ["t"]}, "B": {"homepage": "https://b.org"}},
    "addresses": {"A": "https://a.org", "B": "http://b.org"},
    "a record that is not one": {"A": {"url": "https://a.org"}, "B": {"url": "https://b.org"}, "C": {"note": "x"}},
    "another column": {"A": {"where": "https://a.org"}, "B": {"where": "https://b.org"}},
}


@pytest.mark.parametrize("shape", NAMED)
@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_a_key_is_the_title_of_a_record_without_one(shape: str, kind: str) -> None:
    mapping = {"url": "where"} if shape == "another column" else {}
    for value, section in ((NAMED[shape], ()), ({"Soil": NAMED[shape]}, ("Soil",)), ([NAMED[shape]], ())):
        entries = parse_records(json.dumps(value), kind, "x", mapping).entries
        assert [(entry.title, entry.url.rpartition("/")[2], tuple(entry.path)) for entry in entries] == [
            ("A", "a.org", section),
            ("B", "b.org", section),
        ]


def test_a_key_that_is_a_field_or_a_section_is_not_a_title() -> None:
    fields = {"homepage": "https://a.org", "repository": "https://b.org"}
    with pytest.raises(ImportFailedError, match="no column for title"):
        parse_records(json.dumps(fields), "json", "x", {})
    nested = {"Soil": {"Peat": {"url": "https://a.org"}}, "About": {"site": {"url": "https://b.org"}, "by": "me"}}
    (entry,) = parse_records(json.dumps(nested), "json", "x", {}).entries
    assert (entry.title, tuple(entry.path)) == ("Peat", ("Soil",))


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("json", "{", "this is not JSON"),
        ("json", "[" * 100_000, "nested too deeply"),
        ("json", "[" + "1" * 5000 + "]", "this is not JSON"),
        ("yaml", "a: [", "this is not YAML"),
        ("yaml", "[" * 100_000, "this is not YAML|nested too deeply"),
        ("yaml", "!!python/object/apply:os.system ['id']", "this is not YAML"),
        ("csv", 'name,url\n"' + "x" * (2 << 20), "this is not CSV"),
    ],
)
def test_damaged_files_are_errors(kind: str, text: str, reason: str) -> None:
    with pytest.raises(ImportFailedError, match=reason) as caught:
        parse_records(text, kind, "x", {})
    assert "set_int_max_str_digits" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_yaml_aliases_that_expand_to_millions_are_rejected() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    with pytest.raises(ImportFailedError, match="holds too much for a list"):
        parse_records(bomb, "yaml", "x", {})


@pytest.mark.parametrize(
    ("name", "key"), [("Home-Page_URL", "home page url"), ("htmlUrl", "html url"), ("  Name: ", "name"), ("名", "名")]
)
def test_columns_are_compared_without_case_and_punctuation(name: str, key: str) -> None:
    assert column_key(name) == key


def test_a_mapping_is_parsed_or_rejected() -> None:
    assert parse_mapping(["title=A b", " url = C=D "]) == {"title": "A b", "url": "C=D"}
    with pytest.raises(UsageError, match="--map 'x=y' does not name a field and a column"):
        parse_mapping(["x=y"])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
    | st.sampled_from(["https://a.org", "name", "url"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["name", "url", "title", "tags", "items", "year", "x"]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(VALUES, st.sampled_from(["json", "yaml"]))
def test_any_value_is_read_or_rejected(value: object, kind: str) -> None:
    try:
        parsed = parse_records(json.dumps(value), kind, "x", {})
    except ImportFailedError as error:
        assert "\n" not in str(error)
    else:
        assert isinstance(parsed, ParsedList)


@given(st.text(max_size=60))
def test_any_csv_is_read_or_rejected(text: str) -> None:
    try:
        parse_records(f"name,url\n{text}", "csv", "x", {})
    except ImportFailedError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deeply_nested_yaml_is_rejected_before_it_is_built(opening: str) -> None:
    with pytest.raises(ImportFailedError, match=r"nested too deeply|not YAML"):
        parse_records(opening * 5000, "yaml", "x", {})


def test_lines_of_json_are_records() -> None:
    text = '{"name": "A", "link": "https://a.org"}\n\n{"name": "B", "link": "https://b.org"}\n'
    parsed = parse_records(text, "ndjson", "x", {})
    assert [(entry.title, entry.url) for entry in parsed.entries] == [("A", "https://a.org"), ("B", "https://b.org")]


def test_the_id_of_a_section_stands_for_its_title() -> None:
    value = {
        "categories": [{"id": "http", "title": "HTTP clients"}],
        "projects": [
            {"name": "A", "url": "https://a.org", "category": "http"},
            {"name": "B", "url": "https://b.org", "category": "x"},
        ],
    }
    assert [entry.path[-1] for entry in parse_records(json.dumps(value), "json", "x", {}).entries] == [
        "HTTP clients",
        "x",
    ]


@pytest.mark.parametrize("column", ["github", "repo", "Full name"])
def test_the_name_of_a_repository_is_title_and_address_of_a_record_without_others(column: str) -> None:
    groups = {
        "name": "Web",
        "links": [{"name": None, column: "oak/loam", "desc": "Dark."}, {"name": "Sand", column: "x"}],
    }
    parsed = parse_records(json.dumps([groups]), "json", "a.json", {})
    facts = [(entry.title, entry.url, entry.path, entry.description) for entry in parsed.entries]
    assert facts == [("oak/loam", "https://github.com/oak/loam", ("Web",), "Dark.")]


def test_a_group_with_the_name_of_a_repository_is_no_record() -> None:
    group = {"github": "oak/soils", "items": [{"name": "Loam", "url": "https://a.org"}]}
    assert [entry.title for entry in parse_records(json.dumps(group), "json", "a.json", {}).entries] == ["Loam"]


def test_records_inside_a_record_with_the_same_keys_are_records() -> None:
    record = {"title": "Loam", "year": 2018, "url": "https://a.org"}
    link = {"title": "Docs", "url": "https://d.org"}
    other = {"title": "Peat", "url": "https://e.org", "size": 3}
    inner = [record | {"title": "Clay"}, record | {"title": "Silt"}]
    text = json.dumps([record | {"related": inner, "links": [link], "others": [other]}, record | {"title": "Sand"}])
    assert [entry.title for entry in parse_records(text, "json", "a.json", {}).entries] == [
        "Loam",
        "Clay",
        "Silt",
        "Sand",
    ]
