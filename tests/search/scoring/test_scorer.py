"""How well an entry answers."""

import pytest

from mlcat.index.schema import FIELDS, PHRASE_SEPARATOR
from mlcat.search.entry_match import EntryMatch, as_text
from mlcat.search.query_expansion.expansion import ExpandedTerm
from mlcat.search.scoring import Scorer
from mlcat.search.weights import FIELD_WEIGHTS, HOW_WEIGHTS, PHRASE_SHARE, WORDS_SCORE


def expanded(*tokens: str, how: str = "exact", weight: float = 1.0) -> list[ExpandedTerm]:
    """Words of a query, each found as itself."""
    return [ExpandedTerm(word, {word: (how, 1.0)}, weight, 1) for word in tokens]


def tokens(**fields: str) -> str:
    """An entry's words as the index keeps them."""
    return "\n".join(fields.get(field, "") for field in FIELDS)


def scored(terms: list[ExpandedTerm], **fields: str) -> EntryMatch:
    return Scorer(terms).score(tokens(**fields))


def test_a_title_equal_to_the_query_has_the_maximum_score_of_words() -> None:
    result = scored(expanded("clip"), title="clip")
    assert [result.score, result.evidence.coverage] == pytest.approx([WORDS_SCORE, 1.0])


def test_an_entry_without_a_word_of_the_query_has_score_zero() -> None:
    result = scored(expanded("clip"), title="faiss")
    assert (result.score, result.evidence.coverage, result.explain()) == (0.0, 0.0, [])


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("title", "topics"),
        ("aliases", "topics"),
        ("topics", "summary"),
        ("people", "summary"),
        ("facets", "description"),
        ("summary", "description"),
    ],
)
def test_fields_are_weighted(more: str, less: str) -> None:
    topics = {"topics": "other"}
    assert (
        scored(expanded("clip"), **(topics | {more: "clip"})).score
        > scored(expanded("clip"), **(topics | {less: "clip"})).score
    )


def test_every_field_and_every_way_has_a_weight_of_one_at_most() -> None:
    assert set(FIELD_WEIGHTS) == set(FIELDS)
    assert all(0 < weight <= 1 for weight in (*FIELD_WEIGHTS.values(), *HOW_WEIGHTS.values()))
    assert HOW_WEIGHTS["exact"] == max(HOW_WEIGHTS.values())


@pytest.mark.parametrize("how", sorted(set(HOW_WEIGHTS) - {"exact"}))
def test_the_word_itself_scores_higher_than_any_other_meaning(how: str) -> None:
    assert scored(expanded("clip"), title="clip").score > scored(expanded("clip", how=how), title="clip").score


def test_coverage_is_the_share_of_the_query_by_weight() -> None:
    query = [*expanded("rare", weight=3.0), *expanded("common", weight=1.0)]
    assert scored(query, topics="rare").evidence.coverage == pytest.approx(0.75)
    assert scored(query, topics="common").evidence.coverage == pytest.approx(0.25)


def test_an_uncertain_meaning_covers_less() -> None:
    assert scored(expanded("clip", how="synonym"), title="clip").evidence.coverage == HOW_WEIGHTS["synonym"]


def test_two_matches_score_higher_than_one_up_to_the_maximum_of_a_word() -> None:
    once = scored(expanded("clip", "image"), title="clip").score
    twice = scored(expanded("clip", "image"), title="clip", description="clip").score
    thrice = scored(expanded("clip", "image"), **dict.fromkeys(FIELDS, "clip")).score
    assert once <= twice <= thrice <= 0.5 + 1e-9
    assert (
        scored(expanded("clip"), topics="a clip").score
        < scored(expanded("clip"), topics="a clip", summary="clip").score
    )


def test_words_in_one_phrase_score_higher_than_in_two() -> None:
    together = scored(expanded("image", "search"), topics=f"image search{PHRASE_SEPARATOR}other")
    scattered = scored(expanded("image", "search"), topics=f"image other{PHRASE_SEPARATOR}search")
    assert together.score > scattered.score


def test_a_completely_matched_phrase_scores_higher_than_a_long_one() -> None:
    short = scored(expanded("image", "search"), topics="image search")
    long = scored(expanded("image", "search"), topics="image search on mobile telephone in aeroplane")
    assert short.score > long.score


def test_stop_words_do_not_make_a_phrase_long() -> None:
    assert scored(expanded("image"), topics="the image of a").score == scored(expanded("image"), topics="image").score


def test_only_names_and_needs_are_phrases() -> None:
    for field in FIELDS:
        result = scored(expanded("image", "search"), **({"topics": "other"} | {field: "image search"}))
        assert any(match.how == "phrase" for match in result.explain()) == (field in ("title", "aliases", "topics"))


def test_the_summary_replaces_missing_topics() -> None:
    with_topics = scored(expanded("image", "search"), summary="image search", topics="other")
    without = scored(expanded("image", "search"), summary="image search")
    assert without.score > with_topics.score
    assert {match.how for match in without.explain()} == {"exact", "phrase"}
    in_title = scored(expanded("image", "search"), title="image search")
    assert in_title.score > without.score


def test_adjacent_words_score_higher_than_separate_ones_in_a_phrase() -> None:
    beside = scored(expanded("image", "search"), topics="fast image search tool")
    apart = scored(expanded("image", "search"), topics="image tool fast search")
    backwards = scored(expanded("image", "search"), topics="fast search image tool")
    over_a_stop_word = scored(expanded("image", "search"), topics="fast search of image tool")
    assert beside.score > apart.score
    assert backwards.score == over_a_stop_word.score == beside.score


def test_a_compound_is_matched_by_its_parts_with_less_certainty() -> None:
    complete = scored(expanded("wav2clip"), title="wav2clip_wav_2_clip")
    part = scored(expanded("clip"), title="wav2clip_wav_2_clip")
    assert complete.score > part.score > 0
    assert {match.how for match in part.explain()} == {"part", "phrase"}


def test_a_part_before_or_after_a_hyphen_counts_like_a_word() -> None:
    part = scored(expanded("tuned"), title="finetuned-fine-tuned")
    word = scored(expanded("tuned"), title="tuned")
    assert {match.how for match in part.explain()} == {"part", "phrase"}
    assert (part.score, part.has_whole_word) == (word.score, False)
    assert word.has_whole_word


def test_the_order_of_the_query_does_not_matter() -> None:
    query = [*expanded("image", weight=2.0), *expanded("search"), *expanded("text", how="stem")]
    fields = {"topics": f"search image{PHRASE_SEPARATOR}text", "summary": "text search"}
    assert scored(query, **fields).score == pytest.approx(scored(query[::-1], **fields).score)


def test_contributions_add_up_to_the_score() -> None:
    result = scored(
        expanded("image", "search", "lost"), title="search", topics=f"image search{PHRASE_SEPARATOR}x", summary="image"
    )
    assert sum(match.score for match in result.explain()) == pytest.approx(result.score)
    assert result.score < 1


def test_the_largest_contribution_comes_first() -> None:
    result = scored(expanded("image", "search"), title="search", topics="image of a thing", description="image search")
    scores = [match.score for match in result.explain()]
    assert scores == sorted(scores, reverse=True)


def test_words_without_phrases_give_all_but_the_share_of_phrases() -> None:
    fields = dict.fromkeys(("description", "summary", "people", "facets"), "image")
    result = scored(expanded("image"), topics="other", **fields)
    assert result.score < 1 - PHRASE_SHARE


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({"description": "image"}, True),
        ({"title": "imagetext-image-text"}, True),
        ({"title": "wav2image_wav_2_image"}, True),
        ({"title": "imaginary"}, False),
        ({}, False),
    ],
)
def test_the_upper_bound_skips_entries_that_cannot_cover_enough(fields: dict[str, str], may: bool) -> None:
    assert Scorer(expanded("image", "search")).may_suffice(tokens(**fields)) == may


def test_the_upper_bound_never_skips_a_result() -> None:
    query = [*expanded("image", weight=2.0), *expanded("clip")]
    for title in ("image", "clip", "imageclip-image-clip", "x2clip_x_2_clip", "other"):
        scorer = Scorer(query)
        suffices = scorer.score(tokens(title=title)).evidence.suffices
        assert scorer.may_suffice(tokens(title=title)) or not suffices


# --- Which entries are hits -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "suffices"),
    [
        ({"topics": "web framework"}, True),
        ({"title": "framework for image"}, False),  # one word of two, and not the name
        ({"title": "framework"}, True),  # the whole name
        ({"topics": "web of trust\tframework of law"}, True),  # all words in any field
        ({"description": "web framework"}, True),
    ],
    ids=["together", "one of two", "its name", "apart", "in passing"],
)
def test_one_of_two_words_is_insufficient_unless_it_is_the_name(fields: dict[str, str], suffices: bool) -> None:
    assert scored(expanded("web", "framework"), **fields).evidence.suffices is suffices


def test_words_in_one_phrase_may_suffice_where_separate_words_do_not() -> None:
    query = expanded("photo", "shop", "printing", "canvas")
    assert scored(query, topics="photo of a shop").evidence.suffices
    assert not scored(query, topics="photo of a cat\tshop for clothes").evidence.suffices


def test_a_long_query_may_have_unmatched_words() -> None:
    terms = expanded("soundtrack", "video", "copyright", "trouble", "cheap", "fast", "holiday")
    fields = {"topics": "soundtrack for a video\tcopyright"}
    assert scored(terms, **fields).evidence.suffices
    assert not scored(terms[:2] + terms[3:], **fields).evidence.suffices  # two of six


def test_a_matched_kind_covers_little_of_the_query() -> None:
    kind = [ExpandedTerm("library", {"library": ("exact", 1.0)}, 1.0, 1, is_facet=True)]
    query = [*expanded("boosting", "gradient"), *kind]
    assert scored(query, topics="gradient library").evidence.coverage == pytest.approx(0.6)


def test_a_query_without_words_has_score_zero() -> None:
    assert scored([], title="clip").score == 0


def test_a_matched_phrase_is_shown_readably() -> None:
    assert as_text("wav2clip_wav_2_clip finetuned-fine-tuned model") == "wav2clip finetuned model"


# --- Kinds, and forms of several words --------------------------------------------------------------------------


def kind(word: str) -> ExpandedTerm:
    return ExpandedTerm(word, {word: ("exact", 1.0)}, 1.0, 1, is_facet=True)


def test_a_word_for_a_kind_matches_the_kind_and_not_the_word() -> None:
    query = [kind("survey"), *expanded("image")]
    of_the_kind = scored(query, topics="image", facets="survey")
    assert of_the_kind.score > scored(query, topics="image", title="survey").score
    assert of_the_kind.score > scored(query, topics="survey of image").score


def test_a_word_for_a_kind_adds_less_to_a_phrase_than_another() -> None:
    both = [*expanded("image", "survey")]
    plain = scored([*expanded("image", "report")], topics="report of image")
    assert scored(both, topics="survey of image").score < plain.score


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("kit for natural language processing of text", True),
        ("naturallanguage-natural-language processing", True),
        ("natural processing of language", False),
        ("supernatural language processing", False),
    ],
)
def test_a_form_of_several_words_matches_adjacent_words(text: str, is_found: bool) -> None:
    query = [ExpandedTerm("nlp", {"natural language processing": ("clipping", 1.0)}, 1.0, 1)]
    match = scored(query, topics=text)
    assert (match.score > 0) is is_found
    assert Scorer(query).may_suffice(tokens(topics=text)) or not is_found


def test_a_phrase_that_is_one_form_of_several_words_is_exact() -> None:
    query = [ExpandedTerm("nlp", {"natural language": ("clipping", 1.0), "nlp": ("exact", 1.0)}, 1.0, 1)]
    ratio = scored(query, topics="natural language").score / scored(query, topics="nlp").score
    assert ratio == pytest.approx(HOW_WEIGHTS["clipping"], abs=0.02)
