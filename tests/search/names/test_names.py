"""A name of an entry finds that entry first, however it is typed.

Each spelling is tried with every third name, another third for the next one; MLCAT_EVERY_SPELLING=1 tries it with all.
"""

import os
import unicodedata
from collections.abc import Callable

import pytest

from mlcat.search import search
from search.names.named_catalogs import NamedCatalog, each_catalog, named_catalog

from ..conftest import entry, ids, index_of


def _is_punctuation(char: str) -> bool:
    return not (char.isalnum() or char.isspace() or char in "+#" or unicodedata.category(char)[0] == "M")


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": str.title,
    "joined": lambda name: "".join(name.split()),
    "doubled blanks": lambda name: f"  {name}\t".replace(" ", "  "),
    "without punctuation": lambda name: "".join(c for c in name if not _is_punctuation(c)),
    "blanks for punctuation": lambda name: "".join(" " if _is_punctuation(c) else c for c in name),
    "hyphens for blanks": lambda name: name.replace(" ", "-"),
    "blanks for hyphens": lambda name: name.replace("-", " "),
    "quoted and asked": lambda name: f'"{name}"?!',
    "without accents": lambda name: "".join(
        c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)
    ),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
}


STEP = 1 if os.environ.get("MLCAT_EVERY_SPELLING") else 3


@each_catalog
@pytest.mark.parametrize(("number", "spelling"), list(enumerate(SPELLINGS)))
def test_a_name_finds_its_entry_first_in_any_spelling(catalog: NamedCatalog, number: int, spelling: str) -> None:
    failures = []
    for name in list(catalog.names)[number % STEP :: STEP]:
        typed = SPELLINGS[spelling](name)
        if typed == name and spelling != "as it is":
            continue
        meant = catalog.entries_named(typed) if catalog.is_name(typed) else catalog.entries_named(name)
        if (first := catalog.first(typed)) not in meant:
            failures.append((typed, first, meant))
    assert not failures


@each_catalog
def test_a_name_finds_its_entry_first_in_a_large_catalog(catalog: NamedCatalog, as_if_large: None) -> None:
    assert not [name for name in catalog.names if catalog.first(name) not in catalog.entries_named(name)]


def test_an_id_comes_before_a_title_and_a_title_before_an_alias() -> None:
    assert ids(named_catalog("difficult").index, "lumen")[:3] == ["lumen", "lumen-tool", "lumen-library"]


def test_a_name_typed_exactly_comes_before_one_with_other_blanks_and_punctuation() -> None:
    index = index_of(["Dj-Ango", "Django", "re-quest", "Requests", "sci kit learn", "SciKit-Learn"])
    for typed, first in [
        ("django", "django"),
        ("DJANGO", "django"),
        ("dj ango", "dj-ango"),
        ("requests", "requests"),
        ("scikit learn", "scikit-learn"),
        ("sci-kit_learn", "sci-kit-learn"),
    ]:
        assert ids(index, typed)[0] == first
    (named, otherwise, *_) = search(index, "django").hits
    assert (named.score, index.row(otherwise.rowid).id) == (1.0, "dj-ango")
    assert 0.99 < otherwise.score < 1.0


def test_an_exact_title_comes_before_an_id_with_other_punctuation() -> None:
    index = index_of(["dj-ango", entry("Django", id="web-framework")])
    assert ids(index, "django") == ["web-framework", "dj-ango"]


def test_both_entries_with_an_alias_come_before_all_others() -> None:
    assert set(ids(named_catalog("difficult").index, "kestrelium")[:2]) == {"kestrel-alpha", "kestrel-beta"}


@pytest.mark.parametrize(("title", "typed"), [("C++ Kit", "ckit"), ("F# Kit", "fkit"), ("Node.Kit", "nodekit")])
def test_symbols_in_a_name_may_be_omitted(title: str, typed: str) -> None:
    assert search(index_of([title, "Other"]), typed).hits[0].score > 0.97
