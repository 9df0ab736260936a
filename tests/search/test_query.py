"""Parsing of queries."""

import pytest

from mlcat.search.query import LIGHT_WORDS, parse_query_words
from mlcat.search.weights import LIGHT_FACTOR, MAX_QUERY_LENGTH, MAX_QUERY_WORDS
from mlcat.text.english import fold
from mlcat.text.tokens import STOP_WORDS


def tokens_of(typed: str) -> list[str]:
    return [term.token for term in parse_query_words(typed).terms]


def weights_of(typed: str) -> dict[str, float]:
    return {term.token: term.weight for term in parse_query_words(typed).terms}


def test_terms_are_folded_words_in_the_order_typed() -> None:
    assert tokens_of("Neighbours  of Wav2CLIP, fine-tuned") == ["neighbor", "wav_2_clip", "fine-tuned"]


def test_a_compound_is_one_term() -> None:
    assert [term.word for term in parse_query_words("Wav2CLIP fine-tuned clip").terms] == [
        "wav2clip",
        "finetuned",
        "clip",
    ]


def test_a_repeated_word_counts_once() -> None:
    assert tokens_of("loss Loss losses") == ["loss"]


def test_stop_words_are_left_out() -> None:
    assert tokens_of("how do I search for an image with the text") == ["search", "image", "text"]


def test_a_query_of_nothing_but_stop_words_keeps_them() -> None:
    assert tokens_of("the who") == ["the", "who"]


def test_light_words_count_less_next_to_others() -> None:
    assert weights_of("best loss") == {"best": LIGHT_FACTOR, "loss": 1.0}


def test_light_words_have_full_weight_without_others() -> None:
    assert weights_of("the best tool") == {"best": 1.0, "tool": 1.0}


def test_stop_and_light_words_are_listed_in_folded_form() -> None:
    listed = STOP_WORDS | LIGHT_WORDS
    assert {word: fold(word) for word in listed if fold(word) != word} == {"does": "doe", "ones": "one"}
    assert {"doe", "one"} < listed


def test_names_are_the_query_without_blanks_as_typed_and_folded() -> None:
    assert parse_query_words("Fashion-MNIST").names == ("fashionmnist",)
    assert parse_query_words("Nearest Neighbours").names == ("nearestneighbours", "nearestneighbor")


def test_names_keep_the_stop_words() -> None:
    assert parse_query_words("What is Metric Learning?").names[0] == "whatismetriclearning"


def test_the_words_in_alphabetical_order_find_a_name_in_any_order() -> None:
    assert (
        parse_query_words("metric open learning").sorted_words
        == parse_query_words("OpenMetricLearning").sorted_words
        == "learning metric open"
    )


def test_a_single_word_has_no_order() -> None:
    assert parse_query_words("clip").sorted_words == ""


@pytest.mark.parametrize("typed", ["", "   ", "?!", "\x00", "\u200b", "🚀"])
def test_a_query_without_words_has_no_terms_and_no_names(typed: str) -> None:
    query = parse_query_words(typed)
    assert (query.terms, query.names, query.sorted_words) == ([], (), "")


def test_invisible_characters_are_removed_from_the_text() -> None:
    assert parse_query_words("cl\x1bip\u202e im\x00age").text == "clip image"


def test_a_query_is_truncated_to_the_maximum_length() -> None:
    assert len(parse_query_words("x" * (MAX_QUERY_LENGTH + 1)).text) == MAX_QUERY_LENGTH


def test_a_query_has_at_most_the_maximum_number_of_words() -> None:
    assert len(tokens_of(" ".join(f"w{chr(97 + n)}w" for n in range(MAX_QUERY_WORDS + 2)))) == MAX_QUERY_WORDS
