"""Parses what a user types into terms with weights."""

from __future__ import annotations

from mlcat.search.weights import LIGHT_WEIGHT, MAX_QUERY_LENGTH, MAX_QUERY_WORDS
from mlcat.text.normalize import name_key, strip_accents
from mlcat.text.safety import clean
from mlcat.text.tokens import STOP_WORDS, joined, plain_words, sorted_words, tokens

# In folded form. They qualify a need and do not name it.
LIGHT_WORDS = frozenset(
    "conda clone download git github homepage import install link pip pypi repo repository url website "
    "across add allow already also alway available based best better between both build call case come common "
    "different each easy easily every everything example existing fast faster fastest few find first free good great "
    "help here know large learn lot make many more most much multiple new nice now old only open other over popular "
    "possible program project quick quickly real really recommended run same see set several simple small something "
    "stuff such support take thing through tool try type under use used useful user using various way well "
    "within without work working write without instead kind sort".split()
)


class Term:
    """A word of the query: its token, the word as typed, and its weight before inverse document frequency (0 to 1)."""

    __slots__ = ("token", "typed", "weight")

    def __init__(self, token: str, typed: str, weight: float) -> None:
        self.token = token
        self.typed = typed
        self.weight = weight

    @property
    def word(self) -> str:
        """The token as one word."""
        return joined(self.token)


class Query:
    """A parsed query: its terms in order, and the forms in which it is compared with names."""

    __slots__ = ("names", "sorted", "terms", "text", "words")

    def __init__(
        self, text: str, terms: list[Term], names: tuple[str, ...], in_order: str, words: tuple[str, ...]
    ) -> None:
        self.text = text
        self.terms = terms
        self.names = names
        """The whole query as name keys (see `name_key`): as typed, and in American spelling and the singular."""
        self.sorted = in_order
        """Its words in alphabetical order; "" for a single word."""
        self.words = words
        """All words between blanks and punctuation, folded: with stop words, and without splitting compounds."""


def parse(typed: str) -> Query:
    """The query in `typed`, which may hold any characters and be of any length; without terms if it has no word."""
    text = clean(typed)[:MAX_QUERY_LENGTH]
    plain = text if text.isascii() else strip_accents(text)[:MAX_QUERY_LENGTH]  # one character can become eighteen
    found = tokens(plain)
    whole = tuple(dict.fromkeys((name_key(plain), "".join(joined(token) for token in found))))
    return Query(text, _terms(found), tuple(name for name in whole if name), sorted_words(found), plain_words(plain))


def _terms(found: list[str]) -> list[Term]:
    distinct = list(dict.fromkeys(found))[:MAX_QUERY_WORDS]
    telling = [token for token in distinct if token not in STOP_WORDS] or distinct
    heavy = any(token not in LIGHT_WORDS for token in telling)
    return [Term(token, joined(token), LIGHT_WEIGHT if heavy and token in LIGHT_WORDS else 1.0) for token in telling]
