"""The syntax of the query language: what is a clause, and what is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.search.query import ParsedQuery, parse_query
from mlcat.search.query_language.syntax import FILTER_FIELDS
from mlcat.search.weights import MAX_QUERY_LENGTH
from mlcat.text.safety import clean


def clauses(typed: str) -> list[tuple[str, str]]:
    """The clauses of a query as (field, value), with a hyphen before the field of an excluded one."""
    return [(("-" if clause.is_excluded else "") + clause.field, clause.value) for clause in parse_query(typed).clauses]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("tag:CV", "", [("tag", "CV")]),
        ("clip tag:CV loss", "clip loss", [("tag", "CV")]),
        ("TAG:cv Year:2020..", "", [("tag", "cv"), ("year", "2020..")]),
        ("-tag:NLP clip", "clip", [("-tag", "NLP")]),
        ("tag:!NLP", "", [("-tag", "NLP")]),
        ("-tag:!NLP", "", [("tag", "NLP")]),
        ('section:"Photo Galleries" x', "x", [("section", "Photo Galleries")]),
        ('-author:"de Vries"', "", [("-author", "de Vries")]),
        ('author:!"de Vries"', "", [("-author", "de Vries")]),
        ('section:"Photo Gal', "", [("section", "Photo Gal")]),
        ('section:"Photo"Galleries x', "Galleries x", [("section", "Photo")]),
        ("tag:R&D language:c++ language:C#", "", [("tag", "R&D"), ("language", "c++"), ("language", "C#")]),
        ("year:>=2020 year:..2015 year:2015-2020", "", [("year", ">=2020"), ("year", "..2015"), ("year", "2015-2020")]),
        ("tag:a:b", "", [("tag", "a:b")]),
        ("license:mit status:active kind:paper catalog:x", "",
         [("license", "mit"), ("status", "active"), ("kind", "paper"), ("catalog", "x")]),
        ("tag:日本語", "", [("tag", "日本語")]),
        ('"triplet loss"', "triplet loss", [("phrase", "triplet loss")]),
        ('a "b c" d', "a b c d", [("phrase", "b c")]),
        ('-"b c" d', "d", [("-phrase", "b c")]),
        ('"a" "b"', "a b", [("phrase", "a"), ("phrase", "b")]),
        ('"a b", c', "a b , c", [("phrase", "a b")]),
        ('"a b"?!', "a b ?!", [("phrase", "a b")]),
        ('"a "b" c" d', 'a "b c" d', [("phrase", 'a "b')]),
        ('"a 27"b c"', 'a 27"b c', [("phrase", 'a 27"b c')]),
        ('" a "', "a", [("phrase", "a")]),
        ('"tag:CV"', "tag:CV", [("phrase", "tag:CV")]),
        ('"a"-video', "a -video", [("phrase", "a")]),
        ("clip -video", "clip", [("-word", "video")]),
        ("-video clip", "clip", [("-word", "video")]),
        ("a -k-means", "a", [("-word", "k-means")]),
        ("a -c++", "a", [("-word", "c++")]),
        ("a -O2", "a", [("-word", "O2")]),
        ("a -foo:bar", "a", [("-word", "foo:bar")]),
        ("a -猫", "a", [("-word", "猫")]),
        ("a\t-video\ntag:CV", "a", [("-word", "video"), ("tag", "CV")]),
        ("猫\u3000tag:CV", "猫", [("tag", "CV")]),
    ],
)  # fmt: skip
def test_a_query_is_divided_into_clauses_and_text(typed: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert clauses(typed) == expected
    assert parse_query(typed).words.text == text


TEXT = [
    "", " ", "clip", "c++", "std::vector", "http://example.org/a", "https://arxiv.org/abs/1801.07698", "foo:bar",
    '"', '""', '" "', '"!?"', "-", "--", "- video", "-- video", "--video", "a - b", "tag:", "tag: CV", "-tag:",
    "tag:!", 'tag:""', 'tag:"', "tag:)", "-kind:", "-language::Parser", "tag::CV", "language::Parser",
    "license://x", "section:/etc", "CVE-2020-1234", "k-means", "-1", "-2.5", 'r"x"', 'r"x y"', '27" monitor',
    '"a b', 'a "b', '"a"b', '("a b")', "python -m daisyrec", "tar -x", "-m", "-é)", "-(x)",
    "doi:10.1109/TPAMI.2018.2889473", "10.1109/TPAMI.2018.2889473", "arXiv:1801.07698v3", "1801.07698",
    "owner/name", "C:\\path", "a:b:c", ":", "::", ":tag", "xtag:CV", "(tag:CV)", "tag CV", "tag :CV",
    "Deep Metric Learning: A (Long) Survey", "Language: a survey", "---", "a\u2014b", "tag\uff1aCV",
]  # fmt: skip


@pytest.mark.parametrize("typed", TEXT)
def test_anything_else_is_text(typed: str) -> None:
    parsed = parse_query(typed)
    assert (parsed.words.text, parsed.clauses) == (typed, ())


@pytest.mark.parametrize(
    ("typed", "has_other_words"),
    [('"a b"', False), ('"a b" tag:x -cd', False), ('"a b" c', True), ('"a b" the', True), ('"a b"?!', False)],
)
def test_words_outside_phrases_are_recognized(typed: str, has_other_words: bool) -> None:
    assert parse_query(typed).has_other_words is has_other_words


def test_a_clause_has_its_original_text() -> None:
    typed = 'x -section:"a b" tag:!c -"d e" "f" -gh'
    assert [clause.typed for clause in parse_query(typed).clauses] == [
        '-section:"a b"',
        "tag:!c",
        '-"d e"',
        '"f"',
        "-gh",
    ]


# --- Conditions of clauses ----------------------------------------------------------------------------------------


def test_clauses_become_one_filter() -> None:
    parsed = parse_query(
        'x tag:a tag:b -tag:c kind:papers kind:lib -year:2019 year:2020.. "p q" -rs -"s t" license:mit catalog:z'
    )
    assert parsed.filter == Filter(
        tags=["a", "b"],
        kinds=["paper", "library"],
        years=[(2020, 9999)],
        licenses=["mit"],
        phrases=["p q"],
        excluded=Filter(tags=["c"], years=[(2019, 2019)], words=["rs"], phrases=["s t"]),
    )
    assert (parsed.catalogs(), parsed.catalogs(excluded=True)) == (["z"], [])


def test_commas_separate_the_values_of_some_fields() -> None:
    assert parse_query("kind:paper,survey -license:mit,apache").filter == Filter(
        kinds=["paper", "survey"], excluded=Filter(licenses=["mit", "apache"])
    )
    assert parse_query('tag:a,b author:"de Vries, A."').filter == Filter(tags=["a,b"], authors=["de Vries, A."])


def test_every_field_sets_its_part_of_the_filter() -> None:
    values = {"kind": "paper", "status": "active", "year": "2020"}
    for field, part in FILTER_FIELDS.items():
        filter = parse_query(f"{field}:{values.get(field, 'x')}").filter
        assert [name for name in Filter.__slots__ if getattr(filter, name)] == ([part] if part else [])


@pytest.mark.parametrize("typed", ["kind:of", "status:gone", "year:20", "year:2020..2015", "-kind:x y"])
def test_a_nonexistent_value_is_wrong_usage(typed: str) -> None:
    with pytest.raises(UsageError):
        _ = parse_query(typed).filter


def test_clauses_can_be_selected_by_field() -> None:
    parsed = parse_query('"a b" tag:c d')
    fewer = parsed.with_clauses(clause for clause in parsed.clauses if clause.field == "tag")
    assert [clause.typed for clause in fewer.clauses] == ["tag:c"]
    assert (fewer.words, fewer.typed, fewer.has_other_words) == (parsed.words, parsed.typed, True)


# --- Any text -----------------------------------------------------------------------------------------------------

_PIECES = [
    "tag:",
    "year:2020",
    "-",
    '"',
    ":",
    "!",
    " ",
    "a",
    "kind:paper",
    "--",
    "\\",
    "é",
    "猫",
    "\t",
    ">=",
    "'",
    "section:",
]
ANY = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))


@given(ANY)
def test_any_text_can_be_parsed(typed: str) -> None:
    parsed = parse_query(typed)
    assert isinstance(parsed, ParsedQuery)
    assert parsed.typed == clean(typed)[:MAX_QUERY_LENGTH]
    if not parsed.clauses:
        assert parsed.words.text == parsed.typed
    for clause in parsed.clauses:
        assert clause.typed in parsed.typed
        assert clause.value


@given(st.text(st.characters(exclude_characters='":-'), max_size=60))
def test_text_without_syntax_is_unchanged(typed: str) -> None:
    assert parse_query(typed).clauses == ()
    assert parse_query(typed).words.text == clean(typed)[:MAX_QUERY_LENGTH]


@given(ANY, ANY)
def test_words_before_a_clause_do_not_hide_it(before: str, after: str) -> None:
    quotes = before.replace('"', "")
    assert ("tag", "CV") in clauses(f"{quotes} tag:CV {after}")
