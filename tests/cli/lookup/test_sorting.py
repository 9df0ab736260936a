"""`--sort` and `--count`."""

import pytest

from cli.conftest import Mlcat
from mlcat.cli.lookup.sorting import Order
from mlcat.cli.parsing.options import SORT_HITS_OPTION, SORT_OPTION
from mlcat.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "order"),
    [("year", Order("year")), ("-year", Order("year", reverse=True)), (" -TITLE ", Order("title", reverse=True))],
)
def test_a_hyphen_before_a_key_reverses_the_order(typed: str, order: Order) -> None:
    assert SORT_OPTION.convert(typed) == SORT_HITS_OPTION.convert(typed) == order


@pytest.mark.parametrize(("typed", "key"), [("name", "title"), ("-date", "year"), ("Updated", "activity")])
def test_keys_have_the_names_of_other_programs(typed: str, key: str) -> None:
    assert SORT_OPTION.convert(typed) == Order(key, reverse=typed[0] == "-")


def test_only_hits_can_be_sorted_by_relevance() -> None:
    assert SORT_HITS_OPTION.convert("relevance") == SORT_HITS_OPTION.convert("best-match") == Order("relevance")
    with pytest.raises(UsageError, match=r"'relevance' is not an order\. Orders: year, title, activity, added\."):
        SORT_OPTION.convert("relevance")
    with pytest.raises(UsageError, match="Did you mean 'year'"):
        SORT_OPTION.convert("-yaer")


def values(mlcat: Mlcat, line: str, field: str) -> list[str]:
    return mlcat(f"{line} --fields {field}").out.splitlines()


@pytest.mark.parametrize(
    ("key", "field"), [("year", "year"), ("activity", "last_activity"), ("added", "added"), ("title", "title")]
)
@pytest.mark.parametrize("line", ["list -c oddities", "list", "search learning -n 1000"])
def test_entries_are_sorted_and_those_without_a_value_come_last(
    mlcat: Mlcat, oddities: str, line: str, key: str, field: str
) -> None:
    for sign in ("", "-"):
        listed = [value.casefold() for value in values(mlcat, f"{line} --sort={sign}{key}", field)]
        known = [value for value in listed if value]
        assert known == sorted(known, reverse=sign == "-")
        assert listed[len(known) :] == [""] * (len(listed) - len(known))
        assert sorted(listed) == sorted(value.casefold() for value in values(mlcat, line, field))


def test_sorting_is_stable_in_both_directions(mlcat: Mlcat) -> None:
    order = values(mlcat, "list", "id")
    for sign in ("", "-"):
        rows = [row.split("\t") for row in values(mlcat, f"list --sort={sign}year", "year,id")]
        for year in {year for year, _ in rows}:
            positions = [order.index(entry) for other, entry in rows if other == year]
            assert positions == sorted(positions)


def test_the_limit_applies_after_sorting(mlcat: Mlcat) -> None:
    assert values(mlcat, "list --sort=-year -n 3", "id") == values(mlcat, "list --sort=-year", "id")[:3]
    everything = values(mlcat, "search loss -n 1000 --sort=-year", "id")
    assert values(mlcat, "search loss --sort=-year", "id") == everything[:10]
    assert len(everything) > 10


def test_relevance_is_the_order_of_a_search(mlcat: Mlcat) -> None:
    ranked = values(mlcat, "search loss -n 1000", "id")
    assert values(mlcat, "search loss -n 1000 --sort relevance", "id") == ranked
    assert values(mlcat, "search loss -n 1000 --sort=-relevance", "id") == ranked[::-1]


@pytest.mark.parametrize("terminal", [True, False])
def test_a_sorted_list_has_a_line_per_entry_and_no_headings(mlcat: Mlcat, terminal: bool) -> None:
    answer = mlcat("list --sort=-year", terminal=terminal, TERM="dumb", COLUMNS="100", LINES="100")
    assert [line.split()[0] for line in answer.out.splitlines()] == values(mlcat, "list --sort=-year", "id")


@pytest.mark.parametrize("terminal", [True, False])
def test_the_layouts_of_lists_and_hits_can_be_exchanged(mlcat: Mlcat, terminal: bool) -> None:
    panels = mlcat("list --format panel -n 3", terminal=terminal, TERM="dumb")
    assert panels.out.count("╭─") == 3
    table = mlcat("search loss --format table -n 4", terminal=terminal, TERM="dumb").out.splitlines()
    assert [line.split()[0] for line in table] == values(mlcat, "search loss -n 4", "id")


@pytest.mark.parametrize(
    ("line", "count", "code"),
    [
        ("list --count", "63", 0),
        ("list --count -n 5", "63", 0),
        ("list -k library --count", "17", 0),
        ("list -k library -k dataset -t Audio -t CV --year 1999 --count", "0", 1),
        ("search qwxzvk --count", "0", 1),
    ],
)
def test_a_count_is_a_number_and_nothing_else(mlcat: Mlcat, line: str, count: str, code: int) -> None:
    assert mlcat(line) == (code, f"{count}\n", "")


def test_the_count_of_a_search_is_of_all_hits(mlcat: Mlcat) -> None:
    assert int(mlcat("search loss --count").out) == len(values(mlcat, "search loss -n 1000", "id"))
