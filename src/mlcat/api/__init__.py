"""The public API: catalogs as Python objects. `mlcat` exports it; nothing here prints."""

from mlcat.api.catalog import Catalog
from mlcat.api.filters import Filters
from mlcat.api.hits import Hit, Hits, Reason
from mlcat.api.lists import import_list
from mlcat.api.opening import catalog_names, open_catalog, read_catalog

__all__ = [
    "Catalog",
    "Filters",
    "Hit",
    "Hits",
    "Reason",
    "catalog_names",
    "import_list",
    "open_catalog",
    "read_catalog",
]
