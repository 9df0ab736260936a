"""Recognizes citations without a link, which cannot be entries, so that an import accounts for them."""

from collections.abc import Iterator

from mlcat.importing.documents.tree import BADGE, LINK, text_of
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.years import YEAR
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch
from mlcat.importing.lists.parsed import LeftOut

NO_ADDRESS = "no address"
_NUMBER = lazy_compile(r"^\W*\d{1,4}[.):\]】]+\s*")
_QUOTE = lazy_compile(r"[\"“«„「『]")
_SENTENCE_END = lazy_compile(r"(?<=[^\W\d_]{2}\.)\s")
_MAX_CITATION = 600  # characters


def citation_without_link(context: BlockContext) -> LayoutMatch | None:
    """Ada Moss. "Title." Venue, year."""
    if context.parent_entry or context.nested or any(inline.kind in (LINK, BADGE) for inline in context.inlines):
        return None
    text = text_of(context.inlines)
    return LayoutMatch(left_out=[LeftOut(NO_ADDRESS, context.block.line, text)]) if _is_citation(text) else None


def _is_citation(text: str) -> bool:
    """Whether a text begins with authors, and has a year."""
    if len(text) > _MAX_CITATION or not YEAR.search(text) or "://" in text:
        return False
    text = _NUMBER.sub("", text)
    return any(authors_of(head, accept_single=is_certain) is not None for head, is_certain in _heads(text))


def _heads(text: str) -> Iterator[tuple[str, bool]]:
    """Yields the texts before a quoted title, before a year and before the second sentence, which may be authors.

    Before a quoted title, one name is enough.
    """
    for pattern, is_certain in ((_QUOTE, True), (YEAR, False), (_SENTENCE_END, False)):
        if match := pattern.search(text):
            yield text[: match.start()].strip(" ,.;:("), is_certain
