"""The queries of an index; typed text is never interpreted as SQL or full-text syntax."""

import sqlite3
from pathlib import Path

import pytest

from mlcat.filters import Filter
from mlcat.index import reader, rows
from mlcat.index.building.builder import build_index
from mlcat.index.schema import NameKind
from mlcat.validation import read_catalog_data

HOSTILE = [
    pytest.param("", id="nothing"),
    pytest.param("' OR 1=1 --", id="SQL"),
    pytest.param('"beacon" OR *', id="FTS5"),
    pytest.param("%", id="LIKE"),
    pytest.param("a\x00b", id="NUL"),
    pytest.param("x" * 100_000, id="very long"),
    pytest.param("😀\U0010ffff", id="the last character"),
]


def ids(index, numbers):
    return [index.row(n).id for n in numbers]


def test_every_entry_is_read_back_unchanged(small, small_source):
    given = read_catalog_data(Path(small_source.path)).entries
    assert [small.entry(n) for n in range(1, small.count + 1)] == list(given)


def test_rows_are_ordered_by_section_and_then_as_in_the_catalog(small):
    assert [(row.id, small.section(row.section).id) for row in small.rows(Filter())] == [
        ("everything", "basics"), ("bare-minimum", "basics"), ("marten", "basics"), ("martin", "basics"),
        ("beacon", "deep-dives"), ("beacon-south", "deep-dives"),
        ("long-title", "odd-corners"), ("red-x-red", "odd-corners"), ("quoted", "odd-corners"),
        ("poisk-lib", "groessen"), ("atlas", "groessen"), ("cpp", "groessen"), ("csharp", "groessen"), ("node",
         "groessen"),
    ]  # fmt: skip


def test_a_row_has_the_fields_of_a_list(small):
    row = small.row(8)
    assert (row.rowid, row.id, row.title, row.url) == (8, "red-x-red", "🚀 [red]x[/red]", "https://markup.example/")
    assert (row.tags, row.kind, row.year) == (("nLp", "[bold]Loud[/bold]"), None, None)
    assert row.summary == "Markup in [blue]every[/blue] place that takes text"
    assert small.row(2).tags == ()


@pytest.mark.parametrize(("limit", "count"), [(None, 14), (3, 3), (100, 14), (0, 0)])
def test_rows_stop_at_a_limit(small, limit, count):
    assert len(list(small.rows(Filter(), limit))) == count


def test_rows_are_read_lazily(small):
    steps = []
    small.db.set_progress_handler(lambda: steps.append(1), 1)
    try:
        rows = small.rows(Filter(sections=["groessen"]))
        next(rows)
        first = len(steps)
        list(rows)
    finally:
        small.db.set_progress_handler(None, 1)
    assert len(steps) > first


def test_entries_are_counted_by_section(small):
    sections = {section.number: section.id for section in small.sections()}
    counts = small.counts_by_section(Filter(tags=["NLP"]))
    assert {sections[number]: count for number, count in counts.items()} == {
        "basics": 1,
        "deep-dives": 1,
        "odd-corners": 1,
        "groessen": 1,
    }


@pytest.mark.parametrize(
    ("id", "n"), [("everything", 1), ("martin", 14), ("Martin", None), ("none", None), ("'", None)]
)
def test_an_entry_is_found_by_its_id(small, id, n):
    assert small.rowid_by_id(id) == n


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["beacon"], [(0, "beacon"), (1, "beacon-south")]),
        (["lighthouse"], [(2, "beacon"), (2, "beacon-south")]),
        (["evkit", "martin"], [(0, "martin"), (2, "everything")]),
        (["everything kit"], [(NameKind.REORDERED, "everything")]),
        (["cpp"], [(0, "cpp")]),
        (["距離学習atlas"], [(1, "atlas")]),
        (["поиск"], [(1, "poisk-lib")]),
        (["none"], []),
        ([], []),
        ([""], []),
    ],
    ids=["an id before a title", "an alias of two", "several", "words in alphabetical order", "C++", "CJK", "Cyrillic",
         "unknown", "no name", "an empty name"],
)  # fmt: skip
def test_entries_are_found_by_name_with_the_best_rank_first(small, typed, expected):
    assert [(rank, small.row(n).id) for rank, n, _ in small.names.look_up(typed)] == expected


def test_the_number_of_names_is_limited(small):
    assert len(small.names.look_up(["lighthouse"], limit=1)) == 1


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_text_is_never_interpreted_as_sql_or_fts_syntax(small, typed):
    assert small.rowid_by_id(typed) is None
    assert small.names.look_up([typed]) == []
    assert small.vocabulary.rows([typed]) == {}
    assert small.vocabulary.with_stems([typed]) == []
    assert small.vocabulary.synonyms([typed]) == []
    assert small.vocabulary.existing([typed]) == []
    assert small.names.existing([typed]) == []
    if typed:
        assert small.vocabulary.with_prefix(typed, 5) == []
        assert small.names.with_prefix(typed, 5) == []
        assert small.vocabulary.with_prefix_and_length(typed, 1, 99) == []
        assert small.names.with_prefix_and_length(typed, 1, 99) == []


def test_words_have_their_counts_and_stems(small):
    (row,) = small.vocabulary.rows(["beacon", "nothing"]).values()
    assert (row.word, row.stem, row.entry_count, row.name_count) == ("beacon", "beacon", 2, 2)


def test_words_are_found_by_a_proper_prefix(small):
    assert [row.word for row in small.vocabulary.with_prefix("mar", 5)] == ["marten", "martin", "markup"]
    assert [row.word for row in small.vocabulary.with_prefix("mar", 1)] == ["marten"]
    assert small.vocabulary.with_prefix("marten", 5) == []


def test_names_are_found_by_a_proper_prefix_with_the_shortest_first(small):
    assert small.names.with_prefix("ev", 5) == [
        (2, 1, "evkit"),
        (0, 1, "everything"),
        (1, 1, "everythingkit"),
    ]
    assert small.names.with_prefix("everythingkit", 5) == []
    assert small.names.with_prefix("everything k", 5) == []  # no names of sorted words


@pytest.mark.parametrize(
    ("expression", "filter", "expected"),
    [
        ('"beacon"', Filter(), ["beacon", "beacon-south"]),
        ('"beacon"', Filter(tags=["CV"]), ["beacon-south"]),
        ('"titl" AND "latin"', Filter(), ["poisk-lib"]),
        ('"距離" AND "学習"', Filter(), ["atlas"]),
        ('"nothing"', Filter(), []),
    ],
    ids=["a stem", "with a filter", "two stems", "CJK", "none"],
)
def test_an_expression_of_stems_finds_matching_entries(small, expression, filter, expected):
    assert ids(small, small.search_stems(expression, filter, 10)) == expected


def test_a_stem_in_a_name_weighs_more_than_one_in_prose(small):
    """`marten` is the name of one entry and is in the summary of another."""
    assert ids(small, small.search_stems('"marten"', Filter(), 10)) == ["marten", "martin"]


def test_matches_are_limited_with_and_without_ranking(small):
    assert len(small.search_stems('"nlp" OR "audio"', Filter(), 2)) == 2
    assert small.search_stems('"nlp"', Filter(), 9, ranked=False) == [1, 3, 5, 8]


def test_a_filter_selects_matching_entries(small):
    assert small.filter_rowids([1, 2, 3, 3], Filter()) == {1, 2, 3}
    assert small.filter_rowids([1, 2, 3, 3], Filter(tags=["NLP"])) == {1, 3}
    assert small.filter_rowids([], Filter(tags=["NLP"])) == set()


def test_the_words_of_entries_are_unique_and_in_order(small):
    assert [n for n, _ in small.tokens_of([3, 1, 3])] == [1, 3]
    assert small.tokens_of([]) == []


def test_all_words_and_all_names_are_unique(small):
    assert sorted(small.vocabulary.all()) == sorted(set(small.vocabulary.all()))
    assert small.vocabulary.count == len(small.vocabulary.all())
    assert sorted(small.names.all()) == sorted(set(small.names.all()))
    assert {"evkit", "lighthouse", "距離学習atlas", "cpp", "nodejs"} <= set(small.names.all())
    assert "everything kit" not in small.names.all()  # its sorted words are not shown as a name
    assert small.names.count >= len(small.names.all())


def test_words_and_names_are_selected_by_length(small):
    assert set(small.vocabulary.with_prefix_and_length("mar", 6, 6)) == {"marten", "martin", "markup"}
    assert small.vocabulary.with_prefix_and_length("mar", 7, 9) == []
    assert set(small.names.with_prefix_and_length("mar", 1, 9)) == {"marten", "martin"}


def test_existing_words_and_names_are_recognized(small):
    assert small.vocabulary.existing(["beacon", "beakon"]) == ["beacon"]
    assert small.names.existing(["evkit", "evkti", "everything kit"]) == ["evkit"]


def test_more_values_than_one_statement_allows_are_looked_up(small):
    many = [f"w{n}" for n in range(rows.MAX_PARAMETERS * 2)]
    assert small.vocabulary.existing([*many, "beacon", *many]) == ["beacon"]
    assert [n for n, _ in small.tokens_of([*range(1, 3000)])] == list(range(1, 15))


def test_using_a_closed_index_is_an_error(small_source):
    connection = sqlite3.connect(":memory:", isolation_level=None)
    catalog = read_catalog_data(Path(small_source.path))
    build_index(connection, catalog, catalog.entries, "f")
    index = reader.Index(connection)
    index.close()
    with pytest.raises(sqlite3.ProgrammingError):
        index.row(1)
