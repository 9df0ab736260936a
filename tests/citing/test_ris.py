"""RIS."""

import pytest

from citing.samples import ADA, FULL, article, cited
from mlcat.citing.ris import ris
from mlcat.model import Author, Publication


def ris_of(*publications: Publication) -> list[str]:
    return "".join(ris(cited(*publications))).splitlines()


def test_every_field_of_a_publication_is_written() -> None:
    assert ris_of(FULL) == [
        "TY  - CONF",
        "ID  - angstrom2015all",
        "AU  - Ångström, Zoë",
        "AU  - van den Berg, Jan Peter, Jr.",
        "AU  - Allsorts Institute",
        "A2  - Hopper, Grace",
        "TI  - All Sorts of Everything",
        "T2  - Proceedings of the First Conference on Odd Things",
        "J2  - ODDCONF 2015",
        "PY  - 2015",
        "DA  - 2015/07/14",
        "T3  - Odd Proceedings",
        "VL  - 3",
        "SP  - 12",
        "EP  - 34",
        "PB  - Odd Press",
        "CY  - Uppsala",
        "SN  - 978-3-16-148410-0",
        "DO  - 10.1000/odd.15",
        "AN  - arXiv:1503.01234",
        "UR  - https://oddconf.example/15",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("type", "tag"),
    [
        ("article-journal", "JOUR"), ("paper-conference", "CONF"), ("article", "UNPB"), ("book", "BOOK"),
        ("chapter", "CHAP"), ("thesis", "THES"), ("report", "RPRT"), ("webpage", "ELEC"), ("post-weblog", "BLOG"),
        ("software", "COMP"), ("dataset", "DATA"), ("document", "GEN"),
    ],
)  # fmt: skip
def test_each_csl_type_has_its_ris_type(type: str, tag: str) -> None:
    assert ris_of(Publication(type=type, title="T"))[0] == f"TY  - {tag}"


def test_a_suffix_keeps_its_position_without_given_names() -> None:
    assert "AU  - King, , Jr." in ris_of(article("T", Author(family="King", suffix="Jr.")))


def test_a_name_of_one_part_is_written_without_a_comma() -> None:
    assert "AU  - Plato" in ris_of(article("T", Author(given="Plato")))
    assert [line for line in ris_of(article("T", Author(), ADA)) if line.startswith("AU")] == ["AU  - Lovelace, Ada"]


def test_a_date_without_month_keeps_its_slashes() -> None:
    assert "DA  - 2020//" in ris_of(article("T"))
    assert "DA  - 2020/03/" in ris_of(article("T", month=3, day=None))


def test_a_preprint_has_an_address_and_software_its_day_of_access() -> None:
    assert "UR  - https://arxiv.org/abs/2101.00001" in ris_of(
        Publication(type="article", title="T", arxiv="2101.00001")
    )
    ris_lines = ris_of(Publication(type="software", title="P", version="2", url="https://p.example/"))
    assert {"ET  - 2", "Y2  - 2026/01/31"} <= set(ris_lines)


def test_both_numbers_of_a_series_are_kept() -> None:
    assert [line for line in ris_of(article("T", isbn="1", issn="2")) if line.startswith("SN")] == [
        "SN  - 1",
        "SN  - 2",
    ]


def test_et_al_is_written_for_authors_who_are_not_listed() -> None:
    assert "AU  - et al." in ris_of(article("T", ADA, et_al=True))


def test_records_have_a_blank_line_between_them() -> None:
    assert ris_of(article("A"), article("B")).count("") == 1
