"""Why an entry was found, in plain words."""

from mlcat.render.reasons import reason_lines
from mlcat.search.results import Reason
from mlcat.search.weights import HOW_WEIGHTS


def test_a_word_in_several_fields_is_one_line_with_the_sum() -> None:
    matches = [Reason("song", "song", "topics", "exact", 0.3), Reason("song", "song", "description", "exact", 0.1)]
    assert reason_lines(matches) == ["'song' in topics and description, +0.40"]


def test_a_line_explains_how_the_word_matched() -> None:
    assert reason_lines([Reason("compare", "benchmark", "title", "synonym", 0.16)]) == [
        "'compare' as a synonym of 'benchmark' in title, +0.16"
    ]
    assert reason_lines([Reason("norhern", "northern", "summary", "corrected", 0.2)]) == [
        "'norhern' as a misspelling of 'northern' in summary, +0.20"
    ]


def test_every_kind_of_match_has_an_explanation() -> None:
    ways = (*HOW_WEIGHTS, "phrase", "name", "reordered", "acronym", "identifier")
    assert all(reason_lines([Reason("a", "b", "title", how, 0.5)]) for how in ways)


def test_the_eight_largest_contributions_are_shown_in_order() -> None:
    lines = reason_lines(Reason(f"w{n}", f"w{n}", "title", "exact", n / 100) for n in range(1, 12))
    assert len(lines) == 8
    assert lines[0] == "'w11' in title, +0.11"
