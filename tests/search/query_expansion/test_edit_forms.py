"""The strings one edit away."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from mlcat.search.query_expansion.edit_forms import one_edit_forms

_word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)
_quiet = settings(derandomize=True, deadline=None, database=None, max_examples=100)


def test_a_deletion_a_transposition_a_substitution_and_an_insertion() -> None:
    assert {"aiss", "fiass", "gaiss", "faisss"} <= set(one_edit_forms("faiss"))


def test_each_is_given_once_and_the_word_itself_is_not() -> None:
    forms = one_edit_forms("aab")
    assert len(forms) == len(set(forms))
    assert "aab" not in forms


def test_nothing_is_left_of_one_letter_but_other_letters() -> None:
    assert "" not in one_edit_forms("a")


def test_an_empty_word_has_the_single_letters() -> None:
    assert one_edit_forms("") == sorted("abcdefghijklmnopqrstuvwxyz0123456789")


@_quiet
@given(_word)
def test_all_of_them_are_one_edit_away(word: str) -> None:
    assert {OSA.distance(word, form) for form in one_edit_forms(word)} == {1}


@_quiet
@given(_word, _word)
def test_whatever_is_one_edit_away_is_among_them(word: str, other: str) -> None:
    near = {other, word[1:], word + other[0], other[0] + word, word[:-2] + word[-2:][::-1]}
    forms = set(one_edit_forms(word))
    for one in near - {""}:
        assert (one in forms) == (OSA.distance(word, one) == 1)


def test_a_letter_is_mistaken_for_those_of_the_same_alphabet() -> None:
    forms = one_edit_forms("яр")
    assert {"щр", "ря", "яра"[:2] + "ѐ", "xр", "я7"} <= set(forms)
    assert not {"ар", "βр", "Щр", "я-", "яր"} & set(forms)  # "а" is 64 code points before the letters of the word


def test_of_words_in_many_alphabets_the_first_three_are_tried() -> None:
    forms = set(one_edit_forms("αляա"))
    assert {"βляա", "αмяա", "αльա"} <= forms
    assert "αляբ" not in forms
