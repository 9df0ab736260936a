"""What stands near an entry."""

import pytest

from mlcat.index.reader import Index
from mlcat.search.related import related_entries

from .conftest import entry, index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("Triplet One", topics=("triplet mining", "face verification"), section="losses"),
            entry("Triplet Two", topics=("triplet mining", "hard negatives"), section="losses"),
            entry("Verifier", topics=("face verification",), section="models"),
            entry("Verifier Too", topics=("face verification",), section="losses"),
            entry("Audio", topics=("music tagging",), section="sounds"),
            *(entry(f"Other {letter}", topics=(f"unrelated {letter * 3}",)) for letter in "abcdefghij"),
        ]
    )


def titles(index: Index, n: int, limit: int = 5) -> list[str]:
    return [index.row(found).title for found in related_entries(index, n, limit)]


def test_what_shares_rare_words_is_near(index: Index) -> None:
    assert "Triplet Two" in titles(index, 1)
    assert "Verifier" in titles(index, 1)


def test_what_shares_none_is_not(index: Index) -> None:
    assert "Audio" not in titles(index, 1)
    assert titles(index, 5) == []


def test_the_same_section_is_nearer(index: Index) -> None:
    found = titles(index, 1)
    assert found.index("Verifier Too") < found.index("Verifier")


def test_an_entry_is_not_near_itself(index: Index) -> None:
    assert all(n not in related_entries(index, n, 20) for n in range(1, index.count + 1))


def test_no_more_than_were_asked_for(index: Index) -> None:
    assert len(related_entries(index, 1, 1)) == 1
    assert titles(index, 1, 1) == titles(index, 1)[:1]


def test_a_single_entry_stands_alone() -> None:
    assert related_entries(index_of(["Alone"]), 1, 5) == []


def test_every_bundled_entry_has_neighbours(bundled: Index) -> None:
    assert all(related_entries(bundled, n, 3) for n in range(1, bundled.count + 1))
