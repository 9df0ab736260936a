"""Catalogs whose entries have days of addition."""

from datetime import date, timedelta

import pytest

from cli.conftest import Mlcat

TODAY = date.today().isoformat()


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


def printed_rows(mlcat: Mlcat, options: str = "-c ships") -> list[str]:
    """The output lines of `mlcat new`, with white space collapsed."""
    return [" ".join(row.split()) for row in mlcat(f"new {options}").out.splitlines()]


@pytest.fixture
def dated(stored) -> None:
    """Two catalogs whose entries have days of addition."""
    entries = [("A", ago(0)), ("B", ago(1)), ("C", ago(29)), ("D", ago(31)), ("E", ago(31)), ("F", None)]
    stored(
        "fleet",
        [
            {"title": title, "tags": ["x"] if title in "BD" else []} | ({"added": day} if day else {})
            for title, day in entries
        ],
    )
    stored("navy", [{"title": "N", "added": ago(1)}])


def ids(mlcat: Mlcat, options: str) -> list[str]:
    return mlcat(f"new --fields id {options}").out.split()
