"""The words of a catalog, counted batch by batch."""

from hypothesis import given
from hypothesis import strategies as st

from mlcat.index.building.documents import PreparedDocument, prepare_documents
from mlcat.index.building.vocabulary import VocabularyBuilder, count_words
from mlcat.model import Entry


def prepared(*titles_and_summaries: tuple[str, str]) -> list[PreparedDocument]:
    listed = [
        Entry(id=f"n{number}", title=title, url="https://a.example/", section="shelf", summary=summary)
        for number, (title, summary) in enumerate(titles_and_summaries)
    ]
    return prepare_documents(listed, {"shelf": ("Shelf",)})


def counted(*batches: list[PreparedDocument]) -> list[tuple[str, str, int, int]]:
    vocabulary = VocabularyBuilder()
    for batch in batches:
        vocabulary.add(count_words(batch))
    vocabulary.sort()
    return list(vocabulary.rows())


def test_a_word_counts_once_per_entry_and_once_per_name() -> None:
    assert counted(prepared(("clip clip", "A clip."), ("other", "clips"), ("clip", ""))) == [
        ("a", "a", 1, 0),
        ("clip", "clip", 3, 2),
        ("other", "other", 1, 1),
        ("shelf", "shelf", 3, 0),
    ]


def test_all_forms_of_a_compound_count() -> None:
    assert [word for word, *_ in counted(prepared(("Wav2CLIP", "fine-tuned")))] == [
        "2", "clip", "fine", "finetuned", "shelf", "tuned", "wav", "wav2clip",
    ]  # fmt: skip


def test_a_catalog_without_entries_has_no_words() -> None:
    assert counted([]) == []


@given(st.lists(st.tuples(st.sampled_from(["clip", "a b", "B-c"]), st.sampled_from(["", "clip a", "c"]))), st.data())
def test_batches_count_as_one(rows: list[tuple[str, str]], data: st.DataObject) -> None:
    every = prepared(*rows)
    cut = data.draw(st.integers(0, len(every)))
    assert counted(every[:cut], every[cut:]) == counted(every)


def test_a_vocabulary_knows_its_words() -> None:
    vocabulary = VocabularyBuilder()
    vocabulary.add(count_words(prepared(("retrieval", "images"))))
    assert (len(vocabulary), "retrieval" in vocabulary, "song" in vocabulary) == (3, True, False)
