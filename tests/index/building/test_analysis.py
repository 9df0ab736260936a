"""From texts to tokens and stems."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcat.index.building import analysis
from mlcat.index.building.documents import PreparedDocument, prepare_documents
from mlcat.index.schema import FIELDS
from mlcat.model import Entry, Publication
from mlcat.text.ngrams import indexed_bigrams, is_unsegmented
from mlcat.text.stemming import stem
from mlcat.text.tokens import chunks, to_token, token_forms

SECTIONS = {"shelf": ("Shelf",)}

# Blanks of all kinds, marks that are no word, compounds, symbols, letters that fold to others or to several.
TEXTS = st.text(st.sampled_from("aAbz09 \u00a0\u3000-_.'’&+#/,()—éßﬁİ学λ½"), max_size=12) | st.sampled_from(
    ["Wav2CLIP", "fine-tuned", "C++", ".NET", "either/or", "(words),", "centred models", "x" * 50, "—", "..."]
)


def entry(**fields) -> Entry:
    made_up = {"id": "a", "title": "A", "url": "https://a.example/", "section": "shelf"}
    return Entry(**(made_up | fields))


def field(prepared: PreparedDocument, name: str) -> str:
    return prepared.tokens.split("\n")[FIELDS.index(name)]


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    many = st.lists(TEXTS, max_size=3).map(tuple)
    return entry(
        title=draw(TEXTS), aliases=draw(many), topics=draw(many), authors=draw(many), tags=draw(many),
        summary=draw(st.none() | TEXTS), description=draw(st.none() | TEXTS), organization=draw(st.none() | TEXTS),
        publications=(Publication(type="article", title=draw(TEXTS), venue=draw(st.none() | TEXTS)),),
    )  # fmt: skip


@settings(max_examples=50)  # each has up to eight entries
@given(st.lists(entries(), min_size=1, max_size=8))
def test_the_analysis_of_an_entry_does_not_depend_on_earlier_ones(batch: list[Entry]) -> None:
    assert prepare_documents(batch, SECTIONS) == [
        prepare_document for single in batch for prepare_document in prepare_documents([single], SECTIONS)
    ]


@given(TEXTS)
def test_a_field_holds_the_tokens_of_its_text(text: str) -> None:
    (prepared,) = prepare_documents([entry(summary=text)], SECTIONS)
    spelled = [
        form
        for chunk in chunks(text)
        for form in (indexed_bigrams(chunk) if is_unsegmented(chunk) else token_forms(to_token(chunk)))
    ]
    assert field(prepared, "summary").replace("_", " ").replace("-", " ").split() == spelled
    assert prepared.stems[2].split() == [stem(word) for word in spelled]


def test_phrases_are_separated_and_empty_ones_omitted() -> None:
    (prepared,) = prepare_documents(
        [entry(topics=("—", "find images", "...", "by text", "!"), aliases=("+",))], SECTIONS
    )
    assert field(prepared, "topics") == "find image\tby text"
    assert field(prepared, "aliases") == ""


def test_stems_are_in_three_groups_with_the_size_of_the_title() -> None:
    (prepared,) = prepare_documents(
        [entry(title="Deep Finder", aliases=("df",), topics=("image retrieval",), summary="Finds.", description="It.")],
        SECTIONS,
    )
    assert [column.split() for column in prepared.stems] == [
        ["deep", "find", "df"],
        ["imag", "retriev", "shelf"],
        ["find", "it"],
        ["2"],
    ]


@pytest.mark.parametrize(("words", "size"), [(1, "1"), (6, "6"), (7, "7"), (8, "7")])
def test_titles_of_more_than_six_words_have_the_size_seven(words: int, size: str) -> None:
    (prepared,) = prepare_documents([entry(title=" ".join("abcdefgh"[:words]))], SECTIONS)
    assert prepared.stems[3] == size


def test_the_cache_of_pieces_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analysis, "_MAX_CACHED", 8)
    text = " ".join(f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(60))
    (prepared,) = prepare_documents([entry(summary=text, topics=("one", "two"))], SECTIONS)
    assert field(prepared, "summary") == text
    assert field(prepared, "topics") == "one\ttwo"


def test_a_long_piece_is_not_cached() -> None:
    piece = "q" * 400
    prepare_documents([entry(summary=piece)], SECTIONS)
    assert piece not in analysis._pieces


def test_a_full_cache_of_pieces_keeps_its_first_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_MAX_CACHED", 8)
    monkeypatch.setattr(analysis, "_pieces", pieces := analysis._PieceCache())
    words = ["mast", "sail", "hull", "keel", "helm", "deck", "bow", "stern", "rope"]
    for word in words:
        assert pieces[word][0] == word
    assert list(pieces) == ["mast", "sail", "hull", "keel", "rope"]
