"""Which entries have a phrase, or a word with its inflections."""

import itertools
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.index.text_conditions import phrase_words
from mlcat.model import CatalogData, Entry, Section
from mlcat.text.english import base_forms, fold
from mlcat.text.normalize import spell_symbols, strip_accents

WORDS = "fine tuned model models ResNet-50 net Wav2CLIP clip the of neighbours nearest label data set Café C++".split()
TEXTS = [
    "fine-tuned models",
    "tuned fine model",
    "ResNet-50 on data",
    "a data set, labelled",
    "dataset labels",
    "Wav2CLIP: the model",
    "CLIP",
    "nearest-neighbour search",
    "networks-based model",
    "Google's café of C++",
    "日本語の検索 engine",
    "Python入門 book",
    "fine. Tuned",
    "the the model",
]


def index_of(titles: list[str], **fields) -> Index:
    """An index of entries with given titles and meaningless ids."""
    entries = [
        Entry(id=f"e{number}", title=title, url="https://example.org/x", section="s", **fields)
        for number, title in enumerate(titles)
    ]
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    catalog = CatalogData(name="small", title="Small", sections=(Section(id="s", title="Sect"),))
    build_index(connection, catalog, entries, "of a test")
    return Index(connection)


INDEX = index_of(TEXTS)


def having(phrase: str, index: Index = INDEX) -> list[str]:
    """The titles of the entries that have a phrase."""
    return [row.title for row in index.rows(Filter(phrases=[phrase]))]


@pytest.mark.parametrize(
    ("phrase", "titles"),
    [
        ("fine tuned", ["fine-tuned models", "fine. Tuned"]),
        ("Fine-Tuned", ["fine-tuned models", "fine. Tuned"]),
        ("finetuned", ["fine-tuned models"]),
        ("fine tuned model", ["fine-tuned models"]),
        ("tuned models", ["fine-tuned models"]),
        ("tuned fine", ["tuned fine model"]),
        ("fine model", ["tuned fine model"]),
        ("fine models tuned", []),
        ("resnet 50", ["ResNet-50 on data"]),
        ("ResNet-50", ["ResNet-50 on data"]),
        ("resnet50 on", ["ResNet-50 on data"]),
        ("50 on data", ["ResNet-50 on data"]),
        ("resnet", []),  # it is a part of a part
        ("data set", ["a data set, labelled"]),
        ("dataset", ["dataset labels"]),
        ("data set labeled", ["a data set, labelled"]),
        ("label", ["dataset labels"]),
        ("wav2clip the", ["Wav2CLIP: the model"]),
        ("clip", ["CLIP"]),
        ("nearest neighbors", ["nearest-neighbour search"]),
        ("networks based", ["networks-based model"]),
        ("network based models", ["networks-based model"]),
        ("Google cafe", ["Google's café of C++"]),
        ("café of c++", ["Google's café of C++"]),
        ("日本語", ["日本語の検索 engine"]),
        ("本語の検", ["日本語の検索 engine"]),
        ("語検", []),
        ("本", ["日本語の検索 engine"]),
        ("検索 engine", ["日本語の検索 engine"]),
        ("検 engine", []),
        ("python 入門 book", ["Python入門 book"]),
        ("the model", ["Wav2CLIP: the model", "the the model"]),
        ("the the model", ["the the model"]),
        ("modle", []),
        ("zebra", []),
        ("e3", ["a data set, labelled"]),  # an id
        ("!?", []),
    ],
)
def test_a_phrase_finds_the_entries_that_contain_it(phrase: str, titles: list[str]) -> None:
    assert having(phrase) == titles
    rest = [row.title for row in INDEX.rows(Filter(excluded=Filter(phrases=[phrase])))]
    assert rest == [title for title in TEXTS if title not in titles]


def test_all_phrases_are_required_and_no_excluded_one_may_occur() -> None:
    assert [row.title for row in INDEX.rows(Filter(phrases=["fine tuned", "models"]))] == ["fine-tuned models"]
    both = Filter(phrases=["model"], excluded=Filter(phrases=["fine"], words=["clip"]))
    assert [row.title for row in INDEX.rows(both)] == ["networks-based model", "the the model"]


def test_a_phrase_does_not_span_two_fields_or_two_aliases() -> None:
    index = index_of(["alpha"], aliases=("beta gamma", "delta"), topics=("kappa",), summary="epsilon zeta")
    for phrase in ("beta gamma", "epsilon zeta", "alpha", "delta", "sect"):
        assert having(phrase, index) == ["alpha"]
    for phrase in ("alpha beta", "gamma delta", "delta kappa", "kappa epsilon", "zeta alpha"):
        assert having(phrase, index) == []


# --- Compared with every text ---------------------------------------------------------------------------------------


def plain(text: str) -> list[str]:
    """The words of a text without the index: letters and digits, folded."""
    return [fold(word) for word in re.findall(r"[^\W_]+", spell_symbols(strip_accents(text.replace("'s", ""))))]


def has(text: str, phrase: str) -> bool:
    words, wanted = plain(text), plain(phrase)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join))
def test_a_phrase_is_found_exactly_where_the_text_contains_it(phrase: str) -> None:
    latin = [title for title in TEXTS if not re.search("[一-龠]", title)]
    # A compound may also be written as one word: see the table above.
    assert {title for title in having(phrase) if title in latin} >= {title for title in latin if has(title, phrase)}
    assert all(has(title, phrase) or "-" in title for title in having(phrase))


def test_every_run_of_words_is_found_in_its_text() -> None:
    for title in TEXTS:
        words = title.split() if "ResNet" in title else re.split(r"[\s-]+", title)
        for first, last in itertools.combinations(range(len(words) + 1), 2):
            assert title in having(" ".join(words[first:last])), (title, words[first:last])


@given(st.text(max_size=20))
def test_any_text_can_be_a_phrase(text: str) -> None:
    assert len(having(text)) <= len(TEXTS)
    assert isinstance(phrase_words(text), list)


# --- Words with their inflections -----------------------------------------------------------------------------------

FORMS = index_of(
    [
        "track",
        "tracks",
        "Tracking it",
        "tracked",
        "tracker",
        "trackpad",
        "off-track",
        "MyTrack",
        "planned",
        "plan",
        "plane",
    ]
)


@pytest.mark.parametrize(
    ("word", "titles"),
    [
        ("track", ["track", "tracks", "Tracking it", "tracked", "off-track", "MyTrack"]),
        ("Tracks", ["track", "tracks", "Tracking it", "tracked", "off-track", "MyTrack"]),
        ("tracking", ["track", "tracks", "Tracking it", "tracked", "off-track", "MyTrack"]),
        ("tracker", ["tracker"]),
        ("plan", ["planned", "plan"]),
        ("planning", ["planned", "plan"]),
        ("off-track", ["off-track"]),
        ("mytrack", ["MyTrack"]),
        ("zebra", []),
    ],
)
def test_a_word_is_found_in_all_inflections(word: str, titles: list[str]) -> None:
    assert [row.title for row in FORMS.rows(Filter(words=[word]))] == titles
    rest = {row.title for row in FORMS.rows(Filter(excluded=Filter(words=[word])))}
    assert rest.isdisjoint(titles)
    assert len(rest) + len(titles) == FORMS.count


def test_the_common_prefix_of_forms_is_in_all_of_them() -> None:
    pairs = (
        ("track", "tracking"),
        ("study", "studied"),
        ("apply", "applied"),
        ("run", "running"),
        ("cache", "caching"),
    )
    for word, form in pairs:
        index = index_of([form, "other"])
        assert not set(base_forms(fold(word))).isdisjoint(base_forms(fold(form)))
        assert [row.title for row in index.rows(Filter(words=[word]))] == [form]
