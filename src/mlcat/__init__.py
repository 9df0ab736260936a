"""mlcat: curated catalogs in the terminal.

As a library: `read_catalog(path)` gives a checked `CatalogData` of `Section`s and `Entry`s with their `Link`s, or
raises `MlcatError`. The names are loaded on demand, because most of the command line needs none of them.
"""

__version__ = "0.1.0"

__all__ = ["CatalogData", "Entry", "Link", "MlcatError", "Section", "__version__", "read_catalog"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.errors import MlcatError
    from mlcat.model import CatalogData, Entry, Link, Section
    from mlcat.validation import read_catalog


def __getattr__(name: str) -> object:
    home = {"MlcatError": "errors", "read_catalog": "validation"}.get(name, "model")
    if name not in __all__:
        raise AttributeError(f"module 'mlcat' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"mlcat.{home}"), name)
