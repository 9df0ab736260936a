"""Search: takes a query and returns ranked hits with the reasons for each.

The steps: parse the query (`query`), look it up as a name (`names`), expand its words to words of the catalog
(`expansion`, `guesses`, `corrections`), get candidates from the index (`candidates`), score them (`scoring`), and drop
those that explain too little of the query (`evidence`). `engine` puts the steps together.
"""

from mlcat.search.engine import search
from mlcat.search.results import RowHit, SearchResult

__all__ = ["RowHit", "SearchResult", "search"]
