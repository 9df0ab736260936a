"""The columns of a table: the field of each, and the error if one is missing."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.records.field_columns import FieldColumns, column_key


def fault(columns: list[str], mapping: dict[str, str] | None = None) -> tuple[str, str]:
    with pytest.raises(ImportFailedError) as caught:
        FieldColumns(columns, mapping or {}).require("x.csv")
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ProjectName", "project name"),
        ("home_page", "home page"),
        (" URL ", "url"),
        ("URLs", "urls"),
        ("x" * 201, "x" * 200),
    ],
)
def test_a_column_is_known_without_case_and_punctuation(name: str, key: str) -> None:
    assert column_key(name) == key


def test_the_first_of_two_columns_of_one_name_is_the_column_of_a_field() -> None:
    columns = FieldColumns(["Title", "TITLE", "url"], {})
    assert columns.for_field("title") == ["Title"]
    assert columns.columns == ["Title", "TITLE", "url"]


def test_a_named_column_is_the_only_one_of_its_field() -> None:
    columns = FieldColumns(["name", "boat", "url"], {"title": "Boat"})
    assert columns.for_field("title") == ["boat"]
    assert FieldColumns(["name", "url"], {"title": "boat"}).for_field("title") == []


@pytest.mark.parametrize(
    ("columns", "has"), [(["title", "url"], True), (["title"], False), (["url"], False), ([], False)]
)
def test_a_title_and_an_address_are_required(columns: list[str], has: bool) -> None:
    mapping = FieldColumns(columns, {})
    assert mapping.has_required_columns is has
    if has:
        mapping.require("x")


def test_the_error_names_what_is_missing_and_the_columns() -> None:
    assert fault(["a", "title"]) == (
        "x.csv has no column for url: its columns are 'a', 'title'.", "Name them: --map url=COLUMN.",
    )  # fmt: skip
    assert fault([]) == (
        "x.csv has no column for title and url: its columns are none.",
        "Name them: --map title=COLUMN --map url=COLUMN.",
    )
    assert fault(["x" * 41])[0].endswith(f"its columns are '{'x' * 39}…'.")
    many = [f"c{number}" for number in range(60 + 2)]
    assert fault(many)[0].endswith("'c59' and 2 more.")
    assert fault(many[:60])[0].endswith("'c59'.")


def test_an_address_in_place_of_a_name_is_noted() -> None:
    assert fault(["a", "https://a.org"]) == (
        "x.csv does not name its columns: there is an address in its first line.",
        "Write names on the first line, such as title and url. What mlcat prints has them with --format csv.",
    )


@pytest.mark.parametrize(
    ("column", "is_address"),
    [
        ("pdf_url", True), ("pdfurl", True), ("Demo link", True), ("docs uri", True), ("icon_url", False),
        ("Logo URL", False), ("curl", False), ("urls count", False), ("deeplink", False), ("license url", False),
    ],
)  # fmt: skip
def test_other_columns_named_like_addresses_follow_the_known_ones(column: str, is_address: bool) -> None:
    columns = FieldColumns(["title", column, "website"], {})
    assert columns.for_field("url") == ["website", column] if is_address else ["website"]
    assert columns.other_addresses == (frozenset((column,)) if is_address else frozenset())
    assert FieldColumns(["title", column], {"url": "title"}).for_field("url") == ["title"]


@pytest.mark.parametrize(
    ("column", "field"), [("tldr", "description"), ("publisher", "venue"), ("technologies", "tags")]
)
def test_further_names_of_columns(column: str, field: str) -> None:
    assert FieldColumns([column], {}).for_field(field) == [column]
