"""Analysis: converts the searched texts of an entry to tokens and stems."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from mlcat.index.schema import MAX_TITLE_SIZE, PHRASE_SEPARATOR
from mlcat.model import Entry
from mlcat.publications import author_name
from mlcat.text.addresses import HOSTS_WITH_OWNERS, HostAndPath
from mlcat.text.compounds import split_compound
from mlcat.text.english import fold
from mlcat.text.ngrams import indexed_bigrams, is_unsegmented
from mlcat.text.stemming import stem
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR, chunks

_HOSTS_WITH_OWNERS = HOSTS_WITH_OWNERS | {"kaggle.com"}

_Analyzed = tuple[str, str]
"""The tokens and the stems of a text, both separated by blanks."""
_NO_TEXT: _Analyzed = ("", "")


class Analysis(NamedTuple):
    """The tokens and stems of the texts of an entry."""

    title: str
    """The tokens of its title."""
    aliases: str
    """The tokens of its aliases; PHRASE_SEPARATOR separates one alias from the next."""
    tokens: str
    """The tokens of all `schema.FIELDS`, one line per field."""
    stems: tuple[str, str, str, str]
    """The values of the table `stems`: the stems of its names; of its topics, people and facets; of its summary and
    description; and the number of words in its title."""


def analyze(entry: Entry, address: HostAndPath, sections: tuple[str, ...]) -> Analysis:
    """Analyzes an entry; `address` is that of the entry, `sections` are the titles of its section and of its parents,
    the outermost first."""
    title, title_stems = _analyze(entry.title)
    aliases, alias_stems = _analyze_phrases(entry.aliases) if entry.aliases else _NO_TEXT
    topics, topic_stems = _analyze_phrases(entry.topics) if entry.topics else _NO_TEXT
    people, people_stems = _analyze_phrases(_people(entry, address))
    facets, facet_stems = _analyze_facets(entry.tags, sections, entry.kind, entry.language, entry.status)
    summary, summary_stems = _analyze(entry.summary) if entry.summary else _NO_TEXT
    has_prose = entry.description or entry.publications
    description, description_stems = _analyze(_description_text(entry)) if has_prose else _NO_TEXT
    stems = (
        f"{title_stems} {alias_stems}",
        f"{topic_stems} {people_stems} {facet_stems}",
        f"{summary_stems} {description_stems}",
        str(min(len(title.split()), MAX_TITLE_SIZE + 1)),
    )
    tokens = "\n".join((title, aliases, topics, people, facets, summary, description))
    return Analysis._make((title, aliases, tokens, stems))


def _analyze_phrases(texts: Iterable[object]) -> _Analyzed:
    """Analyzes several texts, each of which is a phrase: PHRASE_SEPARATOR separates their tokens."""
    analyzed = [_analyze(str(text)) for text in texts if text]
    return analyzed[0] if len(analyzed) == 1 else _join(analyzed, PHRASE_SEPARATOR)


@lru_cache(maxsize=1 << 12)  # many entries have the same facets
def _analyze_facets(
    tags: tuple[str, ...], sections: tuple[str, ...], kind: str | None, language: str | None, status: str | None
) -> _Analyzed:
    return _analyze_phrases((*tags, *reversed(sections), kind, language, status))


def _analyze(text: str) -> _Analyzed:
    words = text.split()
    return _pieces[words[0]] if len(words) == 1 else _join([*map(_pieces.__getitem__, words)], " ")


def _join(analyzed: list[_Analyzed], separator: str) -> _Analyzed:
    """Joins analyzed texts, with `separator` between the tokens of those that have any."""
    if not analyzed:
        return _NO_TEXT
    tokens, stems = zip(*analyzed, strict=True)
    return separator.join(tokens if all(tokens) else filter(None, tokens)), " ".join(stems)


def _people(entry: Entry, address: HostAndPath) -> Iterable[object]:
    """The people of an entry, as `schema.FIELDS` defines them, without duplicates."""
    host, path = address
    owner = path[0] if path and host in _HOSTS_WITH_OWNERS else ""  # some people remember only the owner
    people: dict[object, None] = dict.fromkeys((*entry.authors, entry.organization, owner, entry.year))
    for publication in entry.publications:
        people.update(dict.fromkeys((*map(author_name, publication.authors), publication.year, publication.venue)))
    return people


def _description_text(entry: Entry) -> str:
    """The description and the titles of the publications.

    So that no word counts twice, a summary at the start of the description is left out, as in imported entries, and so
    is the title of a publication if it is that of the entry.
    """
    description = entry.description or ""
    if entry.summary:
        description = description.removeprefix(entry.summary)
    other_titles = [publication.title for publication in entry.publications if publication.title != entry.title]
    return " ".join((description, *other_titles))


# --- Pieces: the stretches of a text between blanks, each of which has any number of chunks (see `text.tokens`) ---

_MAX_CACHED = 48 << 10  # pieces; they take 12 MiB
_MAX_CACHED_LENGTH = 40  # characters; longer pieces do not repeat


class _PieceCache(dict[str, _Analyzed]):
    """A cache of the tokens and stems of pieces of text between blanks.

    A piece may have no chunk (a dash) or several (`either/or`). A dict takes half the time of `lru_cache` for a hit,
    and nearly all pieces of a long text are hits.
    """

    def __missing__(self, piece: str) -> _Analyzed:
        if piece.isalpha() and piece.isascii():  # most pieces are a single chunk
            analyzed = _analyze_chunk(piece)
        else:  # the word in `(word),` may be in the cache
            analyzed_chunks = [self.get(chunk) or _analyze_chunk(chunk) for chunk in chunks(piece)]
            analyzed = analyzed_chunks[0] if len(analyzed_chunks) == 1 else _join(analyzed_chunks, " ")
        if len(piece) <= _MAX_CACHED_LENGTH:
            if len(self) >= _MAX_CACHED:
                self._forget()
            self[piece] = analyzed
        return analyzed

    def _forget(self) -> None:
        """Removes the later half. Frequent words come early and stay; most later pieces are names that occur once."""
        for piece in list(self)[_MAX_CACHED // 2 :]:
            del self[piece]


_pieces = _PieceCache()


def _analyze_chunk(chunk: str) -> _Analyzed:
    """The token of a chunk as the index has it (a compound with all its forms, the whole first), and its stems."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):  # most chunks; runs have no lower case
        word = fold(chunk)
        return word, stem(word)
    if is_unsegmented(chunk):
        bigrams = " ".join(indexed_bigrams(chunk))
        return bigrams, bigrams
    stretches = split_compound(chunk)
    parts = [part for stretch in stretches for part in stretch]
    forms = ["".join(parts), *parts] if len(parts) > 1 else parts
    separator = MARK_SEPARATOR if len(stretches) > 1 else CASE_SEPARATOR
    return separator.join(forms), " ".join(map(stem, forms))
