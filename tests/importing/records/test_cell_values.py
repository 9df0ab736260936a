"""Addresses, names of authors, lists and kinds as different programs write them in records."""

import json

import pytest

from mlcat.importing.records.cell_values import address_of, kind_of, parts_of, split_authors, title_of_cell
from mlcat.importing.records.rows_to_entries import parse_records


@pytest.mark.parametrize(
    ("text", "column", "address"),
    [
        ("https://a.org/x", "url", "https://a.org/x"),
        ("a.org/x", "url", "https://a.org/x"),
        ("10.1000/xyz", "doi", "https://doi.org/10.1000/xyz"),
        ("doi: 10.1000/xyz", "url", "https://doi.org/10.1000/xyz"),
        ("moss/oak.js", "repo", "https://github.com/moss/oak.js"),
        ("moss/oak", "GitHub_Repo", "https://github.com/moss/oak"),
        ("moss/oak", "GitHub", "https://github.com/moss/oak"),
        ("moss/oak", "github_id", "https://github.com/moss/oak"),
        ("moss.io/oak", "website", "https://moss.io/oak"),
        ("moss/oak", "website", ""),
        ("moss/oak/elm", "repo", ""),
        ("-moss/oak", "repo", ""),
        ("10.1000", "doi", ""),
        ("oak", "repo", ""),
        ("", "repo", ""),
        ("ftp://a.org", "url", ""),
    ],
)
def test_a_text_is_an_address_by_its_form_and_its_column(text: str, column: str, address: str) -> None:
    assert address_of(text, column) == address


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a; b, c|d", ["a", "b", "c", "d"]),
        ("['a', 'b c']", ["a", "b c"]),
        ("[\"a\", 'b']", ["a", "b"]),
        ("['it''s']", ["['it''s']"]),
        ("[a, b]", ["[a", "b]"]),
        ("[]", ["[]"]),
        ("", [""]),
    ],
)
def test_several_values_have_separators_or_the_form_of_a_list(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moss, Ada; Reed, Ben", ["Ada Moss", "Ben Reed"]),
        ("Moss, Ada; Oak Foundation", ["Ada Moss", "Oak Foundation"]),
        ("Reed, Jr., Ben; Moss, Ada", ["Reed, Jr., Ben", "Ada Moss"]),
        ("Ada Moss, Ben Reed", ["Ada Moss", "Ben Reed"]),
        ("Moss, Ada", ["Ada Moss"]),
        ("Ada Moss and Ben Reed", ["Ada Moss", "Ben Reed"]),
        ("Ada Moss\n  and\tBen Reed", ["Ada Moss", "Ben Reed"]),
        ("oak foundation", ["oak foundation"]),
        ("", [""]),
    ],
)
def test_names_of_authors_begin_with_the_given_name(text: str, names: list[str]) -> None:
    assert split_authors(text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [("journalArticle", "paper"), ("Conference Paper", "paper"), ("blog-post", "article"), ("film", None), ("", None)],
)
def test_the_types_of_reference_managers_are_kinds(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_an_export_of_a_reference_manager_has_papers_with_their_facts() -> None:
    text = (
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url",'
        '"Abstract Note","Manual Tags"\n'
        '"A","journalArticle","2018","Moss, Ada; Reed, Ben","Rich trees","Soil","10.1000/x","","On oaks.","oak; wood"\n'
        '"B","webpage","","","Elms","","","https://e.org","",""\n'
        '"C","book","2001","Moss, Ada","Lost trees","","","","",""\n'
    )
    parsed = parse_records(text, "csv", "x", {})
    trees, elms = parsed.entries
    assert (trees.title, trees.url, trees.year, trees.kind) == (
        "Rich trees",
        "https://doi.org/10.1000/x",
        2018,
        "paper",
    )
    assert (trees.authors, trees.venue, trees.description) == (("Ada Moss", "Ben Reed"), "Soil", "On oaks.")
    assert trees.tags == ("oak", "wood")
    assert (elms.url, elms.kind, elms.links) == ("https://e.org", "article", ())
    assert [item.reason for item in parsed.left_out] == ["no address"]


def test_an_index_of_plugins_names_their_repositories() -> None:
    rows = [
        {"id": "oak", "name": "Oak", "author": "Ada", "description": "A tree.", "repo": "moss/oak"},
        {"name": "Elm", "details": "https://github.com/moss/elm", "labels": ["tree"]},
        {"name": "Ash", "homepage_url": "https://ash.org", "repo_url": "https://github.com/moss/ash"},
    ]
    oak, elm, ash = parse_records(json.dumps({"packages": rows}), "json", "x", {}).entries
    assert (oak.url, oak.description, oak.authors) == ("https://github.com/moss/oak", "A tree.", ("Ada",))
    assert (elm.url, elm.description, elm.tags) == ("https://github.com/moss/elm", "", ("tree",))
    assert (ash.url, [link.url for link in ash.links]) == ("https://ash.org", ["https://github.com/moss/ash"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("moss/oak", "moss/oak"), ("Oak", "Oak"), ("https://github.com/moss/oak", "moss/oak"),
        ("http://gitlab.com/moss/oak/-/tree?x=y", "moss/oak"), ("https://codeberg.org/moss/oak?tab=x/y", "moss/oak"),
        ("https://github.com/moss", ""), ("https://a.org/moss/oak", ""), ("https://", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_repository_gives_a_title(text: str, title: str) -> None:
    assert title_of_cell(text) == title


def test_a_record_of_a_repository_without_a_name_has_its_name() -> None:
    rows = [{"repo": "moss/oak", "description": "Trees."}, {"repo": "https://github.com/reed/elm"}]
    entries = parse_records(json.dumps(rows), "json", "x", {}).entries
    assert [(entry.title, entry.url) for entry in entries] == [
        ("moss/oak", "https://github.com/moss/oak"), ("reed/elm", "https://github.com/reed/elm"),
    ]  # fmt: skip
