"""BibTeX."""

import pytest

from citing.samples import ADA, FULL, article, cited
from mlcat.citing.bibtex import bibtex
from mlcat.model import Author, Publication


def bibtex_of(*publications: Publication) -> str:
    return "".join(bibtex(cited(*publications)))


def fields(publication: Publication) -> dict[str, str]:
    """The fields of the only entry by name, and its type under `@`."""
    first, *lines = bibtex_of(publication).splitlines()
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in lines if " = " in line)
    return {"@": first.partition("{")[0][1:]} | {
        name: value.removeprefix("{").removesuffix("}") for name, value in pairs
    }


def test_every_field_of_a_publication_is_written() -> None:
    assert (
        bibtex_of(FULL)
        == r"""@inproceedings{angstrom2015all,
  title = {All Sorts of Everything},
  author = {{\AA}ngstr{\"o}m, Zo{\"e} and van den Berg, Jr., Jan Peter and {Allsorts Institute}},
  editor = {Hopper, Grace},
  booktitle = {Proceedings of the First Conference on Odd Things},
  series = {Odd Proceedings},
  volume = {3},
  pages = {12--34},
  year = {2015},
  month = jul,
  publisher = {Odd Press},
  address = {Uppsala},
  isbn = {978-3-16-148410-0},
  doi = {10.1000/odd.15},
  eprint = {1503.01234},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  url = {https://oddconf.example/15},
}
"""
    )


def test_entries_have_a_blank_line_between_them() -> None:
    assert bibtex_of(article("A"), article("B")).count("}\n\n@") == 1


@pytest.mark.parametrize(
    ("type", "known", "kind"),
    [
        ("article-journal", {"container": "J"}, "article"),
        ("article-journal", {}, "misc"),
        ("paper-conference", {"container": "P"}, "inproceedings"),
        ("paper-conference", {"venue": "P 2003"}, "misc"),
        ("book", {"publisher": "P"}, "book"),
        ("book", {}, "misc"),
        ("chapter", {"publisher": "P", "container": "B"}, "incollection"),
        ("thesis", {"publisher": "U"}, "phdthesis"),
        ("report", {"publisher": "I"}, "techreport"),
        ("software", {}, "misc"),
        ("dataset", {}, "misc"),
        ("webpage", {}, "misc"),
    ],
)
def test_types_without_what_the_styles_require_are_misc(type: str, known: dict[str, str], kind: str) -> None:
    assert fields(Publication(type=type, title="T", authors=(ADA,), year=2003, **known))["@"] == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (Author(family="Beethoven", given="Ludwig", particle="van"), "van Beethoven, Ludwig"),
        (Author(family="de Vazelhes", given="William"), "{de Vazelhes}, William"),
        (Author(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (Author(family="Canton Ferrer", given="Cristian"), "Canton Ferrer, Cristian"),
        (Author(literal="Johnson and Sons, Inc."), "{Johnson and Sons, Inc.}"),
        (Author(family="Rock and Roll", given="A, B"), "{Rock and Roll}, {A, B}"),
        (Author(given="Plato"), "{Plato}"),
    ],
)
def test_names_have_the_family_name_first_and_organizations_are_in_braces(author: Author, written: str) -> None:
    assert fields(article("T", author))["author"] == written


def test_an_author_without_a_name_is_left_out() -> None:
    assert fields(article("T", Author(), ADA))["author"] == "Lovelace, Ada"


def test_and_others_is_written_only_if_authors_are_missing() -> None:
    assert fields(article("T", ADA, et_al=True))["author"] == "Lovelace, Ada and others"
    assert "others" not in fields(article("T", *[ADA] * 50))["author"]


def test_a_preprint_has_its_archive_and_number() -> None:
    preprint = Publication(
        type="article", title="T", authors=(ADA,), year=2021, arxiv="2101.00001", arxiv_class="cs.LG"
    )
    written = fields(preprint)
    assert (written["@"], written["howpublished"]) == ("misc", "arXiv preprint arXiv:2101.00001")
    assert (written["eprint"], written["archivePrefix"], written["primaryClass"]) == ("2101.00001", "arXiv", "cs.LG")


def test_software_has_version_address_and_day_of_access() -> None:
    written = fields(Publication(type="software", title="Program", url="https://p.example/", version="1.2"))
    assert written["note"] == "Computer software, version 1.2. Accessed 2026-01-31"
    assert written["url"] == "https://p.example/"
    assert written["key"] == "Program"  # it has no author to sort by
    assert (
        fields(Publication(type="dataset", title="D", url="https://d.example/"))["note"]
        == "Data set. Accessed 2026-01-31"
    )
    assert "note" not in fields(article("T", url="https://t.example/"))


def test_addresses_are_verbatim_except_for_braces() -> None:
    written = fields(article("T", url="https://a.example/b_c%20d?e&f#g", doi="10.1000/(a)_{b}"))
    assert written["url"] == "https://a.example/b_c%20d?e&f#g"
    assert written["doi"] == "10.1000/(a)_%7Bb%7D"


@pytest.mark.parametrize(
    ("pages", "written"), [("1-6", "1--6"), ("1–6", "1--6"), ("1--6", "1--6"), ("1066", "1066"), ("e1-e9", "e1--e9")]
)
def test_pages_have_two_hyphens_between_first_and_last(pages: str, written: str) -> None:
    assert fields(article("T", pages=pages))["pages"] == written


def test_unknown_values_are_left_out() -> None:
    assert fields(Publication(type="book", title="T")) == {
        "@": "misc",
        "title": "T",
        "key": "T",
        "url": "https://entry.example/",
    }


@pytest.mark.parametrize(
    ("number", "month"),
    list(enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)),
)
def test_months_are_the_macros_of_bibtex(number: int, month: str) -> None:
    assert fields(article("T", month=number))["month"] == month
