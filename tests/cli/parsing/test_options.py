"""The values that options take."""

import pytest

from mlcat.cli.parsing import options
from mlcat.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("paper", "paper"),
        (" Papers ", "paper"),
        ("LIBRARIES", "library"),
        ("librarys", "library"),
        ("lib", "library"),
        ("libs", "library"),
        ("pape", "paper"),
        ("surveys", "survey"),
        ("app", "application"),
        ("apps", "application"),
        ("art", "article"),
    ],
)
def test_a_kind_in_any_case_and_number(typed: str, kind: str) -> None:
    assert options.kind(typed) == kind


@pytest.mark.parametrize("typed", ["", "pa", "ap", "paperss", "s", "xyz", "ies"])
def test_no_kind(typed: str) -> None:
    with pytest.raises(UsageError, match=f"no kind '{typed}'"):
        options.kind(typed)


def test_a_status_in_any_case() -> None:
    assert options.status(" Archived") == "archived"


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2019", (2019, 2019)),
        ("2015..2020", (2015, 2020)),
        ("2015..2015", (2015, 2015)),
        ("2020..", (2020, 9999)),
        ("..2015", (0, 2015)),
        (" 2019 ", (2019, 2019)),
        ("2015-2020", (2015, 2020)),
        ("2015 \u2013 2020", (2015, 2020)),
        ("2020-", (2020, 9999)),
        ("2020+", (2020, 9999)),
        (">=2020", (2020, 9999)),
        (">= 2020", (2020, 9999)),
        ("<=2015", (0, 2015)),
        (">2019", (2020, 9999)),
        ("< 2016", (0, 2015)),
        ("-2015", (0, 2015)),
    ],
)
def test_years(typed: str, years: tuple[int, int]) -> None:
    assert options.years(typed) == years


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "..",
        "19",
        "20199",
        "2015...2020",
        "2015..x",
        "²019",
        "2020..2015",
        "2020-2015",
        "2015-2020-2021",
        "+",
        "-",
        ">=",
        "<=",
        ">20",
        "<x",
        ">99999",
        "2020++",
        ">=2019-2020",
        "20-22",
    ],
)
def test_no_years(typed: str) -> None:
    with pytest.raises(UsageError):
        options.years(typed)


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("007", 7), ("9" * 40, 999_999_999_999)])
def test_a_number(typed: str, number: int) -> None:
    assert options.number(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "00", "-1", "+1", "1.0", "1e3", "٣", "x"])
def test_no_number(typed: str) -> None:
    with pytest.raises(UsageError):
        options.number(typed)
