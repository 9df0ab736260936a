"""Forms of one word have the same stem, and different words have different stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.english import fold
from mlcat.text.stemming import stem

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=16)


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
        "automatic automatically automated automation automate",
        "systematic system systems",
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
def test_a_family_of_words_has_one_stem(family):
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
def test_the_stem_of_a_stem_is_itself(word):
    assert stem(fold(word))
    assert stem(stem(fold(word))) == stem(fold(word))
