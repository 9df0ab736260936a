"""Parses a query: the filters and phrases of the query language, and the other words as weighted terms."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.filters import Filter
from mlcat.search.weights import LIGHT_FACTOR, MAX_QUERY_LENGTH, MAX_QUERY_WORDS
from mlcat.text.normalize import name_key, strip_accents
from mlcat.text.safety import clean
from mlcat.text.tokens import STOP_WORDS, join_parts, plain_words, sorted_words, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.query_language.syntax import Clause

# In folded form. These words qualify a need and do not name it.
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
    """A word of the query: its token, and its weight before inverse document frequency (0 to 1)."""

    __slots__ = ("token", "weight")

    def __init__(self, token: str, weight: float) -> None:
        self.token = token
        self.weight = weight

    @property
    def word(self) -> str:
        """The token as one word."""
        return join_parts(self.token)


class QueryWords:
    """The words of a query: its terms in order, and the forms in which it is compared with names."""

    __slots__ = ("all_words", "names", "sorted_words", "terms", "text")

    def __init__(
        self, text: str, terms: list[Term], names: tuple[str, ...], sorted_words: str, all_words: tuple[str, ...]
    ) -> None:
        self.text = text
        self.terms = terms
        self.names = names
        """The whole query as name keys (see `name_key`): as typed, and in American spelling and the singular."""
        self.sorted_words = sorted_words
        """Its words in alphabetical order, separated by blanks; "" for a single word."""
        self.all_words = all_words
        """All words between blanks and punctuation, folded: with stop words, and without splitting compounds."""


class ParsedQuery:
    """A parsed query: the words to rank by, and the clauses that an entry must match."""

    __slots__ = ("clauses", "has_other_words", "typed", "words")

    def __init__(
        self, typed: str, words: QueryWords, clauses: tuple[Clause, ...] = (), *, has_other_words: bool = True
    ) -> None:
        self.typed = typed
        """The whole text as it was typed, cleaned."""
        self.words = words
        """Its words, including those of phrases; without terms if there are none."""
        self.clauses = clauses
        """The filters, phrases and excluded words of the query, in order."""
        self.has_other_words = has_other_words
        """Whether there are words outside of phrases."""

    @property
    def filter(self) -> Filter:
        """The conditions of all clauses except `catalog:`, as a filter.

        Raises `UsageError` for a kind, a status or a year that does not exist.
        """
        merged = Filter()
        for clause in self.clauses:
            merged = merged.merged_with(clause.filter())
        return merged

    def catalogs(self, *, excluded: bool = False) -> list[str]:
        """The values of `catalog:`, or with `excluded` of `-catalog:`: names or titles of catalogs."""
        return [clause.value for clause in self.clauses if clause.field == "catalog" and clause.is_excluded == excluded]

    def with_clauses(self, clauses: Iterable[Clause]) -> ParsedQuery:
        """The same query with these clauses only."""
        return ParsedQuery(self.typed, self.words, tuple(clauses), has_other_words=self.has_other_words)


def parse_query(typed: str) -> ParsedQuery:
    """Parses a query, which may have any characters and any length; see `query_language.syntax`.

    Of a query that is too long, the words and clauses that end within MAX_QUERY_LENGTH are parsed.
    """
    text = clean(typed)
    if len(text) > MAX_QUERY_LENGTH:
        from mlcat.search.query_language.syntax import cut_query

        text = cut_query(text, MAX_QUERY_LENGTH)
    if '"' in text or ":" in text or " -" in text or text.startswith("-"):
        from mlcat.search.query_language.syntax import split_query

        plain, clauses, has_other_words = split_query(text)
        return ParsedQuery(text, parse_query_words(plain), clauses, has_other_words=has_other_words)
    return ParsedQuery(text, parse_query_words(text))


def parse_query_words(typed: str) -> QueryWords:
    """Parses the words of `typed`, which may have any characters and any length; the result may have no terms."""
    text = clean(typed)[:MAX_QUERY_LENGTH]
    plain = text if text.isascii() else strip_accents(text)[:MAX_QUERY_LENGTH]  # one character can expand to eighteen
    all_tokens = tokens(plain)
    as_one_word = tuple(dict.fromkeys((name_key(plain), "".join(join_parts(token) for token in all_tokens))))
    return QueryWords(
        text,
        _terms(all_tokens),
        tuple(name for name in as_one_word if name),
        sorted_words(all_tokens),
        plain_words(plain),
    )


def _terms(all_tokens: list[str]) -> list[Term]:
    distinct = list(dict.fromkeys(all_tokens))[:MAX_QUERY_WORDS]
    significant = [token for token in distinct if token not in STOP_WORDS] or distinct
    has_plain_word = any(token not in LIGHT_WORDS for token in significant)
    return [Term(token, LIGHT_FACTOR if has_plain_word and token in LIGHT_WORDS else 1.0) for token in significant]
