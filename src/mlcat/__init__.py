"""mlcat: curated catalogs in the terminal, and as a library.

`open()` opens the bundled catalog, `open(name)` an imported one, `read(path)` the catalog in a file, and
`import_list("owner/repo")` imports a list into memory. A `Catalog` can be searched, indexed by id and iterated over;
`docs/api.md` describes it. Every error is an `MlcatError`.

The names are loaded on demand, because most of the command line needs none of them.
"""

__version__ = "0.1.0"

__all__ = [
    "Author",
    "Catalog",
    "CatalogError",
    "Entry",
    "Filters",
    "Hit",
    "Hits",
    "ImportFailedError",
    "Link",
    "MlcatError",
    "NotFoundError",
    "Publication",
    "Reason",
    "Section",
    "UnknownValueError",
    "UsageError",
    "__version__",
    "catalog_names",
    "import_list",
    "open",
    "read",
]

_MODULES = {
    **dict.fromkeys(("CatalogError", "ImportFailedError", "MlcatError", "NotFoundError"), "errors"),
    **dict.fromkeys(("UnknownValueError", "UsageError"), "errors"),
    **dict.fromkeys(("Author", "Entry", "Link", "Publication", "Section"), "model"),
}
# There, functions named `open` and `read` would say less, and `open` would hide the built-in function.
_API_NAMES = {"open": "open_catalog", "read": "read_catalog"}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.api import Catalog, Filters, Hit, Hits, Reason, catalog_names, import_list
    from mlcat.api import open_catalog as open
    from mlcat.api import read_catalog as read
    from mlcat.errors import (
        CatalogError,
        ImportFailedError,
        MlcatError,
        NotFoundError,
        UnknownValueError,
        UsageError,
    )
    from mlcat.model import Author, Entry, Link, Publication, Section


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'mlcat' has no attribute '{name}'")
    from importlib import import_module

    value: object = getattr(import_module(f"mlcat.{_MODULES.get(name, 'api')}"), _API_NAMES.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
