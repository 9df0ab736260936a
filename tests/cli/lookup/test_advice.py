"""If nothing is found, there is a next step: a filter to drop, similar names, close entries, or other words."""

from typing import Any

import pytest

from mlcat.cli.lookup.advice import advise_on_query, filter_to_drop
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.search import search
from mlcat.search.query import parse_query


@pytest.mark.parametrize(
    ("query", "filter", "message"),
    [
        ("beacon", Filter(kinds=["benchmark"]), "Without --kind, "),
        ("nosuchword", Filter(kinds=["paper"]), "Try other words, or look through `mlcat list -c small`."),
        ("nosuchword", Filter(), "Try other words, or look through `mlcat list -c small`."),
    ],
)
def test_a_filter_is_named_only_if_it_excludes_hits(small: Index, query: str, filter: Filter, message: str) -> None:
    (line,) = advise_on_query([small], parse_query(query), [search(small, query, filter)], filter, " -c small")
    assert line.startswith(message)


def test_a_filter_is_named_as_the_caller_writes_it(small: Index) -> None:
    filter = Filter(kinds=["benchmark"])
    (line,) = advise_on_query([small], parse_query("beacon"), [search(small, "beacon", filter)], filter, "", dashes="")
    assert line.startswith("Without kind, ")


def test_the_filter_whose_removal_gives_most_results_is_named(small: Index) -> None:
    only = Filter(tags=["NLP"], kinds=["tool"], years=[(2015, 2015)])
    # There is one library of 2015 tagged NLP, no tool of 2015, and no tool tagged NLP.
    assert filter_to_drop([small], only) == "Without --kind, 1 would match."


def test_every_part_of_a_filter_is_named_by_its_option(small: Index) -> None:
    for part, values, flag in (
        ("sections", ["empty-shelf"], "--section"),
        ("kinds", ["benchmark"], "--kind"),
        ("statuses", ["archived"], "--status"),
    ):
        chosen: dict[str, Any] = {part: values, "tags": ["Audio"]}
        only = Filter(**chosen)
        assert filter_to_drop([small], only) == f"Without {flag}, 3 would match."
    assert filter_to_drop([small], Filter(years=[(1700, 1700)])) == "Without --year, 14 would match."
    assert filter_to_drop([small], Filter(tags=["R&D"], kinds=["paper", "survey"])) == "Without --tag, 3 would match."


def test_no_filter_is_named_if_none_alone_helps(small: Index) -> None:
    assert filter_to_drop([small], Filter(kinds=["benchmark"], years=[(1700, 1700)])) == ""
    assert filter_to_drop([small], Filter(kinds=["benchmark"]), lambda *_: 0) == ""
