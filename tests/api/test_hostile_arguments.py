"""Whatever a caller passes to the library, it answers, or raises an error that names the value."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mlcat

ODDITIES = Path(__file__).parents[1] / "fixtures" / "oddities.json"
TEXTS = st.one_of(
    st.text(st.characters(), max_size=20),  # lone surrogates too
    st.sampled_from(
        ["", "\0", "\ud800", "a\0b", "[", "]", '"', "x" * 5000, "\x1b[31m", "everything", "Audio", "paper"]
    ),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.integers(10**20, 10**30) | st.floats() | st.binary() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
FILTERS = st.dictionaries(st.sampled_from(sorted(mlcat.Filters.__annotations__)), VALUES, max_size=2)
ACTIONS: dict[str, Callable[[mlcat.Catalog, Any, dict[str, Any]], object]] = {
    "search": lambda catalog, value, filters: catalog.search(value, **filters),
    "limit": lambda catalog, value, filters: catalog.search("light", limit=value, **filters),
    "entries": lambda catalog, value, filters: list(catalog.entries(**filters)),
    "get": lambda catalog, value, filters: catalog.get(value),
    "[]": lambda catalog, value, filters: catalog[value],
    "in": lambda catalog, value, filters: value in catalog,
    "related": lambda catalog, value, filters: catalog.related(value),
    "open": lambda catalog, value, filters: mlcat.open(value),
    "read": lambda catalog, value, filters: mlcat.read(value),
    "import_list": lambda catalog, value, filters: mlcat.import_list(ODDITIES, name=value),
}


@pytest.fixture(scope="module")
def odd() -> Iterator[mlcat.Catalog]:
    with mlcat.read(ODDITIES) as catalog:
        yield catalog


@pytest.mark.parametrize("action", ACTIONS)
@settings(max_examples=40)  # of each of ten actions
@given(value=VALUES, filters=FILTERS)
def test_any_argument_is_answered_or_refused(
    odd: mlcat.Catalog, action: str, value: Any, filters: dict[str, Any]
) -> None:
    if action == "read" and isinstance(value, int):
        return  # a path is no descriptor
    try:
        ACTIONS[action](odd, value, filters)
    except (mlcat.MlcatError, TypeError) as error:
        assert len(str(error)) < 1000


@pytest.mark.parametrize("name", ["section", "tag", "kind", "status", "license", "language", "author"])
@pytest.mark.parametrize("value", [3, 1.5, [None], ["Audio", 3], [["Audio"]], b"Audio", object], ids=repr)
def test_a_filter_of_another_type_is_a_type_error(odd: mlcat.Catalog, name: str, value: Any) -> None:
    with pytest.raises(TypeError, match=f"the {name} .* is neither a string nor strings"):
        list(odd.entries(**{name: value}))


@pytest.mark.parametrize("year", ["2015", 2015.0, (2015, 2016, 2017), [None, "x"]], ids=repr)
def test_a_year_of_another_type_is_a_type_error(odd: mlcat.Catalog, year: Any) -> None:
    with pytest.raises(TypeError, match="is neither a number nor a range"):
        list(odd.entries(year=year))


@pytest.mark.parametrize("year", [10_000, -1, 10**5000, (None, 10_000), (-1, None)], ids=lambda _: "")
def test_a_year_that_no_entry_can_have_is_refused(odd: mlcat.Catalog, year: Any) -> None:
    with pytest.raises(mlcat.UsageError, match="a year is below 0 or above 9999"):
        list(odd.entries(year=year))


@pytest.mark.parametrize("year", [0, 9999, (0, 9999), (None, None), (0, None)], ids=repr)
def test_the_first_and_the_last_year_are_years(odd: mlcat.Catalog, year: Any) -> None:
    assert all(entry.year for entry in odd.entries(year=year))


@pytest.mark.parametrize("limit", [2**31, 2**63, 10**30])
@pytest.mark.parametrize("query", ["light", "tag:Audio"])
def test_a_limit_beyond_all_hits_is_no_limit(odd: mlcat.Catalog, query: str, limit: int) -> None:
    assert list(odd.search(query, limit=limit)) == list(odd.search(query, limit=None)) != []


@pytest.mark.parametrize("value", [3, b"x", ["x"]], ids=repr)
def test_a_name_of_another_type_is_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError, match="of a catalog is not a string"):
        mlcat.open(value)
    with pytest.raises(TypeError, match="of a list is not a string"):
        mlcat.import_list(ODDITIES, name=value)


@pytest.mark.parametrize("path", ["a\0b", "\ud800.json"], ids=ascii)
def test_a_path_that_no_file_can_have_is_an_error_of_mlcat(path: str) -> None:
    with pytest.raises(mlcat.CatalogError, match="cannot be the name of a file"):
        mlcat.read(path)
    with pytest.raises(mlcat.MlcatError):
        mlcat.import_list(path)
