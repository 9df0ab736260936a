"""Titles, topics and queries become the same words, however they are written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.english import fold
from mlcat.text.normalize import name_key
from mlcat.text.patterns import LETTER
from mlcat.text.safety import is_clean
from mlcat.text.stemming import stem
from mlcat.text.tokens import HYPHEN, SEAM, forms, joined, parts, sorted_words, token_spans, tokens

ANY_TEXT = st.text(st.characters(codec=None))
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=16)


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
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("neighbours", "neighbor"), ("behaviour", "behavior"), ("centre", "center"),
        ("centred", "centered"), ("metres", "meter"), ("fibre", "fiber"), ("calibre", "caliber"),
        ("optimisation", "optimization"), ("normalised", "normalized"), ("tokenisers", "tokenizer"),
        ("vectorise", "vectorize"), ("summarised", "summarized"), ("categoriser", "categorizer"),
        ("regularising", "regularizing"), ("analysed", "analyzed"), ("catalogue", "catalog"), ("dialogues", "dialog"),
        ("labelled", "labeled"), ("modelling", "modeling"), ("licence", "license"), ("grey", "gray"),
        ("programme", "program"), ("maths", "math"), ("artefact", "artifact"),
    ],
)  # fmt: skip
def test_british_spelling_becomes_american(british, american):
    assert fold(british) == american
    assert fold(american) == american


@pytest.mark.parametrize(
    "word",
    ["four", "hour", "your", "noise", "rise", "arising", "raised", "promise", "compromised", "enterprise", "surprised",
     "comprises", "expertise", "precise", "acre", "calling", "falling", "filling"],
)  # fmt: skip
def test_words_that_only_look_british_keep_their_spelling(word):
    assert fold(word) == word.removesuffix("s")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("queries", "query"), ("boxes", "box"), ("losses", "loss"), ("batches", "batch"), ("hashes", "hash"),
        ("datasets", "dataset"), ("indices", "index"), ("matrices", "matrix"), ("corpora", "corpus"),
        ("analyses", "analysis"), ("children", "child"), ("vertices", "vertex"),
    ],
)  # fmt: skip
def test_plurals_become_singular(plural, singular):
    assert fold(plural) == singular
    assert fold(singular) == singular


@pytest.mark.parametrize(
    "word", ["loss", "class", "corpus", "analysis", "bias", "gas", "is", "series", "news", "faiss"]
)
def test_words_that_only_end_like_a_plural_keep_what_tells_them(word):
    assert fold(word) in {word, word.removesuffix("s")}
    assert fold(word) == fold(fold(word))


@pytest.mark.parametrize("word", ["loss", "class", "corpus", "analysis", "gas", "series", "faiss"])
def test_words_in_double_s_us_and_is_are_no_plurals(word):
    assert fold(word) == word


@pytest.mark.parametrize(
    "family",
    [
        "retrieve retrieval retriever retrieving retrieved",
        "embed embeds embedding embeddings embedded embedder",
        "recommend recommender recommenders recommendation recommending",
        "classify classifies classification classifier classifying classified",
        "cluster clusters clustering clustered",
        "quantize quantization quantized quantise quantisation",
        "visualize visualise visualisation visualization visualizing",
        "optimise optimize optimizer optimiser optimization",
        "summarise summarize summarizer summarization summarisation",
        "regularise regularizer regularisation",
        "similar similarity similarities",
        "label labels labelled labelling labeled labeling",
        "index indexes indices indexing indexed indexer",
        "neighbour neighbors neighbor neighbours",
        "translate translation translating translator",
        "annotate annotation annotated annotator",
        "search searching searches searchable",
        "train training trained trainer",
        "sample samples sampled sampler sampling",
        "rank ranks ranking ranked ranker",
        "generate generation generative generator",
        "recognize recognise recognition recognizer",
        "detect detection detector detecting",
        "reduce reduction reducing reduced",
        "compress compression compressed",
        "augment augmentation augmented",
        "evaluate evaluation evaluating",
        "dense density",
        "sparse sparsity",
        "catalogue catalog catalogues",
        "centre center centred",
    ],
    ids=lambda family: family.split()[0],
)
def test_a_family_of_words_arrives_at_one_stem(family):
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("metric", "meter"), ("general", "generate"), ("universal", "university"), ("paper", "pap"), ("speed", "spe"),
        ("moment", "momentum"), ("image", "imagine"), ("text", "texture"), ("audio", "audit"), ("person", "persian"),
    ],
)  # fmt: skip
def test_words_of_different_families_keep_different_stems(one, other):
    assert stem(fold(one)) != stem(fold(other))


@given(WORDS)
def test_a_word_always_has_a_stem_that_is_its_own(word):
    assert stem(fold(word))
    assert stem(stem(fold(word))) == stem(fold(word))


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("faiss", ["faiss"]),
        ("wav_2_clip", ["wav2clip", "wav", "2", "clip"]),
        ("fine-tuned", ["finetuned", "fine", "tuned"]),
        ("gpt-4_turbo", ["gpt4turbo", "gpt", "4", "turbo"]),
    ],
)
def test_a_token_is_found_whole_and_by_its_parts(token, words):
    assert forms(token) == words
    assert joined(token) == words[0]
    assert parts(token) == (words[1:] or words)


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
def test_squeezed_names_are_equal_however_they_are_written(name, same):
    assert name_key(name) == name_key(same) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("C++", "C#"), ("word2vec", "word3vec"), ("Marten", "Märtin")]
)
def test_squeezed_names_tell_different_names_apart(one, other):
    assert name_key(one) != name_key(other)


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
def test_sorted_words_are_one_for_any_order(name, words):
    assert sorted_words(tokens(name)) == words


def test_fold_all_says_where_each_word_stands():
    text = "The Embeddings of Wav2CLIP, fine-tuned"
    found = [(text[start:end], words) for start, end, words in token_spans(text)]
    assert found == [
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
        for form in forms(token):
            assert form
            assert re.fullmatch(f"{LETTER}+", form)
            assert not set(form) & {SEAM, HYPHEN, "\t", "\n", " "}


@given(ANY_TEXT)
def test_what_the_index_holds_is_found_again_when_it_is_typed(text):
    """A token shown to a user (a suggestion, an explanation) and typed again has the same parts, up to the stem."""
    for token in tokens(text):
        again = [part for typed in tokens(" ".join(parts(token))) for part in parts(typed)]
        assert "".join(map(stem, again)) == "".join(stem(fold(part)) for part in parts(token))


@given(ANY_TEXT)
def test_case_makes_no_difference_to_a_squeezed_name(text):
    assert name_key(name_key(text)) == name_key(text)
    assert re.fullmatch(f"{LETTER}*", name_key(text))


@given(ANY_TEXT)
def test_words_of_any_text_stand_inside_it_in_order(text):
    ends = [0]
    for start, end, words in token_spans(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
        assert all(words)


@pytest.mark.parametrize("word", ["a" * 400_000 + "lle", "al" * 200_000 + "lle", "an" * 200_000 + "isa"])
@pytest.mark.timeout(20)  # the patterns of shorter words would take minutes
def test_a_word_of_thousands_of_letters_takes_no_time(word: str) -> None:
    assert fold(word) == word
