"""Misspelled words in the catalog, and names similar to a much more frequent word.

Generated over many names: what holds for one pair of words should hold for all.
"""

import pytest

from mlcat.index.reader import Index
from mlcat.search import search

from .conftest import entry, index_of

NAMES = (
    "rapidfuzz", "hypothesis", "requests", "sqlalchemy", "tokenizers", "polars", "flask", "pandas", "uvicorn", "celery",
    "matplotlib", "spacy", "annoy", "gensim", "dask", "optuna", "airflow", "kedro", "streamlit", "transformers",
)  # fmt: skip
FREQUENT = ("rust", "data", "search", "graph", "model", "image", "vector", "stream", "cache", "server")
OTHER_LETTERS = "dzqmw"


def misspelled(name: str) -> str:
    """The name with its second letter and the next different one transposed."""
    place = next(i for i in range(1, len(name) - 1) if name[i] != name[i + 1])
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def renamed(word: str) -> str:
    """A name that differs from the word in its first letter: `dust` from `rust`."""
    return next(letter for letter in OTHER_LETTERS if letter != word[0]) + word[1:]


@pytest.fixture(scope="module")
def large() -> Index:
    entries = []
    for name in NAMES:
        entries.append(entry(name, summary="A package"))
        entries += [entry(f"{name}-{plus}", summary=f"Adds {plus} to {name}") for plus in ("jobs", "maps", "logs")]
        entries.append(entry(f"user-of-{misspelled(name)[:2]}-{name[-2:]}", summary=f"Made with {misspelled(name)}"))
    for word in FREQUENT:
        entries.append(entry(word, summary=f"About {word}"))
        entries.append(entry(renamed(word), summary="A small thing of its own"))
        entries += [entry(f"Kit {number} {word}", summary=f"For {word}") for number in range(50)]
    entries += [entry(f"Filler {number}", summary="Fills") for number in range(1000 - len(entries))]
    return index_of(entries)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_before_its_misspelling_in_a_text(large: Index, name: str) -> None:
    result = search(large, misspelled(name))
    assert large.row(result.hits[0].rowid).title == name
    assert result.corrected == name


@pytest.mark.parametrize("word", FREQUENT)
def test_a_name_is_not_treated_as_a_misspelling_of_a_frequent_word(large: Index, word: str) -> None:
    result = search(large, renamed(word))
    assert [large.row(hit.rowid).title for hit in result.hits] == [renamed(word)]
    assert result.corrected is None


@pytest.mark.parametrize("word", FREQUENT)
def test_a_name_among_other_words_is_not_treated_as_a_misspelling(large: Index, word: str) -> None:
    hits = search(large, f"{renamed(word)} small thing").hits
    assert large.row(hits[0].rowid).title == renamed(word)
