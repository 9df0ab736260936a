"""The strings one edit away."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from mlcat.search.query_expansion.edit_forms import one_edit_forms

_word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)
_quiet = settings(derandomize=True, deadline=None, database=None, max_examples=100)


def test_deletions_transpositions_substitutions_and_insertions_are_generated() -> None:
    assert {"aiss", "fiass", "gaiss", "faisss"} <= set(one_edit_forms("faiss"))


def test_each_form_is_unique_and_differs_from_the_word() -> None:
    forms = one_edit_forms("aab")
    assert len(forms) == len(set(forms))
    assert "aab" not in forms


def test_a_single_letter_is_not_deleted() -> None:
    assert "" not in one_edit_forms("a")


def test_an_empty_word_has_the_single_letters() -> None:
    assert one_edit_forms("") == sorted("abcdefghijklmnopqrstuvwxyz0123456789")


@_quiet
@given(_word)
def test_all_forms_are_one_edit_away(word: str) -> None:
    assert {OSA.distance(word, form) for form in one_edit_forms(word)} == {1}


@_quiet
@given(_word, _word)
def test_every_string_one_edit_away_is_a_form(word: str, other: str) -> None:
    near = {other, word[1:], word + other[0], other[0] + word, word[:-2] + word[-2:][::-1]}
    forms = set(one_edit_forms(word))
    for one in near - {""}:
        assert (one in forms) == (OSA.distance(word, one) == 1)


def test_a_word_of_more_than_sixty_letters_has_no_forms() -> None:
    assert len(one_edit_forms("x" * 60)) > 0
    assert one_edit_forms("x" * 61) == []


def test_letters_are_substituted_within_their_alphabet() -> None:
    forms = one_edit_forms("яр")
    assert {"щр", "ря", "яра"[:2] + "ѐ", "xр", "я7"} <= set(forms)
    assert all(form.isalnum() and form == form.casefold() for form in forms)
    # "а" is 64 code points before the letters of the word, "ҁ" 64 after them.
    assert not {"ар", "ҁр", "βр", "Щр", "я-", "яր"} & set(forms)


def test_at_most_three_alphabets_of_a_word_are_used() -> None:
    forms = set(one_edit_forms("αляա"))
    assert {"βляա", "αмяա", "αльա"} <= forms
    assert "αляբ" not in forms


def test_forms_with_a_longer_prefix_than_any_known_word_are_omitted() -> None:
    forms = set(one_edit_forms("faiss", 1))
    assert {"aiss", "fiss", "fiass", "gaiss", "fxiss", "fxaiss", "xfaiss"} <= forms
    assert not {"fass", "fasis", "faxss", "faxiss", "faissx", "fais"} & forms


@_quiet
@given(_word, _word)
def test_no_known_form_is_omitted(word: str, known: str) -> None:
    prefix = len(os.path.commonprefix([word, known]))  # noqa: RUF071 - not of paths
    assert (known in one_edit_forms(word, prefix)) == (known in one_edit_forms(word))
    near = word[: len(word) // 2] + word[len(word) // 2 + 1 :]
    prefix = len(os.path.commonprefix([word, near]))  # noqa: RUF071
    assert not near or near in one_edit_forms(word, prefix)
