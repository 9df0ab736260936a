"""The forms in which names are compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.normalize import name_key
from mlcat.text.patterns import LETTER

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Fashion-MNIST", "fashion mnist"),
        ("OpenMetricLearning", "open_metric_learning"),
        ("Ångström", "ANGSTROM"),
        ("item 2 vec", "Item2Vec"),
        ("Straße", "STRASSE"),
        ("C++ Vectors", "cpp vectors"),
        ("ASP.NET on C#", "asp.net on csharp"),
    ],
)
def test_spellings_of_one_name_have_the_same_key(name, same):
    assert name_key(name) == name_key(same) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("C++", "C#"), ("word2vec", "word3vec"), ("Marten", "Märtin")]
)
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


@given(ANY_TEXT)
def test_case_makes_no_difference_to_a_name_key(text):
    assert name_key(name_key(text)) == name_key(text)
    assert re.fullmatch(f"{LETTER}*", name_key(text))
