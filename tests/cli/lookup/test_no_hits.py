"""A query without hits gets a next step: a filter to drop, similar names, close entries, or other words."""

import pytest

from mlcat.cli.lookup.no_hits import advice_lines
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
    (line,) = advice_lines([small], parse_query(query), [search(small, query, filter)], filter, " -c small")
    assert line.startswith(message)


def test_a_filter_is_named_as_the_caller_writes_it(small: Index) -> None:
    filter = Filter(kinds=["benchmark"])
    (line,) = advice_lines([small], parse_query("beacon"), [search(small, "beacon", filter)], filter, "", dashes="")
    assert line.startswith("Without kind, ")
