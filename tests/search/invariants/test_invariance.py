"""Word order, case, accents, plural, British spelling and punctuation do not change the first hit.

Each change is tried with a third of the queries, another third for most changes; MLCAT_EVERY_SPELLING=1 tries all.
"""

import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mlcat.index.reader import Index
from mlcat.text.normalize import name_key

from ..conftest import BUNDLED, ids

_EVERY = bool(os.environ.get("MLCAT_EVERY_SPELLING"))
_FILE = Path(__file__).parent.parent.parent / "relevance" / "queries.jsonl"
_JUDGED = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
_TUNE = [judged for judged in _JUDGED if judged["split"] == "tune"]
# The order of `owner/name` is part of the name. All titles, and of the aliases every twelfth.
_ALIASES = [name for entry in BUNDLED.entries for name in entry.aliases if "/" not in name]
_NAMES = [entry.title for entry in BUNDLED.entries] + _ALIASES[::12]
# A misspelled word has no plural, and a word written as two changes its meaning with their order.
_SPELLED_RIGHT = [judged["query"] for judged in _TUNE if judged["kind"] != "typo"] + _NAMES
_ALL = [judged["query"] for judged in _TUNE] + _NAMES

_BRITISH = {
    "analyze": "analyse",
    "behavior": "behaviour",
    "center": "centre",
    "color": "colour",
    "labeled": "labelled",
    "labeling": "labelling",
    "license": "licence",
    "modeling": "modelling",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
    "optimization": "optimisation",
    "optimize": "optimise",
    "organize": "organise",
    "personalization": "personalisation",
    "personalized": "personalised",
    "quantization": "quantisation",
    "recognize": "recognise",
    "regularization": "regularisation",
    "summarize": "summarise",
    "unlabeled": "unlabelled",
    "vectorize": "vectorise",
    "visualize": "visualise",
    "visualization": "visualisation",
    "visualizing": "visualising",
}
_ACCENTS = str.maketrans("aeiouncAEIOUNC", "áèîöüñçÁÈÎÖÜÑÇ")


def _shuffled(query: str) -> str:
    words = query.split()
    random.Random(query).shuffle(words)
    return " ".join(words)


def _british(query: str) -> str:
    return re.sub(r"[a-z]+", lambda word: _BRITISH.get(word[0], word[0]), query.lower())


def _american(query: str) -> str:
    american = {british: word for word, british in _BRITISH.items()}
    return re.sub(r"[a-z]+", lambda word: american.get(word[0], word[0]), query.lower())


def _plural(word: str) -> str:
    if not word.isascii() or not word.isalpha() or not word.islower() or len(word) < 4 or word.endswith(("s", "ed")):
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("x", "ch", "sh", "z")) else "s")


_known: dict[str, list[str]] = {}  # most queries are repeated in every test


def _first(index: Index, query: str) -> list[str]:
    if query not in _known:
        _known[query] = ids(index, query, limit=1)
    return _known[query]


def _changed(index: Index, queries: list[str], change: Callable[[str], str]) -> list[tuple[str, str, list[str]]]:
    """Changes with another first hit, as (query, changed query, both first hits)."""
    failures = []
    for place, query in enumerate(queries):
        other = change(query)
        if other != query and (_EVERY or (place + len(other)) % 3 == 0):
            before, after = (_first(index, typed) for typed in (query, other))
            if before != after:
                failures.append((query, other, before + after))
    return failures


@pytest.mark.parametrize("change", [str.upper, str.title], ids=lambda change: change.__name__)
def test_case_does_not_change_the_first_hit(bundled: Index, change: Callable[[str], str]) -> None:
    assert not _changed(bundled, _ALL, change)


@pytest.mark.parametrize(
    "change",
    [lambda query: " ".join(reversed(query.split())), _shuffled],
    ids=["reversed", "shuffled"],
)
def test_word_order_does_not_change_the_first_hit(bundled: Index, change: Callable[[str], str]) -> None:
    assert not _changed(bundled, _SPELLED_RIGHT, change)


def test_accents_do_not_change_the_first_hit(bundled: Index) -> None:
    assert not _changed(bundled, _ALL, lambda query: query.translate(_ACCENTS))


@pytest.mark.parametrize("change", [_british, _american])
def test_british_spelling_does_not_change_the_first_hit(bundled: Index, change: Callable[[str], str]) -> None:
    assert not _changed(bundled, [query.lower() for query in _ALL], change)


@pytest.mark.parametrize(
    "change",
    [
        lambda query: " ".join(_plural(word) for word in query.split()),
        lambda query: " ".join([*query.split()[:-1], _plural(query.split()[-1])]),
    ],
    ids=["every word", "the last word"],
)
def test_a_plural_does_not_change_the_first_hit(bundled: Index, change: Callable[[str], str]) -> None:
    assert not _changed(bundled, [query.lower() for query in _SPELLED_RIGHT if query.strip()], change)


@pytest.mark.parametrize(
    "change",
    [
        lambda query: f"(“{query}”...)?!",
        lambda query: query.replace(" ", ", "),
        lambda query: query.replace(" ", " - "),
        lambda query: query.replace("-", "\N{EN DASH}").replace("'", "’"),
    ],
    ids=["around", "commas", "dashes", "typographic"],
)
def test_punctuation_does_not_change_the_first_hit(bundled: Index, change: Callable[[str], str]) -> None:
    assert not _changed(bundled, _ALL, change)


def test_each_change_affects_the_query() -> None:
    assert _british("nearest neighbor optimization") == "nearest neighbour optimisation"
    assert _american("Labelled data") == "labeled data"
    assert [_plural(word) for word in ("query", "matrix", "loss", "image", "key")] == [
        "queries", "matrixes", "loss", "images", "key",
    ]  # fmt: skip
    assert name_key("café".translate(_ACCENTS)) == "cafe"
