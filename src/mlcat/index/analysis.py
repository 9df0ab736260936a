"""From the searched texts of entries to tokens and stems.

All texts of many entries are folded as one: pieces a blank apart, with marks between phrases, fields and entries. What
is done for each piece is then done by `map`, `zip` and `join`, in a third of the time that calls for each field take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mlcat.index.schema import PHRASE
from mlcat.model import Entry
from mlcat.text.english import fold
from mlcat.text.stemming import stem
from mlcat.text.tokens import HYPHEN, SEAM, chunks, split_compound

_FORGES = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co", "www.kaggle.com"})

# The marks are pieces themselves. No text has these characters: validation refuses them.
_PHRASE_MARK = "\x01"
_FIELD_MARK = "\x02"
_GROUP_MARK = "\x03"  # a field at which another group of stems begins
_END_MARK = "\x04"
_BETWEEN = f" {_PHRASE_MARK} "
_EMPTY_PHRASES = {PHRASE * 2: PHRASE, f"\n{PHRASE}": "\n", f"{PHRASE}\n": "\n"}
"""What a phrase without a token leaves between others, and what should be there."""


class Folded(NamedTuple):
    """An entry's texts."""

    fields: str
    """The tokens of its fields: see `tables.FIELDS`."""
    stems: list[str]
    """The stems of its names, of its topics and the like, and of its prose."""


def folded(entries: Sequence[Entry], section_words: Mapping[str, str]) -> list[Folded]:
    """The texts of some entries, folded; `section_words` are by section its title and those above, in phrases."""
    text = f" {_END_MARK} ".join([_text(entry, section_words[entry.section]) for entry in entries])
    words, stems = zip(*map(_pieces.__getitem__, text.split()), strict=True)
    fields = "".join(words)
    for mark in (PHRASE, "\n", _END_MARK):
        fields = fields.replace(f" {mark}", mark)
    while any(empty in fields for empty in _EMPTY_PHRASES):
        for empty, left in _EMPTY_PHRASES.items():
            fields = fields.replace(empty, left)
    each = zip(fields.rstrip(" ").split(_END_MARK), "".join(stems).split(_END_MARK), strict=True)
    return [Folded(its_fields, its_stems.split(_GROUP_MARK)) for its_fields, its_stems in each]


def _text(entry: Entry, section_words: str) -> str:
    """The searched texts of an entry, field by field."""
    people: tuple[object, ...] = (*entry.authors, entry.organization, _owner(entry.url), entry.venue, entry.year)
    shelf = (*entry.tags, section_words.replace(PHRASE, _BETWEEN), entry.kind, entry.language, entry.status)
    return (
        f"{entry.title} {_FIELD_MARK} {_BETWEEN.join(entry.aliases)} "
        f"{_GROUP_MARK} {_BETWEEN.join(entry.topics)} "
        f"{_FIELD_MARK} {_BETWEEN.join([str(one) for one in people if one])} "
        f"{_FIELD_MARK} {_BETWEEN.join([one for one in shelf if one])} "
        f"{_GROUP_MARK} {entry.summary or ''} {_FIELD_MARK} {_own_words(entry)}"
    )


def _own_words(entry: Entry) -> str:
    """The description without the summary where it begins with it, as an imported one does: no word counts twice."""
    description = entry.description or ""
    return description.removeprefix(entry.summary) if entry.summary else description


def _owner(url: str) -> str:
    """Whose repository it is, for people who remember the organization and not the name."""
    host, _, path = url.partition("://")[2].partition("/")
    return path.partition("/")[0] if host in _FORGES else ""


# --- Pieces -----------------------------------------------------------------------------------------------------

_Piece = tuple[str, str]
"""A piece as tokens and as stems, a blank behind each, so that pieces need nothing between them."""

_REMEMBERED = 1 << 15  # pieces: 10 MiB
_LONG = 40  # characters; what is longer does not come again


class _Pieces(dict[str, _Piece]):
    """What stands between blanks, folded: one token mostly, none for a dash, two for `either/or`.

    A dict, because a hit in it costs half of what `lru_cache` takes, and nearly all pieces of a long text are hits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._add_marks()

    def _add_marks(self) -> None:
        self[_PHRASE_MARK] = (PHRASE, "")
        self[_FIELD_MARK] = ("\n", "")
        self[_GROUP_MARK] = ("\n", _GROUP_MARK)
        self[_END_MARK] = (_END_MARK, _END_MARK)

    def __missing__(self, piece: str) -> _Piece:
        if piece.isalpha() and piece.isascii():  # most are one chunk as they stand
            found = _with_forms(piece)
        else:  # `(word),` is the word, which may be known
            each = [self.get(chunk) or _with_forms(chunk) for chunk in chunks(piece)]
            found = "".join([words for words, _ in each]), "".join([stems for _, stems in each])
        if len(piece) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
                self._add_marks()
            self[piece] = found
        return found


_pieces = _Pieces()


def _with_forms(chunk: str) -> _Piece:
    """A chunk's token as `entries.words` has it, a compound with all its forms, the whole first; and their stems."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):
        word = fold(chunk)
        return f"{word} ", f"{stem(word)} "
    pieces = split_compound(chunk)
    parts = [part for piece in pieces for part in piece]
    forms = ["".join(parts), *parts] if len(parts) > 1 else parts
    return (HYPHEN if len(pieces) > 1 else SEAM).join(forms) + " ", " ".join(map(stem, forms)) + " "
