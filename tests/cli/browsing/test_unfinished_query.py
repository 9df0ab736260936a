"""Queries while they are typed: no beginning of a filter is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.cli.browsing.unfinished_query import named_catalogs, parse_unfinished
from mlcat.index.reader import Index

TAGS = "Tags: NLP, Audio, CV, [bold]Loud[/bold], R&D."

YEARS = "Write 2019, 2015-2020, 2020- (and later) or ..2015 (and earlier)."


@pytest.mark.parametrize(
    ("typed", "text", "expected", "hint"),
    [
        ("", "", [], ""),
        ("clip", "clip", [], ""),
        ("tag", "tag", [], ""),
        ("tag:", "", [], f"tag: is not finished. {TAGS}"),
        ("clip -tag:!", "clip", [], f"-tag:! is not finished. {TAGS}"),
        ('clip tag:"', "clip", [], f'tag:" is not finished. {TAGS}'),
        ("tag:N", "", [], f"tag:N is not finished. Did you mean 'NLP'? {TAGS}"),
        ("tag:nlp", "", ["tag:nlp"], ""),
        ("tag:nlp ", "", ["tag:nlp"], ""),
        ("tag:NPL clip", "clip", [], f"tag:NPL is left out: no tag 'NPL'. Did you mean 'NLP'? {TAGS}"),
        ("tag:NPL ", "", [], f"tag:NPL is left out: no tag 'NPL'. Did you mean 'NLP'? {TAGS}"),
        ("year:20", "", [], f"year:20 is not finished. {YEARS}"),
        ("year:2020", "", ["year:2020"], ""),
        ("year:2020-", "", ["year:2020-"], ""),
        ("kind:pap tag:nlp", "", ["kind:pap", "tag:nlp"], ""),
        ("license:", "", [], "license: is not finished."),
        ("catalog:od", "", [], "catalog:od is not finished. Did you mean 'oddities'? Catalogs: oddities."),
        ("catalog:oddities", "", ["catalog:oddities"], ""),
        ("catalog:all", "", ["catalog:all"], ""),
        ('section:"Odd Cor', "", [], 'section:"Odd Cor is not finished. Did you mean \'odd-corners\'? '
         "Sections: basics, deep-dives, odd-corners, groessen, empty-shelf."),
        ('section:"Odd Corners', "", ['section:"Odd Corners'], ""),
        ('"two wor', '"two wor', [], ""),
        ("clip -", "clip -", [], ""),
        ("clip -v", "clip", [], ""),
        ("clip -vi", "clip", ["-vi"], ""),
        ("clip -v x", "clip -v x", [], ""),
        ("foo: tag: x", "foo: tag: x", [], ""),
    ],
)  # fmt: skip
def test_an_unfinished_filter_is_ignored(small: Index, typed: str, text: str, expected: list[str], hint: str) -> None:
    parsed, said = parse_unfinished(typed, [small])
    assert parsed.words.text.strip() == text
    assert [clause.typed for clause in parsed.clauses] == expected
    assert said.strip() == hint


@given(
    st.lists(st.sampled_from(["tag:", "year:20", "-", '"', " ", "NLP", "kind:", "!", "x", ":"]), max_size=8).map(
        "".join
    )
)
def test_every_prefix_of_a_query_is_understood(small: Index, typed: str) -> None:
    for end in range(len(typed) + 1):
        parsed, _ = parse_unfinished(typed[:end], [small])
        small.condition(parsed.filter)


def test_catalogs_are_named_by_name_and_title(small: Index) -> None:
    parsed, _ = parse_unfinished(f'catalog:"{small.title}" -catalog:ODDITIES', [small])
    assert named_catalogs(parsed, [small]) == named_catalogs(parsed, [small], excluded=True) == ["oddities"]
    assert named_catalogs(parse_unfinished("clip", [small])[0], [small]) == []
