"""Search: takes a query and returns ranked hits with the reasons for each.

The steps: parse the query (`query`), look it up as a name (`names`), expand its words to words of the catalog
(`expansion`, `guesses`, `corrections`), get candidates from the index (`candidates`), score them (`scoring`), and drop
those that cover too little of the query (`entry_match`). `engine` puts the steps together.
"""

from mlcat.search.results import RowHit, SearchResult

__all__ = ["RowHit", "SearchResult", "search"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.engine import search


def __getattr__(name: str) -> object:
    if name != "search":
        raise AttributeError(f"module 'mlcat.search' has no attribute '{name}'")
    from mlcat.search.engine import search

    globals()["search"] = search
    return search
