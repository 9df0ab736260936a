"""Which publication of an entry is cited, and the remarks about it."""

from typing import Any

import pytest

from citing.samples import ADA, FULL, TODAY, article
from mlcat.citing.citations import Citation, CitationMaker, cited_publication, proper_nouns
from mlcat.model import Author, Entry, Publication


def entry(id: str = "sails", **fields: Any) -> Entry:
    return Entry(**({"id": id, "title": "Sails", "url": "https://sails.example/", "section": "ships"} | fields))


def cite(*entries: Entry, **options: bool) -> tuple[list[Citation], dict[str, list[str]]]:
    citer = CitationMaker(TODAY, **options)
    return list(citer.cite(entries)), citer.remarks


def test_the_first_publication_is_cited() -> None:
    (citation,), remarks = cite(entry(publications=(FULL, article("Second"))))
    assert citation.publication == FULL
    assert (citation.key, citation.accessed, remarks) == ("angstrom2015all", None, {})


def test_a_publication_shared_by_two_entries_is_cited_once_with_a_remark() -> None:
    paper = article("On Sails")
    other = article("On Sails", role="paper")
    citations, remarks = cite(entry(publications=(paper,)), entry("other", publications=(other,)))
    assert [citation.key for citation in citations] == ["lovelace2020sails"]
    assert remarks == {"other": ["the same publication as lovelace2020sails"]}


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("library", "software"), ("tool", "software"), ("application", "software"), ("model", "software"),
        ("benchmark", "software"), ("dataset", "dataset"), ("paper", "document"), ("survey", "document"),
        ("article", "webpage"), (None, "webpage"),
    ],
)  # fmt: skip
def test_an_entry_without_a_publication_is_cited_itself(kind: str | None, type: str) -> None:
    (citation,), remarks = cite(entry(kind=kind, authors=("Ada Lovelace",), organization="Lab", year=1843))
    assert citation.publication == Publication(
        type=type, title="Sails", authors=(ADA,), year=1843, publisher="Lab", url="https://sails.example/"
    )
    assert citation.accessed == (None if type == "document" else TODAY)
    assert remarks == {"sails": [f"no publication is known; cited as {type}, by its address"]}


def test_an_organization_is_the_author_if_no_person_is_known() -> None:
    publication = cited_publication(entry(organization="The Lab"))
    assert (publication.authors, publication.publisher) == ((Author(literal="The Lab"),), None)


def test_unknown_facts_of_an_entry_are_not_made_up() -> None:
    (citation,), remarks = cite(entry())
    assert citation.publication == Publication(type="webpage", title="Sails", url="https://sails.example/")
    assert remarks["sails"][1] == "no author and no year known"


def test_missing_facts_of_a_publication_are_reported() -> None:
    assert cite(entry(publications=(Publication(type="book", title="T", year=2003),)))[1] == {
        "sails": ["no author known"]
    }
    assert cite(entry(publications=(Publication(type="book", title="T", authors=(ADA,)),)))[1] == {
        "sails": ["no year known"]
    }


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({}, "https://sails.example/"),
        ({"doi": "10.1000/x"}, None),
        ({"arxiv": "2101.00001"}, None),
        ({"container": "A Book"}, None),
        ({"url": "https://own.example/"}, "https://own.example/"),
    ],
)
def test_the_address_of_the_entry_is_used_if_the_publication_has_none(fields: dict[str, str], url: str | None) -> None:
    publication = Publication(type="book", title="T", **fields)  # type: ignore[arg-type]
    assert cited_publication(entry(publications=(publication,))).url == url


@pytest.mark.parametrize("fields", [{"arxiv": "2101.00001"}, {"doi": "10.1000/x"}])
def test_a_known_doi_or_arxiv_number_gives_a_hint_to_look_up_the_rest(fields: dict[str, str]) -> None:
    publication = Publication(type="document", title="T", **fields)  # type: ignore[arg-type]
    message = "no author and no year known; `mlcat cite --fetch sails` looks it up"
    assert cite(entry(publications=(publication,)))[1] == {"sails": [message]}


def test_official_keys_replace_readable_ones_on_request() -> None:
    assert cite(entry(publications=(FULL,)), official_keys=True)[0][0].key == "odd15"


def test_terminal_control_characters_are_removed() -> None:
    (citation,), _ = cite(entry(publications=(article("On\x1b[31m Sails", Author(family="L\u202eace")),)))
    assert citation.publication.title == "On[31m Sails"
    assert citation.publication.authors[0].family == "Lace"


def test_proper_nouns_are_words_with_a_capital_within_a_sentence() -> None:
    prose = 'Search at Airbnb is good. Deep nets, says Taobao\'s team, beat the "Angular Loss"; a deep one.'
    assert proper_nouns(prose) == {"Airbnb", "Taobao"}


def test_the_name_of_the_entry_its_organization_and_its_language_keep_their_capitals() -> None:
    publication = article("The Faiss Library")
    (citation,), _ = cite(entry(title="FAISS", organization="Meta AI", language="Python", publications=(publication,)))
    assert {"Faiss", "Meta", "Python"} <= citation.proper_nouns
