"""The bundled catalog, and the folder of the lists that it was made from."""

from pathlib import Path

import pytest

from mlcat import catalogs
from mlcat.validation import read_catalog_data

REPOSITORY = Path(__file__).parents[2]


FOLDER = REPOSITORY / "catalog"


LISTS = REPOSITORY.parent / "shared" / "lists"


CATALOG = read_catalog_data(Path(catalogs.bundled_catalog().path))


every_entry = pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.id)
