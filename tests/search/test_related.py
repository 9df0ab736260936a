"""Related entries."""

import pytest

from mlcat.index.reader import Index
from mlcat.model import Entry, Section
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


def test_entries_that_share_rare_words_are_related(index: Index) -> None:
    assert "Triplet Two" in titles(index, 1)
    assert "Verifier" in titles(index, 1)


def test_entries_without_shared_words_are_not_related(index: Index) -> None:
    assert "Audio" not in titles(index, 1)
    assert titles(index, 5) == []


def test_entries_of_the_same_section_are_more_related(index: Index) -> None:
    related_titles = titles(index, 1)
    assert related_titles.index("Verifier Too") < related_titles.index("Verifier")


def test_all_parts_of_a_compound_are_shared_words() -> None:
    compounds = [entry("Heron2Boat"), entry("Keel-Mast"), entry("heron"), entry("keel")]
    index = index_of([*compounds, *filler(20)])
    assert (titles(index, 1), titles(index, 2)) == (["heron"], ["keel"])


def test_an_entry_is_not_related_to_itself(index: Index) -> None:
    assert all(n not in related_entries(index, n, 20) for n in range(1, index.count + 1))


def test_the_number_of_related_entries_is_limited(index: Index) -> None:
    assert len(related_entries(index, 1, 1)) == 1
    assert titles(index, 1, 1) == titles(index, 1)[:1]


def test_a_single_entry_has_no_related_ones() -> None:
    assert related_entries(index_of(["Alone"]), 1, 5) == []


def test_every_bundled_entry_has_related_ones(bundled: Index) -> None:
    assert all(related_entries(bundled, n, 3) for n in range(1, bundled.count + 1))


def filler(number: int) -> list[Entry]:
    """Entries that share nothing with any other."""
    return [entry(f"Filler {chr(0x4E00 + n)}") for n in range(number)]


@pytest.mark.parametrize(("size", "expected"), [(11, []), (12, ["B", "C"])])
def test_words_of_more_than_a_quarter_of_the_entries_are_ignored(size: int, expected: list[str]) -> None:
    index = index_of([*(entry(title, topics=("mooring",)) for title in "ABC"), *filler(size - 3)])
    assert titles(index, 1) == expected


@pytest.mark.parametrize(("others", "first"), [(6, "Elsewhere"), (8, "Beside")])
def test_the_same_section_increases_the_score_by_half(others: int, first: str) -> None:
    entries = [
        entry("Own", topics=("mooring", "anchor", "keel"), section="x"),
        entry("Beside", topics=("mooring",), section="x"),
        entry("Elsewhere", topics=("anchor", "keel"), section="y"),
        *(entry(f"Keel {chr(0x4E00 + n)}", topics=("keel",), section="z") for n in range(others)),
    ]
    sections = [Section(id=letter, title="The") for letter in "xyz"]  # words of titles are shared, too
    index = index_of([*entries, *filler(40 - len(entries))], sections)
    assert titles(index, 1)[0] == first


def test_only_the_rarest_words_are_compared() -> None:
    words = [f"zq{chr(97 + number)}x" for number in range(25)]
    index = index_of([entry("Own", topics=tuple(words)), *(entry(word, section="y") for word in words), *filler(80)])
    assert set(titles(index, 1, 100)) == set(words[:24])


def test_only_the_most_promising_entries_are_compared() -> None:
    index = index_of([*(entry(f"Boat {chr(0x4E00 + n)}", topics=("mooring",)) for n in range(70)), *filler(230)])
    assert len(related_entries(index, 1, 1000)) == 59  # and the entry itself
