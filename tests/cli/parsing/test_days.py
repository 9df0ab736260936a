"""Days and ages as they are typed."""

from datetime import date, timedelta

import pytest

from mlcat.cli.parsing.days import LAST, parse_first_day
from mlcat.errors import UsageError


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        (" 2026-11 ", "2026-11-01"),
        ("2026", "2026-01-01"),
        ("2026-2-3", "2026-02-03"),
        ("last", LAST),
        ("LAST", LAST),
    ],
)
def test_a_day_a_month_and_a_year_mean_their_first_day(typed: str, day: str) -> None:
    assert parse_first_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "days"),
    [("today", 0), ("Yesterday", 1), ("0d", 0), ("30d", 30), ("2W", 14), ("3m", 90), ("1y", 365), ("9999d", 9999)],
)
def test_an_age_counts_back_from_today(typed: str, days: int) -> None:
    assert parse_first_day(typed) == ago(days)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "d", "30", "30 d", "-1d", "10000d", "9999y", "1h", "2026-13", "2026-02-30", "2026-11-01-01", "26-11-01",
     "2026-", "-", "²d", "2026-1²", "soon", "\x1b[31m"],
)  # fmt: skip
def test_other_texts_are_rejected(typed: str) -> None:
    with pytest.raises(UsageError, match=r"is not a day\. Write a day \(2026-11-01, 2026-11\), an age \(30d") as caught:
        parse_first_day(typed)
    assert "\x1b" not in str(caught.value)
