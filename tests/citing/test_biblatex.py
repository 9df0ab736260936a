"""BibLaTeX."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from citing.samples import ADA, FULL, article, cited
from mlcat.citing.biblatex import biblatex
from mlcat.citing.bibtex import bibtex
from mlcat.citing.citations import Citation
from mlcat.constraints import CSL_TYPES
from mlcat.model import Publication


def biblatex_of(*publications: Publication) -> str:
    return "".join(biblatex(cited(*publications)))


def test_every_field_of_a_publication_is_written() -> None:
    assert (
        biblatex_of(FULL)
        == r"""@inproceedings{angstrom2015all,
  title = {All Sorts of Everything},
  author = {Ångström, Zoë and van den Berg, Jr., Jan Peter and {Allsorts Institute}},
  editor = {Hopper, Grace},
  booktitle = {Proceedings of the First Conference on Odd Things},
  eventtitle = {ODDCONF 2015},
  series = {Odd Proceedings},
  volume = {3},
  pages = {12--34},
  date = {2015-07-14},
  publisher = {Odd Press},
  location = {Uppsala},
  isbn = {978-3-16-148410-0},
  doi = {10.1000/odd.15},
  eprint = {1503.01234},
  eprinttype = {arxiv},
  eprintclass = {cs.LG},
  url = {https://oddconf.example/15},
}
"""
    )


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("article-journal", "article"),
        ("paper-conference", "inproceedings"),
        ("article", "online"),
        ("book", "book"),
        ("chapter", "incollection"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("webpage", "online"),
        ("post-weblog", "online"),
        ("software", "software"),
        ("dataset", "dataset"),
        ("document", "misc"),
    ],
)
def test_each_csl_type_has_its_entry_type(type: str, kind: str) -> None:
    assert biblatex_of(Publication(type=type, title="T", authors=(ADA,), container="C")).startswith(f"@{kind}{{")


@pytest.mark.parametrize("type", ["article-journal", "paper-conference", "chapter"])
def test_an_article_without_a_container_is_misc(type: str) -> None:
    assert biblatex_of(Publication(type=type, title="T", venue="V 2003")).startswith("@misc{")
    assert "howpublished = {V 2003}" in biblatex_of(Publication(type=type, title="T", venue="V 2003"))


@pytest.mark.parametrize(
    ("known", "date"),
    [
        ({"year": 2015}, "2015"),
        ({"year": 2015, "month": 7}, "2015-07"),
        ({"year": 2015, "month": 7, "day": 4}, "2015-07-04"),
        ({"year": 2015, "day": 4}, "2015"),
    ],
)
def test_a_date_has_the_precision_that_is_known(known: dict[str, int], date: str) -> None:
    assert f"date = {{{date}}}" in biblatex_of(Publication(type="book", title="T", **known))  # type: ignore[arg-type]
    assert "date" not in biblatex_of(Publication(type="book", title="T"))


def test_an_address_that_may_change_has_the_day_of_access() -> None:
    assert "urldate = {2026-01-31}" in biblatex_of(Publication(type="software", title="P", url="https://p.example/"))
    assert "urldate" not in biblatex_of(article("T", url="https://t.example/"))


@pytest.mark.parametrize(
    ("type", "field"),
    [("book", "publisher"), ("thesis", "institution"), ("report", "institution"), ("software", "organization"),
     ("webpage", "organization"), ("dataset", "organization"), ("document", "organization")],
)  # fmt: skip
def test_the_publisher_is_in_the_field_that_the_type_has(type: str, field: str) -> None:
    assert f"{field} = {{Odd Press}}" in biblatex_of(Publication(type=type, title="T", publisher="Odd Press"))


@pytest.mark.parametrize("type", CSL_TYPES)
@pytest.mark.parametrize("write", [biblatex, bibtex], ids=["biblatex", "bibtex"])
def test_no_record_has_a_field_twice(write: Callable[[list[Citation]], Iterator[str]], type: str) -> None:
    record = "".join(write(cited(replace(FULL, type=type, number="4", issn="1234-5678", version="2"))))
    fields = [line.partition("=")[0].strip() for line in record.splitlines() if "=" in line]
    assert len(fields) == len(set(fields)) > 10


@pytest.mark.parametrize("type", ["article", "webpage", "post-weblog"])
def test_a_page_names_the_site_and_its_publisher_as_organizations(type: str) -> None:
    page = Publication(type=type, title="T", container="Web & Logs", publisher="Odd and Old Press")
    assert r"organization = {{Web \& Logs} and {Odd and Old Press}}," in biblatex_of(page)


def test_an_article_has_no_publisher_in_the_data_model() -> None:
    assert "Odd Press" not in biblatex_of(article("T", publisher="Odd Press"))
