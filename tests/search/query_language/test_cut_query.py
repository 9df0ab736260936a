"""The part of a long query that is parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.search.query import parse_query
from mlcat.search.query_language.syntax import cut_query, split_query
from mlcat.search.weights import MAX_QUERY_LENGTH

_PIECES = st.sampled_from(
    ("tag:CV", 'tag:"machine learning"', '-section:"case studies"', 'author:!"de Vries"', '"nearest neighbors"',
     '-"metric learning"', "-video", "year:2020..", "word", "a-b", '6"', "距離学習", "http://a.org/tag:x", "x" * 40)
)  # fmt: skip


@given(st.lists(_PIECES, min_size=3, max_size=90), st.integers(min_value=60, max_value=300))
def test_no_clause_is_cut(pieces: list[str], length: int) -> None:
    text = " ".join(pieces)
    if len(text) <= length:
        text += " x" * length
    start = cut_query(text, length)
    assert len(start) <= length
    assert start.split() == text.split()[: len(start.split())]
    if '6"' not in pieces:  # an odd quote may pair with any other
        complete = [clause.typed for clause in split_query(text)[1]]
        assert [clause.typed for clause in split_query(start)[1]] == complete[: len(split_query(start)[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clip tag:machine", "clip"),
        ("clip a b tag:CV", "clip a b"),
        ("clip abcd tag:CV", "clip abcd"),
        ("clip abcde tag:CV", "clip abcde"),
        ("clip abcdef tag:CV", "clip"),
        ('clip -tag:"a b c d"', "clip"),
        ('clip tag:!"a b c d"', "clip"),
        ('ab tag:"a b c d"', "ab"),
        ('ab tag:!"a b c d"', "ab"),
        ('ab tag:x"a b c d"', 'ab tag:x"a'),
        ('clip "a b c d"', "clip"),
        ('clip -"a b c d"', "clip"),
        ('6" a b c d e f', '6" a b c d'),
        ('a:"b c d e f', 'a:"b c d e'),
        ('"a b" c d e f', '"a b" c d'),
        ('"a b c d e f g"', '"a b c d e'),
        ("abcdefghijklmnop", "abcdefghij"),
        ("  abcdefghijklmnop", "  abcdefgh"),
        ("abcdefghij\u3000k", "abcdefghij"),
        (" " * 12, " " * 10),
    ],
)
def test_a_long_text_ends_at_a_word_or_clause(text: str, expected: str) -> None:
    assert cut_query(text, 10).rstrip() == expected.rstrip()


def test_a_filter_at_the_maximum_length_is_complete_or_left_out() -> None:
    filler = "w " * (MAX_QUERY_LENGTH // 2 - 2)
    typed = {parse_query(filler[extra:] + "tag:CV end").filter.tags for extra in range(4)}
    assert typed == {(), ("CV",)}


def test_a_query_of_the_maximum_length_is_unchanged() -> None:
    text = "clip " + "x" * (MAX_QUERY_LENGTH - 5)
    assert parse_query(text).typed == text
    assert parse_query(text + "x").typed.strip() == "clip"
