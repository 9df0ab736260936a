"""Titles, topics and queries are split into the same words in every spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.english import fold
from mlcat.text.patterns import LETTER
from mlcat.text.safety import is_clean
from mlcat.text.stemming import stem
from mlcat.text.tokens import (
    CASE_SEPARATOR,
    MARK_SEPARATOR,
    join_parts,
    sorted_words,
    token_forms,
    token_parts,
    token_spans,
    tokens,
)

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Fine-tuned Wav2CLIP embeddings, centred", ["fine-tuned", "wav_2_clip", "embedding", "centered"],
            id="all"),
        pytest.param("", [], id="empty"),
        pytest.param("?!… — ()", [], id="punctuation only"),
        pytest.param("OpenMetricLearning", ["open_metric_learning"], id="CamelCase"),
        pytest.param("word2vec Item2Vec", ["word_2_vec", "item_2_vec"], id="digits"),
        pytest.param("FAISS", ["faiss"], id="acronym"),
        pytest.param("GPUs URLs", ["gpu", "url"], id="acronyms in the plural"),
        pytest.param("gpus cpus", ["gpu", "cpu"], id="acronyms in the plural, in lower case"),
        pytest.param("C++, C# and F# on .NET", ["cpp", "csharp", "and", "fsharp", "on", "dotnet"],
            id="languages named by signs"),
        pytest.param("node.js", ["node-js"], id="a dot inside"),
        pytest.param("end. Next", ["end", "next"], id="a dot at the end"),
        pytest.param("snake_case __init__", ["snake-case", "init"], id="underscores"),
        pytest.param("Google's don't", ["google", "don"], id="apostrophes"),
        pytest.param("Google’s", ["google"], id="a typographic apostrophe"),
        pytest.param("O'Reilly", ["o-reilly"], id="an apostrophe in a name"),
        pytest.param("Şakir Ångström Łukasz Bjørn", ["sakir", "angstrom", "lukasz", "bjorn"], id="accents"),
        pytest.param("ﬁne ｗｉｄｅ", ["fine", "wide"], id="typographic forms"),
        pytest.param("距離学習 Поиск", ["距離", "離学", "学習", "поиск"], id="other scripts"),
    ],
)  # fmt: skip
def test_text_is_split_into_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("faiss", ["faiss"]),
        ("wav_2_clip", ["wav2clip", "wav", "2", "clip"]),
        ("fine-tuned", ["finetuned", "fine", "tuned"]),
        ("gpt-4_turbo", ["gpt4turbo", "gpt", "4", "turbo"]),
    ],
)
def test_a_token_is_found_by_itself_and_by_its_parts(token, words):
    assert token_forms(token) == words
    assert join_parts(token) == words[0]
    assert token_parts(token) == (words[1:] or words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("OpenMetricLearning", "learning metric open"),
        ("metric-learning open", "learning metric open"),
        ("faiss", ""),
        ("", ""),
    ],
    ids=["compound", "turned round", "one word", "none"],
)
def test_sorted_words_do_not_depend_on_the_order(name, words):
    assert sorted_words(tokens(name)) == words


def test_the_spans_of_tokens_are_positions_in_the_text():
    text = "The Embeddings of Wav2CLIP, fine-tuned"
    spans = [(text[start:end], words) for start, end, words in token_spans(text)]
    assert spans == [
        ("The", {"the"}),
        ("Embeddings", {"embedding"}),
        ("of", {"of"}),
        ("Wav2CLIP", {"wav2clip", "wav", "2", "clip"}),
        ("fine-tuned", {"finetuned", "fine", "tuned"}),
    ]


@given(ANY_TEXT)
def test_any_text_has_tokens_of_letters_and_digits_only(text):
    for token in tokens(text):
        assert token
        assert is_clean(token)
        for form in token_forms(token):
            assert form
            assert re.fullmatch(f"{LETTER}+", form)
            assert not set(form) & {CASE_SEPARATOR, MARK_SEPARATOR, "\t", "\n", " "}


@given(ANY_TEXT)
def test_tokens_of_the_index_are_found_when_typed(text):
    """A token that was shown to a user and is typed again has the same parts, up to the stem."""
    for token in tokens(text):
        again = [part for typed in tokens(" ".join(token_parts(token))) for part in token_parts(typed)]
        assert "".join(map(stem, again)) == "".join(stem(fold(part)) for part in token_parts(token))


@given(ANY_TEXT)
def test_words_of_any_text_occur_in_it_in_order(text):
    ends = [0]
    for start, end, words in token_spans(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
        assert all(words)
