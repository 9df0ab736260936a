"""Hints of errors: existing and similar names."""

import pytest

from mlcat.errors import CatalogError, combined_error, similar_names, suggest, suggest_from_many


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (["a"], "Tags: a."),
        (list("abcdefghijkl"), "Tags: a, b, c, d, e, f, g, h, i, j, k, l."),
        (list("abcdefghijklmn"), "Tags: a, b, c, d, e, f, g, h, i, j, k, l and 2 more."),
    ],
    ids=["one", "twelve", "more than twelve"],
)
def test_a_hint_with_a_command_names_at_most_twelve_values(names, hint):
    assert suggest_from_many("Tags", names, "nosuch") == hint
    command = hint.replace("2 more.", "2 more: `mlcat tags`.")
    assert suggest_from_many("Tags", names, "nosuch", "mlcat tags") == command


def test_a_hint_without_a_command_names_all_values():
    assert suggest("Tags", map(str, range(100)), "nosuch") == f"Tags: {', '.join(map(str, range(100)))}."


def test_a_hint_with_a_similar_name_lists_the_others_if_they_are_few():
    names = ["photo-galleries", *map(str, range(99))]
    offered = "Did you mean 'photo-galleries'?"
    assert suggest_from_many("Tags", names, "photo", "mlcat tags") == f"{offered} All tags: `mlcat tags`."
    assert suggest_from_many("Tags", names[:2], "photo", "mlcat tags") == f"{offered} Tags: photo-galleries, 0."


@pytest.mark.parametrize(
    ("wrong", "offered"),
    [("librarys", "libraries"), ("LIBRARIS", "libraries"), (" recsy ", "RecSys"), ("video", None), ("", None)],
)
def test_the_most_similar_name_is_suggested_if_any(wrong, offered):
    beginning = f"Did you mean '{offered}'? " if offered else ""
    assert suggest("Names", ["libraries", "RecSys"], wrong) == f"{beginning}Names: libraries, RecSys."


@pytest.mark.parametrize(
    ("wrong", "offered"),
    [
        ("NPL", "NLP"),  # a transposition comes before a substitution such as NPU
        ("npw", "NPU"),
        ("nlq", "NLP"),
        ("vc", "CV"),
        ("cx", None),
        ("x", None),
        ("xyz", None),
        ("nxyz", None),
        ("xnlp", "NLP"),
        ("nlpx", "NLP"),
        ("lnpx", None),
        ("visiom", "Vision"),
        ("Visoin", "Vision"),
        ("recomender", "Recommender"),
        ("Speach Recogniton", "Speech Recognition"),
        ("television set", None),
    ],
)
def test_transpositions_are_suggested_before_other_edits_and_edits_before_similar_names(wrong, offered):
    tags = ["NPU", "CV", "R", "Visions", "Vision", "NLP", "Recommender", "Speech Recognition", "TV"]
    assert similar_names(tags, wrong) == ([offered] if offered else [])


def faults(count: int) -> list[CatalogError]:
    return [CatalogError(f"line {number}: no title.", "Add it.") for number in range(1, count + 1)]


def test_a_single_error_keeps_its_repair_and_the_alternative():
    error = combined_error(faults(1), "Or skip it.")
    assert (error.message, error.hint, error.details) == ("line 1: no title.", "Add it. Or skip it.", ())


@pytest.mark.parametrize(("count", "rest"), [(2, ()), (5, ()), (6, ("There are more.",))])
def test_the_first_five_of_several_errors_are_named(count, rest):
    error = combined_error(faults(count), "Or skip them.")
    others = tuple(f"line {number}: no title. Add it." for number in range(2, min(count, 5) + 1))
    assert (error.message, error.hint) == ("line 1: no title.", "Add it.")
    assert error.details == (*others, *rest, "Repair them. Or skip them.")


def test_further_errors_of_an_entry_are_counted():
    first, *others = faults(3)
    first.details = ("line 1: no url. Add it.",)
    assert combined_error([first, *others]).details == ("line 1: no url. Add it.", *map(str, others))
