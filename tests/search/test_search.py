"""Search: from words to ranked hits, stage by stage."""

import pytest

from mlcat.index.reader import Index
from mlcat.index.schema import NameKind
from mlcat.search import search
from mlcat.search.weights import NAME_SCORES

from .conftest import entry, ids, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("Wav2CLIP", summary="CLIP for audio, clip after clip", topics=("clip of sound",)),
            entry("CLIP", aliases=("Contrastive Language-Image Pre-training",), topics=("search images by text",)),
            entry("Fashion-MNIST", kind="dataset", topics=("clothes images",), authors=("Han Xiao",), year=2017),
            entry("OpenMetricLearning", id="open-metric-learning", aliases=("OML",), topics=("train embeddings",)),
            entry("sentence-transformers", aliases=("SBERT",), topics=("sentence embeddings", "semantic search")),
            entry("Quaterion", description="Fine-tunes similarity models.", organization="Qdrant"),
        ]
    )


# --- The stages -------------------------------------------------------------------------------------------------


def test_the_exact_name_comes_before_an_entry_full_of_the_word(index: Index) -> None:
    assert ids(index, "clip")[:2] == ["clip", "wav2clip"]


def test_an_alias_is_a_name(index: Index) -> None:
    first = search(index, "sbert").hits[0]
    assert (index.row(first.rowid).id, first.reasons[0].field, first.reasons[0].how) == (
        "sentence-transformers",
        "aliases",
        "name",
    )


@pytest.mark.parametrize(
    ("typed", "score"), [("sbert-kit", 1.0), ("sentence kit", 1.0), ("twin encoder", 0.99), ("kit sentence", 0.98)]
)
def test_ids_and_titles_have_score_one_and_aliases_and_reordered_names_less(typed: str, score: float) -> None:
    index = index_of([entry("Sentence Kit", id="sbert-kit", aliases=("Twin Encoder",)), entry("Other")])
    assert search(index, typed).hits[0].score == score


def test_a_name_in_another_order_is_nearly_as_good(index: Index) -> None:
    first = search(index, "metric learning open").hits[0]
    assert index.row(first.rowid).id == "open-metric-learning"
    assert first.reasons[0].how == "reordered"
    assert first.score == NAME_SCORES[NameKind.REORDERED]  # the order is its only difference


def test_a_name_a_few_edits_away_comes_before_words(index: Index) -> None:
    result = search(index, "sentense transformers")
    assert index.row(result.hits[0].rowid).id == "sentence-transformers"
    assert result.hits[0].reasons[0].how == "corrected"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("openmetriclearning", "open-metric-learning"),
        ("open metric learning", "open-metric-learning"),
        ("fashionmnist", "fashion-mnist"),
        ("wav 2 clip", "wav2clip"),
        ("sentence transformer", "sentence-transformers"),
    ],
)
def test_a_name_is_found_joined_and_split(index: Index, typed: str, meant: str) -> None:
    assert ids(index, typed)[0] == meant


def test_an_entry_is_found_by_a_prefix_of_its_name(index: Index) -> None:
    assert ids(index, "quater") == ["quaterion"]
    assert ids(index, "openmetr") == ["open-metric-learning"]


def test_an_entry_is_found_by_what_it_does(index: Index) -> None:
    assert ids(index, "how can I find pictures with a text?")[0] == "clip"


def test_an_entry_is_found_by_who_made_it_and_when(index: Index) -> None:
    assert ids(index, "xiao 2017") == ["fashion-mnist"]
    assert ids(index, "qdrant") == ["quaterion"]


def test_a_query_may_mix_words_and_a_kind(index: Index) -> None:
    assert ids(index, "dataset clothes")[0] == "fashion-mnist"


# --- Where a search ends ----------------------------------------------------------------------------------------


def test_nonsense_has_no_hits(index: Index) -> None:
    assert ids(index, "trelomp bastivor quendle") == []


def test_an_entry_that_matches_too_little_of_the_query_is_not_a_hit(index: Index) -> None:
    assert ids(index, "embeddings") != []
    assert ids(index, "embeddings kubernetes ingress controller") == []


def test_every_hit_by_words_covers_enough_of_the_query(index: Index) -> None:
    hits = search(index, "train sentence embeddings for semantic search").hits
    assert hits
    assert all(len(hit.reasons) > 1 for hit in hits)  # one word of six covers too little


def test_a_hit_by_words_scores_lower_than_a_name() -> None:
    hits = search(index_of([entry("Alpha Beta"), entry("Beta Alpha Gamma")]), "gamma alpha").hits
    assert all(hit.score < 0.97 for hit in hits)


def test_an_entry_is_one_hit_even_if_it_matches_in_several_ways(index: Index) -> None:
    hit_ids = ids(index, "fashion mnist")
    assert len(hit_ids) == len(set(hit_ids))


def test_the_limit_applies_to_the_hits_and_not_to_the_total(index: Index) -> None:
    whole, cut = search(index, "embeddings"), search(index, "embeddings", limit=1)
    assert len(whole.hits) == whole.total == cut.total > 1
    assert [hit.rowid for hit in cut.hits] == [whole.hits[0].rowid]


def test_hits_with_equal_scores_are_in_catalog_order() -> None:
    assert ids(index_of([entry("One", topics=("same",)), entry("Two", topics=("same",))]), "same") == ["one", "two"]


def test_the_empty_query_finds_nothing(index: Index) -> None:
    assert search(index, "").total == 0


# --- The exact name comes first -------------------------------------------------------------------------------------


def test_a_name_comes_before_a_name_that_is_its_plural() -> None:
    index = index_of([entry("Tools"), entry("Tool")])
    assert ids(index, "tool")[0] == "tool"
    assert ids(index, "tools")[0] == "tools"


def test_a_name_comes_before_one_in_british_spelling() -> None:
    index = index_of([entry("Colour Lab"), entry("Color Lab")])
    assert ids(index, "color lab")[0] == "color-lab"
    assert ids(index, "colour lab")[0] == "colour-lab"


def test_a_title_comes_before_the_same_words_in_another_order() -> None:
    index = index_of([entry("Search Image"), entry("Image Search")])
    assert ids(index, "image search")[0] == "image-search"


def test_of_equally_similar_names_ids_come_before_titles_and_titles_before_aliases() -> None:
    index = index_of([entry("One", aliases=("lumen",)), entry("Lumen", id="two"), entry("Three", id="lumen")])
    assert ids(index, "lumenn")[:3] == ["lumen", "two", "one"]


def test_a_name_is_found_without_its_symbols_unless_another_has_that_name() -> None:
    assert ids(index_of([entry(".NET", id="platform")]), "net")[:1] == ["platform"]


# --- The reported correction -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("clip", None),
        ("metric learning open", None),
        ("train embeddings", None),
        ("quaterrion", "Quaterion"),
        ("sentense transformers", "sentence-transformers"),
        ("sbrt", "SBERT"),
        ("train embeddnigs", "train embedding"),
    ],
)
def test_a_correction_is_reported(index: Index, typed: str, corrected: str | None) -> None:
    assert search(index, typed).corrected == corrected


def test_without_hits_no_correction_is_reported(index: Index) -> None:
    assert search(index, "kubernetis").corrected is None


def test_an_incomplete_candidate_search_is_marked(as_if_large: None) -> None:
    many = index_of(entry(f"Lumen {n}", id=f"lumen-{n}") for n in range(250))
    assert search(many, "lumen").is_capped
    assert not search(many, "lumen 7").is_capped


def test_an_entry_with_a_name_only_in_its_topics_is_no_hit_for_the_name() -> None:
    mentions = entry("Rigging", topics=("faster than the heron plan",), summary="Draws sails")
    describes = entry("Bittern", topics=("a rival of heron",), summary="Waits in reeds like a heron")
    index = index_of([entry("Heron", summary="Stands in water"), mentions, describes])
    assert ids(index, "heron") == ["heron", "bittern"]
    assert ids(index, "heron plan") == ["rigging"]
    assert ids(index_of([mentions]), "heron") == ["rigging"]
