"""Queries with filters, phrases and excluded words on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli.lookup.query_clauses import describe_query, typed_by_part
from mlcat.search.query import parse_query

FILTERS = [
    ("tag:CV", "-t CV"),
    ("-tag:CV", "-t !CV"),
    ("tag:cv tag:NLP", "-t cv -t NLP"),
    ("section:tools", "-s tools"),
    ('section:"Case Studies"', "-s 'Case Studies'"),
    ("kind:papers kind:lib", "-k papers -k lib"),
    ("kind:!paper", "-k !paper"),
    ("kind:paper,survey", "-k paper,survey"),
    ("status:active", "--status active"),
    ("year:2019", "--year 2019"),
    ("year:2020..", "--year 2020.."),
    ("year:>=2020", "--year >=2020"),
    ("year:<2012", "--year <2012"),
    ("-year:..2015", "--year !..2015"),
    ("year:2019 year:2021-2022", "--year 2019 --year 2021-2022"),
    ("license:mit", "--license mit"),
    ("language:c++", "--language c++"),
    ("author:google", "--author google"),
    ('-author:"Facebook AI"', "--author '!Facebook AI'"),
    ("catalog:metric-learning", "-c metric-learning"),
    ('catalog:"Awesome Metric Learning"', "-c 'Awesome Metric Learning'"),
]


@pytest.mark.parametrize(("query", "options"), FILTERS)
def test_a_filter_in_the_query_is_an_option(mlcat: Mlcat, query: str, options: str) -> None:
    listed = mlcat(f"list {options} --plain")
    assert listed.out
    assert mlcat(["search", "-n", "99", "--plain", "--", query]) == listed
    searched = mlcat(f"search learning -n 99 --plain {options}")
    found = mlcat(["search", "-n", "99", "--plain", f"learning {query}"])
    assert (found.code, found.out) == (searched.code, searched.out)
    assert mlcat(["search", "--count", "--", query]) == mlcat(f"list --count {options}")


def test_the_words_of_a_command_line_are_one_query(mlcat: Mlcat) -> None:
    complete = mlcat(["search", "clip tag:CV -kind:paper", "--plain"])
    assert mlcat("search clip tag:CV -kind:paper --plain") == complete == mlcat("search clip tag:CV -k !paper --plain")
    assert mlcat("search --plain -kind:paper clip -t CV -n10") == complete  # parsed by Typer because of -n10
    assert mlcat("search clip -section:tools -status:active -catalog:nosuch").err.startswith("mlcat: no catalog")


WRONG = [
    ("tag:NPL", "-t NPL"),
    ("-tag:NPL", "-t !NPL"),
    ("section:applicatoins", "-s applicatoins"),
    ("kind:of", "-k of"),
    ("status:gone", "--status gone"),
    ("year:20", "--year 20"),
    ("year:2020..2015", "--year 2020..2015"),
    ("catalog:metric", "-c metric"),
]


@pytest.mark.parametrize(("query", "options"), WRONG)
def test_an_unknown_value_has_the_same_error_as_in_the_option(mlcat: Mlcat, query: str, options: str) -> None:
    option = mlcat(f"search clip {options}")
    assert option.code == 2
    assert mlcat(["search", f"clip {query}"]) == (2, "", f"{option.err.rstrip()} A filter in quotes is text.\n")


def test_an_error_for_a_query_of_filters_has_the_same_message(mlcat: Mlcat) -> None:
    assert mlcat("search tag:NPL").err.startswith("mlcat: no tag 'NPL'.\n")


def test_the_hint_for_another_catalog_keeps_the_words(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat(["search", '"quoted" sunset tag:r&d -kind:paper -brown', "-c", "metric-learning"])
    assert answer.code == 2
    typed = """search '"quoted" sunset -brown' -t 'r&d' -k '!paper' -c oddities"""
    assert answer.err.splitlines()[1] == f"oddities has it: `mlcat {typed}`. A filter in quotes is text."
    assert mlcat("search tag:r&d -c metric-learning").err.splitlines()[1].startswith("oddities has it: `mlcat list -t")


def test_the_filter_to_drop_is_named_as_typed(mlcat: Mlcat) -> None:
    for query, hint in (
        ("faiss tag:CV", "Without tag:CV, 1 would match."),
        ("faiss -kind:library", "Without -kind:library, 1 would match."),
        ('sense2vec "banana bread"', 'Without "banana bread", 1 would match.'),
        ("faiss -faiss", "Without -faiss, 1 would match."),
        ("tag:CV year:..1990", "Without year:..1990, 23 would match."),
    ):
        answer = mlcat(["search", query])
        assert (answer.code, answer.out) == (1, "")
        first, second = answer.err.splitlines()
        assert first == f"nothing found for '{query}'."
        assert second == hint
    assert mlcat("search faiss -t CV").err.splitlines()[1].startswith("Without --tag, ")


def test_excluded_entries_are_not_suggested(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    stored("mine", [{"title": "Sentence Transformers", "id": "st"}, {"title": "Other", "id": "other"}])
    typed = "qqqq sentencetransfrmrswwww"
    assert "Similar names: 'Sentence Transformers'." in mlcat(["search", "-c", "mine", typed]).err
    assert "Sentence" not in mlcat(["search", "-c", "mine", f"{typed} -sentence"]).err.split("\n", 1)[1]


def test_explain_prints_how_the_query_was_parsed(mlcat: Mlcat) -> None:
    answer = mlcat(["search", "--explain", "--plain", 'clip "image search" tag:CV -kind:paper -video'])
    read_as = (
        "read as words 'clip image search', phrases \"image search\", excluded words -video, filters tag:CV -kind:paper"
    )
    assert answer.err.splitlines()[0] == read_as
    assert not mlcat("search --explain --plain clip").err.startswith("read as")
    assert mlcat("search --explain --plain tag:CV").err.startswith("read as filters tag:CV\n")


def test_json_of_a_query_of_filters_has_the_keys_of_a_search(mlcat: Mlcat) -> None:
    (first, *_) = json.loads(mlcat("search tag:CV --json").out)
    (hit, *_) = json.loads(mlcat("search clip --json").out)
    assert list(first) == list(hit)
    assert (first["score"], first["why"]) == (1.0, [])


def test_a_query_of_filters_is_sorted_limited_and_remembered(mlcat: Mlcat) -> None:
    years = [line.split("\t")[4] for line in mlcat("search tag:Audio --sort year --plain").out.splitlines()]
    assert years == sorted(years)
    answer = mlcat("search tag:CV -n 2 --plain")
    assert (len(answer.out.splitlines()), answer.err) == (2, "21 more: -n 23 shows all.\n")


@pytest.mark.parametrize("typed", ['"', "-", "--", '""', "!", ":"])
def test_a_query_without_words_and_filters_is_wrong_usage(mlcat: Mlcat, typed: str) -> None:
    answer = mlcat(["search", "--", typed])
    assert answer == (2, "", f"mlcat: '{typed}' has no word to search for.\nType a name or what you need.\n")


@pytest.mark.parametrize("typed", ["tag:", "c++", "std::vector", "k-means", "CVE-2020-1234", 'r"x"', "foo:bar", "x -1"])
def test_punctuation_in_a_query_is_ignored(mlcat: Mlcat, typed: str) -> None:
    assert mlcat(["search", "--", typed]).code in (0, 1)


@pytest.mark.parametrize("excluded", ["-tag:Rope", "-section:deck", "-tag:Rope,Audio"])
def test_a_catalog_without_an_excluded_tag_or_section_keeps_its_entries(
    mlcat: Mlcat, stored: Callable[..., Path], excluded: str
) -> None:
    stored("mine", [{"title": "FAISS", "id": "my-faiss", "url": "https://example.org/mine"}])
    tagged = {"title": "FAISS", "id": "other-faiss", "url": "https://example.org/other", "tags": ["Rope"]}
    stored("other", [{**tagged, "section": "deck"}], sections=[{"id": "deck", "title": "Deck"}])
    answer = mlcat(["search", "--json", "faiss", excluded])
    assert [hit["catalog"] for hit in json.loads(answer.out) if hit["title"] == "FAISS"] == ["metric-learning", "mine"]


def test_an_excluded_tag_that_no_catalog_has_is_wrong_usage(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    stored("mine", [{"title": "FAISS", "id": "my-faiss"}])
    answer = mlcat(["search", "faiss", "-tag:Rope"])
    assert (answer.code, answer.err.splitlines()[0]) == (2, "mlcat: no tag 'Rope'.")


def test_catalogs_are_chosen_and_excluded(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    stored("mine", [{"title": "FAISS", "id": "my-faiss", "url": "https://example.org/mine"}])
    stored("other", [{"title": "FAISS", "id": "other-faiss", "url": "https://example.org/other"}])

    def found(*line: str) -> list[str]:
        return [hit["catalog"] for hit in json.loads(mlcat(["search", "--json", *line]).out) if hit["title"] == "FAISS"]

    assert found("faiss") == ["metric-learning", "mine", "other"]
    assert found("faiss catalog:mine") == ["mine"]
    assert found("faiss catalog:other catalog:MINE") == ["mine", "other"]
    assert found("faiss catalog:other", "-c", "mine") == ["mine", "other"]
    assert found("faiss -catalog:mine") == ["metric-learning", "other"]
    assert found("faiss -catalog:mine catalog:all") == ["metric-learning", "other"]
    assert mlcat(["search", "faiss -catalog:all"]) == (
        2,
        "",
        "mlcat: the query excludes every catalog.\n"
        "Catalogs: metric-learning, mine, other. A filter in quotes is text.\n",
    )


def test_an_entry_of_several_catalogs_is_listed_once(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    url = "https://github.com/facebookresearch/faiss/"
    stored("mine", [{"title": "My FAISS", "id": "my-faiss", "url": url, "kind": "library"}])
    hits = json.loads(mlcat(["search", "--json", "-n", "99", "kind:library"]).out)
    assert [hit["catalogs"] for hit in hits if hit["id"] == "faiss"] == [["metric-learning", "mine"]]
    assert "my-faiss" not in [hit["id"] for hit in hits]


def test_parts_of_a_filter_are_named_as_typed() -> None:
    assert typed_by_part(parse_query('tag:a -tag:b "c" -dd catalog:x')) == {
        "tags": "tag:a -tag:b",
        "phrases": '"c"',
        "words": "-dd",
    }
    assert describe_query(parse_query("tag:a")) == "filters tag:a"
