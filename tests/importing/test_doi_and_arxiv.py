"""Publications completed from answers of doi.org and arXiv, which are invented here."""

import json
from dataclasses import replace
from typing import Any

import pytest

from mlcat.errors import CatalogError, ImportFailedError, MlcatError
from mlcat.importing import doi_and_arxiv
from mlcat.importing.doi_and_arxiv import CSL_TYPE, can_complete, complete_publication
from mlcat.model import Author, Publication

ADA = Author(family="Lovelace", given="Ada")
BY_DOI = Publication(type="document", title="As the list has it", doi="10.1000/x(1)")
BY_ARXIV = Publication(type="article", title="As the list has it", arxiv="2101.00001")

CSL: dict[str, Any] = {
    "type": "article-journal",
    "title": "On  Sails",
    "author": [
        {"given": "Ada", "family": "Lovelace", "sequence": "first", "affiliation": []},
        {"name": "Analytical Society"},
    ],
    "issued": {"date-parts": [[1843, 9]]},
    "container-title": "Journal of\n Boats",
    "volume": "3",
    "page": "666-731",
    "ISSN": ["1234-5678", "8765-4321"],
    "publisher": "Odd Press",
    "DOI": "10.1000/X(1)",
    "URL": "http://dx.doi.org/10.1000/x",
}
FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/abs/2101.00001v2</id>
    <title>On
      Sails</title>
    <published>2021-01-04T00:00:00Z</published>
    <author><name>Ada Lovelace</name></author>
    <author><name>Ludwig van Beethoven</name></author>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
  </entry>
</feed>"""


class Answering:
    """Answers every address in the same way, and records the addresses."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.asked: list[tuple[str, str]] = []

    def __call__(self, address: str, accept: str) -> bytes:
        self.asked.append((address, accept))
        return self.body


def csl(**values: object) -> Answering:
    return Answering(json.dumps(CSL | values).encode())


def test_a_doi_is_completed_from_csl_json() -> None:
    get = csl()
    assert complete_publication(BY_DOI, get) == Publication(
        type="article-journal",
        title="As the list has it",
        authors=(ADA, Author(literal="Analytical Society")),
        year=1843,
        month=9,
        container="Journal of Boats",
        volume="3",
        pages="666-731",
        publisher="Odd Press",
        issn="1234-5678",
        doi="10.1000/x(1)",
    )
    assert get.asked == [("https://doi.org/10.1000/x%281%29", CSL_TYPE)]


def test_a_number_of_arxiv_is_completed_from_its_feed() -> None:
    get = Answering(FEED)
    assert complete_publication(BY_ARXIV, get) == replace(
        BY_ARXIV,
        authors=(ADA, Author(given="Ludwig", particle="van", family="Beethoven")),
        year=2021,
        month=1,
        arxiv_class="cs.LG",
    )
    assert get.asked == [(f"{doi_and_arxiv.ARXIV_API}?id_list=2101.00001&max_results=1", "")]


def test_known_facts_are_kept() -> None:
    known = replace(BY_DOI, type="book", year=1999, container="A Book", authors=(Author(family="Byron"),))
    completed = complete_publication(known, csl())
    assert (completed.type, completed.year, completed.container, completed.authors) == (
        "book",
        1999,
        "A Book",
        (Author(family="Byron"),),
    )


def test_an_incomplete_list_of_authors_is_replaced_by_a_complete_one() -> None:
    completed = complete_publication(replace(BY_ARXIV, authors=(ADA,), et_al=True), Answering(FEED))
    assert (len(completed.authors), completed.et_al) == (2, False)
    cut = replace(BY_DOI, authors=(ADA,), et_al=True)
    assert complete_publication(cut, csl(author=[])).et_al


@pytest.mark.parametrize(
    ("publication", "can"),
    [
        (BY_DOI, True),
        (BY_ARXIV, True),
        (replace(BY_DOI, authors=(ADA,)), True),
        (replace(BY_DOI, year=1843), True),
        (replace(BY_DOI, authors=(ADA,), year=1843), False),
        (replace(BY_DOI, authors=(ADA,), year=1843, et_al=True), True),
        (Publication(type="book", title="T"), False),
    ],
)
def test_which_publications_can_be_completed(publication: Publication, can: bool) -> None:
    assert can_complete(publication) == can


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"3", b'{"title": "T"}', b'{"type": 3}', b"[" * 100_000])
def test_an_invalid_answer_of_doi_org_is_an_error(body: bytes) -> None:
    with pytest.raises(ImportFailedError, match=r"^doi.org knows no reference for '10.1000/x\(1\)'\."):
        complete_publication(BY_DOI, Answering(body))


@pytest.mark.parametrize(
    "body",
    [b"", b"not xml", b"<feed/>", FEED.replace(b"author>", b"writer>"), b'<feed xmlns="http://www.w3.org/2005/Atom"/>'],
)
def test_an_invalid_answer_of_arxiv_is_an_error(body: bytes) -> None:
    with pytest.raises(ImportFailedError, match=r"^arXiv knows no paper '2101.00001'\."):
        complete_publication(BY_ARXIV, Answering(body))


@pytest.mark.parametrize(
    "values",
    [{"author": ["Ada"]}, {"author": [{"family": 3}]}, {"volume": {"a": 1}}, {"title": None},
     {"issued": {"date-parts": [[99999]]}}, {"container-title": "x" * 500}],
)  # fmt: skip
def test_a_reference_with_impossible_values_is_an_error(values: dict[str, object]) -> None:
    with pytest.raises(CatalogError, match=r"^doi.org, 10.1000/x\(1\): "):
        complete_publication(BY_DOI, csl(**values))


def test_terminal_control_characters_in_an_answer_are_removed() -> None:
    assert complete_publication(BY_DOI, csl(publisher="Odd\x1b[31m Press")).publisher == "Odd[31m Press"


def test_an_exponentially_growing_entity_is_an_error() -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE feed [<!ENTITY a0 "ha">{lines}]><feed>&a11;</feed>'
    with pytest.raises(MlcatError):
        complete_publication(BY_ARXIV, Answering(bomb.encode()))


def arxiv(published: str, category: str = "", name: str = "<name>Ada Lovelace</name>") -> Publication:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://arxiv.org/schemas/atom"><entry><title>A</title>'
        f"<published>{published}</published><author>{name}</author>{category}</entry></feed>"
    )
    return complete_publication(BY_ARXIV, lambda address, kind: feed.encode())


def test_the_date_and_the_class_of_arxiv_are_read_where_they_are_stated() -> None:
    completed = arxiv("2021-12-04T00:00:00Z", '<x:primary_category term="cs.CV"/>')
    assert (completed.year, completed.month, completed.arxiv_class) == (2021, 12, "cs.CV")
    completed = arxiv("soon")
    assert (completed.year, completed.month, completed.arxiv_class) == (None, None, None)
    assert arxiv("2021").month is None
    assert arxiv("2021-x2").month is None
    assert arxiv("2021-1x").month is None
    assert arxiv("2021-123").month == 12
    assert arxiv("202x-12").year is None
    assert arxiv("2021-12", name="").authors == ()


def test_an_answer_may_have_a_mebibyte() -> None:
    assert doi_and_arxiv.MAX_ANSWER == 2**20
