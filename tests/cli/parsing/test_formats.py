"""The options that choose an output format, and the fields to print."""

import csv
import io
import json
from typing import Any

import pytest

from cli.conftest import Mlcat
from mlcat.cli.parsing.formats import (
    ENTRY_FORMATS,
    ROW_FORMATS,
    parse_fields,
    parse_format,
    parse_output,
    parse_row_output,
)
from mlcat.errors import UsageError
from mlcat.render.formats import FORMATS


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({}, None),
        ({"json": False, "plain": False, "format": None, "fields": None}, None),
        ({"json": True}, "json"),
        ({"plain": True}, "plain"),
        ({"format": "csv"}, "csv"),
        ({"format": "json", "json": True}, "json"),
        ({"fields": ("id",)}, "plain"),
        ({"fields": ("id",), "format": "csv"}, "csv"),
    ],
)
def test_the_options_choose_one_format(options: dict[str, Any], name: str | None) -> None:
    output = parse_output(options)
    assert output.format is (FORMATS[name] if name else None)
    assert output.fields == (options.get("fields") or ())
    assert output.layout is None


@pytest.mark.parametrize("layout", ["panel", "table"])
def test_a_layout_is_not_a_format(layout: str) -> None:
    output = parse_output({"format": layout})
    assert (output.layout, output.format) == (layout, None)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"json": True, "plain": True}, "--json and --plain cannot both be given. Choose one of them."),
        ({"json": True, "format": "csv"}, "--json and --format csv cannot both be given. Choose one of them."),
        (
            {"fields": ("id",), "format": "markdown"},
            "--fields cannot be used with the format markdown. Use it with json, ndjson, plain, csv.",
        ),
        (
            {"fields": ("id",), "format": "table"},
            "--fields cannot be used with the format table. Use it with json, ndjson, plain, csv.",
        ),
        ({"fields": ("titel",)}, "no field 'titel'. Did you mean 'title'? Fields: id, title, "),
        ({"fields": ("links.0.url", "Address")}, "no field 'Address'. Did you mean 'url'?"),
        ({"fields": ("link.0.url",)}, "no field 'link.0.url'. Did you mean 'links'?"),
        ({"fields": ("nosuch",)}, "no field 'nosuch'. Fields: id, title, "),
    ],
)
def test_invalid_combinations_are_rejected(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_output(options)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", sorted({*ENTRY_FORMATS} - {*ROW_FORMATS}))
def test_sections_tags_and_catalogs_have_the_tabular_formats(name: str) -> None:
    with pytest.raises(UsageError, match=rf"the format {name} is for entries\. Use table, json, ndjson, plain, csv\."):
        parse_row_output({"format": name})


def test_a_format_is_named_in_any_case() -> None:
    assert parse_format(" JSON ") == "json"
    with pytest.raises(UsageError, match=r"no format 'jason'\. Did you mean 'json'"):
        parse_format("jason")


@pytest.mark.parametrize(
    ("typed", "names"),
    [("id", ("id",)), (" id , title", ("id", "title")), ("id,id,links.0.url", ("id", "links.0.url"))],
)
def test_a_list_of_fields(typed: str, names: tuple[str, ...]) -> None:
    assert parse_fields(typed) == names


@pytest.mark.parametrize("typed", ["", ",", "id,", "id,,title", " "])
def test_invalid_lists_of_fields_are_rejected(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a list of fields"):
        parse_fields(typed)


@pytest.mark.parametrize("line", ["list", "search loss", "show faiss clip"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_command_that_prints_entries_has_every_format(mlcat: Mlcat, line: str, name: str) -> None:
    answer = mlcat(f"{line} --format {name}")
    assert answer.code == 0
    assert "https://" in answer.out
    assert answer.out.endswith("\n")


@pytest.mark.parametrize("line", ["sections", "tags", "catalogs"])
@pytest.mark.parametrize("name", ROW_FORMATS)
def test_every_command_that_prints_rows_has_the_tabular_formats(mlcat: Mlcat, line: str, name: str) -> None:
    answer = mlcat(f"{line} --format {name}")
    assert answer.code == 0
    assert len(answer.out.splitlines()) >= (2 if name == "csv" else 1)


def test_json_and_plain_are_short_for_their_formats(mlcat: Mlcat) -> None:
    for name in ("json", "plain"):
        assert mlcat(f"list --{name}") == mlcat(f"list --format {name}")


def test_one_field_of_one_entry_is_its_bare_value(mlcat: Mlcat) -> None:
    assert mlcat("show faiss --fields install") == (0, "pip install faiss-cpu\n", "")
    assert mlcat("show faiss --fields links.9.url") == (0, "\n", "")


def test_fields_of_several_entries_are_lines(mlcat: Mlcat) -> None:
    assert mlcat("show faiss clip --fields id,year").out == "faiss\t2017\nclip\t2021\n"


def test_fields_choose_the_keys_of_json_and_the_columns_of_csv(mlcat: Mlcat) -> None:
    assert json.loads(mlcat("show faiss --json --fields id,links.0.label").out) == [
        {"id": "faiss", "links.0.label": "code"}
    ]
    (head, row) = csv.reader(io.StringIO(mlcat("show faiss --format csv --fields id,title").out))
    assert (head, row) == (["id", "title"], ["faiss", "FAISS"])


def test_a_search_that_finds_nothing_gives_each_format_its_empty_form(mlcat: Mlcat) -> None:
    empty = {name: mlcat(f"search qwxzvk --format {name}").out for name in FORMATS}
    assert empty["json"] == "[]\n"
    assert empty["ndjson"] == empty["plain"] == empty["markdown"] == ""
    assert empty["csv"].startswith("id,title,")
    assert empty["bookmarks"].endswith("<DL><p>\n</DL><p>\n")
