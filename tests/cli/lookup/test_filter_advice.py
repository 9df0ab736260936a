"""The filter to drop if nothing was found."""

from typing import Any

from mlcat.cli.lookup.filter_advice import filter_to_drop
from mlcat.filters import Filter
from mlcat.index.reader import Index


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
