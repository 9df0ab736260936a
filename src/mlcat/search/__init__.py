"""Words in, ranked hits out, each with its reasons.

The steps: parse the query (query), look it up as a name, expand its words to words of the catalog (expansion,
corrections), get candidates from the index (candidates), score them (scoring), drop what explains too little (engine).
"""

from mlcat.search.engine import search
from mlcat.search.results import Hit, Result

__all__ = ["Hit", "Result", "search"]
