"""Years: alone, inside texts, and with two digits after an apostrophe."""

import pytest

from mlcat.importing.fields.years import without_year, year_in, year_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2016", 2016), ("(2015)", 2015), ("[2015].", 2015), ("2021.6", 2021), ("2021-06-30", 2021), ("Jan 2016", 2016),
        (", 2021.6", 2021), ("1949", None), ("2050", None), ("20160", None), ("ICML 2016", None), ("in all 2016", None),
        ("", None), ("24 Sep 2022", 2022), ("June 23, 2020", 2020), ("1st March 2021", 2021), ("Spring 2020", 2020),
        ("24/9/2022", 2022), ("Nature 2016", None), ("24 Boats 2016", None), ("124 Sep 2022", None), ("1998", 1998),
    ],
)  # fmt: skip
def test_a_text_is_a_year_alone_or_in_a_date(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICML (3) 28 (2013): 1139-1147", 2013), ("2013 IEEE conference, 2014", 2014), ("CVPR'14", 2014),
        ("CVPR'49", 2049), ("CVPR'50", 1950),
        ("TREES' 98", 1998), ("arXiv:1207.0580 (2012)", 2012), ("pages 1998-2004", None), ("2022-05", 2022),
        ("1 of 12020", None), ("3/27/14", 2014), ("on 3/27/14", None), ("it's 14", None), ("no year", None),
    ],
)  # fmt: skip
def test_the_last_year_in_a_text_is_used(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_the_text_before_the_year_is_returned() -> None:
    assert without_year("ROOTS 2018.") == "ROOTS"
    assert without_year("2013 IEEE conference, 2014") == "IEEE conference"
    assert without_year("CVPR'14") == "CVPR"
    assert without_year("MAX 2018") == "MAX"
    assert without_year("Preprint.") == "Preprint"
