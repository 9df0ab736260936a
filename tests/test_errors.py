"""Errors are answers: what there is instead of what was asked for."""

import pytest

from mlcat.errors import suggest


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (["a"], "Tags: a."),
        (list("abcdefghijkl"), "Tags: a, b, c, d, e, f, g, h, i, j, k, l."),
        (list("abcdefghijklmn"), "Tags: a, b, c, d, e, f, g, h, i, j, k, l and 2 more."),
    ],
    ids=["one", "twelve", "more than twelve"],
)
def test_a_hint_names_up_to_twelve(names, hint):
    assert suggest("Tags", names, "nosuch") == hint


@pytest.mark.parametrize(
    ("wrong", "offered"),
    [("librarys", "libraries"), ("LIBRARIS", "libraries"), (" recsy ", "RecSys"), ("video", None), ("", None)],
)
def test_the_name_nearest_to_the_wrong_one_is_offered_where_one_is_near(wrong, offered):
    beginning = f"Did you mean '{offered}'? " if offered else ""
    assert suggest("Names", ["libraries", "RecSys"], wrong) == f"{beginning}Names: libraries, RecSys."
