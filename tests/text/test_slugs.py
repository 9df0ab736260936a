"""Ids are short, unique, and of plain letters."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.fields import Slug
from mlcat.text.slugs import IdAllocator, slug

(RULE,) = get_args(Slug)[1:]
PATTERN = RULE.pattern
MAX_LENGTH = RULE.max_length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fashion-MNIST", "fashion-mnist"),
        ("  What is  Metric Learning? ", "what-is-metric-learning"),
        ("Google's ScaNN", "googles-scann"),
        ("Şakir Größe Ångström", "sakir-grosse-angstrom"),
        ("Łódź Ørsted Æsir", "lodz-orsted-aesir"),
        ("word2vec_v1.5", "word2vec-v1-5"),
        ("$(touch x) [red]", "touch-x-red"),
        ("距離学習", ""),
        ("Поиск", ""),
        ("", ""),
        ("🚀", ""),
    ],
)
def test_a_slug_is_of_latin_letters_digits_and_single_hyphens(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("metric learning", 15, "metric-learning"),
        ("metric learning", 14, "metric"),
        ("metric learning", 6, "metric"),
        ("metric learning", 4, "metr"),
    ],
    ids=["fits", "between words", "just the word", "no seam to cut at"],
)
def test_a_long_slug_is_truncated_between_words(text, most, expected):
    assert slug(text, most) == expected


@pytest.mark.parametrize(
    ("title", "url", "taken", "expected"),
    [
        pytest.param("Beacon", "https://github.com/north/beacon", [], "beacon", id="the title"),
        pytest.param("Beacon", "https://github.com/North/x", ["beacon"], "beacon-north", id="then with the owner"),
        pytest.param("Beacon", "https://www.b.example:80/x", ["beacon"], "beacon-b-example", id="or with the host"),
        pytest.param("Beacon", "https://u@b.example/", ["beacon"], "beacon-b-example", id="a host without its user"),
        pytest.param("B", "https://gitlab.com/n/b", ["b", "b-n"], "b-n-2", id="then with a number"),
        pytest.param("B", "https://gitlab.com/n/b", ["b", "b-n", "b-n-2"], "b-n-3", id="the next free number"),
        pytest.param("Поиск", "https://gitlab.com/lupa/poisk-lib", [], "poisk-lib", id="no Latin letter: the address"),
        pytest.param(
            "Поиск", "https://lupa.example/?q=1#x", [], "lupa-example", id="no Latin letter, no path: the host"
        ),
        pytest.param("2048", "https://github.com/a/game", [], "game-2048", id="digits only: the address before them"),
        pytest.param("Поиск", "https://поиск.example/поиск", [], "example", id="what is Latin in the host"),
        pytest.param("Поиск", "https://поиск/поиск", [], "entry", id="no Latin letter anywhere"),
        pytest.param("Поиск", "https://поиск/поиск", ["entry"], "entry-2", id="nor the second time"),
    ],
)
def test_an_entry_gets_a_unique_id(title, url, taken, expected):
    assert IdAllocator(set(taken)).entry_id(title, url) == expected


@pytest.mark.parametrize(
    ("title", "parent", "taken", "expected"),
    [
        pytest.param("Case Studies", None, [], "case-studies", id="the title"),
        pytest.param("Other", "tools", ["other"], "tools-other", id="then after its parent"),
        pytest.param("Other", None, ["other"], "other-2", id="or with a number"),
        pytest.param("Other", "tools", ["other", "tools-other"], "tools-other-2", id="then both"),
        pytest.param("道具", None, [], "section", id="no Latin letter"),
        pytest.param("道具", None, ["section", "section-2"], "section-3", id="nor the third time"),
    ],
)
def test_a_section_gets_a_unique_id(title, parent, taken, expected):
    assert IdAllocator(set(taken)).section_id(title, parent) == expected


def test_the_last_number_of_a_repeated_title_is_remembered():
    class Asked(set[str]):
        tried = 0

        def __contains__(self, name):
            self.tried += 1
            return super().__contains__(name)

    taken = Asked()
    ids = IdAllocator(taken)
    given = [ids.entry_id("B", "https://gitlab.com/n/b") for _ in range(30)]
    assert given == ["b", "b-n", *(f"b-n-{number}" for number in range(2, 30))]
    assert taken == set(given)
    assert taken.tried <= 30 * 4


@given(st.text(), st.text(), st.integers(1, 4))
def test_any_title_and_address_give_valid_unique_ids(title, rest, times):
    ids = IdAllocator()
    given = [ids.entry_id(title, f"https://example.org/{rest}") for _ in range(times)]
    assert all(re.fullmatch(PATTERN, slug) and len(slug) <= MAX_LENGTH for slug in given)
    assert len(set(given)) == times


@given(st.text(), st.text())
def test_any_heading_gives_a_valid_id(title, parent):
    ids = IdAllocator()
    first, second = (ids.section_id(title, slug(parent) or None) for _ in range(2))
    assert re.fullmatch(PATTERN, first)
    assert re.fullmatch(PATTERN, second)
    assert first != second


def test_ids_of_nested_sections_of_one_title_have_at_most_the_maximum_length():
    ids = IdAllocator()
    parent = None
    for _ in range(60):
        parent = ids.section_id("long words " * 10, parent)
        assert len(parent) <= 120
