"""The parts that add up to a score, each by its formula, and the reasons that show them."""

import pytest

from mlcat.index.schema import FIELDS, PHRASE_SEPARATOR
from mlcat.search import scoring
from mlcat.search.entry_match import EntryMatch
from mlcat.search.lexical import has_topics
from mlcat.search.query_expansion.expansion import ExpandedTerm, Variants
from mlcat.search.scoring import Scorer
from mlcat.search.weights import (
    ADJACENT_SHARE,
    FACET_WEIGHT,
    FIELD_COVERAGE_FACTORS,
    FIELD_WEIGHTS,
    HOW_WEIGHTS,
    KIND_ELSEWHERE_FACTOR,
    MIN_HEAVY_SHARE,
    PHRASE_SHARE,
    PRECISION_SHARE,
    SUMMARY_PHRASE_WEIGHT,
    SUMMARY_WEIGHT_ALONE,
    WORDS_SCORE,
)

WORDS = WORDS_SCORE * (1 - PHRASE_SHARE)
PHRASES = WORDS_SCORE * PHRASE_SHARE


def term(word: str, weight: float = 1.0, *, is_facet: bool = False, **variants: str) -> ExpandedTerm:
    """A word of a query that is found as itself, or by these variants: `photo="synonym"`."""
    found: Variants = {other: (how, 1.0) for other, how in variants.items()} or {word: ("exact", 1.0)}
    return ExpandedTerm(word, found, weight, 1, is_facet=is_facet)


def fields(**texts: str) -> str:
    """An entry's words as the index keeps them, with a topic so that the summary is no phrase."""
    return "\n".join(({"topics": "other"} | texts).get(field, "") for field in FIELDS)


def scored(*terms: ExpandedTerm, **texts: str) -> EntryMatch:
    return Scorer(list(terms)).score(fields(**texts))


def phrase(match: EntryMatch) -> float:
    return sum(reason.score for reason in match.explain() if reason.how == "phrase")


def test_the_score_of_a_word_depends_on_its_field_and_its_meaning() -> None:
    assert scored(term("cat"), description="cat").score == pytest.approx(WORDS * FIELD_WEIGHTS["description"])
    result = scored(term("cat", kitten="synonym"), description="kitten")
    assert result.score == pytest.approx(WORDS * FIELD_WEIGHTS["description"] * HOW_WEIGHTS["synonym"])
    half = ExpandedTerm("cat", {"cart": ("corrected", 0.5)}, 1.0, 1)
    assert scored(half, people="cart").score == pytest.approx(
        WORDS * FIELD_WEIGHTS["people"] * HOW_WEIGHTS["corrected"] * 0.5
    )


def test_the_share_of_a_word_in_the_query_is_by_weight() -> None:
    result = scored(term("cat", 3.0), term("dog", 2.0), people="dog")
    assert result.score == pytest.approx(WORDS * FIELD_WEIGHTS["people"] * 0.4)
    assert result.evidence.coverage == pytest.approx(0.4)


def test_matches_in_several_fields_are_combined_like_independent_probabilities() -> None:
    missing = (1 - FIELD_WEIGHTS["people"]) * (1 - FIELD_WEIGHTS["description"])
    assert scored(term("cat"), people="cat", description="cat").score == pytest.approx(WORDS * (1 - missing))


def test_the_better_of_a_word_and_its_synonyms_is_scored() -> None:
    cat = term("cat", cat="exact", kitten="synonym")
    weight = FIELD_WEIGHTS["people"]
    assert scored(cat, people=f"cat{PHRASE_SEPARATOR}kitten").score == pytest.approx(WORDS * weight)
    meant = scored(cat, people="kitten", description="cat")
    assert meant.score == pytest.approx(WORDS * weight * HOW_WEIGHTS["synonym"])
    assert [(reason.field, reason.matched) for reason in meant.explain()] == [("people", "kitten")]
    for field in ("description", "summary"):
        assert scored(cat, **{field: "kitten"}, people="cat").score == pytest.approx(WORDS * weight)


@pytest.mark.parametrize("order", [("kitten", "cat"), ("cat", "kitten")])
@pytest.mark.parametrize("between", [PHRASE_SEPARATOR, " "])
def test_the_most_certain_meaning_in_a_field_is_scored(order: tuple[str, str], between: str) -> None:
    result = scored(term("cat", cat="exact", kitten="stem"), people=between.join(order))
    assert [(reason.matched, reason.how) for reason in result.explain()] == [("cat", "exact")]


def test_of_two_equally_certain_meanings_the_first_is_scored() -> None:
    result = scored(term("cat", kitten="stem", kitty="stem"), people="kitty kitten")
    assert [reason.matched for reason in result.explain()] == ["kitty"]
    result = scored(term("cat", kitten="stem", kitty="stem"), people=f"kitten{PHRASE_SEPARATOR}kitty")
    assert [reason.matched for reason in result.explain()] == ["kitten"]


def test_the_score_of_a_phrase_depends_on_recall_precision_and_adjacency() -> None:
    weight = PHRASES * FIELD_WEIGHTS["topics"]
    cat, dog = term("cat", 3.0), term("dog", 1.0)
    assert phrase(scored(cat, dog, topics="cat dog")) == pytest.approx(weight)
    assert phrase(scored(cat, dog, topics="cat of a dog")) == pytest.approx(weight)
    assert phrase(scored(cat, dog, topics="cat dog in red")) == pytest.approx(weight * (1 - PRECISION_SHARE / 3))
    apart = 1 - PRECISION_SHARE / 3 - ADJACENT_SHARE
    assert phrase(scored(cat, dog, topics="cat red dog")) == pytest.approx(weight * apart)
    one = 0.75 * (1 - ADJACENT_SHARE)
    assert phrase(scored(cat, dog, topics="cat")) == pytest.approx(weight * one)
    assert phrase(scored(cat, topics="cat")) == pytest.approx(weight)
    assert phrase(scored(cat, topics="cat red")) == pytest.approx(weight * (1 - PRECISION_SHARE / 2))


def test_only_words_of_the_query_count_as_adjacent() -> None:
    cat, dog, cow = term("cat", cat="exact", kitten="synonym"), term("dog"), term("cow")
    two_of_three = PHRASES * FIELD_WEIGHTS["topics"] * (1 - PRECISION_SHARE / 4 - ADJACENT_SHARE / 3)
    assert phrase(scored(cat, dog, cow, topics="cat dog red cow")) == pytest.approx(two_of_three)
    assert phrase(scored(cat, dog, cow, topics="dog cat red cow")) == pytest.approx(two_of_three)
    none = PHRASES * FIELD_WEIGHTS["topics"] * (HOW_WEIGHTS["synonym"] + 1) / 2 * (1 - ADJACENT_SHARE)
    assert phrase(scored(cat, dog, topics="kitten dog")) == pytest.approx(none)
    again = PHRASES * FIELD_WEIGHTS["topics"] * (1 - PRECISION_SHARE / 2 - ADJACENT_SHARE)
    assert phrase(scored(cat, dog, topics="cat cat red dog")) == pytest.approx(again)


def test_a_form_of_several_words_has_as_many_words() -> None:
    nlp = ExpandedTerm("nlp", {"natural language": ("exact", 1.0)}, 1.0, 1)
    weight = PHRASES * FIELD_WEIGHTS["topics"]
    assert phrase(scored(nlp, topics="natural language")) == pytest.approx(weight)
    assert phrase(scored(nlp, topics="naturallanguage-natural-language")) > 0
    its_words = scored(nlp, term("natural"), term("language"), topics="natural language")
    assert phrase(its_words) == pytest.approx(weight * (1 - ADJACENT_SHARE / 3))
    third = 1 - PRECISION_SHARE / 3
    assert phrase(scored(nlp, topics="natural language model")) == pytest.approx(weight * third)


def test_a_phrase_of_stop_words_counts_as_one_word() -> None:
    assert phrase(scored(term("the"), title="the")) == pytest.approx(PHRASES)


def test_the_best_phrase_counts_and_is_a_reason_with_the_query_and_its_text() -> None:
    result = scored(term("cat"), term("dog"), topics=f"red cat{PHRASE_SEPARATOR}cat_c_at dog{PHRASE_SEPARATOR}cat")
    reason = next(reason for reason in result.explain() if reason.how == "phrase")
    assert (reason.word, reason.matched, reason.field) == ("cat dog", "cat dog", "topics")
    assert phrase(result) == pytest.approx(PHRASES * FIELD_WEIGHTS["topics"])


def test_of_two_equal_phrases_the_first_is_shown() -> None:
    result = scored(term("cat", cat="stem", kitten="stem"), topics=f"cat{PHRASE_SEPARATOR}kitten")
    assert [reason.matched for reason in result.explain() if reason.how == "phrase"] == ["cat"]


def test_the_summary_of_an_entry_without_topics_has_separate_weights() -> None:
    result = scored(term("cat"), topics="", summary="cat")
    assert result.score == pytest.approx(WORDS * SUMMARY_WEIGHT_ALONE + PHRASES * SUMMARY_PHRASE_WEIGHT)
    assert not result.has_topics
    result = scored(term("cat"), summary="cat")
    assert result.score == pytest.approx(WORDS * FIELD_WEIGHTS["summary"])
    assert result.has_topics
    assert (has_topics(fields()), has_topics(fields(topics=""))) == (True, False)


def test_a_word_for_a_kind_has_separate_weights() -> None:
    survey = term("survey", is_facet=True)
    assert scored(survey, facets="survey").score == pytest.approx(WORDS * FACET_WEIGHT)
    assert scored(survey, people="survey").score == pytest.approx(
        WORDS * FIELD_WEIGHTS["people"] * KIND_ELSEWHERE_FACTOR
    )
    title = KIND_ELSEWHERE_FACTOR * (WORDS + PHRASES)
    assert scored(survey, title="survey").score == pytest.approx(title)


def test_a_tag_that_is_not_a_kind_has_a_higher_weight_among_the_facets_only() -> None:
    tag = term("cats", is_facet=True)
    assert scored(tag, facets="cats").score == pytest.approx(WORDS * FACET_WEIGHT)
    assert scored(tag, people="cats").score == pytest.approx(WORDS * FIELD_WEIGHTS["people"])


def test_a_match_in_the_description_only_covers_less() -> None:
    assert scored(term("cat"), description="cat").evidence.coverage == FIELD_COVERAGE_FACTORS["description"]
    assert scored(term("cat"), description="cat", people="cat").evidence.coverage == 1.0


@pytest.mark.parametrize(("share", "heavy"), [(MIN_HEAVY_SHARE, 2), (MIN_HEAVY_SHARE - 0.01, 1)])
def test_a_word_is_heavy_from_a_share_of_the_heaviest(share: float, heavy: int) -> None:
    result = scored(term("cat"), term("dog", share), topics=f"cat dog{PHRASE_SEPARATOR}cat")
    assert (result.evidence.heavy_count, result.evidence.matched_heavy_count, result.evidence.max_heavy_in_phrase) == (
        heavy,
        heavy,
        heavy,
    )


def test_heavy_words_are_counted_together_in_a_phrase_of_names_topics_and_summary_only() -> None:
    cat, dog = term("cat"), term("dog")
    for field in FIELDS:
        together = scored(cat, dog, **{field: "cat dog"}).evidence.max_heavy_in_phrase
        assert together == (2 if field in ("title", "aliases", "topics", "summary") else 0)
    apart = scored(cat, dog, title="cat", summary="dog").evidence
    assert (apart.matched_heavy_count, apart.max_heavy_in_phrase) == (2, 1)


def test_a_heavy_word_that_the_catalog_lacks_is_noted_and_a_light_one_is_not() -> None:
    unknown = ExpandedTerm("zzz", {}, 1.0, 0)
    light = ExpandedTerm("zzz", {}, 0.1, 0)
    assert scored(term("cat"), unknown, people="cat").evidence.has_unknown
    assert not scored(term("cat"), light, people="cat").evidence.has_unknown


@pytest.mark.parametrize(
    ("how", "alone", "of_two"),
    [("exact", True, True), ("joined", True, True), ("corrected", True, False), ("stem", False, False)],
)
def test_a_complete_name_is_the_query_or_its_correction(how: str, alone: bool, of_two: bool) -> None:
    meant = ExpandedTerm("kat", {"cat": (how, 1.0)}, 1.0, 1)
    for field in ("title", "aliases"):
        assert scored(meant, **{field: f"red dog{PHRASE_SEPARATOR}cat_c_at"}).evidence.contains_name is alone
        assert scored(meant, term("dog"), **{field: f"cat{PHRASE_SEPARATOR}red"}).evidence.contains_name is of_two
    assert not scored(meant, topics="cat").evidence.contains_name


def test_parts_of_a_compound_without_a_hyphen_are_less_certain() -> None:
    sure, part = FIELD_WEIGHTS["people"], FIELD_WEIGHTS["people"] * HOW_WEIGHTS["part"]
    assert scored(term("tuned"), people="finetuned-fine-tuned").score == pytest.approx(WORDS * sure)
    assert scored(term("clip"), people="wav2clip_wav_2_clip").score == pytest.approx(WORDS * part)
    stem = scored(term("clips", clip="stem"), people="wav2clip_wav_2_clip")
    assert stem.score == pytest.approx(WORDS * part * HOW_WEIGHTS["stem"])
    assert [(reason.how, reason.matched) for reason in stem.explain()] == [("stem", "clip")]
    assert [reason.how for reason in scored(term("wav"), people="wav2clip_wav_2_clip").explain()] == ["part"]


@pytest.mark.parametrize(
    ("of_four", "suffices", "title"),
    [(1, False, "x"), (2, True, "x"), (1, True, "a"), (1, True, "xax-x-a-x"), (1, True, "xax_x_a_x"), (0, False, "x")],
)
def test_between_the_two_bounds_only_a_match_in_the_name_suffices(
    monkeypatch: pytest.MonkeyPatch, of_four: int, suffices: bool, title: str
) -> None:
    monkeypatch.setattr(scoring, "MIN_COVERAGE_NAMED", 0.25)
    for name, value in {"": 1.0, "_SUGGESTED": 0.5, "_SUGGESTED_SINGLE_WORD": 0.5}.items():
        monkeypatch.setattr(scoring, f"MIN_COVERAGE{name}", value)
    monkeypatch.setattr(scoring, "LONG_QUERY_FACTOR", 0.5)
    scorer = Scorer([term(word) for word in "abcd"])
    description = " ".join("abcd"[:of_four])
    assert scorer.may_suffice(fields(title=title, description=description)) is suffices
    assert scorer.may_suffice(fields(aliases=title, description=description)) is suffices


@pytest.mark.parametrize("compound", ["xax-x-a-x", "xax_x_a_x"])
def test_a_part_of_a_compound_may_suffice(compound: str) -> None:
    assert Scorer([term("a")]).may_suffice(fields(description=compound))


def test_a_quarter_of_a_known_query_is_enough_for_a_supporting_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "MIN_COVERAGE_IN_SECTION", 0.25)
    four, five = ([term(word) for word in words] for words in ("abcd", "abcde"))
    assert Scorer(four).may_be_added(fields(people="a"))
    assert not Scorer(five).may_be_added(fields(people="a"))
    assert not Scorer([*four[:3], ExpandedTerm("z", {}, 1.0, 0)]).may_be_added(fields(people="a b c"))


def test_the_reasons_name_the_typed_word_and_divide_its_score() -> None:
    result = scored(term("kats", cat="corrected"), people="cat", description="cat")
    reasons = [(reason.word, reason.matched, reason.field, reason.how) for reason in result.explain()]
    assert reasons == [("kats", "cat", "people", "corrected"), ("kats", "cat", "description", "corrected")]
    first, second = (reason.score for reason in result.explain())
    assert first / second == pytest.approx(FIELD_WEIGHTS["people"] / FIELD_WEIGHTS["description"])
    assert first + second == pytest.approx(result.score)


def test_a_query_without_weight_has_score_zero_and_no_score_exceeds_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert scored(term("cat", 0.0), title="cat").score == 0.0
    monkeypatch.setattr(scoring, "WORDS_SCORE", 2.0)
    assert scored(term("cat"), title="cat").score == 1.0
