"""From an entry to what the tables hold of it: columns, folded words, names. Pure: another process can do it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from mlcat.index.tables import PHRASE, SIZES
from mlcat.model import Entry
from mlcat.words import HYPHEN, SEAM, bare, chunks, forms, joined, sorted_words, squeeze, stem, token, tokens

_REST = (
    "description", "aliases", "topics", "authors", "et_al", "organization", "venue", "arxiv", "doi", "license",
    "language", "install", "last_activity",
)  # fmt: skip
_rest_of = attrgetter(*_REST)
_to_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for each call
_FORGES = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co", "www.kaggle.com"})


Columns = tuple[str | int | None, ...]
"""id, title, url; tags, kind, status, year, summary, rest: the columns of `entries`, without its section."""

Prepared = tuple[str, Columns, str, tuple[str, str, str, str], dict[str, int], tuple[str, ...]]
"""What the tables hold of an entry, but for its number: the id of its section; its columns; the tokens of its fields
(see `tables.FIELDS`); the stems of its names, of its topics and the like, and of its prose, with the number of words in
its title; its names with their ranks (see the table `names`); its tags. Plain tuples, because they go from process to
process by the million."""


Folded = tuple[str, str]
"""A text as tokens, and as stems."""

_NOTHING: Folded = ("", "")


def prepare(entry: Entry, section_words: str) -> Prepared:
    """What the tables hold of `entry`; `section_words` are the titles of its section and those above, in phrases."""
    # Most entries of a large list have little more than a title and a summary: what is empty costs no call.
    spelled = chunks(entry.title)
    title = [token(chunk) for chunk in spelled]
    year = str(entry.year) if entry.year else ""
    fields = (
        _folded(spelled),
        _phrases(entry.aliases) if entry.aliases else _NOTHING,
        _phrases(entry.topics) if entry.topics else _NOTHING,
        _phrases((*entry.authors, entry.organization, _owner(entry.url), entry.venue, year)),
        _shelf(entry.tags, section_words, entry.kind, entry.language, entry.status),
        _folded(chunks(entry.summary)) if entry.summary else _NOTHING,
        _folded(chunks(_own_words(entry))) if entry.description else _NOTHING,
    )
    stems = [stemmed for _, stemmed in fields]
    return (
        entry.section,
        _columns(entry),
        "\n".join([words for words, _ in fields]),
        (" ".join(stems[:2]), " ".join(stems[2:5]), " ".join(stems[5:]), str(min(len(title), SIZES + 1))),
        _names(entry, title),
        _tags(entry.tags) if entry.tags else (),
    )


@lru_cache(maxsize=1 << 12)
def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without those given twice, in whatever case."""
    return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


def unpacked(text: str) -> list[str]:
    """All words in a string of tokens, the forms of its compounds among them."""
    return text.replace(SEAM, " ").replace(HYPHEN, " ").split()


def _columns(entry: Entry) -> tuple[str | int | None, ...]:
    values = _rest_of(entry)
    rest: dict[str, object] = {}
    if any(values):
        rest = {key: value for key, value in zip(_REST, values, strict=True) if value}
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    return (
        entry.id, entry.title, entry.url, "\t".join(entry.tags), entry.kind, entry.status, entry.year, entry.summary,
        _to_json(rest) if rest else "{}",
    )  # fmt: skip


def _own_words(entry: Entry) -> str:
    """The description without the summary where it begins with it, as an imported one does: no word counts twice."""
    description = entry.description or ""
    return description.removeprefix(entry.summary) if entry.summary else description


class _Forms(dict[str, Folded]):
    """By chunk of text, the token as `entries.words` has it, and its stems. A dict, because a hit in it costs half of
    what `lru_cache` takes, and nearly all of an import are hits."""

    def __missing__(self, chunk: str) -> Folded:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[chunk] = _with_forms(token(chunk))
        return found


_REMEMBERED = 1 << 17  # chunks: 30 MiB
_forms = _Forms()


def _folded(spelled: list[str]) -> Folded:
    pairs = [_forms[chunk] for chunk in spelled]
    return " ".join([words for words, _ in pairs]), " ".join([stems for _, stems in pairs])


def _with_forms(token: str) -> Folded:
    """A token as `entries.words` has it, a compound with all its forms, the whole first; and the stems of them."""
    if HYPHEN not in token and SEAM not in token:
        return token, stem(token)
    found = forms(token)
    return (HYPHEN if HYPHEN in token else SEAM).join(found), " ".join([stem(word) for word in found])


def _phrases(texts: Iterable[str | None]) -> Folded:
    """Texts as phrases."""
    pairs = [_folded(chunks(text)) for text in texts if text]
    if len(pairs) < 2:
        return pairs[0] if pairs else _NOTHING
    return PHRASE.join([words for words, _ in pairs]), " ".join([stems for _, stems in pairs])


@lru_cache(maxsize=1 << 12)
def _shelf(tags: tuple[str, ...], sections: str, *rest: str | None) -> Folded:
    # Cached because they come again and again.
    return _phrases((*tags, *sections.split(PHRASE), *rest))


def _owner(url: str) -> str:
    """Whose repository it is, for people who remember the organization and not the name."""
    host, _, path = url.partition("://")[2].partition("/")
    return path.partition("/")[0] if host in _FORGES else ""


def _names(entry: Entry, title: list[str]) -> dict[str, int]:
    """Every form under which the entry is looked up by name, with its rank (see the table `names`)."""
    found: dict[str, int] = {squeeze(entry.id): 0}
    found.setdefault(squeeze(entry.title), 1)
    found.setdefault(joined("".join(title)), 1)
    sorted_names = [sorted_words(title)]
    for alias in entry.aliases:
        folded = tokens(alias)
        found.setdefault(squeeze(alias), 2)
        found.setdefault(joined("".join(folded)), 2)
        sorted_names.append(sorted_words(folded))
    for name in sorted_names:
        found.setdefault(name, 3)
    for name in (entry.title, *entry.aliases):
        if "+" in name or "#" in name or "." in name:  # otherwise it is the squeezed name
            found.setdefault(bare(name), 3)
    found.pop("", None)
    return found
