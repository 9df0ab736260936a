"""A name with one typo still finds its entry.

A typo is one deletion, doubling, transposition of neighbors or substitution in a name of five letters or more. Typos
are left out that make another name, number or phrase, or a word of the catalog.

The bundled catalog has 55,000 typos, which take two minutes. A sample, the same each time, runs here;
MLCAT_EVERY_TYPO=1 runs them all.
"""

import os
import random
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator

import pytest

from mlcat.text.english import fold
from search.names.named_catalogs import NamedCatalog, each_catalog, named_catalog

from ..conftest import entry, ids, index_of

EVERY = bool(os.environ.get("MLCAT_EVERY_TYPO"))
KINDS = 2  # kinds of typos for each name, of the four
SAMPLE = 1  # number of typos of each of these kinds
MIN_LETTERS = 5  # minimum letters of a name whose typos are tried
SUBSTITUTES = 2  # other letters in each place


def _typos(name: str) -> Iterator[tuple[str, str]]:
    """All typos of a name, as (kind, typo)."""
    rng = random.Random(name)
    for at, char in enumerate(name):
        left, right = name[:at], name[at + 1 :]
        yield "deletion", left + right
        yield "doubling", left + char + char + right
        if right:
            yield "transposition", left + right[0] + char + right[1:]
        pool = string.ascii_lowercase if char.isalpha() else string.digits if char.isdigit() else ""
        for other in rng.sample(pool.replace(char.lower(), ""), SUBSTITUTES if pool else 0):
            yield "substitution", left + other + right


def _sample(name: str) -> list[str]:
    """The typos of a name to try: all of them, or some of some kinds."""
    typed: dict[str, list[str]] = {}
    for spelled in dict.fromkeys((name, name.lower())):
        for kind, typo in _typos(spelled):
            typed.setdefault(kind, []).append(typo)
    rng = random.Random(name)
    kinds = typed if EVERY else rng.sample(sorted(typed), min(KINDS, len(typed)))
    return [
        typo
        for typos in map(typed.__getitem__, kinds)
        for typo in dict.fromkeys(typos if EVERY else rng.sample(typos, min(SAMPLE, len(typos))))
    ]


def _means_something_else(catalog: NamedCatalog, name: str, typed: str) -> bool:
    """Whether a typo is another name, another number or a phrase, or has a new word that is in the catalog."""
    numbers = [re.sub(r"\D", "", item) for item in (name, typed)]
    if numbers[1] and numbers[0] != numbers[1]:
        return True  # gpt-5 is not gpt-4
    if '"' in typed:
        return True  # a phrase in quotes is not corrected
    return catalog.is_name(typed) or bool((_words(typed) - _words(name)) & catalog.words)


def _words(text: str) -> set[str]:
    letters = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return {fold(word) for word in re.findall(r"[^\W_]+", letters)}


def _failures(catalog: NamedCatalog, names: Iterable[str]) -> list[tuple[str, str, str | None]]:
    """The typos whose first hit is another entry, as (name, typo, id of the first hit)."""
    failures = []
    for name in names:
        if sum(map(str.isalnum, name)) < MIN_LETTERS:
            continue
        for typed in _sample(name):
            if _means_something_else(catalog, name, typed):
                continue
            first = catalog.first(typed)
            if first not in catalog.entries_named(name) and first not in catalog.near(typed):
                failures.append((name, typed, first))
    return failures


@each_catalog
def test_a_name_with_a_typo_finds_its_entry_first(catalog: NamedCatalog) -> None:
    assert not _failures(catalog, catalog.names)


@each_catalog
def test_a_name_with_a_typo_finds_its_entry_first_in_a_large_catalog(catalog: NamedCatalog, as_if_large: None) -> None:
    names = [name for place, name in enumerate(catalog.names) if EVERY or place % 8 == 0]
    assert not _failures(catalog, names)


# One example for each kind of error that was found.
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("durration", "duration"),  # its stem is that of `during`
        ("item2ve", "item2vec"),  # its parts are words of the catalog or prefixes of them
        ("PParallax", "parallax"),  # its capitals split it into words of the catalog
        ("siames contrastive loss", "drlim"),  # names with most of the words, one of them misspelled
        ("sentence-transforers", "sentence-transformers"),
        ("openai/CLIk", "clip"),
        ("wa to clip", "wav2clip"),  # the misspelled word looks like a stop word
    ],
)
def test_a_name_one_edit_away_comes_before_matching_words_of_other_entries(typed: str, meant: str) -> None:
    assert named_catalog("bundled").first(typed) == meant


def test_of_two_similar_names_the_one_with_as_many_blanks_comes_first() -> None:
    index = index_of([entry("riversloop", id="a"), entry("River Sloop (RS)", id="b")])
    assert ids(index, "river slop")[0] == "b"
    assert ids(index, "riverslop")[0] == "a"
