"""What each word of a query can mean in a catalog, and its weight."""

import pytest

from mlcat.index.reader import Index
from mlcat.model import Section
from mlcat.search.query import parse_query_words
from mlcat.search.query_expansion.expansion import ExpandedTerm, expand

from ..conftest import entry, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("FaceNet", summary="Face recognition", topics=("image retrieval",)),
            entry("Wav2CLIP", summary="Audio embeddings", topics=("picture of a sound",)),
            entry("Quaterion", summary="Fine-tune retrieval models", topics=("large scale", "quality of retrieval")),
            entry("Sentence", description="retrieving documents"),
        ]
    )


def of(index: Index, typed: str) -> list[ExpandedTerm]:
    return expand(index, parse_query_words(typed))


def how(index: Index, typed: str) -> dict[str, str]:
    """The kind of match of each word of the catalog."""
    return {word: how for term in of(index, typed) for word, (how, _) in term.variants.items()}


def test_the_word_itself_is_exact(index: Index) -> None:
    assert how(index, "audio")["audio"] == "exact"


def test_words_with_the_same_stem_are_meant(index: Index) -> None:
    assert how(index, "retriever") == {"retrieval": "stem", "retrieving": "stem"}


def test_a_synonym_in_the_catalog_is_meant(index: Index) -> None:
    kinds_of_match = how(index, "image")
    assert kinds_of_match["image"] == "exact"
    assert kinds_of_match["picture"] == "synonym"


def test_an_unknown_word_may_mean_its_synonym(index: Index) -> None:
    assert how(index, "photo") == {"image": "synonym", "picture": "synonym"}


def test_the_words_of_the_longest_full_form_mean_its_abbreviation() -> None:
    index = index_of(["InstructGPT", "Stone"])
    typed = "training language models to follow instructions with human feedback"
    assert {term.variants.get("instructgpt") for term in of(index, typed)} == {("clipping", 1.0)}


def test_a_full_form_is_meant_only_if_an_entry_has_all_its_words() -> None:
    assert how(index_of(["Natural Language", "Stone Processing"]), "nlp") == {}
    assert how(index_of(["Natural Language", "Language of Natural Processing"]), "nlp") == {
        "natural language processing": "clipping"
    }


def test_two_words_the_catalog_writes_as_one_are_joined(index: Index) -> None:
    first, second = of(index, "face net")
    assert first.variants["facenet"] == second.variants["facenet"] == ("joined", 1.0)


def test_three_words_the_catalog_writes_as_one_are_joined(index: Index) -> None:
    assert all("wav2clip" in term.variants for term in of(index, "wav 2 clip"))


def test_triples_are_joined_in_a_query_of_up_to_four_words(index: Index) -> None:
    assert how(index, "wav 2 clip audio")["wav2clip"] == "joined"
    assert "wav2clip" not in how(index, "wav 2 clip audio face")


def test_words_are_joined_in_any_order_and_position(index: Index) -> None:
    assert how(index, "net of a face")["facenet"] == how(index, "face image net")["facenet"] == "joined"


def test_joining_words_of_a_long_query_is_limited(index: Index) -> None:
    words = " ".join(f"qwx{letter}" for letter in "abcdefgh")
    assert "facenet" not in how(index, f"{words} face net")


def test_a_misspelled_word_is_corrected(index: Index) -> None:
    (one,) = of(index, "quatirion")
    assert one.variants == {"quaterion": ("corrected", 1.0)}
    assert not one.is_literal


def test_two_edits_are_less_certain_than_one(index: Index) -> None:
    (one,) = of(index, "quatirian")
    assert 0 < one.variants["quaterion"][1] < 1


def test_a_short_misspelled_word_is_corrected_only_to_a_word_of_a_name(index: Index) -> None:
    assert of(index_of(["Large"]), "larhe")[0].variants == {"large": ("corrected", 1.0)}
    assert of(index_of([entry("Other", description="large")]), "larhe")[0].variants == {}


def test_an_unfinished_word_means_words_that_begin_with_it(index: Index) -> None:
    assert how(index, "quateri") == {"quaterion": "prefix"}
    assert set(how(index, "qual")) == {"quality"}
    assert set(how(index, "qua")) == {"quaterion"}  # a short word is corrected only to words of names


def test_two_joined_words_are_split(index: Index) -> None:
    assert [term.word for term in of(index, "imageretrieval")] == ["image", "retrieval"]


def test_an_unknown_compound_is_split(index: Index) -> None:
    assert [term.word for term in of(index, "image-audio")] == ["image", "audio"]


def test_a_known_compound_is_not_split(index: Index) -> None:
    assert [term.word for term in of(index, "fine-tune")] == ["finetune"]


def test_a_nonsense_word_has_no_meaning_but_a_weight(index: Index) -> None:
    (one,) = of(index, "kubernetes")
    assert one.variants == {}
    assert one.weight > 0


def test_a_number_is_never_corrected(index: Index) -> None:
    assert of(index_of([entry("Survey", year=2019)]), "2018")[0].variants == {}


def test_a_rare_word_weighs_more_than_a_common_one(index: Index) -> None:
    rare, common = of(index, "audio retrieval")
    assert rare.weight > common.weight


def test_a_light_word_weighs_less_than_its_rarity_alone(index: Index) -> None:
    light, alone = of(index, "large audio")[0], of(index, "large")[0]
    assert light.weight < alone.weight


def test_the_weight_of_a_word_does_not_depend_on_the_other_words() -> None:
    index = index_of([entry("One", topics=("image-text pairs",)), entry("Two", topics=("image of a text",)), "Three"])
    apart = {term.word: term.weight for term in of(index, "image three text")}
    beside = {term.word: term.weight for term in of(index, "three image text")}
    assert beside == apart


def test_in_a_catalog_of_1000_entries_a_rare_word_may_be_a_misspelling_of_a_more_common_one() -> None:
    index = index_of([entry(f"Requests {n}") for n in range(25)] + [entry("Odd", summary="reqeusts")])
    index.count = 999
    assert how(index, "reqeusts") == {"reqeust": "exact"}
    index.count = 1000
    assert of(index, "reqeusts")[0].variants == {"reqeust": ("exact", 1.0), "request": ("likely", 1.0)}
    assert set(how(index, "requests")) == {"request"}


def test_a_stop_word_that_is_a_section_weighs_as_much_as_another_word() -> None:
    sections = [Section(id="Go", title="Go"), Section(id="C", title="Mast")]
    stop_word, word = of(index_of([entry("Brook", section="Go"), entry("Creek", section="C")], sections), "mast go")
    assert stop_word.weight == word.weight


def test_a_word_with_synonyms_of_several_words_only_weighs_as_little_as_an_unknown_one() -> None:
    index = index_of([entry("Natural language processing"), entry("Stone"), entry("Creek")])
    synonym, unknown = of(index, "nlp zebra")
    assert synonym.variants == {"natural language processing": ("clipping", 1.0)}
    assert (synonym.weight, synonym.count) == (unknown.weight, 0)


def test_a_query_without_words_has_no_meaning(index: Index) -> None:
    assert of(index, "?!") == []


def test_a_stop_word_counts_only_if_it_is_a_complete_section_or_tag() -> None:
    entries = [entry("Brook", section="Go", tags=("All about boats",)), entry("Creek", section="C")]
    sections = [Section(id="Go", title="Go"), Section(id="C", title="C")]
    typed = [term.word for term in expand(index_of(entries, sections), parse_query_words("all about a boat in go"))]
    assert typed == ["boat", "go"]
    assert [term.word for term in expand(index_of(entries[1:], sections[1:]), parse_query_words("boat in go"))] == [
        "boat"
    ]


@pytest.mark.parametrize(("typed", "is_known"), [("image", True), ("picture", True), ("imge", False), ("zebra", False)])
def test_a_word_is_known_if_the_catalog_has_it_or_a_synonym(index: Index, typed: str, is_known: bool) -> None:
    assert [term.is_known for term in of(index, typed)] == [is_known]


def test_a_word_for_a_kind_is_marked(index: Index) -> None:
    assert [(term.word, term.is_kind) for term in of(index, "papers on images")] == [("paper", True), ("image", False)]
