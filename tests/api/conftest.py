"""A catalog for the tests of the library."""

from pathlib import Path

import pytest

import mlcat

ODDITIES = Path(__file__).parents[1] / "fixtures" / "oddities.json"


@pytest.fixture(scope="module")
def odd() -> mlcat.Catalog:
    return mlcat.read(ODDITIES)
