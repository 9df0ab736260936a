"""From an entry to what the tables hold of it: columns, folded words, names. Pure: another process can do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from mlcat.index.tables import PHRASE, SIZES
from mlcat.model import Entry
from mlcat.schema import values_to_json
from mlcat.words import HYPHEN, SEAM, bare, chunks, fold, squeeze, stem, taken_apart, unpacked

_REST = (
    "description", "aliases", "topics", "authors", "et_al", "organization", "venue", "arxiv", "doi", "license",
    "language", "install", "last_activity",
)  # fmt: skip
_rest_of = attrgetter(*_REST)
_FORGES = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co", "www.kaggle.com"})


Columns = tuple[str | int | None, ...]
"""id, title, url; tags, kind, status, year, summary, rest: the columns of `entries`, without its section."""

Prepared = tuple[str, Columns, str, tuple[str, str, str, str], dict[str, int], tuple[str, ...]]
"""What the tables hold of an entry, but for its number: the id of its section; its columns; the tokens of its fields
(see `tables.FIELDS`); the stems of its names, of its topics and the like, and of its prose, with the number of words in
its title; its names with their ranks (see the table `names`); its tags. Plain tuples, because they go from process to
process by the million."""


def prepare(entries: Iterable[Entry], section_words: Mapping[str, str]) -> list[Prepared]:
    """What the tables hold of each entry; `section_words` are by section the titles of it and of those above it, each
    a phrase (see `PHRASE`)."""
    prepared = []
    remaining = iter(entries)
    # Some at a time, so that a text is folded with thousands of others at once and yet takes little memory.
    while some := list(islice(remaining, _AT_ONCE)):
        for entry, fields, stems in zip(some, *_folded(some, section_words), strict=True):
            title, aliases, _ = fields.split("\n", 2)
            size = str(min(len(title.split()), SIZES + 1))
            name, topic, prose = stems.split(_GROUP)
            tags = _tags(entry.tags) if entry.tags else ()
            names = _names(entry, title, aliases)
            prepared.append((entry.section, _columns(entry), fields, (name, topic, prose, size), names, tags))
    return prepared


@lru_cache(maxsize=1 << 12)
def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without those given twice, in whatever case."""
    return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


def _columns(entry: Entry) -> tuple[str | int | None, ...]:
    values = _rest_of(entry)
    rest: dict[str, object] = {}
    if any(values):
        rest = {key: value for key, value in zip(_REST, values, strict=True) if value}
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    return (
        entry.id, entry.title, entry.url, "\t".join(entry.tags), entry.kind, entry.status, entry.year, entry.summary,
        values_to_json(rest) if rest else "{}",
    )  # fmt: skip


def _own_words(entry: Entry) -> str:
    """The description without the summary where it begins with it, as an imported one does: no word counts twice."""
    description = entry.description or ""
    return description.removeprefix(entry.summary) if entry.summary else description


def _owner(url: str) -> str:
    """Whose repository it is, for people who remember the organization and not the name."""
    host, _, path = url.partition("://")[2].partition("/")
    return path.partition("/")[0] if host in _FORGES else ""


# --- Folding ----------------------------------------------------------------------------------------------------
#
# All texts of many entries are folded as one: a text of pieces with marks between fields, phrases and entries. What is
# done for each piece is then done by `map`, `zip` and `join`, in a third of the time that calls for each field take.

_AT_ONCE = 200  # entries: of the longest descriptions together some MiB
# The marks are pieces themselves. No text has these characters: validation refuses them.
_PHRASE = "\x01"
_FIELD = "\x02"
_GROUP = "\x03"  # a field at which another column of stems begins
_END = "\x04"

Folded = tuple[str, str]
"""A piece as tokens, and as stems, a blank behind each so that pieces need nothing between them."""


class _Pieces(dict[str, Folded]):
    """What stands between blanks, folded: one token mostly, none for a dash, two for `either/or`.

    A dict, because a hit in it costs half of what `lru_cache` takes, and nearly all pieces of a long text are hits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._begin()

    def _begin(self) -> None:
        self.update({_PHRASE: (PHRASE, ""), _FIELD: ("\n", ""), _GROUP: ("\n", _GROUP), _END: (_END, _END)})

    def __missing__(self, piece: str) -> Folded:
        if piece.isalpha() and piece.isascii():  # most are one chunk as they stand
            folded = _with_forms(piece)
        else:  # `(word),` is the word, which may be known
            each = [self.get(chunk) or _with_forms(chunk) for chunk in chunks(piece)]
            folded = "".join([words for words, _ in each]), "".join([stems for _, stems in each])
        if len(piece) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
                self._begin()
            self[piece] = folded
        return folded


_REMEMBERED = 1 << 16  # pieces: 20 MiB
_LONG = 40  # characters; what is longer does not come again
_pieces = _Pieces()


def _with_forms(chunk: str) -> Folded:
    """A chunk's token as `entries.words` has it, a compound with all its forms, the whole first; and their stems."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):
        word = fold(chunk)
        return f"{word} ", f"{stem(word)} "
    pieces = taken_apart(chunk)
    parts = [part for piece in pieces for part in piece]
    forms = ["".join(parts), *parts] if len(parts) > 1 else parts
    return (HYPHEN if len(pieces) > 1 else SEAM).join(forms) + " ", " ".join(map(stem, forms)) + " "


def _folded(entries: list[Entry], section_words: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """For each entry the tokens of its fields (see `tables.FIELDS`), and its stems with marks between the groups."""
    text = f" {_END} ".join([_text(entry, section_words[entry.section]) for entry in entries])
    words, stems = zip(*map(_pieces.__getitem__, text.split()), strict=True)
    tokens = "".join(words)
    for mark in (PHRASE, "\n", _END):
        tokens = tokens.replace(f" {mark}", mark)
    while any(empty in tokens for empty in _EMPTY):  # a phrase without a token, like a dash: rare
        for empty, left in _EMPTY.items():
            tokens = tokens.replace(empty, left)
    return tokens.rstrip(" ").split(_END), "".join(stems).split(_END)


_EMPTY = {PHRASE * 2: PHRASE, f"\n{PHRASE}": "\n", f"{PHRASE}\n": "\n"}


def _text(entry: Entry, section_words: str) -> str:
    """The searched texts of an entry, field by field."""
    # Most entries of a large list have little more than a title and a summary.
    people: tuple[object, ...] = (*entry.authors, entry.organization, _owner(entry.url), entry.venue, entry.year)
    shelf = (*entry.tags, section_words.replace(PHRASE, _BETWEEN), entry.kind, entry.language, entry.status)
    return (
        f"{entry.title} {_FIELD} {_BETWEEN.join(entry.aliases)} {_GROUP} {_BETWEEN.join(entry.topics)} {_FIELD} "
        f"{_BETWEEN.join([str(one) for one in people if one])} {_FIELD} "
        f"{_BETWEEN.join([one for one in shelf if one])} {_GROUP} "
        f"{entry.summary or ''} {_FIELD} {_own_words(entry)}"
    )


_BETWEEN = f" {_PHRASE} "


# --- Names ------------------------------------------------------------------------------------------------------


def _names(entry: Entry, title: str, aliases: str) -> dict[str, int]:
    """Every form under which the entry is looked up by name, with its rank (see the table `names`); `title` and
    `aliases` are the folded ones."""
    found = {entry.id.replace("-", ""): 0}
    whole, in_order = _as_one_and_sorted(title)
    found.setdefault(squeeze(entry.title), 1)
    found.setdefault(whole, 1)
    others = [in_order]
    if aliases:
        for alias in entry.aliases:
            found.setdefault(squeeze(alias), 2)
        for alias in aliases.split(PHRASE):
            whole, in_order = _as_one_and_sorted(alias)
            found.setdefault(whole, 2)
            others.append(in_order)
    for name in others:
        found.setdefault(name, 3)
    for name in (entry.title, *entry.aliases):
        if "+" in name or "#" in name or "." in name:  # otherwise it is the squeezed name
            found.setdefault(bare(name), 3)
    found.pop("", None)
    return found


def _as_one_and_sorted(name: str) -> tuple[str, str]:
    """A folded name written as one word, and its words in alphabetical order; "" where it has only one."""
    if " " not in name and SEAM not in name and HYPHEN not in name:
        return name, ""
    wholes, parts = [], []
    for token in name.split():
        whole, *its_parts = unpacked(token).split()
        wholes.append(whole)
        parts += its_parts or [whole]
    return "".join(wholes), " ".join(sorted(parts)) if len(parts) > 1 else ""
