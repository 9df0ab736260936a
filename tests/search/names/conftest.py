"""Catalogs whose names are searched for."""

import pytest

from search.names.named_catalogs import NamedCatalog, named_catalog


@pytest.fixture
def catalog(request: pytest.FixtureRequest) -> NamedCatalog:
    """The catalog of this name: see `each_catalog`."""
    return named_catalog(request.param)
