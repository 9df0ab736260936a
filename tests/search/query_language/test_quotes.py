"""Where a quoted value or phrase ends, and what an odd quote is."""

import pytest

from mlcat.search.query_language import syntax


@pytest.mark.parametrize(
    ("text", "clauses", "rest"),
    [
        ('tag:"a b" c', [("tag", "a b", 'tag:"a b"', False)], "c"),
        ('tag:"a b', [("tag", "a b", 'tag:"a b', False)], ""),
        ('tag:!"a b"', [("tag", "a b", 'tag:!"a b"', True)], ""),
        ('-tag:!"a b"', [("tag", "a b", '-tag:!"a b"', False)], ""),
        ('tag:"a"b', [("tag", "a", 'tag:"a"', False)], "b"),
        ('tag:""', [], 'tag:""'),
        ('"a b"', [("phrase", "a b", '"a b"', False)], "a b"),
        ('"a "b c" d', [("phrase", 'a "b c', '"a "b c"', False)], 'a "b c d'),
        ('"a b', [], '"a b'),
        ('"', [], '"'),
        ('"" a', [], '"" a'),
        ('"" a "b"', [("phrase", "b", '"b"', False)], '"" a b'),
        ('-"a b"', [("phrase", "a b", '-"a b"', True)], ""),
        ('"a"b"', [("phrase", 'a"b', '"a"b"', False)], 'a"b'),
    ],
)
def test_a_quote_ends_at_the_next_that_is_not_inside_a_word(
    text: str, clauses: list[tuple[str, str, str, bool]], rest: str
) -> None:
    words, clauses_found, _ = syntax.split_query(text)
    assert [(clause.field, clause.value, clause.typed, clause.is_excluded) for clause in clauses_found] == clauses
    assert words == rest
