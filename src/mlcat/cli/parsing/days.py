"""Parses days and ages: 2026-11-01, 30d, yesterday."""

from __future__ import annotations

from datetime import date, timedelta

from mlcat.errors import UsageError
from mlcat.text.safety import shorten

LAST = "last"
"""The last day on which anything changed, which differs from catalog to catalog."""
DAY_COMPLETIONS = ("today", "yesterday", "7d", "30d", "1y", LAST)
"""The candidates for completing a day."""
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_MAX_DIGITS = 4
_HINT = "Write a day (2026-11-01, 2026-11), an age (30d, 2w, 6m, 1y), today, yesterday or last."


def parse_first_day(typed: str) -> str:
    """Parses a day, a month, a year, an age, `today` or `yesterday`, and returns its first day, such as 2026-11-01.

    For `last`, returns LAST. An age counts back from today; a month of it has 30 days, a year 365. Raises `UsageError`
    for anything else.
    """
    text = typed.strip().lower()
    if text == LAST:
        return LAST
    try:
        return _iso_day(text) if "-" in text or text.isdigit() else _days_ago(text)
    except (ValueError, OverflowError):
        raise UsageError(f"'{shorten(typed, 40)}' is not a day.", _HINT) from None


def _iso_day(text: str) -> str:
    year, *rest = text.split("-")
    parts = [*rest, "1", "1"][: max(len(rest), 2)]
    if not all(part.isascii() and part.isdigit() for part in (year, *parts)) or len(year) != 4:
        raise ValueError(text)
    month, day = parts
    return date(int(year), int(month), int(day)).isoformat()


def _days_ago(text: str) -> str:
    days = {"today": 0, "yesterday": 1}.get(text)
    if days is None:
        number, unit = text[:-1], text[-1:]
        if not (number.isascii() and number.isdigit() and len(number) <= _MAX_DIGITS and unit in _DAYS):
            raise ValueError(text)
        days = int(number) * _DAYS[unit]
    return (date.today() - timedelta(days=days)).isoformat()
